"""What a cadre is told of the paperwork that he handles, and the secretary of what waits."""

from __future__ import annotations

from bot.domain.actions.proxy import AddPaper, MoveProxy, ShowCustody, ShowPapers, ShowPhotos, ShowProxy
from bot.domain.notices import proxy_tasks
from bot.domain.proxy_life import NEXT, ProxyState, ProxyStep, can
from bot.texts.proxy_words import listed, places, proxy_state, step_label
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: proxy_tasks.ProxyCard, words: Words) -> Screen:
    proxy, household = notice.proxy, notice.household
    lines = [
        words._("Paperwork {number} · {procedure}", number=notice.number, procedure=proxy.procedure),
        words._(
            "{name}, group {group}, household {number} ({head})",
            name=notice.name,
            group=household.group,
            number=household.number,
            head=household.head,
        ),
        words._("Phone {phone}", phone=words.phone(notice.phone)),
        words._("{state} (since {day}).", state=proxy_state(words, proxy.state), day=words.day(proxy.since)),
    ]
    if proxy.fetch and proxy.state in {ProxyState.PICKED, ProxyState.COLLECTING}:
        lines.append(words._("Please fetch the papers at his home."))
    lines += ["", *places(words, notice.papers, own=False)]
    if proxy.under_way:
        lines.append(words._("All of it promised by {day}.", day=words.day(notice.due_at)))
    if notice.untold:
        lines.append(words._("He can't be reached here; please tell him yourself."))
    return Screen("\n".join(lines), _rows(words, notice))


def _rows(words: Words, notice: proxy_tasks.ProxyCard) -> list[tuple[Button, ...]]:
    """Return the next step, the papers, the photos, and that something is missing."""
    proxy = notice.proxy
    rows: list[tuple[Button, ...]] = []
    step = NEXT.get(proxy.state)
    if step is not None:
        rows.append((Button(step_label(words, step), MoveProxy(proxy.case_id, step.value)),))
    if proxy.state is not ProxyState.PICKED:
        rows.append((Button(words._("The papers"), ShowPapers(proxy.case_id)),))
    more = []
    if notice.photos:
        more.append(Button(words._("See the photos"), ShowPhotos(proxy.case_id)))
    if can(proxy.state, ProxyStep.LACK):
        more.append(Button(step_label(words, ProxyStep.LACK), AddPaper(proxy.case_id, missing=True)))
    return [*rows, tuple(more)] if more else rows


@render.register
def _(notice: proxy_tasks.FetchAsked, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} asks you to fetch the papers for {procedure} ({number}): group {group}, household "
            "{household}, phone {phone}.",
            name=notice.name,
            procedure=notice.procedure,
            number=notice.number,
            group=notice.household.group,
            household=notice.household.number,
            phone=words.phone(notice.phone),
        )
    )


@render.register
def _(notice: proxy_tasks.StepWaits, words: Words) -> Screen:
    values = {
        "name": notice.name or words._("A villager"),
        "procedure": notice.procedure,
        "number": notice.number,
        "day": words.day(notice.since),
    }
    if notice.papers:
        papers = listed(words, notice.papers)
        text = words._("Please give back to {name} ({number}): {papers}.", papers=papers, **values)
    else:
        text = words._(
            "{name}'s {procedure} ({number}): {state} since {day}. Please take the next step.",
            state=proxy_state(words, notice.state),
            **values,
        )
    return Screen(text, ((Button(words._("How the paperwork stands"), ShowProxy(notice.case_id)),),))


@render.register
def _(notice: proxy_tasks.StepWaitsTold, words: Words) -> Screen:
    text = words._(
        "{procedure} ({number}) waits: {state} since {day}. {name} is responsible.",
        procedure=notice.procedure,
        number=notice.number,
        state=proxy_state(words, notice.state),
        day=words.day(notice.since),
        name=notice.cadre_name,
    )
    return Screen(text, ((Button(words._("The papers"), ShowCustody(notice.case_id)),),))


@render.register
def _(refusal: proxy_tasks.StepTaken, words: Words) -> Screen:
    if refusal.state is ProxyState.PICKED:
        return Screen(
            words._("{number} isn't accepted yet. Tap “I'll see to it” first.", number=refusal.number)
        )
    return Screen(
        words._(
            "{number} is at this step already: {state}. Nothing was changed.",
            number=refusal.number,
            state=proxy_state(words, refusal.state),
        )
    )


@render.register
def _(refusal: proxy_tasks.StillHandled, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is being handled: its last step is the answer. If it can't be done, tap “Cannot "
            "be solved”.",
            number=refusal.number,
        )
    )
