"""A watch over a town: what must hold after each step, whatever people do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.domain.access import NOTHING, Access, Sight, Viewer, access
from bot.domain.case import Case
from bot.domain.case_life import RUNNING
from bot.domain.entry import Entry, Side, Waiting
from bot.domain.lengths import CAPTION_LIMIT, TEXT_LIMIT, utf16_length
from bot.domain.people import Cadre
from bot.domain.reminder import Reminder, ReminderKind
from bot.ports import Records
from bot.usecases.case_clock import RUNNING_KINDS
from tests.usecases.people import HOUSEHOLDS
from tests.usecases.phone import Got, Phone
from tests.usecases.town import START, Town

TOKEN: Final = re.compile(r"甲乙\d+丙")
"""Every message in a history holds one of these, so that what is sent tells whose words it holds."""
NUMBER: Final = re.compile(r"\d{4}-\d{4}")
OF_THE_CLOCK: Final = frozenset(RUNNING_KINDS) - {ReminderKind.CENTER_CHOICE}
ASKS_OUT_LOUD: Final = ("editMessageText", "editMessageReplyMarkup")
"""They only take buttons away from what the person has on his screen already."""


@dataclass
class Snapshot:
    """The records at one moment."""

    cases: dict[str, Case]
    cadre_of: dict[int, Cadre]
    """Account to active cadre."""
    words: dict[str, Entry]
    """Token to entry."""
    household: dict[int, str]
    cadres: dict[int, Cadre]

    def may(self, account_id: int, case: Case) -> Access:
        return access(Viewer(account_id, self.cadre_of.get(account_id)), case)


async def snapshot(town: Town) -> Snapshot:
    async def read(records: Records) -> Snapshot:
        cases = await records.cases.opened_between(
            START - timedelta(days=1), town.clock.at + timedelta(days=1)
        )
        words: dict[str, Entry] = {}
        for phone in town.phones.values():
            for waiting in (Waiting.MATTER, Waiting.TASK):
                for entry in await records.entries.waiting(phone.account_id, waiting):
                    _remember(words, entry)
        for case in cases:
            for entry in await records.entries.of_case(case.id):
                _remember(words, entry)
        directory = await records.people.directory()
        cadre_of = {}
        for cadre in directory.cadres:
            account = await records.accounts.of_cadre(cadre.id)
            if account is not None:
                cadre_of[account.id] = cadre
        households = {household.id: household.number for household in await records.people.households()}
        return Snapshot(
            {str(case.number): case for case in cases},
            cadre_of,
            words,
            households,
            {cadre.id: cadre for cadre in directory.cadres},
        )

    return await town.look(read)


def _remember(words: dict[str, Entry], entry: Entry) -> None:
    if entry.content is None:
        return
    for said in (entry.content.text, str(entry.content.media.get("file_id", ""))):
        for token in TOKEN.findall(said):
            words[token] = entry


SET_AGAIN = {ReminderKind.CENTER_CHOICE, ReminderKind.BURST}
"""Reminders that are set anew under the same key once they have fired: asked again, written again."""


@dataclass
class Watch:
    """Compares the records and what was sent before and after each step."""

    town: Town
    before: Snapshot
    first: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    fired: set[tuple[int, str, int, str]] = field(default_factory=set)
    had: set[tuple[int, str]] = field(default_factory=set)
    """Who has been told of which number."""
    sent: int = 0

    async def step(self, sent: list[Got], reminder: Reminder | None = None) -> None:
        """Look at what a step changed and sent."""
        after = await snapshot(self.town)
        self._cases(after)
        for got in sent:
            self.sent += 1
            self._limits(got)
            if got.row.method not in ASKS_OUT_LOUD:
                self._words(got, after)
                self._numbers(got, after)
                self._names(got, after)
        if reminder is not None:
            self._reminder(reminder, sent)
        self.before = after

    def _cases(self, now: Snapshot) -> None:
        for number, case in now.cases.items():
            dates = self.first.setdefault(number, (case.opened_at, case.first_due_at))
            assert dates == (case.opened_at, case.first_due_at), f"{number}: the first date moved"
            if case.state not in RUNNING:
                continue
            assert case.responsible_id in now.cadres, f"{number} has nobody: {case}"
            assert case.responsible_id != case.about_id, f"{number} is with the one it is about"
            reporter = now.cadre_of.get(case.reporter_id or 0)
            assert reporter is None or reporter.id != case.responsible_id, f"{number} is with its reporter"
            assert case.merged_into is None or case.merged_into != case.id
            if case.names_cadre and number not in self.before.cases:
                assert now.cadres[case.responsible_id].is_secretary, f"{number} names a cadre: {case}"

    def _limits(self, got: Got) -> None:
        payload = got.row.payload
        assert utf16_length(payload.get("text", "")) <= TEXT_LIMIT
        assert utf16_length(payload.get("caption", "")) <= CAPTION_LIMIT
        assert all(len(data.encode()) <= 64 and label.strip() for label, data in got.buttons)
        if got.row.method == "sendMessage":
            assert payload["text"].strip()

    def _sights(self, account_id: int, number: str, after: Snapshot) -> list[Access]:
        """Return what somebody may see of a case, before the step and after it."""
        return [
            moment.may(account_id, moment.cases[number])
            for moment in (self.before, after)
            if number in moment.cases
        ] or [NOTHING]

    def _words(self, got: Got, after: Snapshot) -> None:
        for token in set(TOKEN.findall(got.whole)):
            entry = after.words.get(token) or self.before.words.get(token)
            if entry is None:
                continue  # an own search or quick answer, which belongs to no case
            reader = got.row.account_id or 0
            if entry.account_id == reader:
                continue
            assert entry.case_id is not None, f"{token} belongs nowhere yet, and was sent to {reader}"
            case = next(case for case in after.cases.values() if case.id == entry.case_id)
            sights = self._sights(reader, str(case.number), after)
            may = any(sight.sight is Sight.EVERYTHING for sight in sights)
            if entry.side is Side.CADRE:  # an answer also goes to those whose case is the same matter
                root = case.merged_into or case.id
                may = may or any(
                    other.reporter_id == reader and root in {other.id, other.merged_into}
                    for other in [*after.cases.values(), *self.before.cases.values()]
                )
            assert may, f"words of {case.number} {case} went to {self._who(reader)}: {got.text}"

    def _numbers(self, got: Got, after: Snapshot) -> None:
        reader = got.row.account_id or 0
        for number in set(NUMBER.findall(got.text + " ".join(got.labels))):
            sights = self._sights(reader, number, after)
            seen = max(sight.sight for sight in sights)
            told = "替您家登记" in got.text  # 代人登记: the household is told the number
            # Whoever has had a case is asked to keep its reporter's name to himself, also when it is gone.
            told = told or ("要求保密" in got.text and (reader, number) in self.had)
            assert seen > Sight.NOTHING or told, f"{number} went to {self._who(reader)}: {got.text}"
            self.had.add((reader, number))

    def _names(self, got: Got, after: Snapshot) -> None:
        """Whoever reads a household's name beside a case's number must be allowed to know whose it is."""
        reader = got.row.account_id or 0
        numbers = set(NUMBER.findall(got.text + " ".join(got.labels)))
        cases = {number: after.cases[number] for number in numbers if number in after.cases}
        for household in HOUSEHOLDS:
            names = [member.name for member in household.members] + [household.number]
            names += [member.phone for member in household.members if member.phone]
            body = TOKEN.sub("", got.whole)
            if not cases or not any(name in body for name in names):
                continue
            own = [c for c in cases.values() if after.household[c.household_id] == household.number]
            may = [s.identity for c in own for s in self._sights(reader, str(c.number), after)]
            assert any(may), f"{household.number} was named to {self._who(reader)}: {got.text}"

    def _reminder(self, reminder: Reminder, sent: list[Got]) -> None:
        if reminder.kind in OF_THE_CLOCK:
            case = next(c for c in self.before.cases.values() if c.id == reminder.subject)
            assert case.runs or not sent, f"{reminder} after the answer: {[got.text for got in sent]}"
        for got in sent:
            key = (got.row.account_id or 0, reminder.kind.value, reminder.subject, reminder.period)
            assert key not in self.fired or reminder.kind in SET_AGAIN, f"twice: {key}"
        self.fired |= {
            (got.row.account_id or 0, reminder.kind.value, reminder.subject, reminder.period) for got in sent
        }

    def _who(self, account_id: int) -> str:
        return next(phone.name for phone in self.town.phones.values() if phone.account_id == account_id)


def phones_of(town: Town) -> list[Phone]:
    return list(town.phones.values())
