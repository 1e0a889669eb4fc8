"""The result sheet in words: electorate, notice, participation, quorum, result, and space for signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.notices import voting
from bot.domain.vote_life import VoteState
from bot.texts.matter_words import matter_number
from bot.texts.render import render
from bot.texts.screen import Screen, Sheet
from bot.texts.vote_words import heading
from bot.texts.when import when
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.vote import Vote


@render.register
def _(notice: voting.VoteSheet, words: Words) -> Screen:
    name = f"{matter_number(words, notice.question.number)}.pdf"
    text = words._("The result, to be signed and put up: {heading}", heading=heading(words, notice.question))
    return Screen(text, sheet=Sheet(name, "vote", sheet(words, notice)))


def sheet(words: Words, notice: voting.VoteSheet) -> dict[str, Any]:
    """Return what stands on the sheet."""
    vote = notice.vote
    return {
        "lang": words.locale.partition("_")[0],
        "title": words._("{village}: result of the vote", village=words.village),
        "subtitle": heading(words, notice.question),
        "facts": [*_dates(words, notice), *_numbers(words, notice)],
        "outcome": _outcome(words, vote),
        "adopted": vote.state is VoteState.ADOPTED,
        "counts": _counts(words, vote),
        "who_title": words._("Who took part"),
        "who_note": words._("What each household chose is kept nowhere."),
        "groups": [
            {
                "title": words._(
                    "Group {group}: {took_part} of {households} households",
                    group=one.group,
                    took_part=len(one.took_part),
                    households=one.households,
                ),
                "names": [[household.number, household.head] for household in one.took_part],
            }
            for one in notice.groups
        ],
        "signatures": [
            words._("Secretary"),
            words._("Witness of the hand count"),
            words._("Overseer for the villagers"),
            words._("Date"),
        ],
    }


def _dates(words: Words, notice: voting.VoteSheet) -> list[list[str]]:
    vote = notice.vote
    found = [[words._("Matter"), heading(words, notice.question)]]
    if notice.place:
        found.append([words._("Where"), notice.place])
    found += [
        [words._("Notice given on"), words.day(vote.noticed_at)],
        [
            words._("Voting time"),
            words._(
                "{opens} to {closes}", opens=when(words, vote.opens_at), closes=when(words, vote.closes_at)
            ),
        ],
    ]
    if vote.extended:
        found.append([words._("Extended"), words._("once, since too few had taken part")])
    return found


def _numbers(words: Words, notice: voting.VoteSheet) -> list[list[str]]:
    vote = notice.vote
    found = [
        [words._("Electorate"), _households(words, vote.electorate)],
        [
            words._("Took part"),
            words._(
                "{households}, of them at meetings and on paper {by_hand}",
                households=_households(words, notice.took_part),
                by_hand=notice.by_hand,
            ),
        ],
        [
            words._("Quorum"),
            words._(
                "{share} of the electorate: {households}",
                share=f"{vote.quorum.numerator}/{vote.quorum.denominator}",
                households=_households(words, vote.quorum_households),
            ),
        ],
        [
            words._("Majority"),
            words._(
                "more than {share} of those who took part",
                share=f"{vote.majority.numerator}/{vote.majority.denominator}",
            ),
        ],
    ]
    if notice.witnesses:
        found.append([words._("Witnesses"), " ".join(notice.witnesses)])
    return found


def _households(words: Words, count: int) -> str:
    return words.n("{count} household", "{count} households", count)


def _outcome(words: Words, vote: Vote) -> str:
    return {
        VoteState.ADOPTED: words._("Adopted"),
        VoteState.REJECTED: words._("Not adopted"),
        VoteState.SHORT: words._("Too few took part: nothing is decided"),
    }.get(vote.state, words._("Called off"))


def _counts(words: Words, vote: Vote) -> list[list[str]]:
    """Return what was counted; nothing where it decides nothing."""
    if vote.totals is None or not vote.is_decided:
        return []
    return [
        [words._("For"), str(vote.totals.in_favour)],
        [words._("Against"), str(vote.totals.against)],
        [words._("Abstain"), str(vote.totals.abstaining)],
    ]
