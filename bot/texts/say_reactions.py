"""What is said around an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.commitment import Appeal, NotResolved, Rate, Resolved, Withdraw
from bot.domain.actions.proxy import ShowCustody
from bot.domain.actions.secrecy import KeepSecret
from bot.domain.case_life import OPEN, CaseState, CaseStep, Rating, can
from bot.domain.notices import reactions
from bot.texts.case_steps import step_name
from bot.texts.render import render
from bot.texts.say_cases import state_of
from bot.texts.say_matters import resolved_buttons
from bot.texts.screen import Button, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.case_event import CaseEvent


@render.register
def _(notice: reactions.AnswerGiven, words: Words) -> Screen:
    text = words._(
        "{name} has answered {number}. Is it resolved?", name=notice.cadre_name, number=notice.case.number
    )
    return Screen(text, resolved_buttons(words, notice.case.id))


@render.register
def _(notice: reactions.Explanation, words: Words) -> Screen:
    case = notice.case
    head = words._("{number} can't be solved. {name} says why:", number=case.number, name=notice.cadre_name)
    text = f"{head}\n{notice.words}" if notice.words else head
    if case.appealed:
        return Screen("\n\n".join((text, words._("This is the final decision."))))
    return Screen(text, _explained_buttons(words, case.id, may_appeal=notice.may_appeal))


def _explained_buttons(words: Words, case_id: int, *, may_appeal: bool) -> list[tuple[Button, ...]]:
    """Return 知道了, and 请支书再看 where there is a secretary above whoever explained it."""
    rows: list[tuple[Button, ...]] = [(Button(words._("I see"), Resolved(case_id)),)]
    if may_appeal:
        rows.append((Button(words._("Ask the secretary"), Appeal(case_id)),))
    return rows


@render.register
def _(notice: reactions.BeingVerified, words: Words) -> Screen:
    values = {"name": notice.cadre_name, "number": notice.number}
    if notice.words:
        head = words._("{name} is looking into {number}. What he will do:", **values)
        return Screen(f"{head}\n{notice.words}")
    if notice.planned_for is not None:
        day = words.date(notice.planned_for)
        return Screen(
            words._("{name} is looking into {number} and means to know more by {day}.", day=day, **values)
        )
    return Screen(
        words._(
            "{name} is looking into {number}. You get the answer by {day}.",
            day=words.day(notice.due_at),
            **values,
        )
    )


@render.register
def _(notice: reactions.ReactionQuestion, words: Words) -> Screen:
    number = notice.case.number
    if notice.case.state is CaseState.EXPLAINED:
        text = words._("{number} was explained to you. Is that all right?", number=number)
        return Screen(text, _explained_buttons(words, notice.case.id, may_appeal=notice.may_appeal))
    text = words._("{number} was answered. Is it resolved?", number=number)
    return Screen(text, resolved_buttons(words, notice.case.id))


@render.register
def _(notice: reactions.RatingQuestion, words: Words) -> Screen:
    labels = {
        Rating.SATISFIED: words._("Satisfied"),
        Rating.FAIRLY: words._("Fairly satisfied"),
        Rating.UNSATISFIED: words._("Not satisfied"),
    }
    row = tuple(Button(label, Rate(notice.case.id, rating.value)) for rating, label in labels.items())
    return Screen(words._("Are you satisfied with how it was done?"), (row,))


@render.register
def _(notice: reactions.Thanks, words: Words) -> Screen:
    return Screen(words._("Noted. {number} is closed.", number=notice.number))


@render.register
def _(notice: reactions.ClosedForYou, words: Words) -> Screen:
    number = notice.case.number
    if notice.case.is_decided:
        return Screen(
            words._("We heard nothing more about {number}, so it is put aside as done.", number=number)
        )
    text = words._(
        "We heard nothing more about {number}, so it is put aside as done. If it isn't, tap below, "
        "whenever you like.",
        number=number,
    )
    return Screen(text, ((Button(words._("Not resolved"), NotResolved(notice.case.id)),),))


@render.register
def _(notice: reactions.ReopenedForYou, words: Words) -> Screen:
    values = {"number": notice.case.number, "day": words.day(notice.case.due_at)}
    if notice.secretary_told:
        return Screen(
            words._(
                "{number} goes on, by {day}, and the secretary has been told. What is still missing? "
                "Just write it.",
                **values,
            )
        )
    return Screen(words._("{number} goes on, by {day}. What is still missing? Just write it.", **values))


@render.register
def _(notice: reactions.CaseReopened, words: Words) -> Screen:
    case = notice.case
    values = {"number": case.number, "day": words.day(case.due_at), "count": case.reopenings}
    if notice.own:
        return Screen(
            words._("{number} isn't resolved, says the villager (time {count}). Answer by {day}.", **values)
        )
    return Screen(
        words._("{number} isn't resolved, says the villager (time {count}). It is due by {day}.", **values)
    )


@render.register
def _(notice: reactions.AppealTaken, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is with the secretary, {name}. He decides by {day}, and says why.",
            number=notice.case.number,
            name=notice.secretary_name,
            day=words.day(notice.case.due_at),
        )
    )


@render.register
def _(notice: reactions.CaseWithdrawn, words: Words) -> Screen:
    return Screen(words._("{number} was taken back.", number=notice.number))


@render.register
def _(notice: reactions.LateForYou, words: Words) -> Screen:
    if notice.secretary_told:
        return Screen(
            words._(
                "{number} is late, we are sorry. The secretary has been told, somebody contacts you today.",
                number=notice.number,
            )
        )
    return Screen(words._("{number} is late, we are sorry. It is being seen to.", number=notice.number))


@render.register
def _(notice: reactions.CaseView, words: Words) -> Screen:
    case = notice.case
    state = state_of(words, case, notice.cadre_name, own=notice.own, handled=notice.handled)
    lines = [str(case.number), state, ""]
    told = [_happened(words, event, name, own=notice.own) for event, name in notice.events]
    # What happened several times on end is told once.
    lines += [line for line, before in zip(told, ["", *told], strict=False) if line and line != before]
    rows: list[tuple[Button, ...]] = []
    if notice.own and case.state is CaseState.ANSWERED:
        rows += resolved_buttons(words, case.id)
    if notice.own and case.state is CaseState.EXPLAINED:
        rows += _explained_buttons(words, case.id, may_appeal=notice.may_appeal)
    if notice.custody:
        rows.append((Button(words._("Where my papers are"), ShowCustody(case.id)),))
    elif notice.own and case.privacy is None and case.state in OPEN - {CaseState.RAISED}:
        rows.append((Button(words._("Keep my name secret"), KeepSecret(case.id)),))
    if notice.own and can(case.state, CaseStep.WITHDRAW):
        rows.append((Button(words._("Take it back"), Withdraw(case.id)),))
    return Screen("\n".join(lines).rstrip(), rows)


def _happened(words: Words, event: CaseEvent, name: str, *, own: bool) -> str:
    """Return one event in plain words; nothing for what isn't worth telling."""
    told = step_name(words, event.step, name, own=own)
    return f"{words.day(event.at)}  {told}" if told is not None else ""


@render.register
def _(_refusal: reactions.CannotAppeal, words: Words) -> Screen:
    return Screen(words._("This can't be taken further here. The contact card says whom you can phone."))
