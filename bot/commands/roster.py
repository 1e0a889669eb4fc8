"""`lianxin roster`: the clerk's spreadsheet, from an empty template to the bot's records."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from cyclopts import App

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.domain.roster import Roster
from bot.roster.faults import SpreadsheetFaults
from bot.roster.reader import read
from bot.roster.sample import sample_roster
from bot.roster.template import template as write_template
from bot.roster.wording import sentence
from bot.roster.writer import write
from bot.usecases.roster_import import import_roster


def register(app: App) -> None:
    """Add the commands."""
    roster = App(name="roster", help="花名册：模板、检查、导入。The roster: template, check, import.")
    app.command(roster)

    @roster.command(name="template")
    def template(file: Path, *, sample: bool = False) -> int:
        """写一个空的花名册模板。Write an empty roster to fill in.

        Parameters
        ----------
        file
            要写的 .xlsx 文件。The file to write.
        sample
            写示例村（人名都是编的）。Write the sample village instead (its people are invented).
        """
        return _write_form(file, sample=sample)

    @roster.command(name="check")
    def check(file: Path) -> int:
        """检查花名册，列出所有要改的地方。Name every fault of a roster by sheet, row and column.

        Parameters
        ----------
        file
            .xlsx 文件，或装着 农户.csv 和 干部.csv 的文件夹。An .xlsx file, or a folder of .csv files.
        """
        found = _read_or_tell(file)
        if found is None:
            return 1
        print(_counted(found))
        return 0

    @roster.command(name="import")
    def import_(file: Path, *, config: Path = Path("config.toml")) -> int:
        """导入花名册：全对才导入，一处不对都不改。Import a roster: all of it, or nothing.

        Parameters
        ----------
        file
            .xlsx 文件，或装着 农户.csv 和 干部.csv 的文件夹。An .xlsx file, or a folder of .csv files.
        config
            配置文件。The configuration.
        """
        settings = load_or_tell(config, os.environ, sys.stdout)
        found = _read_or_tell(file)
        if settings is None or found is None:
            return 1

        async def carry_out() -> None:
            async with open_office(settings) as office:
                tally = await office.desk.perform(import_roster, found)
            if _english():
                print(f"added {tally.added}, changed {tally.changed}, deactivated {tally.deactivated}")
            else:
                print(f"新增 {tally.added}，更改 {tally.changed}，停用 {tally.deactivated}")

        asyncio.run(carry_out())
        print(_counted(found))
        return 0


def _write_form(file: Path, *, sample: bool) -> int:
    """Write the form and return the exit status; never over one that was filled in."""
    if file.exists() and file.stat().st_size:
        there = f"{file} is there already: give another name, so that nothing you filled in is lost."
        print(there if _english() else f"已经有“{file}”了，请换个文件名，免得盖掉填好的。")
        return 1
    try:
        if sample:
            write(sample_roster(), file)
        else:
            write_template(file)
    except OSError:
        print(cannot_write(file))
        return 1
    print(file)
    return 0


def _read_or_tell(file: Path) -> Roster | None:
    """Return the roster, or None after naming every fault."""
    try:
        return read(file)
    except SpreadsheetFaults as error:
        for fault in error.faults:
            print(sentence(fault, "en" if _english() else "zh_CN"))
        return None


def _counted(roster: Roster) -> str:
    households, cadres = len(roster.households), len(roster.cadres)
    members = sum(len(household.members) for household in roster.households)
    groups = len(roster.groups)
    if _english():
        return f"{groups} groups, {households} households, {members} members, {cadres} cadres"
    return f"{groups} 个组，{households} 户，{members} 人，{cadres} 名干部"


def _english() -> bool:
    return speaks_english(None, os.environ)
