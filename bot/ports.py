"""What the use cases need of storage. One protocol per aggregate; storage fulfils them on two databases.

Every `Records` belongs to one village and to one transaction (or one consistent reading).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.audit import Act, AuditEntry
    from bot.domain.case import Case
    from bot.domain.case_event import CaseEvent
    from bot.domain.case_life import CaseState
    from bot.domain.case_number import CaseNumber
    from bot.domain.dialogue import Dialogue
    from bot.domain.directory import Directory, Leave
    from bot.domain.disclosure import Disclosure, Figures, Item, Month
    from bot.domain.entry import Entry, NewEntry, Waiting
    from bot.domain.keyboard import Keyboard
    from bot.domain.link import Link, LinkKind
    from bot.domain.people import Account, Cadre, Household, Member, Membership, MembershipState
    from bot.domain.queues import Delivery, InboxRow, OutboxDraft, OutboxRow, RawUpdate
    from bot.domain.reminder import Reminder, ReminderKind

T = TypeVar("T")


class People(Protocol):
    """Households, members and cadres, as the roster has them."""

    async def household(self, household_id: int) -> Household | None: ...
    async def households(self) -> list[Household]:
        """Return all households, the deactivated too, by group and number."""

    async def household_by_number(self, number: str) -> Household | None: ...
    async def members(self, household_id: int) -> list[Member]:
        """Return the household's active members in the roster's order."""

    async def all_members(self) -> list[Member]:
        """Return every member of the village, the deactivated too."""

    async def member(self, member_id: int) -> Member | None: ...
    async def members_by_phone(self, phone: str) -> list[Member]:
        """Return the active members of active households with this number (see domain.phones)."""

    async def cadres(self) -> list[Cadre]:
        """Return all cadres, the deactivated too, in the roster's order."""

    async def directory(self) -> Directory:
        """Return the active cadres with duty, leave and who of them can be written to."""

    async def add_household(self, household: Household) -> Household:
        """Store a household (its id is ignored); return it with its id."""

    async def save_household(self, household: Household) -> None: ...
    async def add_member(self, member: Member, position: int) -> Member: ...
    async def save_member(self, member: Member, position: int) -> None: ...
    async def add_cadre(self, cadre: Cadre) -> Cadre: ...
    async def save_cadre(self, cadre: Cadre) -> None: ...
    async def set_duty(self, duty: Mapping[int, Sequence[int]]) -> None:
        """Replace the duty roster: weekday (0 = Monday) to cadres."""

    async def set_leave(self, leave: Leave) -> None:
        """Put a cadre on leave, replacing a leave of his."""


class Accounts(Protocol):
    """Telegram accounts and their ties to the roster."""

    async def by_telegram_id(self, telegram_id: int) -> Account | None: ...
    async def get(self, account_id: int) -> Account | None: ...
    async def add(self, telegram_id: int, locale: str, now: datetime) -> Account: ...
    async def set_reachable(self, account_id: int, *, reachable: bool) -> None: ...
    async def set_locale(self, account_id: int, locale: str) -> None: ...
    async def of_cadre(self, cadre_id: int) -> Account | None: ...
    async def cadre_id(self, account_id: int) -> int | None: ...
    async def bind_cadre(self, account_id: int, cadre_id: int, now: datetime) -> None:
        """Make this account the cadre's, replacing an earlier account of his."""

    async def release_cadre(self, cadre_id: int) -> None: ...
    async def memberships(self, account_id: int) -> list[Membership]:
        """Return the account's memberships that are choosing, pending or joined, newest first."""

    async def memberships_of_household(self, household_id: int) -> list[Membership]:
        """Return the household's memberships that are choosing, pending or joined, oldest first."""

    async def membership(self, membership_id: int) -> Membership | None: ...
    async def add_membership(
        self, account_id: int, household_id: int, member_id: int | None, state: MembershipState, now: datetime
    ) -> Membership: ...
    async def set_membership(
        self, membership_id: int, *, member_id: int | None, state: MembershipState, now: datetime
    ) -> None: ...
    async def joined_households(self, since: datetime, until: datetime) -> list[int]:
        """Return the households whose first account joined in [since, until)."""

    async def audience(self, after_id: int, limit: int) -> list[Account]:
        """Return reachable accounts that have joined (household or cadre), by id, after this id."""


