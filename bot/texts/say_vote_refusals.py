"""What is said where somebody can't vote: what to do next, over the button."""

from __future__ import annotations

from bot.domain.notices import voting
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.when import when
from bot.texts.words import Words


@render.register
def _(_refusal: voting.NoVote, words: Words) -> Screen:
    return Screen(words._("There is no vote on it yet."))


@render.register
def _(_refusal: voting.NotInElectorate, words: Words) -> Screen:
    return Screen(
        words._("Your household came into the list after the notice. It can take part in the next vote.")
    )


@render.register
def _(_refusal: voting.NobodyElseInHousehold, words: Words) -> Screen:
    return Screen(
        words._("Nobody else of your household has joined yet. Let them scan the contact card first.")
    )


@render.register
def _(_refusal: voting.SealedVote, words: Words) -> Screen:
    return Screen(words._("Your household's vote is counted already. There is nothing left to do."))


@render.register
def _(_refusal: voting.TookPartByHand, words: Words) -> Screen:
    return Screen(words._("Your household took part at the meeting or on paper. Each household votes once."))


@render.register
def _(_refusal: voting.NoChoiceYet, words: Words) -> Screen:
    return Screen(words._("Your household has not voted yet. Tap one of the three."))


@render.register
def _(_refusal: voting.CantExtend, words: Words) -> Screen:
    return Screen(words._("It can't be extended again. Set a new date on the matter's page."))


@render.register
def _(_refusal: voting.NotCountedYet, words: Words) -> Screen:
    return Screen(words._("This is told after the vote is closed."))


@render.register
def _(_refusal: voting.VoteOver, words: Words) -> Screen:
    return Screen(words._("The vote is over. The result is on the matter's page."))


@render.register
def _(refusal: voting.VoteNotOpen, words: Words) -> Screen:
    return Screen(words._("The vote opens on {opens}.", opens=when(words, refusal.opens_at)))


@render.register
def _(refusal: voting.NotTheVoter, words: Words) -> Screen:
    if refusal.voted:
        return Screen(
            words._("{name} has voted for your household. Each household votes once.", name=refusal.name)
        )
    return Screen(
        words._("{name} votes for your household. He can let another of you do it.", name=refusal.name)
    )
