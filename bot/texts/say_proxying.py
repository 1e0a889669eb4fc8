"""What a villager is told of the paperwork that is handled for him."""

from __future__ import annotations

from bot.domain.actions.proxy import (
    AskProcedure,
    ChooseProcedure,
    FetchPapers,
    NoProcedure,
    OpenProxy,
    ShowCustody,
)
from bot.domain.notices import proxying
from bot.domain.proxy_life import ProxyState
from bot.texts.proxy_words import called, listed, proxy_state
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: proxying.ProcedureQuestion, words: Words) -> Screen:
    case_id = notice.case_id
    rows = [
        (Button(name, OpenProxy(name) if case_id is None else ChooseProcedure(case_id, name)),)
        for name in notice.procedures
    ]
    none = OpenProxy("") if case_id is None else NoProcedure(case_id)
    rows.append((Button(words._("Other paperwork"), none),))
    return Screen(words._("Which procedure is it? We handle the paperwork for you."), rows)


@render.register
def _(notice: proxying.NameNeeded, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} keeps your name secret, so no papers are taken for it. To have paperwork handled, "
            "write "
            "anew without keeping your name secret.",
            number=notice.number,
        )
    )


@render.register
def _(notice: proxying.NoneOfThese, words: Words) -> Screen:
    return Screen(
        words._(
            "All right, {name} has what you wrote ({number}). Write or say what paperwork it is.",
            name=notice.cadre_name or words._("the secretary"),
            number=notice.number,
        )
    )


@render.register
def _(_notice: proxying.WriteInstead, words: Words) -> Screen:
    return Screen(words._("Please write or say what paperwork it is, then tap “Proxy handling”."))


@render.register
def _(notice: proxying.ProcedureNeeds, words: Words) -> Screen:
    procedure = notice.procedure
    lines = [words._("{procedure} ({number}). Needed:", procedure=procedure.name, number=notice.number)]
    lines += [f"{place}. {name}" for place, name in enumerate(procedure.papers, 1)]
    if not procedure.papers:
        lines[0] = words._(
            "{procedure} ({number}). No papers needed.", procedure=procedure.name, number=notice.number
        )
    lines += [
        words._(
            "It goes to {office} and usually takes {days} days there.",
            office=procedure.office,
            days=procedure.days,
        ),
        "",
        words._("Photograph the papers and send the photos here, or tap “Fetch them at my home”."),
        words._(
            "Only the cadre who handles it sees the photos, when he needs them. {days} days after the end we "
            "erase their reference; what is in your own chat and on Telegram's servers stays there.",
            days=notice.photo_days,
        ),
    ]
    rows = [
        (Button(words._("Fetch them at my home"), FetchPapers(notice.case_id)),),
        (
            Button(words._("Where my papers are"), ShowCustody(notice.case_id)),
            Button(words._("Another procedure"), AskProcedure(notice.case_id)),
        ),
    ]
    return Screen("\n".join(lines), rows if notice.own else rows[:1])


@render.register
def _(notice: proxying.FetchNoted, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} has been asked to come for the papers ({number}). His phone: {phone}.",
            name=notice.cadre_name,
            number=notice.number,
            phone=words.phone(notice.phone),
        )
    )


@render.register
def _(notice: proxying.PhotosKept, words: Words) -> Screen:
    text = words.n(
        "Photo kept on {number}, {count} so far. {name} sees it when he needs it.",
        "Photo kept on {number}, {count} so far. {name} sees them when he needs them.",
        notice.count,
        number=notice.number,
        name=notice.cadre_name,
    )
    return Screen(text)


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


@render.register
def _(refusal: proxying.ProcedureGone, words: Words) -> Screen:
    return Screen(
        words._(
            "“{procedure}” is in the list no longer. Please choose from the newest list, or write what "
            "it is.",
            procedure=refusal.procedure,
        )
    )


@render.register
def _(refusal: proxying.AlreadyHandled, words: Words) -> Screen:
    return Screen(
        words._(
            "{procedure} is being handled on {number} already. For something else, write anew.",
            procedure=refusal.procedure,
            number=refusal.number,
        )
    )


@render.register
def _(refusal: proxying.PhotosTooLate, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is finished, so the photo wasn't kept. For new paperwork tap “Raise a matter”.",
            number=refusal.number,
        )
    )


@render.register
def _(refusal: proxying.NotWithPapers, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is paperwork, and papers bear your name: it can't be kept secret. To stop it, take it "
            "back.",
            number=refusal.number,
        )
    )