class Links(Protocol):
    """Personal links."""

    async def by_token(self, token: str) -> Link | None: ...
    async def get(self, link_id: int) -> Link | None: ...
    async def living(self) -> list[Link]:
        """Return all links that are not revoked."""

    async def add(
        self, token: str, kind: LinkKind, *, household_id: int | None, cadre_id: int | None, now: datetime
    ) -> Link: ...
    async def use(self, link_id: int, now: datetime) -> None: ...
    async def revoke(self, link_id: int, now: datetime) -> None: ...


class Cases(Protocol):
    """Cases and the append-only history of what happened to them (ids only)."""

    async def next_number(self, year: int) -> CaseNumber: ...
    async def add(self, case: Case) -> Case:
        """Store a case (its id is ignored); return it with its id."""

    async def get(self, case_id: int) -> Case | None: ...
    async def by_number(self, number: CaseNumber) -> Case | None: ...
    async def save(self, case: Case) -> None: ...
    async def of_reporter(
        self, account_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return his cases in these states, newest first."""

    async def of_cadre(
        self, cadre_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return the cases that he is responsible for in these states, the earliest promised date first."""

    async def withheld(self) -> list[Case]:
        """Return the cases that nobody has got (state WITHHELD), oldest first."""

    async def running(self) -> list[Case]:
        """Return the cases whose clock runs, the earliest promised date first."""

    async def merged_into(self, main_id: int) -> list[Case]:
        """Return the cases whose answer is that of another."""

    async def opened_between(self, since: datetime, until: datetime) -> list[Case]:
        """Return the cases whose first message fell into [since, until), by number."""

    async def first_steps(self, since: datetime, until: datetime) -> dict[int, dict[str, datetime]]:
        """Return when each step first happened to each of the cases opened in [since, until), by case id."""

    async def history(self, case_id: int) -> list[CaseEvent]:
        """Return what happened to a case, in order."""

    async def record(
        self,
        case_id: int,
        step: str,
        at: datetime,
        *,
        account_id: int | None = None,
        cadre_id: int | None = None,
        entry_id: int | None = None,
    ) -> None:
        """Append an event to a case's history."""

    async def figures(self, covers_from: datetime, covers_to: datetime) -> Figures:
        """Return the figures of [covers_from, covers_to). Complaints and erased cases are not counted."""


class Entries(Protocol):
    """What people wrote."""

    async def add(self, entry: NewEntry) -> Entry: ...
    async def get(self, entry_id: int) -> Entry | None: ...
    async def by_message(self, chat_id: int, message_id: int) -> Entry | None:
        """Return the newest version of what this incoming message said."""

    async def of_case(self, case_id: int) -> list[Entry]:
        """Return the case's entries in the order they were written."""

    async def waiting(self, account_id: int, why: Waiting) -> list[Entry]:
        """Return the account's entries that wait to be told where they belong, oldest first."""

    async def last_waiting(self, account_id: int, why: Waiting) -> Entry | None:
        """Return the newest of them alone, however many there are."""

    async def settle(self, entry_ids: Sequence[int], case_id: int) -> None:
        """Tell waiting entries which case they belong to."""

    async def of_album(self, account_id: int, album: str) -> list[Entry]: ...
    async def last_written(self, case_id: int, account_id: int, before: datetime) -> datetime | None:
        """Return when this account last wrote on this case before an instant."""

    async def erase(self, entry_ids: Sequence[int]) -> None:
        """Blank the content of entries; the rows stay."""

    async def erase_waiting(self, account_id: int, why: Waiting) -> int:
        """Delete what this account wrote and never placed; return how many entries."""


class Threads(Protocol):
    """Which message in which chat belongs to which case, so that a reply to any of them finds it."""

    async def remember(self, chat_id: int, message_ids: Sequence[int], case_id: int) -> None: ...
    async def case_of(self, chat_id: int, message_id: int) -> int | None: ...


class Dialogues(Protocol):
    """Half-finished dialogues; one per account."""

    async def get(self, account_id: int) -> Dialogue | None: ...
    async def put(self, dialogue: Dialogue) -> None: ...
    async def clear(self, account_id: int) -> None: ...


class Keyboards(Protocol):
    """Buttons shown to people."""

    async def add(self, keyboard: Keyboard) -> None: ...
    async def get(self, token: str) -> Keyboard | None: ...
    async def use(self, token: str, now: datetime) -> None: ...


class Inbox(Protocol):
    """Updates as Telegram delivered them."""

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> int:
        """Store updates, ignoring those that are here already (by update_id); return how many were new."""

    async def heads(self, now: datetime, limit: int) -> list[InboxRow]:
        """Return the oldest unsettled row of each chat, oldest first.

        Chats whose oldest row waits for its next try are left out.
        """

    async def settle(self, row_id: int, now: datetime) -> None:
        """Mark a row as done and erase its payload; raise RowSettledError if it was settled already."""

    async def fail(self, row_id: int, error: str, retry_at: datetime | None) -> None:
        """Count a failed try; without a time for the next one the row is parked."""

    async def parked(self) -> list[InboxRow]:
        """Return the rows that are parked or quarantined."""

    async def retry(self, row_id: int) -> bool:
        """Give a parked row another round; return whether there was one."""

    async def drop(self, row_id: int) -> bool: ...
    async def unsettled(self) -> int: ...
    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Delete settled rows received before an instant, so many at most: ids are compared for some days."""


class Outbox(Protocol):
    """Calls to Telegram that are due."""

    async def put(self, drafts: Sequence[OutboxDraft], now: datetime) -> None:
        """Store calls in order.

        Those that `follow` are sent as replies to the first of them. A draft whose
        key is here already is left out.
        """

    async def heads(self, now: datetime, limit: int, *, after: tuple[int, int] = (-1, 0)) -> list[OutboxRow]:
        """Return pending rows that are due, by (priority, id), from after this place on."""

    async def claim(self, row_ids: Sequence[int]) -> None:
        """Pending → sending."""

    async def sent(self, deliveries: Sequence[Delivery], now: datetime) -> None:
        """Sending → sent; remember the message ids for the case's thread."""

    async def postpone(self, row_id: int, not_before: datetime, error: str) -> None:
        """Sending → pending, to be tried again at an instant."""

    async def undeliverable(self, row_id: int, error: str) -> None: ...
    async def undeliverable_to(self, chat_id: int, error: str) -> int:
        """Give up all pending rows of a chat; return how many."""

    async def release(self) -> int:
        """Sending → pending for what a crash left: it may have been sent, so it is sent again."""

    async def move_chat(self, old_chat_id: int, new_chat_id: int) -> None: ...
    async def pending(self) -> int: ...
    async def next_due(self) -> datetime | None:
        """Return the earliest instant at which a pending row may be sent."""

    async def counts(self, key_prefix: str) -> Mapping[str, int]:
        """Return how many rows with such keys are in each state."""

    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Erase the payloads of rows settled before an instant, so many at most; the ids stay."""


class Reminders(Protocol):
    """What the agenda has to do."""

    async def put(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder unless (kind, subject, period) is known; return whether it was new."""

    async def move(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> None:
        """Store a reminder, or set the one of this key to a new time, even where it has fired already."""

    async def put_or_postpone(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder, or move the one of this key that has not fired.

        Return False, and change nothing, where it has fired already.
        """

    async def pending(self, kind: ReminderKind, subject: int, period: str) -> datetime | None:
        """Return when what has not fired yet is due; None where it has fired or never was."""

    async def cancel(self, kind: ReminderKind, subject: int, period: str | None = None) -> None:
        """Take back what has not fired; without a period, all of this kind and subject."""

    async def due(self, now: datetime, limit: int) -> list[Reminder]: ...
    async def settle(self, reminder_id: int, now: datetime) -> bool:
        """Mark a reminder as fired; return False if it had fired or was taken back."""

    async def next_due(self) -> datetime | None: ...


class Disclosures(Protocol):
    """Month-end disclosures and what was submitted for them."""

    async def add_item(self, account_id: int, text: str, now: datetime) -> Item: ...
    async def item(self, item_id: int) -> Item | None: ...
    async def remove_item(self, item_id: int) -> None: ...
    async def unpublished(self) -> list[Item]: ...
    async def items(self, disclosure_id: int) -> list[Item]: ...
    async def publish(self, disclosure: Disclosure) -> Disclosure:
        """Store a disclosure with all unpublished items (its id is ignored); return it with its id."""

    async def get(self, disclosure_id: int) -> Disclosure | None: ...
    async def of_month(self, month: Month) -> Disclosure | None: ...
    async def newest(self, limit: int) -> list[Disclosure]: ...


class Facts(Protocol):
    """Single values that outlive the process: the bot's username, the village's first day."""

    async def get(self, name: str) -> str | None: ...
    async def put(self, name: str, value: str) -> None: ...


class QuickAnswers(Protocol):
    """Short texts that cadres keep for themselves (常用答复)."""

    async def of_cadre(self, cadre_id: int) -> list[str]: ...
    async def add(self, cadre_id: int, text: str) -> None: ...


class Audit(Protocol):
    """The append-only account of what privileged people did (ids only)."""

    async def record(
        self,
        act: Act,
        at: datetime,
        *,
        cadre_id: int | None = None,
        account_id: int | None = None,
        case_id: int | None = None,
        household_id: int | None = None,
        about_id: int | None = None,
        amount: int | None = None,
    ) -> None:
        """Append an act."""

    async def find(
        self, since: datetime, until: datetime, *, act: Act | None = None, cadre_id: int | None = None
    ) -> list[AuditEntry]:
        """Return the acts in [since, until), of one kind or one cadre where named, oldest first."""

    async def newest(self, cadre_id: int, limit: int) -> list[AuditEntry]:
        """Return the last acts of a cadre, newest first."""


class Erasure(Protocol):
    """Blanking what people wrote and who they are; rows stay, so that figures do.

    What takes a `limit` does at most so many rows and returns how many: a full batch means that there may be
    more.
    """

    async def cases_of_household(self, household_id: int) -> list[int]: ...
    async def case(self, case_id: int) -> int:
        """Blank what both sides wrote on a case, and messages about it that wait; return how many words."""

    async def account(self, account_id: int) -> None:
        """Erase an account's unplaced words, dialogue, buttons and messages to it."""

    async def identity(self, account_id: int, telegram_id: int) -> None:
        """Take Telegram's ids from an account and its messages: nobody can say any more whose it was."""

    async def member(self, member_id: int) -> None:
        """Blank a member's name and phone and take him out of the roster."""

    async def memberships(self, household_id: int, now: datetime) -> None:
        """End every membership of a household."""

    async def parked(self, before: datetime, limit: int) -> int:
        """Give up parked and quarantined updates received before an instant, and erase them."""

    async def closed_words(self, before: datetime, limit: int) -> int:
        """Blank what was written on cases closed before an instant."""

    async def closed_media(self, before: datetime, limit: int) -> int:
        """Erase media ids of cases closed before an instant; captions stay."""

    async def drafts(self, before: datetime, limit: int) -> int:
        """Delete words that were never placed and dialogues never finished, begun before an instant."""

    async def buttons(self, before: datetime, limit: int) -> int:
        """Delete buttons shown before an instant: they then do nothing."""

    async def tries(self, before: datetime) -> int:
        """Delete counted tries made before an instant."""


class Tries(Protocol):
    """What an account tried lately, to be counted."""

    async def add(self, account_id: int, kind: str, now: datetime) -> None: ...
    async def count(self, account_id: int, kind: str, since: datetime) -> int: ...


class Records(Protocol):
    """One village's records within one transaction."""

    people: People
    accounts: Accounts
    links: Links
    cases: Cases
    entries: Entries
    threads: Threads
    dialogues: Dialogues
    keyboards: Keyboards
    inbox: Inbox
    outbox: Outbox
    reminders: Reminders
    disclosures: Disclosures
    facts: Facts
    quick_answers: QuickAnswers
    audit: Audit
    erasure: Erasure
    tries: Tries


class Store(Protocol):
    """One village's records, in a database."""

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a unit in one transaction, alone; return its result once it is committed durably.

        What the
        unit raises undoes it and comes back to the caller. Units that wait at the same time may share a
        commit; none of them is acknowledged before.
        """

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a reading unit beside the writer, on committed records."""
