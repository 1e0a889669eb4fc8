"""What is said to whoever plans a course."""

from __future__ import annotations

from bot.domain.actions.training import AnnounceCourse, ChangeCoursePart, DropCourse
from bot.domain.notices import planning
from bot.domain.spoken_time import Missing
from bot.texts.render import render
from bot.texts.say_training import course_facts, course_picture
from bot.texts.screen import Button, Screen
from bot.texts.when import when
from bot.texts.words import Words


@render.register
def _(_notice: planning.CourseTitlePrompt, words: Words) -> Screen:
    return Screen(words._("What is the course about? Write it in one sentence."))


@render.register
def _(notice: planning.CourseTimePrompt, words: Words) -> Screen:
    text = words._("On which day, at what time? For example 12月5日 上午9点.")
    return Screen(text, _or_not(words, notice.course.id))


@render.register
def _(notice: planning.CoursePlacePrompt, words: Words) -> Screen:
    text = words._("{when}. Where?", when=when(words, notice.course.starts_at))
    return Screen(text, _or_not(words, notice.course.id))


@render.register
def _(notice: planning.CourseSeatsPrompt, words: Words) -> Screen:
    text = words._("For how many people at most? Write a number.")
    return Screen(text, _or_not(words, notice.course.id))


@render.register
def _(notice: planning.CoursePreview, words: Words) -> Screen:
    course = notice.course
    facts = course_facts(words, course, notice.organiser, notice.phone)
    question = words.n(
        "So it goes to the whole village, to {count} person.",
        "So it goes to the whole village, to {count} people.",
        notice.accounts,
    )
    rows = (
        (Button(words._("Send the notice"), AnnounceCourse(course.id)),),
        (Button(words._("No course"), DropCourse(course.id)),),
    )
    picture = course_picture(words, course, notice.organiser, notice.phone)
    return Screen("\n".join([*facts, "", question]), rows, picture=picture)


@render.register
def _(notice: planning.CourseChangeQuestion, words: Words) -> Screen:
    course = notice.course
    text = words._(
        "“{title}” is on {when}, {place}. What changes?",
        title=course.title,
        when=when(words, course.starts_at),
        place=course.place,
    )
    time = Button(words._("The time"), ChangeCoursePart(course.id, time=True))
    place = Button(words._("The place"), ChangeCoursePart(course.id, time=False))
    return Screen(text, ((time,), (place,)))


@render.register
def _(notice: planning.CourseChangePrompt, words: Words) -> Screen:
    if notice.time:
        return Screen(words._("On which day, at what time? For example 12月5日 上午9点."))
    return Screen(words._("Where is it held now? Write it."))


@render.register
def _(notice: planning.CourseChangeRecorded, words: Words) -> Screen:
    course = notice.course
    return Screen(
        words.n(
            "Changed: {when}, {place}. {count} person who signed up is being told.",
            "Changed: {when}, {place}. {count} people who signed up are being told.",
            notice.participants,
            when=when(words, course.starts_at),
            place=course.place,
        )
    )


@render.register
def _(_notice: planning.CourseDropped, words: Words) -> Screen:
    return Screen(words._("No notice was sent, and nothing of it is kept."))


@render.register
def _(refusal: planning.TimeUnclear, words: Words) -> Screen:
    texts = {
        Missing.DAY: words._("I don't see on which day. Please write it like 12月5日 上午9点."),
        Missing.HOUR: words._("I don't see at what time. Please write it like 12月5日 上午9点."),
        Missing.HALF: words._(
            "Is {hour} o'clock in the morning or in the afternoon? Please write it like 12月5日 下午3点.",
            hour=refusal.hour,
        ),
        Missing.NO_SUCH: words._("There is no such day or time. Please write it like 12月5日 上午9点."),
    }
    return Screen(texts[refusal.missing])


@render.register
def _(refusal: planning.TimePassed, words: Words) -> Screen:
    return Screen(words._("{when} is over already. Please write a later time.", when=when(words, refusal.at)))


@render.register
def _(refusal: planning.PlaceNeeded, words: Words) -> Screen:
    return Screen(
        words._(
            "Please write where it is, in at most {characters} characters.", characters=refusal.characters
        )
    )


@render.register
def _(refusal: planning.SeatsNeeded, words: Words) -> Screen:
    return Screen(
        words._(
            "Please write a number of people from {least} to {most}.", least=refusal.least, most=refusal.most
        )
    )


@render.register
def _(_refusal: planning.CourseUnplanned, words: Words) -> Screen:
    return Screen(words._("This notice was sent or dropped already. “Courses” shows what is to come."))


def _or_not(words: Words, course_id: int) -> tuple[tuple[Button]]:
    return ((Button(words._("No course"), DropCourse(course_id)),),)
