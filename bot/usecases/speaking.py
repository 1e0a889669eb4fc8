"""Speaking: each person is spoken to in the language of his choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.publishing import NotYours
from bot.domain.notices.speaking import LanguageChosen, LanguageQuestion

if TYPE_CHECKING:
    from bot.domain.actions.speaking import Speak
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


async def ask(work: Work, by: By) -> None:
    """语言, or /language."""
    person = await work.person(by)
    if person.is_stranger:
        raise NotYours
    await work.tell(person.account, LanguageQuestion())


async def choose(work: Work, person: Person, action: Speak) -> None:
    """Speak to him in this language from now on."""
    accounts = work.records.accounts
    await accounts.set_locale(person.account.id, action.locale)
    account = await accounts.get(person.account.id)
    await work.tell(account, LanguageChosen(person))
