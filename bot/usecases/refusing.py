"""Refusing: what was asked was undone; the one who asked is told why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.notices.publishing import NotYours
from bot.usecases import guessing

if TYPE_CHECKING:
    from bot.domain.notices.notice import Refusal
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Refused:
    """A use case raised a refusal for this person."""

    by: By
    refusal: Refusal


async def refuse(work: Work, command: Refused) -> None:
    """Say why not."""
    person = await work.person(command.by)
    if person.is_stranger and isinstance(command.refusal, NotYours):
        await guessing.hint(work, person.account)
    elif not person.is_stranger or await guessing.may_be_answered(work, person.account):
        await work.tell(person.account, command.refusal)


async def language_of(work: Work, by: By) -> str | None:
    """Return the language that somebody has chosen, None for whoever has never written."""
    account = await work.records.accounts.by_telegram_id(by.telegram_id)
    return account.locale if account is not None else None


async def ignore(work: Work, _command: None) -> None:
    """Change nothing: for an update that is none of the bot's business, or was answered on the spot."""
    del work
