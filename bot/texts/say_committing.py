"""What a cadre is asked and told while he keeps the commitment."""

from __future__ import annotations

from bot.domain.actions import (
    Brought,
    HandOverTo,
    KeepQuickAnswer,
    MergeInto,
    PassTasksOn,
    PlanDay,
    RegisterFor,
    SendQuickAnswer,
    TakeLeave,
)
from bot.domain.notices import committing
from bot.texts.render import render
from bot.texts.say_tasks import task_name
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: committing.AnswerPrompt, words: Words) -> Screen:
    return Screen(
        words._("Your next message is the answer to {number}. Write it or say it.", number=notice.number)
    )


@render.register
def _(notice: committing.PlanPrompt, words: Words) -> Screen:
    text = words._(
        "The villager knows that you are looking into {number}. What will you do? Write it, or tap a day.",
        number=notice.case.number,
    )
    rows = [(Button(words.date(day), PlanDay(notice.case.id, day.isoformat())),) for day in notice.days]
    return Screen(text, rows)


@render.register
def _(notice: committing.PlanTold, words: Words) -> Screen:
    return Screen(
        words._(
            "The villager has been told. The answer to {number} is due by {day}.",
            number=notice.number,
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: committing.ReasonPrompt, words: Words) -> Screen:
    if notice.again:
        return Screen(
            words._("{number} needs a real reason, in a whole sentence or by voice.", number=notice.number)
        )
    return Screen(
        words._(
            "Why can't {number} be solved? Write it or say it; the villager gets it word for word.",
            number=notice.number,
        )
    )


@render.register
def _(notice: committing.ReasonTold, words: Words) -> Screen:
    return Screen(words._("The villager has the reason for {number}.", number=notice.number))


@render.register
def _(notice: committing.HandOverQuestion, words: Words) -> Screen:
    rows = [(Button(cadre.name, HandOverTo(notice.case.id, cadre.id)),) for cadre in notice.cadres]
    if not rows:
        return Screen(words._("Nobody else can take {number} now.", number=notice.case.number))
    return Screen(words._("To whom do you hand over {number}?", number=notice.case.number), rows)


@render.register
def _(notice: committing.HandOverPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "Why do you hand {number} over to {name}? Write it or say it.",
            number=notice.number,
            name=notice.cadre_name,
        )
    )


@render.register
def _(notice: committing.HandedOver, words: Words) -> Screen:
    cadre = notice.cadre
    values = {"number": notice.number, "name": cadre.name, "day": words.day(notice.due_at)}
    if notice.to_villager:
        return Screen(
            words._(
                "{number} is now with {name} ({duties}, phone {phone}). The answer still comes by {day}.",
                duties=cadre.duties,
                phone=words.phone(cadre.phone),
                **values,
            )
        )
    return Screen(words._("{number} is now with {name}, still due by {day}.", **values))


@render.register
def _(notice: committing.LeaveQuestion, words: Words) -> Screen:
    rows = [
        (Button(words._("Until {day}", day=words.date(day)), TakeLeave(day.isoformat())),)
        for day in notice.days
    ]
    if notice.until is None:
        return Screen(words._("Until which day are you away, that day included?"), rows)
    rows.append((Button(words._("I am back"), TakeLeave(None)),))
    return Screen(words._("You are on leave until {day}.", day=words.date(notice.until)), rows)


@render.register
def _(notice: committing.OnLeave, words: Words) -> Screen:
    day = words.date(notice.until)
    if notice.substitute_name is None:
        return Screen(
            words._("You are on leave until {day}. New matters go to whoever comes next in line.", day=day)
        )
    text = words._(
        "You are on leave until {day}. New matters go to {name}.", day=day, name=notice.substitute_name
    )
    if not notice.open_tasks:
        return Screen(text)
    yes = words.n("Hand over {count} open task too", "Hand over {count} open tasks too", notice.open_tasks)
    no = words._("Keep them")
    return Screen(text, ((Button(yes, PassTasksOn(agrees=True)),), (Button(no, PassTasksOn(agrees=False)),)))


@render.register
def _(_notice: committing.BackFromLeave, words: Words) -> Screen:
    return Screen(words._("Welcome back. New matters come to you again."))


