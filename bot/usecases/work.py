"""A unit of work: the records, the time and the voice that one use case has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.people import Account, Person
from bot.domain.queues import OutboxDraft, Priority
from bot.domain.standing import Standing
from bot.usecases.composing import Envelope
from bot.usecases.reading import Reading

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.notices.notice import Notice, Refusal
    from bot.domain.village import Village
    from bot.ports import Records
    from bot.usecases.composing import Composer, Medium
    from bot.usecases.incoming import By
    from bot.usecases.rules import Rules


class Work(Reading):
    """What one use case works with, inside its one transaction."""

    def __init__(
        self, records: Records, *, village: Village, rules: Rules, composer: Composer, now: datetime
    ) -> None:
        super().__init__(records, village=village, rules=rules, now=now)
        self.tapped: int | None = None
        """The message whose button asked for this use case: what changes in place is said there."""
        self.token: str | None = None
        """Of the buttons that it stands under."""
        self.asked_at = now
        """When the bot got what asked for this use case: it may have waited since."""
        self.over_button: Notice | None = None
        """Said over the button that was tapped, at once and once only: it is kept nowhere."""
        self._composer = composer

    async def tell(
        self,
        account: Account | None,
        notice: Notice | Refusal,
        *,
        priority: Priority = Priority.WAITING,
        case_id: int | None = None,
        media: Sequence[Medium] = (),
        key: str | None = None,
        edits: int | None = None,
    ) -> bool:
        """Put a notice into the outbox; return False, and say nothing, where nobody can be reached.

        With `edits` it takes the place of what that message of the bot's said. Nothing leaves before this use
        case's transaction is committed.
        """
        if account is None or not account.reachable:
            return False
        envelope = Envelope(account, notice, priority, case_id, media, key, edits)
        composed = self._composer.compose(envelope, self.village, self.now)
        if composed.keyboard is not None:
            await self.records.keyboards.add(composed.keyboard)
        await self.records.outbox.put(composed.drafts, self.now)
        return True

    def worded(self, notice: Notice) -> str:
        """Return what a notice says in the village's language: for what is published in its name."""
        everybody = Account(0, 0, self.village.locale, reachable=True)
        composed = self._composer.compose(
            Envelope(everybody, notice, Priority.BROADCAST), self.village, self.now
        )
        return str(composed.drafts[0].payload["text"])

    async def post(self, chat_id: int, notice: Notice, *, key: str) -> None:
        """Put a notice for the village's group or channel into the outbox, behind everything else.

        Nobody taps buttons there: what it carries of them is left out.
        """
        everybody = Account(0, chat_id, self.village.locale, reachable=True)
        envelope = Envelope(everybody, notice, Priority.BROADCAST, key=key)
        composed = self._composer.compose(envelope, self.village, self.now)
        drafts = [replace(draft, account_id=None, keyboard=None) for draft in composed.drafts]
        await self.records.outbox.put(drafts, self.now)

    async def call(self, draft: OutboxDraft) -> None:
        """Put a bare call to Telegram into the outbox (editing a message that was tapped)."""
        await self.records.outbox.put([draft], self.now)

    async def standing(self, by: By) -> Standing:
        """Return how a Telegram account stands with the bot, making the account known where it isn't.

        He is spoken to in the village's language: what his program is set to says little, since Telegram
        has no Chinese of its own. Whoever writes can be written to: an account marked unreachable is revived.
        """
        accounts = self.records.accounts
        standing = await self.records.standings.of(by.telegram_id)
        if standing is None:
            account = await accounts.add(by.telegram_id, self.village.locale, self.now)
            return Standing(Person(account))
        if not standing.person.account.reachable:
            await accounts.set_reachable(standing.person.account.id, reachable=True)
            return await self.records.standings.of(by.telegram_id) or standing
        return standing

    async def person(self, by: By) -> Person:
        """Return who stands behind a Telegram account, as `standing` does."""
        return (await self.standing(by)).person

    async def person_of(self, account: Account) -> Person:
        """Return what an account is entitled to, by the roster as it is now."""
        standing = await self.records.standings.of_account(account.id)
        return standing.person if standing is not None else Person(account)
