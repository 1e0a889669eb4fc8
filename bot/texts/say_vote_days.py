"""What is said to whoever sets a vote's day."""

from __future__ import annotations

from bot.domain.actions.voting import AnnounceVote, AskVoteDay
from bot.domain.notices import voting
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.vote_words import heading
from bot.texts.when import when
from bot.texts.words import Words


@render.register
def _(notice: voting.VoteDayPrompt, words: Words) -> Screen:
    text = words._(
        "On which day does the vote open? At the earliest {first}, since the notice comes before.",
        first=words.date(notice.first),
    )
    return Screen(f"{heading(words, notice.question)}\n{text}")


@render.register
def _(notice: voting.VoteDates, words: Words) -> Screen:
    lines = [
        heading(words, notice.question),
        words._(
            "{opens} to {closes}", opens=when(words, notice.opens_at), closes=when(words, notice.closes_at)
        ),
        words.n(
            "With the notice it is fixed which households may vote: {count}.",
            "With the notice it is fixed which households may vote: {count}.",
            notice.households,
        ),
    ]
    matter_id = notice.question.matter_id
    rows = (
        (Button(words._("Give notice"), AnnounceVote(matter_id, notice.day.isoformat())),),
        (Button(words._("Another day"), AskVoteDay(matter_id)),),
    )
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: voting.VoteAnnounced, words: Words) -> Screen:
    text = words.n(
        "The notice is going out. {count} household may vote.",
        "The notice is going out. {count} households may vote.",
        notice.vote.electorate,
    )
    return Screen(f"{heading(words, notice.question)}\n{text}")


@render.register
def _(_refusal: voting.VoteDayUnclear, words: Words) -> Screen:
    return Screen(words._("I don't understand the day. Write it such as 6 Dec."))


@render.register
def _(refusal: voting.VoteDayTooEarly, words: Words) -> Screen:
    return Screen(
        words._("That is too early for the notice. At the earliest {first}.", first=words.date(refusal.first))
    )


@render.register
def _(_refusal: voting.NoNoticeNow, words: Words) -> Screen:
    return Screen(words._("It isn't time for the vote's notice. See on the matter's page what comes next."))
