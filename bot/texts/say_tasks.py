"""What a cadre is told about his tasks."""

from __future__ import annotations

from bot.domain.actions.commitment import AnswerNow, CannotBeSolved, HandOver, NeedsVerification
from bot.domain.actions.proxy import AskProcedure, ShowPhotos, ShowProxy
from bot.domain.actions.quick_answers import QuickAnswers
from bot.domain.actions.registering import MergeCase
from bot.domain.actions.task import MoreOfTask
from bot.domain.notices import tasks
from bot.texts.proxy_words import places
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.topics import topic_name
from bot.texts.words import Words


@render.register
def _(notice: tasks.TaskCard, words: Words) -> Screen:
    case = notice.case
    topic = topic_name(words, case.topic) if case.topic is not None else words._("no center chosen")
    lines = [
        words._("Task {number} · {topic}", number=case.number, topic=topic),
        *_reporter(notice, words),
        words._("Answer by {day}", day=words.day(case.due_at)),
    ]
    if case.reopenings:
        lines.append(words.n("Reopened {count} time.", "Reopened {count} times.", case.reopenings))
    if notice.reason:
        lines += ["", words._("Handed over because: {reason}", reason=notice.reason)]
    if notice.procedure:
        lines.append(words._("Procedure: {procedure}", procedure=notice.procedure))
        lines += places(words, notice.papers, own=False)
    if notice.words:
        lines += ["", notice.words]
    if notice.media_count:
        count = notice.media_count
        lines += ["", words.n("{count} attachment follows.", "{count} attachments follow.", count)]
    if notice.photos:
        lines += ["", photos_wait(words, notice.photos)]
    lines += ["", words._("Reply to this message, in writing or by voice.")]
    return Screen(
        "\n".join(lines),
        task_buttons(words, case.id, handled=bool(notice.procedure), photos=bool(notice.photos)),
    )


@render.register
def _(notice: tasks.TaskButtons, words: Words) -> Screen:
    if not notice.more:
        return Screen(
            "", task_buttons(words, notice.case_id, handled=bool(notice.procedure), photos=notice.photos)
        )
    case_id = notice.case_id
    rows = [
        (Button(words._("Quick answers"), QuickAnswers(case_id)),),
        (Button(words._("Same matter"), MergeCase(case_id)),),
    ]
    if notice.procedure == "":
        rows.append((Button(words._("Choose the procedure"), AskProcedure(case_id)),))
    rows.append((Button(words._("Back"), MoreOfTask(case_id, more=False)),))
    return Screen("", rows)


def photos_wait(words: Words, count: int) -> str:
    """Return that there are photos of papers, which nobody gets unasked."""
    return words.n("{count} photo; tap to see it.", "{count} photos; tap to see them.", count)


def _reporter(notice: tasks.TaskCard, words: Words) -> list[str]:
    """Return whose matter it is, as far as the reader may know."""
    household = notice.household
    if household is None:
        lines = [words._("A villager who keeps his name secret")]
        return lines if notice.group is None else [*lines, words._("Group {group}", group=notice.group)]
    who = words._(
        "{name}, group {group}, household {number} ({head})",
        name=notice.name,
        group=household.group,
        number=household.number,
        head=household.head,
    )
    lines = [who, words._("Phone {phone}", phone=words.phone(notice.phone))]
    if notice.case.registered_by is not None:
        lines.append(words._("Registered for them; please bring the answer in person"))
    return lines


def task_buttons(
    words: Words, case_id: int, *, handled: bool, photos: bool
) -> tuple[tuple[Button, ...], ...]:
    """Return what a cadre can do with a task: the four he is trained on, and the rest behind one.

    Of paperwork: how it stands, where it is handled, and its photos.
    """
    last = [Button(words._("How the paperwork stands"), ShowProxy(case_id))] if handled else []
    last += [Button(words._("See the photos"), ShowPhotos(case_id))] if photos else []
    return (
        (
            Button(words._("Answer now"), AnswerNow(case_id)),
            Button(words._("Needs verification"), NeedsVerification(case_id)),
        ),
        (
            Button(words._("Cannot be solved"), CannotBeSolved(case_id)),
            Button(words._("Hand over"), HandOver(case_id)),
        ),
        (*last, Button(words._("More"), MoreOfTask(case_id))),
    )


@render.register
def _(notice: tasks.KeptBack, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is confidential. What follows would tell whose it is, so it comes to you alone.",
            number=notice.number,
        )
    )


@render.register
def _(notice: tasks.TaskAddition, words: Words) -> Screen:
    values = {"name": notice.name or words._("The villager"), "number": notice.number}
    if notice.corrected:
        head = words._("{name} corrects what he wrote on {number}:", **values)
    else:
        head = words._("{name} adds to {number}:", **values)
    text = f"{head}\n{notice.words}" if notice.words else head
    if not notice.photos:
        return Screen(text)
    row = (Button(words._("See the photos"), ShowPhotos(notice.case_id)),)
    return Screen("\n".join((text, photos_wait(words, notice.photos))), (row,))
