"""`lianxin cards`: the contact cards, printed; or everybody's personal link as a list."""

from __future__ import annotations

import asyncio
import csv
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyclopts import App
from openpyxl import Workbook

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, say
from bot.commands.username import username_or_tell
from bot.documents.press import Press
from bot.domain.audit import Act
from bot.domain.link import url
from bot.texts import words
from bot.texts.say_card import card_pages
from bot.usecases import auditing, links
from bot.usecases.paper_cards import CardsAsked, NoSuchGroupError, NoSuchHouseholdError, card_stock

if TYPE_CHECKING:
    from bot.app import Office
    from bot.config.settings import Settings
    from bot.usecases.links import CardLine

COLUMNS: Final = ("kind", "group", "household", "name", "link")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and of whom."""

    pdf: Path | None
    csv: Path | None
    xlsx: Path | None
    group: int | None
    household: str | None
    large: bool
    revoke_old: bool


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="cards")
    def cards(
        *,
        pdf: Path | None = None,
        group: int | None = None,
        household: str | None = None,
        large: bool = False,
        revoke_old: bool = False,
        csv: Path | None = None,
        xlsx: Path | None = None,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """印便民联心卡，或列出每户、每名干部的专用链接。Print the contact cards, or list everybody's link.

        Parameters
        ----------
        pdf
            要写的 PDF，A4 双面，一张十户。A PDF to write: A4, both sides, ten cards a sheet.
        group
            只要这个组的。Only this group.
        household
            只要这一户的，写户号，如 3-017。Only this household, by its number.
        large
            大字卡，A5，给老人。Large type, A5, for old people.
        revoke_old
            旧卡作废（和 --pdf、--household 一起用）。The old card stops working (with --pdf and --household).
        csv
            要写的 .csv 文件（UTF-8）。A .csv file to write: kind, group, household, name, link.
        xlsx
            要写的 Excel 文件。The same for Excel.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        wanted = Wanted(pdf, csv, xlsx, group, household, large, revoke_old)
        if unclear := _unclear(wanted):
            print(unclear)
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_write(settings, wanted))


def _unclear(wanted: Wanted) -> str:
    """Return what has to be asked differently; empty where all is clear."""
    if wanted.pdf is None and wanted.csv is None and wanted.xlsx is None:
        return say(
            "请写 --pdf 文件、--csv 文件 或 --xlsx 文件。", "Give --pdf FILE, --csv FILE or --xlsx FILE."
        )
    if wanted.group is not None and wanted.household is not None:
        return say("--group 和 --household 只写一个。", "Give --group or --household, not both.")
    if wanted.revoke_old and (wanted.pdf is None or wanted.household is None):
        return say(
            "作废旧卡要写明是哪一户：--pdf 文件 --household 户号 --revoke-old。",
            "Say whose card is revoked: --pdf FILE --household NUMBER --revoke-old.",
        )
    return ""


async def _write(settings: Settings, wanted: Wanted) -> int:
    async with open_office(settings) as office:
        username = await username_or_tell(office, settings)
        if username is None:
            return 1
        try:
            made = await _made(office, wanted, username)
        except NoSuchHouseholdError as error:
            print(say(f"花名册上没有户号 {error.number}。", f"The roster has no household {error.number}."))
            return 1
        except NoSuchGroupError as error:
            groups = ", ".join(map(str, error.groups))
            print(say(f"没有 {error.group} 组，有这些组：{groups}。", f"No group {error.group}: {groups}."))
            return 1
    for path, write in made:
        try:
            write(path)
        except OSError:
            print(cannot_write(path))
            return 1
        print(path)
    return 0


async def _made(office: Office, wanted: Wanted, username: str) -> list[tuple[Path, Callable[[Path], object]]]:
    """Return each file with what writes it."""
    made: list[tuple[Path, Callable[[Path], object]]] = []
    if wanted.pdf is not None:
        pdf = await _pdf(office, wanted, username)
        made.append((wanted.pdf, lambda path: path.write_bytes(pdf)))
    if wanted.csv is not None or wanted.xlsx is not None:
        rows = [COLUMNS, *_rows(await office.store.read(links.cards), wanted, username)]
        await office.desk.perform(auditing.exported, Act.EXPORTED_CARDS)
        if wanted.csv is not None:
            made.append((wanted.csv, lambda path: _write_csv(path, rows)))
        if wanted.xlsx is not None:
            made.append((wanted.xlsx, lambda path: _write_xlsx(path, rows)))
    return made


async def _pdf(office: Office, wanted: Wanted, username: str) -> bytes:
    asked = CardsAsked(username, wanted.group, wanted.household, wanted.revoke_old)
    stock = await office.desk.perform(card_stock, asked)
    village = office.village
    pages = card_pages(words.load().words(village.locale, village.zone, village.name), stock)
    template = "cards_large" if wanted.large else "cards_wallet"
    photos = await office.store.read(lambda records: records.portraits.all_photos())
    data = {**asdict(pages), "photos": photos}
    return await asyncio.to_thread(Press().pdf, template, data)


def _rows(
    lines: Iterable[CardLine], wanted: Wanted, username: str
) -> Iterable[tuple[str, str, str, str, str]]:
    for line in lines:
        if wanted.household not in {None, line.household} or wanted.group not in {None, line.group}:
            continue
        group = "" if line.group is None else str(line.group)
        yield (line.kind.value, group, line.household, line.name, url(username, line.token))


def _write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _write_xlsx(path: Path, rows: Iterable[Sequence[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("cards")
    for row in rows:
        sheet.append(row)
    book.save(path)
