"""`lianxin cards` and `lianxin links`: the personal links that go on paper."""

from __future__ import annotations

import asyncio
import csv
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from cyclopts import App
from openpyxl import Workbook

from bot.app import USERNAME, Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.config.settings import Settings
from bot.domain.audit import Act
from bot.domain.link import url
from bot.ports import Records
from bot.usecases import auditing, links
from bot.usecases.links import CardLine, NobodyOfThatNameError, Reissue

COLUMNS: Final = ("kind", "group", "household", "name", "link")


def register(app: App) -> None:
    """Add the commands."""

    @app.command(name="cards")
    def cards(
        *, csv: Path | None = None, xlsx: Path | None = None, config: Path = Path("config.toml")
    ) -> int:
        """列出每户、每名干部的专用链接。Write everybody's personal link to a file.

        Parameters
        ----------
        csv
            要写的 .csv 文件（UTF-8）。A .csv file to write: kind, group, household, name, link.
        xlsx
            要写的 Excel 文件。The same for Excel.
        config
            配置文件。The configuration.
        """
        if csv is None and xlsx is None:
            print(_say("请写 --csv 文件 或 --xlsx 文件。", "Give --csv FILE or --xlsx FILE."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout)
        return 1 if settings is None else asyncio.run(_write_cards(settings, csv, xlsx))

    links_app = App(name="links", help="专用链接：作废、换新。Personal links: revoke and make anew.")
    app.command(links_app)

    @links_app.command(name="reissue")
    def reissue(
        *, household: str | None = None, cadre: str | None = None, config: Path = Path("config.toml")
    ) -> int:
        """作废旧链接，换一个新的。Revoke a link and make a new one: the old card stops working.

        Parameters
        ----------
        household
            户号，如 2-005。A household's number.
        cadre
            干部姓名。A cadre's name.
        config
            配置文件。The configuration.
        """
        if (household is None) == (cadre is None):
            print(_say("请写 --household 户号 或 --cadre 姓名。", "Give either --household or --cadre."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout)
        if settings is None:
            return 1
        return asyncio.run(_reissue(settings, Reissue(household, cadre)))


async def _write_cards(settings: Settings, csv_path: Path | None, xlsx_path: Path | None) -> int:
    async with open_office(settings) as office:
        username = await _username(office, settings)
        if username is None:
            return 1
        rows = [COLUMNS, *_rows(await office.store.read(links.cards), username)]
        await office.desk.perform(auditing.exported, Act.EXPORTED_CARDS)
    for path, write in ((csv_path, _write_csv), (xlsx_path, _write_xlsx)):
        if path is None:
            continue
        try:
            write(path, rows)
        except OSError:
            print(cannot_write(path))
            return 1
        print(path)
    return 0


def _write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _write_xlsx(path: Path, rows: Iterable[Sequence[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("cards")
    for row in rows:
        sheet.append(row)
    book.save(path)


def _rows(lines: Iterable[CardLine], username: str) -> Iterable[tuple[str, str, str, str, str]]:
    for line in lines:
        group = "" if line.group is None else str(line.group)
        yield (line.kind.value, group, line.household, line.name, url(username, line.token))


async def _reissue(settings: Settings, command: Reissue) -> int:
    async with open_office(settings) as office:
        username = await _username(office, settings)
        if username is None:
            return 1
        try:
            line = await office.desk.perform(links.reissue, command)
        except NobodyOfThatNameError as error:
            print(_say(f"花名册上没有 {error.wanted}。", f"The roster has no {error.wanted}."))
            return 1
    print(url(username, line.token))
    return 0


async def _username(office: Office, settings: Settings) -> str | None:
    """Return the bot's username, or None after saying how to make it known."""

    async def known(records: Records) -> str | None:
        return await records.facts.get(USERNAME)

    found = await office.store.read(known)
    username = settings.telegram.username or found
    if not username:
        print(
            _say(
                "还不知道机器人的用户名。请先运行一次 lianxin run，或在配置里写 [telegram] username。",
                "The bot's username isn't known yet. Run `lianxin run` once, or set [telegram] username.",
            )
        )
        return None
    return username


def _say(chinese: str, english: str) -> str:
    return english if speaks_english(None, os.environ) else chinese
