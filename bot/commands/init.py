"""`lianxin init`: a few questions, and the configuration is written."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tomli_w

from bot.app import telegram_of
from bot.commands.roster import import_file, write_form
from bot.config.expected import MAX_NAME
from bot.config.faults import ConfigError
from bot.config.loading import load
from bot.config.settings import TELEGRAM_BASE_URL, Settings
from bot.doctor import telegram
from bot.doctor.finding import Grade
from bot.doctor.wording import sentence
from bot.texts import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyclopts import App

    from bot.doctor.finding import Finding

TOKEN_FILE: Final = "token"  # noqa: S105 - a file's name
FORM: Final = "花名册.xlsx"
PRIVATE: Final = 0o600


class EndedError(Exception):
    """There is nobody to answer any more."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered."""

    locale: str
    token: str
    username: str
    village: str
    timezone: str


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="init")
    def init(folder: Path = Path(), *, telegram_url: str = TELEGRAM_BASE_URL) -> int:
        """问几个问题，写好配置文件。Ask a few questions and write the configuration.

        The token goes into a file of its own that only you can read. Nothing that is there is replaced.

        Parameters
        ----------
        folder
            写在哪个文件夹。The folder to write to.
        telegram_url
            Telegram 的地址，一般不用改。Telegram's address; the simulator's to try things out.
        """
        return _Init(folder, telegram_url).run()


class _Init:
    def __init__(self, folder: Path, base_url: str) -> None:
        self._folder = folder
        self._base_url = base_url
        self._config = folder / "config.toml"
        self._english = False

    def run(self) -> int:
        """Ask, write, and say what comes next; return the exit status."""
        there = [path.name for path in (self._config, self._folder / TOKEN_FILE) if path.exists()]
        if there:
            print(f"“{there[0]}”已经有了，什么都没有改。 / {there[0]} is there already: nothing was changed.")
            return 1
        try:
            answers = self._ask()
            self._write(answers)
            self._roster()
        except EndedError:
            print(self._say("没有答完，什么都没有写。", "Not all was answered: nothing was written."))
            return 1
        except OSError as error:
            print(self._say(f"写不了 {error.filename}。", f"{error.filename} can't be written."))
            return 1
        print(self._say(*NEXT))
        return 0

    def _ask(self) -> Answers:
        locale = self._until(f"语言 Language: {' / '.join(words.load().locales)}", _is_locale, "zh_CN")
        self._english = locale == "en"
        token, username = self._token()
        village = self._until(
            self._say("村名，比如 那郎村", "The village's name, such as 那郎村"), _is_name, ""
        )
        zone = self._until(self._say("时区", "Time zone"), _is_zone, "Asia/Shanghai")
        return Answers(locale, token, username, village, zone)

    def _token(self) -> tuple[str, str]:
        """Ask for the token until Telegram knows it; return it with the bot's name."""
        while True:
            token = _hear(
                self._say(
                    "BotFather 给的 token（不会显示出来）", "The token from BotFather (it isn't shown)"
                ),
                secret=True,
            )
            findings = self._looked_up(token)
            for finding in findings:
                print(sentence(finding, english=self._english))
            if findings and findings[0].grade is Grade.WELL:
                return token, str(findings[0].data["username"])

    def _looked_up(self, token: str) -> list[Finding]:
        try:
            settings = Settings.model_validate(
                {"telegram": {"token": token, "base_url": self._base_url}, "village": {"name": "x"}}
            )
        except ValueError:
            print(
                self._say(
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

    def _until(self, question: str, fits: Callable[[str], bool], default: str) -> str:
        while True:
            answer = _hear(f"{question} [{default}]" if default else question) or default
            if fits(answer):
                return answer
            print(self._say("这样写不行，请再写一次。", "That can't be: please write it once more."))

    def _write(self, answers: Answers) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        secret = self._folder / TOKEN_FILE
        with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w") as file:
            file.write(answers.token + "\n")
        connection = {"token_file": TOKEN_FILE, "username": answers.username}
        if self._base_url != TELEGRAM_BASE_URL:
            connection["base_url"] = self._base_url
        sections = {
            "telegram": connection,
            "village": {"name": answers.village, "timezone": answers.timezone, "locale": answers.locale},
            "storage": {"url": f"sqlite:///{(self._folder / 'lianxin.db').resolve().as_posix()}"},
        }
        heading = self._say(*HEADING)
        self._config.write_text(f"{heading}\n\n{tomli_w.dumps(sections)}", encoding="utf-8")
        try:
            load(self._config, {})
        except ConfigError as error:  # a fault of ours: every answer was looked at
            raise AssertionError(error.faults) from error
        print(self._say(f"写好了：{self._config}、{secret}", f"Written: {self._config}, {secret}"))

    def _roster(self) -> None:
        """Import a roster, or write an empty one to be filled in."""
        question = self._say(
            "花名册的 .xlsx 文件；还没有就直接回车，给您一份空表",
            "The roster's .xlsx file; just press Enter for an empty one to fill in",
        )
        while True:
            try:
                answer = _hear(question)
            except EndedError:
                answer = ""
            if not answer:
                form = self._folder / FORM
                write_form(form, sample=False)
                return
            if import_file(Path(answer).expanduser(), load(self._config, {}), sure=False) == 0:
                return

    def _say(self, chinese: str, english: str) -> str:
        return english if self._english else chinese


HEADING: Final = (
    "# 只写了必须的；其余的设置和默认值见 config.example.toml。",
    "# Only what is needed; config.example.toml has all settings and their defaults.",
)
NEXT: Final = (
    "接下来：lianxin doctor 检查一遍，lianxin run 运行，lianxin cards --pdf 联系卡.pdf 打印联系卡。",
    "Next: `lianxin doctor`, then `lianxin run`; `lianxin cards --pdf FILE` prints the cards.",
)


def _hear(question: str, *, secret: bool = False) -> str:
    """Ask at the terminal and return what was answered; raise EndedError where nobody answers any more."""
    try:
        if secret and sys.stdin.isatty():
            return getpass.getpass(f"{question}: ").strip()
        return input(f"{question}: ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        raise EndedError from None


def _is_locale(answer: str) -> bool:
    return answer in words.load().locales


def _is_name(answer: str) -> bool:
    return 0 < len(answer) <= MAX_NAME


def _is_zone(answer: str) -> bool:
    try:
        ZoneInfo(answer)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
