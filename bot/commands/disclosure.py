"""`lianxin disclosure`: a month's disclosure for the notice board, a phone, a web page."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cyclopts import App

from bot.app import open_office
from bot.commands import visits
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, say
from bot.documents.press import Press
from bot.documents.website import html as as_html
from bot.domain.month import Month
from bot.ledgers.template import template as write_template
from bot.texts import words
from bot.texts.say_sheet import sheet_page
from bot.usecases.sheets import Audience, sheet_of

if TYPE_CHECKING:
    from bot.app import Office
    from bot.config.settings import Settings
    from bot.domain.sheet import Sheet
    from bot.texts.sheet_page import SheetPage

TEMPLATE: Final = "disclosure"
PHONE: Final = "phone"
Paper = Literal["a4", "a3"]


@dataclass(frozen=True, slots=True)
class Files:
    """Which files are to be written."""

    pdf: Path | None
    png: Path | None
    html: Path | None
    paper: Paper


class NotPublishedError(LookupError):
    """That month has no disclosure."""


def register(app: App) -> None:
    """Add the command."""
    disclosure = App(
        name="disclosure", help="公示：印出来，或放到网站上。The disclosure: print it, or publish it."
    )
    app.command(disclosure)
    visits.register(disclosure)

    @disclosure.command(name="template")
    def template(file: Path) -> int:
        """写一张空的收支表，填好发给机器人。Write an empty table of income and expenses to fill in.

        Parameters
        ----------
        file
            要写的 .xlsx 文件。The file to write.
        """
        if file.exists() and file.stat().st_size:
            print(
                say(
                    f"已经有“{file}”了，请换个文件名，免得盖掉填好的。",
                    f"{file} is there already: give another name, so that nothing you filled in is lost.",
                )
            )
            return 1
        try:
            write_template(file)
        except OSError:
            print(cannot_write(file))
            return 1
        print(file)
        return 0

    @disclosure.command(name="render")
    def render(
        *,
        month: str,
        pdf: Path | None = None,
        png: Path | None = None,
        html: Path | None = None,
        paper: Paper = "a4",
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """把一个月的公示印成公示单、图片或网页。A month's disclosure as a sheet, a picture or a web page.

        Parameters
        ----------
        month
            月份，如 2026-11。The month, for example 2026-11.
        pdf
            要写的 PDF，贴公示栏用。A PDF for the notice board.
        png
            要写的图片，在手机上看。A picture for a phone.
        html
            要写的网页，一个文件，可以放到村里的网站上；领补助的人的姓名不写。A web page, one file, for the
            village's own site; it leaves out the names of who got relief.
        paper
            公示单的纸张：a4 或 a3。The sheet's paper.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        files = Files(pdf, png, html, paper)
        if pdf is None and png is None and html is None:
            print(
                say(
                    "请写 --pdf 文件、--png 文件 或 --html 文件。",
                    "Give --pdf FILE, --png FILE or --html FILE.",
                )
            )
            return 2
        try:
            asked = Month.parse(month)
        except ValueError:
            print(say("月份要这样写：2026-11。", "Write the month like this: 2026-11."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_write(settings, asked, files))


async def _write(settings: Settings, month: Month, files: Files) -> int:
    async with open_office(settings) as office:
        try:
            made = await _made(office, month, files)
        except NotPublishedError:
            print(say(f"{month} 还没有公示。", f"{month} has no disclosure yet."))
            return 1
        for path, make in made:
            try:
                path.write_bytes(await asyncio.to_thread(make))
            except OSError:
                print(cannot_write(path))
                return 1
            print(path)
    return 0


async def _made(office: Office, month: Month, files: Files) -> list[tuple[Path, Callable[[], bytes]]]:
    """Return each file with what makes its content."""
    press = Press()
    whole = _page(office, await _sheet(office, month, Audience.VILLAGERS))
    public = _page(office, await _sheet(office, month, Audience.PUBLIC))
    made: list[tuple[Path, Callable[[], bytes]]] = []
    if files.pdf is not None:
        made.append((files.pdf, lambda: press.pdf(TEMPLATE, {**asdict(whole), "form": files.paper})))
    if files.png is not None:
        made.append((files.png, lambda: press.png(TEMPLATE, {**asdict(whole), "form": PHONE})))
    if files.html is not None:
        made.append((files.html, lambda: as_html(public).encode()))
    return made


async def _sheet(office: Office, month: Month, audience: Audience) -> Sheet:
    found = await office.store.read(lambda records: records.disclosures.of_month(month))
    if found is None:
        raise NotPublishedError
    return await office.store.read(lambda records: sheet_of(records, office.village, found, audience))


def _page(office: Office, sheet: Sheet) -> SheetPage:
    village = office.village
    return sheet_page(words.load().words(village.locale, village.zone, village.name), sheet)
