"""Words of a vote: what it is about, who taps, the three choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.voting import AskVoteDay, AskVoter, CastVote, ShowMyChoice, ShowVote
from bot.domain.ballot import Choice
from bot.texts.matter_words import matter_number
from bot.texts.screen import Button

if TYPE_CHECKING:
    from bot.domain.notices.voting import Question, Seat
    from bot.domain.vote import Vote
    from bot.texts.words import Words


def choice_name(words: Words, choice: Choice) -> str:
    """Return what a button says: 同意, 反对 or 弃权."""
    return {
        Choice.FOR: words._("For"),
        Choice.AGAINST: words._("Against"),
        Choice.ABSTAIN: words._("Abstain"),
    }[choice]


def heading(words: Words, question: Question) -> str:
    """Return what is put to the vote: 议2026-03 修路."""
    number = matter_number(words, question.number)
    return words._("{number} {title}", number=number, title=question.title)


def choices(words: Words, vote: Vote) -> tuple[Button, ...]:
    """Return the three buttons, always in this order."""
    return tuple(Button(choice_name(words, choice), CastVote(vote.id, choice.value)) for choice in Choice)


def ballot(words: Words, vote: Vote, seat: Seat) -> list[tuple[Button, ...]]:
    """Return the buttons under a question, for whoever taps; nothing for others."""
    if not seat.own or seat.by_hand or seat.sealed:
        return []
    rows: list[tuple[Button, ...]] = [choices(words, vote)]
    if seat.took_part:
        rows.append((Button(words._("What did I choose"), ShowMyChoice(vote.id)),))
    elif seat.may_name:
        rows.append(another(words))
    return rows


def another(words: Words) -> tuple[Button]:
    """Return the button by which another of the household is named."""
    return (Button(words._("Let another of us vote"), AskVoter()),)


def whose_turn(words: Words, seat: Seat) -> str:
    """Return who taps for the household, or that it has taken part."""
    if seat.by_hand:
        return words._("Your household took part at the meeting or on paper.")
    if seat.sealed:
        return words._("Your household's vote is counted already.")
    if seat.took_part and not seat.own:
        return words._("{name} has voted for your household.", name=seat.voter)
    if seat.took_part:
        return words._("Your household has voted.")
    return (
        words._("You vote for your household.")
        if seat.own
        else words._("{name} votes for your household.", name=seat.voter)
    )


def vote_button(words: Words, matter_id: int) -> Button:
    """Return the button under a matter that leads to its vote."""
    return Button(words._("The vote"), ShowVote(matter_id))


def day_button(words: Words, matter_id: int) -> Button:
    """Return the button that asks for the day on which the vote opens."""
    return Button(words._("Set the day of the vote"), AskVoteDay(matter_id))
