"""What a cadre is told about his tasks."""

from __future__ import annotations

from bot.domain.actions.commitment import AnswerNow, CannotBeSolved, HandOver, NeedsVerification
from bot.domain.actions.quick_answers import QuickAnswers
from bot.domain.actions.registering import MergeCase
from bot.domain.actions.seeing import ShowCenter
from bot.domain.actions.task import ForMyself, ForTask, MoreTasks, SettleReply, ShowTask, ShowTasks
from bot.domain.notices import tasks
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
    if notice.words:
        lines += ["", notice.words]
    if notice.media_count:
        count = notice.media_count
        lines += ["", words.n("{count} attachment follows.", "{count} attachments follow.", count)]
    lines += ["", words._("Reply to this message, in writing or by voice.")]
    return Screen("\n".join(lines), task_buttons(words, case.id))


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


def task_buttons(words: Words, case_id: int) -> tuple[tuple[Button, ...], ...]:
    """Return what a cadre can do with a task."""
    return (
        (
            Button(words._("Answer now"), AnswerNow(case_id)),
            Button(words._("Needs verification"), NeedsVerification(case_id)),
        ),
        (
            Button(words._("Cannot be solved"), CannotBeSolved(case_id)),
            Button(words._("Hand over"), HandOver(case_id)),
        ),
        (
            Button(words._("Quick answers"), QuickAnswers(case_id)),
            Button(words._("Same matter"), MergeCase(case_id)),
        ),
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
    return Screen(f"{head}\n{notice.words}" if notice.words else head)


@render.register
def _(notice: tasks.ReplyQuestion, words: Words) -> Screen:
    if notice.reached:
        text = words._("Passed on to {name}. Is this the answer to {number}?", **_named(words, notice))
    elif not notice.name:
        text = words._(
            "Kept on {number}, but the villager can't be reached here; the secretary tells him. "
            "Is this the answer?",
            number=notice.case.number,
        )
    else:
        text = words._(
            "Kept on {number}, but {name} can't be reached here; please call {phone} or go there. "
            "Is this the answer?",
            phone=words.phone(notice.phone),
            **_named(words, notice),
        )
    yes = Button(words._("This is the answer"), SettleReply(notice.case.id, settles=True))
    no = Button(words._("Not finished yet"), SettleReply(notice.case.id, settles=False))
    return Screen(text, ((yes, no),))


def _named(words: Words, notice: tasks.ReplyQuestion) -> dict[str, object]:
    return {"name": notice.name or words._("The villager"), "number": notice.case.number}


@render.register
def _(notice: tasks.ReplyPassedOn, words: Words) -> Screen:
    name = notice.name or words._("The villager")
    return Screen(words._("Passed on to {name} ({number}).", name=name, number=notice.number))


@render.register
def _(notice: tasks.AnswerRecorded, words: Words) -> Screen:
    if notice.in_time:
        return Screen(words._("{number} is answered, in time.", number=notice.number))
    return Screen(words._("{number} is answered, after the promised day.", number=notice.number))


@render.register
def _(notice: tasks.StillOpen, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} stays open; the answer is due by {day}.",
            number=notice.number,
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.TaskQuestion, words: Words) -> Screen:
    rows = [
        (Button(f"{line.case.number} {line.gist}".rstrip(), ForTask(line.case.id)),) for line in notice.lines
    ]
    if notice.more:
        rows.append((Button(words._("More"), MoreTasks(notice.offset + len(notice.lines))),))
    if notice.own_household:
        rows.append((Button(words._("My own matter"), ForMyself()),))
    return Screen(words._("Which task is this for?"), rows)


@render.register
def _(notice: tasks.MyTasks, words: Words) -> Screen:
    center = ((Button(words._("My center's matters"), ShowCenter(0)),),) if notice.leads else ()
    if not notice.lines:
        return Screen(words._("You have no open tasks."), center)
    lines = [
        f"{line.case.number}  {line.gist}".rstrip()
        + "\n"
        + words._("Your turn, by {day}.", day=words.day(line.case.due_at))
        for line in notice.lines
    ]
    rows = [(Button(str(line.case.number), ShowTask(line.case.id)),) for line in notice.lines]
    if notice.more:
        rows.append((Button(words._("More"), ShowTasks(notice.offset + len(notice.lines))),))
    return Screen("\n\n".join(lines), [*rows, *center])


@render.register
def _(notice: tasks.DueSoon, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} is due by {day}. Reply to this message to answer.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.Overdue, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} was due by {day} and is late. Please answer today; reply to this message.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.LateTask, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} was due by {day} and is late. {name} is responsible.",
            number=notice.number,
            day=words.day(notice.due_at),
            name=notice.cadre_name,
        )
    )


def task_name(words: Words, task: tasks.TaskName) -> str:
    """Return what a cadre remembers a task by: whose, what about, and its number."""
    name = task.name or words._("A villager")
    if task.gist:
        return words._("{name}'s “{gist}” ({number})", name=name, gist=task.gist, number=task.number)
    return words._("{name}'s matter ({number})", name=name, number=task.number)


@render.register
def _(_refusal: tasks.NoTaskToReplyTo, words: Words) -> Screen:
    return Screen(words._("You have no task that this could be for. Tasks come to you here by themselves."))