@render.register
def _(notice: committing.TasksPassedOn, words: Words) -> Screen:
    return Screen(
        words.n(
            "{count} task is with {name} now.",
            "{count} tasks are with {name} now.",
            notice.count,
            name=notice.substitute_name,
        )
    )


@render.register
def _(_notice: committing.TasksKept, words: Words) -> Screen:
    return Screen(words._("Your open tasks stay with you."))


@render.register
def _(notice: committing.Digest, words: Words) -> Screen:
    lines = [words._("Good morning.")]
    if notice.late:
        lines.append(words._("Late: {numbers}", numbers=", ".join(map(str, notice.late))))
    if notice.today:
        lines.append(words._("Due today: {numbers}", numbers=", ".join(map(str, notice.today))))
    lines.append(words._("Due within a week: {count}", count=notice.this_week))
    return Screen("\n".join(lines))


@render.register
def _(notice: committing.Unseen, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} came to you a day ago, and nothing has happened. "
            "It is due by {day}; reply to this message to answer.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: committing.LongOverdue, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} was due by {day} and is still open. {name} is responsible.",
            number=notice.number,
            day=words.day(notice.due_at),
            name=notice.cadre_name,
        )
    )


@render.register
def _(_notice: committing.SearchPrompt, words: Words) -> Screen:
    return Screen(words._("For which household? Write its number, its group or a name."))


@render.register
def _(notice: committing.HouseholdsFound, words: Words) -> Screen:
    rows = [
        (Button(f"{household.number} {household.head}", RegisterFor(household.id)),)
        for household in notice.households
    ]
    return Screen(words._("Which household?"), rows)


@render.register
def _(notice: committing.RegistrationPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "Your next message is the matter of household {number} ({head}). Write it, say it, send a photo.",
            number=notice.household.number,
            head=notice.household.head,
        )
    )


@render.register
def _(notice: committing.RegisteredForYou, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} has registered a matter for your household: {number}.",
            name=notice.registrar_name,
            number=notice.number,
        )
    )


@render.register
def _(notice: committing.BringTheAnswer, words: Words) -> Screen:
    text = words._(
        "The bot can't reach household {number} ({head}). Please bring the answer to {case} in person.",
        number=notice.household.number,
        head=notice.household.head,
        case=notice.case.number,
    )
    if notice.words:
        text = f"{text}\n\n{notice.words}"
    return Screen(text, ((Button(words._("I have told them"), Brought(notice.case.id)),),))


@render.register
def _(notice: committing.BroughtRecorded, words: Words) -> Screen:
    return Screen(words._("Noted: the answer to {number} was brought.", number=notice.number))


@render.register
def _(notice: committing.MergeQuestion, words: Words) -> Screen:
    rows = [
        (Button(f"{other.number} {gist}".rstrip(), MergeInto(notice.case.id, other.id)),)
        for other, gist in notice.others
    ]
    return Screen(
        words._("Which other task is the same matter as {number}?", number=notice.case.number), rows
    )


@render.register
def _(notice: committing.Merged, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} goes with {main}: what you reply there reaches both.",
            number=notice.number,
            main=notice.main,
        )
    )


@render.register
def _(notice: committing.QuickAnswerList, words: Words) -> Screen:
    rows = [(Button(text, SendQuickAnswer(notice.case.id, text)),) for text in notice.texts]
    rows.append((Button(words._("Keep one of my own"), KeepQuickAnswer()),))
    if not notice.texts:
        return Screen(words._("There are no quick answers yet."), rows)
    return Screen(words._("One tap sends it to the villager of {number}.", number=notice.case.number), rows)


@render.register
def _(_notice: committing.QuickAnswerPrompt, words: Words) -> Screen:
    return Screen(words._("Write the text that you want to keep."))


@render.register
def _(_notice: committing.QuickAnswerKept, words: Words) -> Screen:
    return Screen(words._("Kept. You find it under quick answers."))


@render.register
def _(_refusal: committing.OnlySecretaryDecides, words: Words) -> Screen:
    return Screen(words._("It was handed over twice already; now only the secretary decides."))


@render.register
def _(_refusal: committing.NobodyFound, words: Words) -> Screen:
    return Screen(
        words._("No household fits. Press the button again and write its number, for example 2-005.")
    )


@render.register
def _(_refusal: committing.NothingToMerge, words: Words) -> Screen:
    return Screen(words._("There is no other task that this could go with."))
