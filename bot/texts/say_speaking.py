"""What is said around the language."""

from __future__ import annotations

from bot.domain.actions.speaking import Speak
from bot.domain.notices import speaking
from bot.texts.menus import menu
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(_notice: speaking.LanguageQuestion, words: Words) -> Screen:
    rows = [(Button(name, Speak(locale)),) for locale, name in words.languages.items()]
    return Screen(words._("Which language is yours?"), rows)


@render.register
def _(notice: speaking.LanguageChosen, words: Words) -> Screen:
    return Screen(words._("From now on I write to you in English."), menu=menu(words, notice.person))
