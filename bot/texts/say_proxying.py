"""What a villager is told of the paperwork that is handled for him."""

from __future__ import annotations

from bot.domain.actions.proxy import (
    ShowCustody,
)
from bot.domain.notices import proxying
from bot.domain.proxy_life import ProxyState
from bot.texts.proxy_words import called, listed, proxy_state
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: proxying.ProxyMoved, words: Words) -> Screen:
    values = {"name": notice.cadre_name, "procedure": notice.procedure, "number": notice.number}
    day = words.day(notice.at)
    office = notice.office or words._("the office")
    text = {
        ProxyState.PICKED: words._("{number}: {procedure} waits for {name}.", **values),
        ProxyState.COLLECTING: words._(
            "{day}: {name} handles {procedure} for you ({number}).", day=day, **values
        ),
        ProxyState.COMPLETE: words._(
            "{day}: the papers for {procedure} are complete ({number}).", day=day, **values
        ),
        ProxyState.HANDED_IN: words._(
            "{day}: {name} handed the papers for {procedure} in at {office} ({number}).",
            day=day,
            office=office,
            **values,
        ),
        ProxyState.DONE: words._("{day}: {procedure} is done ({number}).", day=day, **values),
        ProxyState.RETURNED: words._(
            "{day}: {name} says that everything of {procedure} is back with you ({number}).",
            day=day,
            **values,
        ),
        ProxyState.STOPPED: words._("{day}: {procedure} is handled no more ({number}).", day=day, **values),
    }[notice.state]
    lines = [text, *filter(None, [_expected(words, notice)])]
    if notice.papers:
        lines.append(words._("Papers: {papers}.", papers=listed(words, notice.papers)))
    return Screen("\n".join(lines), _where(words, notice.case_id))


def _expected(words: Words, notice: proxying.ProxyMoved) -> str:
    """Return what to expect next, and by when; empty where nothing more comes."""
    if notice.expected is None:
        return ""
    day = words.day(notice.expected)
    return {
        ProxyState.COLLECTING: words._("All of it should be done by {day}.", day=day),
        ProxyState.COMPLETE: words._("They should be handed in by {day}.", day=day),
        ProxyState.HANDED_IN: words._("It should be done by {day}.", day=day),
        ProxyState.DONE: words._("You get everything by {day}.", day=day),
    }.get(notice.state, "")


def _where(words: Words, case_id: int) -> tuple[tuple[Button, ...], ...]:
    return ((Button(words._("Where my papers are"), ShowCustody(case_id)),),)


@render.register
def _(notice: proxying.PaperMissing, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} still needs: {paper}. Send a photo of it here, or give it to {name}.",
            number=notice.number,
            paper=called(words, notice.paper),
            name=notice.cadre_name,
        ),
        _where(words, notice.case_id),
    )


@render.register
def _(notice: proxying.ProxySlow, words: Words) -> Screen:
    values = {
        "procedure": notice.procedure,
        "number": notice.number,
        "state": proxy_state(words, notice.state),
        "day": words.day(notice.since),
    }
    if notice.secretary_told:
        text = words._(
            "{procedure} ({number}) takes longer than usual, we are sorry: {state} since {day}. The "
            "secretary "
            "has been told.",
            **values,
        )
    else:
        text = words._(
            "{procedure} ({number}) takes longer than usual, we are sorry: {state} since {day}.", **values
        )
    return Screen(text, _where(words, notice.case_id))


@render.register
def _(notice: proxying.PapersComeBack, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} brings you back, from {number}: {papers}.",
            name=notice.cadre_name,
            number=notice.number,
            papers=listed(words, notice.papers),
        )
    )
