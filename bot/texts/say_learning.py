"""What is said around 学技术 and industry news by crop."""

from __future__ import annotations

from bot.domain.actions.learning import ShowSubscriptions, Subscribe
from bot.domain.actions.practice import ShowPractices
from bot.domain.actions.training import ShowCourses
from bot.domain.notices import learning
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(_notice: learning.LearningMenu, words: Words) -> Screen:
    rows = [
        (Button(words._("Good practice"), ShowPractices(0)),),
        (Button(words._("Courses"), ShowCourses()),),
        (Button(words._("Choose industry news"), ShowSubscriptions()),),
    ]
    return Screen(words._("What would you like to see?"), rows)


@render.register
def _(notice: learning.Subscriptions, words: Words) -> Screen:
    rows = [(Button(f"✔ {crop}" if on else crop, Subscribe(crop, not on)),) for crop, on in notice.crops]
    text = words._("Tap what you want news about; tap it again and it stops. ✔ is what you get.")
    return Screen(text, rows)


@render.register
def _(notice: learning.NewsStopped, words: Words) -> Screen:
    text = words._("You get no more news about {crop}.", crop=notice.crop)
    return Screen(text, ((Button(words._("Get it again"), Subscribe(notice.crop, on=True)),),))
