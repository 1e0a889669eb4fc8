"""Lives: turns numbers into what the people of a town do, and has the watch look at each step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from bot.domain.content import ContentKind
from bot.domain.keyboard import button_data, new_token
from bot.domain.notices.matters import StaleButton
from bot.domain.reminder import ReminderKind
from bot.domain.roster import Roster
from bot.usecases import leaving, my_cases, my_data, registering, tasks, village_view
from bot.usecases.incoming import By
from bot.usecases.reachability import ChatMember, change
from bot.usecases.reminding import fire, plan
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS
from tests.usecases.people import ROSTER, without
from tests.usecases.phone import Got, Phone
from tests.usecases.town import Town
from tests.usecases.watch import Watch, phones_of, snapshot

TIMES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=11),
    timedelta(hours=5),
    timedelta(hours=14),
    timedelta(days=1),
    timedelta(days=2),
    timedelta(days=3),
    timedelta(days=8),
)
WORDS: Final = ("路灯不亮", "收到", "水沟堵了要挖开", "支书的事", "王样乙不办事", "低保怎么办", "1", "罗样")
KINDS: Final = (
    ContentKind.VOICE,
    ContentKind.PHOTO,
    ContentKind.LOCATION,
    ContentKind.CONTACT,
    ContentKind.VIDEO,
    ContentKind.DOCUMENT,
)


def _rosters() -> tuple[Roster, ...]:
    new_secretary = without("李样甲")
    cadres = tuple(replace(c, is_secretary=c.name == "王样乙") for c in new_secretary.cadres)
    return (
        ROSTER,
        ROSTER,
        without("王样乙"),
        without("张样丙"),
        without("刘样丁", roster=without("陈样戊")),
        without("韦样己"),
        replace(new_secretary, cadres=cadres),
    )


ROSTERS: Final = _rosters()
CALENDAR: Final = frozenset(
    {ReminderKind.DIGEST, ReminderKind.JOIN_DIGEST, ReminderKind.CLEANING, ReminderKind.FORGET_STRANGER}
)
"""They change no case."""
TOPICS: Final = (
    "社会事务服务中心",
    "计生卫生服务中心",
    "反映干部",
    "代办手续",
    "村民议事中心",
    "产业发展中心",
    "社会事务服务中心",
    "新的事情",
)
Choice = tuple[int, int, int, int]
CHOICES: Final = st.tuples(st.integers(0, 22), st.integers(0, 11), st.integers(0, 63), st.integers(0, 63))


class History:
    """Turns numbers into what people do."""

    def __init__(self, town: Town, watch: Watch) -> None:
        self.town = town
        self.watch = watch
        self.place = 0
        self.written: dict[str, list[int]] = {}

    async def take(self, choice: Choice) -> None:
        """Let one thing happen, and look at what came of it."""
        what, who, which, how = choice
        people = phones_of(self.town)
        person = people[who % len(people)]
        self.place += 1
        doing: dict[int, Callable[[], Awaitable[None]]] = {
            0: lambda: self._write(person, which, how),
            1: lambda: self._raise(people[6 + who % (len(people) - 6)], which, how),
            2: lambda: self._raise(people[6 + who % (len(people) - 6)], which, how),
            3: lambda: self._reply(person, which, how),
            4: lambda: self._reply(person, which, how),
            5: lambda: self._press(person, how),
            6: lambda: self._import(which),
            7: lambda: self._reach(person, reachable=how % 3 > 0),
            8: lambda: self._late(which),
            9: lambda: self.wait(which),
            10: lambda: self._answer(who, which, how),
            11: lambda: self._tap(people[6 + who % (len(people) - 6)], which, how),
            12: lambda: self._tap(people[6 + who % (len(people) - 6)], which, how),
            16: lambda: self._react(who, how),
            17: lambda: self._merge(who, which, how),
            18: lambda: self._react(who, how),
            14: lambda: self._show(people[6 + who % (len(people) - 6)], which, how),
            15: lambda: self._answer(who, which, how),
            21: lambda: self._keep_secret(people[6 + who % (len(people) - 6)], which, how),
            13: lambda: self._tap(people[6 + who % (len(people) - 6)], which, how),
            19: lambda: self._steal(person, which, how),
            20: lambda: self._own_data(person),
        }
        if what in doing:
            await doing[what]()
        else:
            await self._tap(person, which, how)

    async def _looked(self, done: Awaitable[object]) -> None:
        marks = {phone.name: len(phone.got) for phone in phones_of(self.town)}
        await done
        await self.town.deliver()
        sent = [got for phone in phones_of(self.town) for got in phone.got[marks[phone.name] :]]
        await self.watch.step(sent)

    def _token(self) -> str:
        return f"甲乙{self.place}丙"

    async def _write(self, person: Phone, which: int, how: int) -> None:
        words = WORDS[which % len(WORDS)]
        long = "长" * 4000 if how == 1 else ""
        text = f"{self._token()}{words}{long}" if which < 40 else words
        if how % 9 == 0 and self.written.get(person.name):
            await self._looked(
                person.edit(self.written[person.name][which % len(self.written[person.name])], text)
            )
            return
        done = person.write(text)
        await self._looked(self._noting(person, done))

    async def _raise(self, person: Phone, which: int, how: int) -> None:
        """Raise a matter and say where it goes, sometimes with his name kept back."""
        await (self._show if how % 4 == 0 else self._write)(person, which % 40, how)
        if how % 3 == 0:
            for label in ("保密", ("可以写组", "组也不要写")[which % 2], ("一起转", "只给支书")[how % 2]):
                await self._tap_if_there(person, label)
        await self._tap_if_there(person, TOPICS[which % len(TOPICS)])
        await self._tap_if_there(person, ROSTER.cadres[how % 5].name)
        if how % 7 == 0:
            await self._reach(person, reachable=False)

    async def _keep_secret(self, person: Phone, which: int, how: int) -> None:
        """Look at one of one's cases, and have one's name kept secret from now on."""
        await self._looked(person.press(my_cases.show))
        await self._tap(person, 0, how)
        for label in ("保密", ("可以写组", "组也不要写")[which % 2], ("一起转", "只给支书")[how % 2]):
            await self._tap_if_there(person, label)

    def _whoever_has(self, label: str, who: int) -> tuple[Phone, list[Got]] | None:
        """Return somebody who has such a button in front of him, and the messages that have it."""
        having = [
            (phone, found)
            for phone in phones_of(self.town)
            if (found := [got for got in phone.got if got.data(label) is not None])
        ]
        return having[who % len(having)] if having else None

    async def _react(self, who: int, how: int) -> None:
        """Say what one thinks of an answer."""
        for label in (("已解决", "没解决", "请支书再看", "知道了")[how % 4], ("满意", "不满意")[how % 2]):
            if found := self._whoever_has(label, who):
                person, shown = found
                await self._looked(person.tap(label, shown[-1]))

    async def _merge(self, who: int, which: int, how: int) -> None:
        """Make two tasks one."""
        if found := self._whoever_has("同一件事", who):
            person, cards = found
            await self._looked(person.more("同一件事", cards[-1 - which % min(len(cards), 4)]))
            await self._tap(person, 0, how)

    async def _tap_if_there(self, person: Phone, label: str) -> None:
        newest = next((got for got in reversed(person.got[-6:]) if got.buttons), None)
        if newest is not None and newest.data(label) is not None:
            await self._looked(person.tap(label, newest))

    async def _noting(self, person: Phone, done: Awaitable[int]) -> None:
        self.written.setdefault(person.name, []).append(await done)

    async def _show(self, person: Phone, which: int, how: int) -> None:
        kind = KINDS[which % len(KINDS)]
        text = f"{self._token()}看" if how % 2 and kind not in KINDS[2:4] else ""
        await self._looked(person.send(kind, text, file=f"file{self._token()}"))

    async def _reply(self, person: Phone, which: int, how: int) -> None:
        messages = [got for got in person.got if got.row.case_id is not None]
        if messages:
            to = messages[-1 - which % min(len(messages), 8)]
            await self._looked(person.write(f"{self._token()}{WORDS[how % len(WORDS)]}", to=to))

    async def _tap(self, person: Phone, which: int, how: int) -> None:
        shown = [got for got in person.got[-40:] if got.buttons]
        if shown:
            got = shown[-1 - which % min(len(shown), 4)]
            label = got.labels[how % len(got.labels)]
            await self._looked(person.tap(label, got))

    async def _answer(self, who: int, which: int, how: int) -> None:
        """Tap one of the buttons under a task and write what they ask for."""
        if found := self._whoever_has("当场答复", who):
            person, cards = found
            card = cards[-1 - which % min(len(cards), 4)]
            label = ("当场答复", "不能解决", "需要核实", "转办")[how % 4]
            await self._looked(person.tap(label, card))
            if label == "转办" and person.got[-1].labels:
                await self._tap(person, 0, which)
            done = person.write(f"{self._token()}这是一句完整的话")
            await self._looked(self._noting(person, done))

    async def _press(self, person: Phone, how: int) -> None:
        items = (my_cases.show, tasks.show, leaving.ask, registering.ask, village_view.show)
        await self._looked(person.press(items[how % len(items)]))

    async def _steal(self, person: Phone, which: int, how: int) -> None:
        """Tap a button that was forwarded from somebody else, or a made-up one: nothing comes of it."""
        others = [
            got for phone in phones_of(self.town) if phone is not person for got in phone.got if got.buttons
        ]
        data = button_data(new_token(), how % 3)
        if others and how % 4:
            buttons = others[-1 - which % len(others)].buttons
            data = buttons[how % len(buttons)][1]
        by = By(person.telegram_id)
        stolen = Tap(by, data, person.telegram_id, None, "", "")
        before = await snapshot(self.town)
        refusal = await self.town.try_(tap, Tapped(stolen, TAPS))
        assert isinstance(refusal, StaleButton), f"{person.name} tapped another's button: {refusal}"
        assert not await self.town.deliver()
        assert (await snapshot(self.town)).cases == before.cases

    async def _own_data(self, person: Phone) -> None:
        """Ask for all that is kept of oneself, as a sheet and a file."""
        await self._looked(person.press(my_data.begin))
        await self._tap_if_there(person, "给我一份文件")

    async def _import(self, which: int) -> None:
        await self._looked(self.town.import_(ROSTERS[which % len(ROSTERS)]))

    async def _reach(self, person: Phone, *, reachable: bool) -> None:
        """He blocks the bot, or lets it write again."""
        command = ChatMember(By(person.telegram_id), reachable)
        await self._looked(self.town.desk.perform(change, command))

    async def wait(self, which: int) -> None:
        """Let time pass; everything fires at its own time."""
        until = self.town.clock.at + TIMES[which % len(TIMES)]
        while True:
            following = await self.town.look(lambda records: records.reminders.next_due())
            if following is None or following > until:
                break
            self.town.clock.at = max(self.town.clock.at, following)
            await self._fire()
        self.town.clock.at = until

    async def _late(self, which: int) -> None:
        """The bot was off meanwhile: everything fires at once, at its start."""
        self.town.clock.at += TIMES[which % len(TIMES)]
        await self.town.desk.perform(plan, None)
        await self._fire()

    async def _fire(self) -> None:
        told: set[tuple[int, str]] = set()
        async for reminder, sent in self.town.firings():
            if sent or reminder.kind not in CALENDAR:
                await self.watch.step(sent, reminder)
            await self.town.desk.perform(fire, reminder)  # fired again: nothing may come of it
            assert not await self.town.deliver()
            for got in sent:
                if got.row.method == "sendMessage" and reminder.kind.value != "album":
                    key = (got.row.chat_id, got.text)
                    assert key not in told, f"told twice at once: {got.text}"
                    told.add(key)
