"""Why something can't happen to a paper, or to a case whose papers are out."""

from __future__ import annotations

from bot.domain.notices import custody
from bot.domain.paper_life import PaperState
from bot.texts.proxy_words import called, listed
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(refusal: custody.NeverReceived, words: Words) -> Screen:
    return Screen(
        words._("{paper} was never received. Tap “Received” first.", paper=called(words, refusal.paper))
    )


@render.register
def _(refusal: custody.PaperElsewhere, words: Words) -> Screen:
    places = {
        PaperState.WANTED: words._("{paper} was not received yet.", paper=called(words, refusal.paper)),
        PaperState.RECEIVED: words._(
            "{paper} is with the cadre already.", paper=called(words, refusal.paper)
        ),
        PaperState.HANDED_IN: words._("{paper} is handed in already.", paper=called(words, refusal.paper)),
        PaperState.RETURNED: words._("{paper} is given back already.", paper=called(words, refusal.paper)),
        PaperState.KEPT: words._("{paper} stays at the office.", paper=called(words, refusal.paper)),
    }
    return Screen(places[refusal.state])


@render.register
def _(refusal: custody.PapersStillOut, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} still has papers out: {papers}. Give them back first, or tap that they stay at "
            "the office.",
            number=refusal.number,
            papers=listed(words, refusal.papers),
        )
    )


@render.register
def _(_refusal: custody.PaperNameNeeded, words: Words) -> Screen:
    return Screen(words._("Please write the paper's name, at most 30 characters."))
