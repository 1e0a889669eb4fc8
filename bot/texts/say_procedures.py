"""What is said around choosing a procedure of the catalogue."""

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
def _(refusal: proxying.NotWithPapers, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is paperwork, and papers bear your name: it can't be kept secret. To stop it, take it "
            "back.",
            number=refusal.number,
        )
    )
