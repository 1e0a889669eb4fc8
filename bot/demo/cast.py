"""The cast: people of the roster, each with a phone, who come in by their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.demo.stage import Stage
    from bot.domain.roster import RosterCadre, RosterHousehold
    from bot.simulator.client import PersonHandle, SeenMessage

AGREE: Final = "同意加入"
JOINED: Final = "加入好了"
WHOLE_FAMILY: Final = "全家共用这部手机"


class Cast:
    """Finds people in the roster and lets them join as people do: open the link, tap, tap."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._households = {household.number: household for household in stage.roster.households}
        self._cadres = {cadre.name: cadre for cadre in stage.roster.cadres}

    def household(self, number: str) -> RosterHousehold:
        """Return a household of the roster; raise KeyError if there is none."""
        return self._households[number]

    def cadre(self, name: str) -> RosterCadre:
        """Return a cadre of the roster; raise KeyError if there is none."""
        return self._cadres[name]

    @property
    def secretary(self) -> RosterCadre:
        """The branch secretary."""
        return next(cadre for cadre in self._cadres.values() if cadre.is_secretary)

    @property
    def township(self) -> RosterCadre:
        """The township's contact."""
        return next(cadre for cadre in self._cadres.values() if cadre.is_township)

    def paired_with(self, group: int) -> RosterCadre:
        """Return the first cadre paired with a group."""
        return next(cadre for cadre in self._cadres.values() if cadre.group == group)

    async def member(self, number: str, place: int | None = 0) -> PersonHandle:
        """Return a member of a household with his phone, who hasn't written to the bot yet."""
        member = self.household(number).members[place or 0]
        return await self._stage.simulator.person(member.name, phone=_dialled(member.phone))

    async def official(self, name: str) -> PersonHandle:
        """Return a cadre (or the township's contact) with his phone, who hasn't written to the bot yet."""
        return await self._stage.simulator.person(name, phone=_dialled(self.cadre(name).phone))

    async def ask_in(self, person: PersonHandle, number: str, place: int | None = 0) -> None:
        """Open a household's link, agree, and say who of the family this is (None: all of them)."""
        await person.start(self._stage.tokens[number])
        await choose(person, AGREE)
        who = WHOLE_FAMILY if place is None else self.household(number).members[place].name
        await choose(person, who)

    async def join(
        self, number: str, place: int | None = 0, person: PersonHandle | None = None
    ) -> PersonHandle:
        """Let the first account of a household join; return its person."""
        person = person or await self.member(number, place)
        await self.ask_in(person, number, place)
        await person.expect(JOINED)
        return person

    async def join_cadre(self, name: str, person: PersonHandle | None = None) -> PersonHandle:
        """Let a cadre (or the township's contact) join by his own link; return his person."""
        person = person or await self.official(name)
        await person.start(self._stage.tokens[name])
        await choose(person, AGREE)
        await person.expect(JOINED)
        return person


async def choose(person: PersonHandle, label: str) -> SeenMessage:
    """Wait for a message with a button that is or contains `label`, tap it, and return the message."""
    message = await person.expect(lambda found: found.button(label) is not None)
    await person.tap(label, message)
    return message


def _dialled(phone: str | None) -> str | None:
    """Return a number as Telegram has it: with the country's code."""
    return f"+86{phone}" if phone else None
