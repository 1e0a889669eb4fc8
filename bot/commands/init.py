"""`lianxin init`: a few questions, and the configuration is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tomli_w

from bot.commands.asking import Asker, EndedError, hear
from bot.commands.roster import import_file, write_form
from bot.config.faults import ConfigError
from bot.config.loading import load
from bot.config.settings import TELEGRAM_BASE_URL

if TYPE_CHECKING:
    from cyclopts import App

TOKEN_FILE: Final = "token"  # noqa: S105 - a file's name
FORM: Final = "花名册.xlsx"
PRIVATE: Final = 0o600


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
        self._asker = Asker(base_url)

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
            print(self._asker.say("没有答完，什么都没有写。", "Not all was answered: nothing was written."))
            return 1
        except OSError as error:
            print(self._asker.say(f"写不了 {error.filename}。", f"{error.filename} can't be written."))
            return 1
        print(self._asker.say(*NEXT))
        print(self._asker.say(*FURTHER))
        return 0

    def _ask(self) -> Answers:
        locale = self._asker.locale("zh_CN")
        self._asker.english = locale == "en"
        token, username = self._asker.token()
        village = self._asker.village()
        return Answers(locale, token, username, village, self._asker.zone("Asia/Shanghai"))

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
        heading = self._asker.say(*HEADING)
        self._config.write_text(f"{heading}\n\n{tomli_w.dumps(sections)}", encoding="utf-8")
        try:
            load(self._config, {})
        except ConfigError as error:  # a fault of ours: every answer was looked at
            raise AssertionError(error.faults) from error
        print(self._asker.say(f"写好了：{self._config}、{secret}", f"Written: {self._config}, {secret}"))

    def _roster(self) -> None:
        """Import a roster, or write an empty one to be filled in."""
        question = self._asker.say(
            "花名册的 .xlsx 文件；还没有就直接回车，给您一份空表",
            "The roster's .xlsx file; just press Enter for an empty one to fill in",
        )
        while True:
            try:
                answer = hear(question)
            except EndedError:
                answer = ""
            if not answer:
                form = self._folder / FORM
                write_form(form, sample=False)
                return
            if import_file(Path(answer).expanduser(), load(self._config, {}), sure=False) == 0:
                return


HEADING: Final = (
    "# 只写了必须的；其余的设置和默认值见 config.example.toml。",
    "# Only what is needed; config.example.toml has all settings and their defaults.",
)
NEXT: Final = (
    "接下来：lianxin doctor 检查一遍，lianxin run 运行，lianxin cards --pdf 联系卡.pdf 打印联系卡。",
    "Next: `lianxin doctor`, then `lianxin run`; `lianxin cards --pdf FILE` prints the cards.",
)
FURTHER: Final = (
    "还管别的村，就用 lianxin village add。",
    "For a further village: `lianxin village add`.",
)
