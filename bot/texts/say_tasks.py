"""What a cadre is told about his tasks."""

from __future__ import annotations

from bot.domain.actions import ForMyself, ForTask, MoreTasks, SettleReply, ShowTasks
from bot.domain.notices import tasks
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.topics import topic_name
from bot.texts.words import Words


@render.register
def _(notice: tasks.TaskCard, words: Words) -> Screen:
    case, household = notice.case, notice.household
    topic = topic_name(words, case.topic) if case.topic is not None else words._("no center chosen")
    lines = [
        words._("Task {number} · {topic}", number=case.number, topic=topic),
        words._(
            "{name}, group {group}, household {number} ({head})",
            name=notice.name,
            group=household.group,
            number=household.number,
            head=household.head,
        ),
        words._("Phone {phone}", phone=words.phone(notice.phone)),
        words._("Answer by {day}", day=words.day(case.due_at)),
    ]
    if notice.words:
        lines += ["", notice.words]
    if notice.media_count:
        lines += [
            "",
            words.n("{count} attachment follows.", "{count} attachments follow.", notice.media_count),
        ]
    lines += ["", words._("Reply to this message, in writing or by voice.")]
    return Screen("\n".join(lines))


@render.register
def _(notice: tasks.TaskAddition, words: Words) -> Screen:
    if notice.corrected:
        head = words._("{name} corrects what he wrote on {number}:", name=notice.name, number=notice.number)
    else:
        head = words._("{name} adds to {number}:", name=notice.name, number=notice.number)
    return Screen(f"{head}\n{notice.words}" if notice.words else head)


@render.register
def _(notice: tasks.ReplyQuestion, words: Words) -> Screen:
    if notice.reached:
        text = words._("Passed on to {name}. Is this the answer to {number}?", **_named(notice))
    else:
        text = words._(
            "Kept on {number}, but {name} can't be reached here; please call {phone} or go there. "
            "Is this the answer?",
            phone=words.phone(notice.phone),
            **_named(notice),
        )
    yes = Button(words._("This is the answer"), SettleReply(notice.case.id, settles=True))
    no = Button(words._("Not finished yet"), SettleReply(notice.case.id, settles=False))
    return Screen(text, ((yes, no),))


def _named(notice: tasks.ReplyQuestion) -> dict[str, object]:
    return {"name": notice.name, "number": notice.case.number}


@render.register
def _(notice: tasks.ReplyPassedOn, words: Words) -> Screen:
    return Screen(words._("Passed on to {name} ({number}).", name=notice.name, number=notice.number))


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
    if not notice.lines:
        return Screen(words._("You have no open tasks."))
    lines = [
        f"{line.case.number}  {line.gist}".rstrip()
        + "\n"
        + words._("Your turn, by {day}.", day=words.day(line.case.due_at))
        for line in notice.lines
    ]
    rows = []
    if notice.more:
        rows.append((Button(words._("More"), ShowTasks(notice.offset + len(notice.lines))),))
    return Screen("\n\n".join(lines), rows)


@render.register
def _(notice: tasks.DueSoon, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is due by {day}. Reply to this message to answer.",
            number=notice.number,
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.Overdue, words: Words) -> Screen:
    values = {"number": notice.number, "day": words.day(notice.due_at)}
    if notice.cadre_name is None:
        return Screen(
            words._(
                "{number} was due by {day} and is late. Please answer today; reply to this message.", **values
            )
        )
    return Screen(
        words._(
            "{number} was due by {day} and is late. {name} is responsible.", name=notice.cadre_name, **values
        )
    )


@render.register
def _(_refusal: tasks.NoTaskToReplyTo, words: Words) -> Screen:
    return Screen(words._("You have no task that this could be for. Tasks come to you here by themselves."))
