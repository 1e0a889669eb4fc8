"""What is said around a vote. What somebody chose stands in no message: only over his button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.hand_counts import AskOccasion
from bot.domain.actions.voting import (
    ExtendVote,
    GetVoteSheet,
    NameVoter,
    ShowParticipants,
)
from bot.domain.hand_count import Occasion
from bot.domain.notices import voting
from bot.domain.vote_life import VoteState, VoteStep
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.vote_words import another, ballot, choice_name, heading, whose_turn
from bot.texts.when import when
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.vote import Vote


@render.register
def _(notice: voting.VoteNoticed, words: Words) -> Screen:
    dates = words._(
        "The village votes from {opens} to {closes}, one vote each household.",
        opens=when(words, notice.vote.opens_at),
        closes=when(words, notice.vote.closes_at),
    )
    lines = [heading(words, notice.question), dates]
    rows = []
    if notice.seat is not None:
        lines.append(whose_turn(words, notice.seat))
        rows = [another(words)] if notice.seat.may_name else []
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: voting.VoteOpened, words: Words) -> Screen:
    return _question(words, notice, words._("Is your household for it?"))


@render.register
def _(notice: voting.VoteEve, words: Words) -> Screen:
    return _question(words, notice, words._("Your household has not voted yet."))


@render.register
def _(notice: voting.VoteLost, words: Words) -> Screen:
    return _question(
        words, notice, words._("Your vote was lost with the old records, please vote once more.")
    )


def _question(
    words: Words, notice: voting.VoteOpened | voting.VoteEve | voting.VoteLost, asks: str
) -> Screen:
    lines = [heading(words, notice.question)]
    lines.append(asks if notice.seat.own else whose_turn(words, notice.seat))
    until = when(words, notice.vote.closes_at)
    lines.append(words._("Until {closes}; nobody is told what you choose.", closes=until))
    return Screen("\n".join(lines), ballot(words, notice.vote, notice.seat))


@render.register
def _(notice: voting.BallotTaken, words: Words) -> Screen:
    text = words._(
        "Your household has voted. You can change it until {closes}.",
        closes=when(words, notice.vote.closes_at),
    )
    return Screen(f"{heading(words, notice.question)}\n{text}", ballot(words, notice.vote, notice.seat))


@render.register
def _(notice: voting.ChoiceTaken, words: Words) -> Screen:
    return Screen(
        words._(
            "Taken down: {choice}. You can change it until {closes}.",
            choice=choice_name(words, notice.choice),
            closes=when(words, notice.closes_at),
        )
    )


@render.register
def _(notice: voting.VoteCard, words: Words) -> Screen:
    vote, seat = notice.vote, notice.seat
    lines = [heading(words, notice.question), _how_far(words, notice)]
    rows: list[tuple[Button, ...]] = []
    if seat is not None and not vote.is_closed:
        lines.append(whose_turn(words, seat))
        rows += ballot(words, vote, seat) if vote.state is VoteState.OPEN else []
        if seat.may_name and (seat.took_part or not seat.own or vote.state is not VoteState.OPEN):
            rows.append(another(words))
    if notice.is_secretary and vote.state is VoteState.OPEN:
        rows.append((Button(words._("Enter a meeting"), AskOccasion(vote.id)),))
    if notice.is_secretary and vote.can(VoteStep.EXTEND):
        rows.append((_extend(words, vote),))
    if vote.is_closed:
        rows.append(_who(words, vote))
    if vote.is_closed and notice.is_cadre:
        rows.append((Button(words._("Result sheet"), GetVoteSheet(vote.id)),))
    return Screen("\n".join(lines), rows)


def _how_far(words: Words, notice: voting.VoteCard) -> str:
    vote = notice.vote
    if vote.state is VoteState.ANNOUNCED:
        return words._(
            "The village votes from {opens} to {closes}, one vote each household.",
            opens=when(words, vote.opens_at),
            closes=when(words, vote.closes_at),
        )
    if vote.state is VoteState.OPEN:
        return words._(
            "Open until {closes}: {took_part} of {electorate} households have taken part.",
            closes=when(words, vote.closes_at),
            took_part=notice.took_part,
            electorate=vote.electorate,
        )
    if vote.is_decided:
        return _decided(words, vote, adopted=vote.state is VoteState.ADOPTED)
    if vote.state is VoteState.CALLED_OFF:
        return words._("There is no vote on it any more.")
    return _short(words, vote, notice.took_part)


@render.register
def _(notice: voting.VoteDecided, words: Words) -> Screen:
    text = _decided(words, notice.vote, adopted=notice.adopted)
    return Screen(f"{heading(words, notice.question)}\n{text}", (_who(words, notice.vote),))


def _decided(words: Words, vote: Vote, *, adopted: bool) -> str:
    totals = vote.totals
    assert totals is not None
    return "\n".join(
        (
            words._("It is adopted.") if adopted else words._("It is not adopted."),
            words._(
                "For {in_favour}, against {against}, abstaining {abstaining}: "
                "{took_part} of {electorate} households.",
                in_favour=totals.in_favour,
                against=totals.against,
                abstaining=totals.abstaining,
                took_part=totals.took_part,
                electorate=vote.electorate,
            ),
        )
    )


@render.register
def _(notice: voting.VoteFellShort, words: Words) -> Screen:
    vote = notice.vote
    lines = [heading(words, notice.question), _short(words, vote, notice.took_part)]
    rows: list[tuple[Button, ...]] = []
    if notice.is_secretary:
        lines.append(words._("Extend it once, or set a new date on the matter's page."))
        rows = [(_extend(words, vote),)] if not vote.extended else []
    return Screen("\n".join(lines), rows)


def _short(words: Words, vote: Vote, took_part: int) -> str:
    return words._(
        "Too few took part: {took_part} of {electorate} households, {wanted} are needed. Nothing is decided.",
        took_part=took_part,
        electorate=vote.electorate,
        wanted=vote.quorum_households,
    )


@render.register
def _(notice: voting.VoteExtended, words: Words) -> Screen:
    lines = [
        heading(words, notice.question),
        words._("The vote goes on until {closes}.", closes=when(words, notice.vote.closes_at)),
    ]
    if notice.seat is None:
        return Screen("\n".join(lines))
    lines.append(whose_turn(words, notice.seat))
    return Screen("\n".join(lines), ballot(words, notice.vote, notice.seat))


@render.register
def _(notice: voting.VoteCalledOff, words: Words) -> Screen:
    why = words._("There is no vote on it any more: {reason}", reason=notice.reason)
    return Screen(f"{heading(words, notice.question)}\n{why}")


@render.register
def _(notice: voting.TapCancelled, words: Words) -> Screen:
    at_meeting = notice.occasion is Occasion.MEETING
    lines = [
        heading(words, notice.question),
        words._("Your household took part at the meeting: what was tapped counts no more.")
        if at_meeting
        else words._("Your household voted on paper: what was tapped counts no more."),
    ]
    if notice.contact:
        phone = words.phone(notice.phone)
        lines.append(words._("If nobody of you did, call {name}, {phone}.", name=notice.contact, phone=phone))
    return Screen("\n".join(lines))


@render.register
def _(notice: voting.VoterQuestion, words: Words) -> Screen:
    rows = [(Button(one.name, NameVoter(one.membership_id)),) for one in notice.candidates]
    return Screen(words._("Who votes for your household from now on?"), rows)


@render.register
def _(notice: voting.VoterNamed, words: Words) -> Screen:
    if notice.own:
        return Screen(
            words._("You vote for your household from now on. The newest question has the buttons.")
        )
    return Screen(words._("{name} votes for your household from now on.", name=notice.voter))


@render.register
def _(notice: voting.Participants, words: Words) -> Screen:
    lines = [
        heading(words, notice.question),
        words._(
            "{took_part} of {electorate} households took part:",
            took_part=notice.took_part,
            electorate=notice.vote.electorate,
        ),
    ]
    lines += [f"{one.number} {one.head}" for one in notice.participants]
    vote_id = notice.vote.id
    turn = pager(words, notice.page, lambda offset: ShowParticipants(vote_id, offset, in_place=True))
    return Screen("\n".join(lines), turn)


def _who(words: Words, vote: Vote) -> tuple[Button]:
    return (Button(words._("Who took part"), ShowParticipants(vote.id, 0)),)


def _extend(words: Words, vote: Vote) -> Button:
    return Button(words._("Extend it once"), ExtendVote(vote.id))
