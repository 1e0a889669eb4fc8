"""One cell of the matrix: somebody does something, what comes of it is looked at, and all of it is undone."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.access import Sight, Viewer, access
from bot.domain.case import Case
from bot.domain.notices.joining import StrangerHint
from bot.domain.notices.notice import Refusal
from bot.domain.village import Village
from bot.telegram.composer import TelegramComposer
from bot.usecases.bells import Bells
from bot.usecases.composing import Composed, Envelope
from bot.usecases.desk import Desk
from bot.usecases.work import Work
from tests.trust.people import NAME, PHONE, SECRET, Company
from tests.usecases.phone import Phone
from tests.usecases.town import LANGUAGES

TELLING: Final = (SECRET, NAME, PHONE)
Do = Callable[[Work], Awaitable[object]]


class Undo(Exception):  # noqa: N818 - it undoes a cell on purpose
    """Carries a cell's outcome out of the transaction that it undoes."""

    def __init__(self, outcome: str) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class Listener(TelegramComposer):
    """Composes as the bot does, and hears everything."""

    def __init__(self) -> None:
        super().__init__(LANGUAGES)
        self.heard: list[tuple[Envelope, str]] = []
        self.open: list[tuple[Envelope, str]] = []
        """What tells of the villager and can be forwarded."""

    def compose(self, envelope: Envelope, village: Village, now: datetime) -> Composed:
        composed = super().compose(envelope, village, now)
        said = json.dumps([dict(draft.payload) for draft in composed.drafts], ensure_ascii=False)
        self.heard.append((envelope, said))
        self.open += [
            (envelope, text)
            for draft in composed.drafts
            if not draft.method.startswith("edit") and not draft.payload.get("protect_content")
            if any(
                telling in (text := json.dumps(dict(draft.payload), ensure_ascii=False))
                for telling in TELLING
            )
        ]
        return composed


class Bench:
    """Tries cells on a company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.listener = Listener()
        settings = Settings.model_validate(
            {"telegram": {"token": "10001:IN-TOWN-made-up-token-of-nobody-00"}, "village": {"name": "样村"}}
        )
        town = company.town
        self.desk = Desk(town.store, town.clock, town.village, rules_of(settings), self.listener, Bells())

    async def outcome(self, who: Phone, prepare: Callable[[Work], Awaitable[tuple[Do, Case | None]]]) -> str:
        """Return d (done), r (refused) or s (silent), having seen that nobody was told what isn't his."""
        self.listener.heard.clear()
        self.listener.open.clear()

        async def unit(work: Work, _command: None) -> None:
            act, case = await prepare(work)
            self.listener.heard.clear()
            self.listener.open.clear()
            try:
                await act(work)
            except Refusal:
                raise Undo("r") from None
            await self._what_tells_of_him_stays_where_it_is(work)
            if case is not None:
                await self._nobody_learns_what_is_denied_him(work, case)
            raise Undo(self._told(who))

        try:
            await self.desk.perform(unit, None)
        except Undo as undo:
            return undo.outcome
        raise AssertionError("a cell was not undone")

    def _told(self, who: Phone) -> str:
        own = [e.notice for e, _ in self.listener.heard if e.account.id == who.account_id]
        turned_away = (Refusal, StrangerHint)
        if own and all(isinstance(notice, turned_away) or _says_kept(notice) for notice in own):
            return "r"
        return "d" if self.listener.heard else "s"

    async def _what_tells_of_him_stays_where_it_is(self, work: Work) -> None:
        for envelope, said in self.listener.open:
            person = await work.person_of(envelope.account)
            own = person.household is not None and person.household.head == NAME
            assert own, f"{type(envelope.notice).__name__} to {person.name} can be forwarded: {said}"

    async def _nobody_learns_what_is_denied_him(self, work: Work, before: Case) -> None:
        after = await work.records.cases.get(before.id)
        for envelope, said in self.listener.heard:
            person = await work.person_of(envelope.account)
            viewer = Viewer(person.account.id, person.cadre)
            granted = [access(viewer, case) for case in (before, after) if case is not None]
            where = f"{type(envelope.notice).__name__} to {person.name}"
            if SECRET in said or SECRET[:6] in said:
                assert any(g.sight is Sight.EVERYTHING for g in granted), f"words in {where}"
            if NAME in said or PHONE in said:
                own = person.household is not None and person.household.head == NAME
                assert own or any(g.identity for g in granted), f"identity in {where}"
            if str(before.number) in said:
                assert any(g.sight is not Sight.NOTHING for g in granted), f"number in {where}"


def _says_kept(notice: Any) -> bool:
    """A stranger is told in the same breath that what he wrote is kept for him."""
    return type(notice).__name__ == "HeldKept"
