"""`lianxin roster`: the clerk's spreadsheet, from an empty template to the bot's records."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyclopts import App

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.commands.roster_report import counted, done, kept_out, made_smaller, planned, unprintable_names
from bot.roster.examples import examples_in
from bot.roster.faults import SpreadsheetFaults
from bot.roster.reader import read
from bot.roster.sample import sample_roster
from bot.roster.template import template as write_template
from bot.roster.wording import sentence
from bot.roster.writer import write
from bot.usecases.roster_import import Undone, import_roster, try_out

if TYPE_CHECKING:
    from bot.config.settings import Settings
    from bot.domain.roster import Roster
    from bot.usecases.roster_tally import Tally


NO_FILE: Final = "请写上花名册的文件名，或者写在配置的 [village] roster 里。"


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
        return write_form(file, sample=sample)

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
        print(counted(found, english=_english()))
        for line in unprintable_names(found, english=_english()):
            print(line)
        return 0

    @roster.command(name="import")
    def import_(
        file: Path | None = None,
        *,
        dry_run: bool = False,
        yes: bool = False,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """导入花名册：全对才导入，一处不对都不改。Import a roster: all of it, or nothing.

        Parameters
        ----------
        file
            .xlsx 文件，或装着 农户.csv 和 干部.csv 的文件夹；不写就用配置里的。An .xlsx file, or a folder of
            .csv files; without it, the one that the configuration names.
        dry_run
            只看会改什么，不导入。Only say what would change.
        yes
            停用的户或干部很多也导入。Import also where many households or cadres would be deactivated.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        if settings is None:
            return 1
        named = file or (Path(settings.village.roster) if settings.village.roster else None)
        if named is None:
            print(
                "Say which file, or name it in the configuration: [village] roster."
                if _english()
                else NO_FILE
            )
            return 1
        return import_file(named, settings, only_look=dry_run, sure=yes)


def import_file(file: Path, settings: Settings, *, only_look: bool = False, sure: bool) -> int:
    """Import a roster and say what came of it; return the exit status."""
    found = _read_or_tell(file)
    if found is None:
        return 1

    async def carry_out() -> int:
        async with open_office(settings) as office:
            return await _import(office, found, only_look=only_look, sure=sure)

    return asyncio.run(carry_out())


async def _import(office: Office, roster: Roster, *, only_look: bool, sure: bool) -> int:
    """Say what an import would do, and do it unless it looks like a mistake."""
    expected = await _tried(office, roster)
    print(planned(expected, english=_english()))
    if only_look or (expected.looks_wrong and not sure):
        if expected.looks_wrong:
            print(
                "So many at once look like a mistake. Nothing was imported; if it is meant, add --yes."
                if _english()
                else "一次停用这么多，像是表弄错了。没有导入；确实要这样，再加上 --yes。"
            )
        else:
            print("Nothing was imported." if _english() else "只是看看，没有导入。")
        return 0 if only_look else 1
    tally = await office.desk.perform(import_roster, roster)
    print(done(tally, english=_english()))
    print(counted(roster, english=_english()))
    for line in unprintable_names(roster, english=_english()):
        print(line)
    if tally.kept_out:
        print(kept_out(tally, english=_english()))
    return 0


async def _tried(office: Office, roster: Roster) -> Tally:
    try:
        await office.desk.perform(try_out, roster)
    except Undone as undone:
        return undone.tally
    raise AssertionError("an import that was only tried was not undone")


def write_form(file: Path, *, sample: bool) -> int:
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
        roster = read(file)
    except SpreadsheetFaults as error:
        for fault in error.faults:
            print(sentence(fault, "en" if _english() else "zh_CN"))
        return None
    for line in made_smaller(roster, english=_english()):
        print(line)
    if examples := examples_in(roster):
        print(
            f"These are the template's invented people; delete their rows: {', '.join(examples)}"
            if _english()
            else f"模板里编的人还在：{'、'.join(examples)}。请把这几行删掉，或者换成本村的人。"
        )
        return None
    return roster


def _english() -> bool:
    return speaks_english(None, os.environ)
