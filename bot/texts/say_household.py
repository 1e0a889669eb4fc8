"""What is said to a household about its phones."""

from __future__ import annotations

from bot.domain.actions.joining import RemoveAccount
from bot.domain.notices import joining
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: joining.HouseholdAccounts, words: Words) -> Screen:
    text = words._(
        "Phones of household {number} ({head}):", number=notice.household.number, head=notice.household.head
    )
    lines = []
    rows = []
    for account in notice.accounts:
        name = account.label or words._("shared by the family")
        lines.append(words._("{name} (this one)", name=name) if account.own else name)
        rows.append((Button(words._("Remove {name}", name=name), RemoveAccount(account.membership_id)),))
    return Screen("\n".join([text, *lines]), rows)


@render.register
def _(notice: joining.AccountRemoved, words: Words) -> Screen:
    if notice.own:
        return Screen(
            words._("This phone no longer belongs to the household. To come back, scan the contact card.")
        )
    return Screen(words._("Removed. That phone gets nothing of your household any more."))
