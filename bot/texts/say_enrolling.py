"""What is said to whoever signs up for a course: a seat, the waiting list, the day before."""

from __future__ import annotations

from bot.domain.actions.training import SignUp
from bot.domain.notices import training
from bot.texts.render import render
from bot.texts.say_training import sign_off
from bot.texts.screen import Button, Screen
from bot.texts.when import when
from bot.texts.words import Words


@render.register
def _(notice: training.SignedUp, words: Words) -> Screen:
    course = notice.course
    text = words._(
        "You have a seat: {title}, {when}, {place}.",
        title=course.title,
        when=when(words, course.starts_at),
        place=course.place,
    )
    return Screen(text, (sign_off(words, course),))


@render.register
def _(notice: training.OnTheWaitingList, words: Words) -> Screen:
    text = words._(
        "All seats are taken; you are number {place} on the waiting list. You hear at once when one is free.",
        place=notice.place,
    )
    return Screen(text, (sign_off(words, notice.course),))


@render.register
def _(notice: training.SignedOff, words: Words) -> Screen:
    text = words._("You are off the list of “{title}”.", title=notice.course.title)
    return Screen(text, ((Button(words._("I'll come after all"), SignUp(notice.course.id)),),))


@render.register
def _(notice: training.MovedUp, words: Words) -> Screen:
    course = notice.course
    text = words._(
        "A seat is free, and it is yours: {title}, {when}, {place}.",
        title=course.title,
        when=when(words, course.starts_at),
        place=course.place,
    )
    return Screen(text, (sign_off(words, course),))


@render.register
def _(notice: training.CourseTomorrow, words: Words) -> Screen:
    course = notice.course
    text = words._(
        "Remember the course: {title}, {when}, {place}. Ask {name}, {phone}.",
        title=course.title,
        when=when(words, course.starts_at),
        place=course.place,
        name=notice.organiser,
        phone=words.phone(notice.phone),
    )
    return Screen(text, (sign_off(words, course),))


@render.register
def _(notice: training.CourseChanged, words: Words) -> Screen:
    course = notice.course
    text = words._(
        "The course “{title}” has changed: {when}, {place}. Ask {name}, {phone}.",
        title=course.title,
        when=when(words, course.starts_at),
        place=course.place,
        name=notice.organiser,
        phone=words.phone(notice.phone),
    )
    return Screen(text, (sign_off(words, course),))


@render.register
def _(_refusal: training.CourseClosed, words: Words) -> Screen:
    return Screen(words._("This course is called off."))


@render.register
def _(_refusal: training.CourseBegun, words: Words) -> Screen:
    return Screen(words._("This course has begun already."))


@render.register
def _(_refusal: training.AlreadySignedUp, words: Words) -> Screen:
    return Screen(words._("You have signed up already."))


@render.register
def _(_refusal: training.NotSignedUp, words: Words) -> Screen:
    return Screen(words._("This name isn't on the list any more."))


@render.register
def _(_refusal: training.NotBegun, words: Words) -> Screen:
    return Screen(words._("The course has not begun yet."))
