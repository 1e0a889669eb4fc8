"""Questions at the terminal, asked until the answer can be used."""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.app import telegram_of
from bot.config.expected import MAX_NAME
from bot.config.settings import Settings
from bot.doctor import telegram
from bot.doctor.finding import Grade
from bot.doctor.wording import sentence
from bot.texts import words

if TYPE_CHECKING:
    from bot.doctor.finding import Finding


class EndedError(Exception):
    """There is nobody to answer any more."""


class Asker:
    """Whoever sits at the terminal, and the language he reads."""

    def __init__(self, base_url: str, proxy: str = "", *, english: bool = False) -> None:
        """`base_url`, `proxy`: where Telegram is asked about a token."""
        self._telegram = {"base_url": base_url, "proxy": proxy}
        self.english = english

    def say(self, chinese: str, english: str) -> str:
        """Return the one of two sentences that he reads."""
        return english if self.english else chinese

    def until(self, question: str, fits: Callable[[str], bool], default: str) -> str:
        """Ask until an answer fits; Enter is the default. Raise EndedError where nobody answers."""
        while True:
            answer = hear(f"{question} [{default}]" if default else question) or default
            if fits(answer):
                return answer
            print(self.say("这样写不行，请再写一次。", "That can't be: please write it once more."))

    def village(self) -> str:
        """Ask for a village's name."""
        return self.until(self.say("村名，比如 那郎村", "The village's name, such as 那郎村"), is_name, "")

    def zone(self, default: str) -> str:
        """Ask for a time zone."""
        return self.until(self.say("时区", "Time zone"), is_zone, default)

    def locale(self, default: str) -> str:
        """Ask for a language."""
        return self.until(f"语言 Language: {' / '.join(words.load().locales)}", is_locale, default)

    def token(self) -> tuple[str, str]:
        """Ask for the token until Telegram knows it; return it with the bot's name."""
        question = self.say(
            "BotFather 给的 token（不会显示出来）", "The token from BotFather (it isn't shown)"
        )
        while True:
            token = hear(question, secret=True)
            username = self.username_of(token)
            if username is not None:
                return token, username

    def username_of(self, token: str) -> str | None:
        """Ask Telegram whose token it is; return the bot's name, or None after saying what is wrong."""
        findings = self._looked_up(token)
        for finding in findings:
            print(sentence(finding, english=self.english))
        well = bool(findings) and findings[0].grade is Grade.WELL
        return str(findings[0].data["username"]) if well else None

    def _looked_up(self, token: str) -> list[Finding]:
        try:
            settings = Settings.model_validate(
                {"telegram": {"token": token, **self._telegram}, "village": {"name": "x"}}
            )
        except ValueError:
            print(
                self.say(
                    "这不像 token：应该是数字、冒号、一串字母。请再贴一次。",
                    "This is no token: it looks like digits, a colon, letters. Paste it once more.",
                )
            )
            return []

        async def look() -> list[Finding]:
            opened = telegram_of(settings)
            try:
                await opened.application.bot.request.initialize()
                return (await telegram.account(opened.api))[:1]
            finally:
                await opened.close()

        return asyncio.run(look())


def hear(question: str, *, secret: bool = False) -> str:
    """Ask at the terminal and return what was answered; raise EndedError where nobody answers any more."""
    try:
        if secret and sys.stdin.isatty():
            return getpass.getpass(f"{question}: ").strip()
        return input(f"{question}: ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise EndedError from None


def is_locale(answer: str) -> bool:
    """Whether there are words in this language."""
    return answer in words.load().locales


def is_name(answer: str) -> bool:
    """Whether a village can be called so."""
    return 0 < len(answer) <= MAX_NAME


def is_zone(answer: str) -> bool:
    """Whether it is a time zone's name."""
    try:
        ZoneInfo(answer)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
