"""`lianxin disclosure render`: what was published, as a sheet, a picture and a web page."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.domain.disclosure import Disclosure
from bot.domain.item_life import ItemState
from bot.domain.month import Month
from bot.domain.sheet import ItemKind
from bot.ports import Records
from bot.usecases.roster_import import import_roster
from tests.commands.test_cards import config  # noqa: F401  (a fixture)
from tests.commands.test_files import lianxin
from tests.documents.months import figures
from tests.documents.reading import sizes, text
from tests.usecases.people import ROSTER

AT = datetime(2026, 11, 30, 11, tzinfo=UTC)
NAME = ROSTER.households[0].head


async def publish(file: Path) -> None:
    """Publish November with one item on relief that names somebody."""
    settings = load_or_tell(file, os.environ, sys.stdout)
    assert settings is not None

    async def records_of(records: Records) -> None:
        account = await records.accounts.add(7, "zh_CN", AT)
        began = await records.items.add(account.id, None, ItemKind.RELIEF, AT)
        made = await records.disclosures.publish(
            Disclosure(0, Month(2026, 11), AT.replace(month=10), AT, AT, figures())
        )
        await records.items.save(
            replace(
                began,
                title="临时救助",
                words=f"{NAME} 领 500 元，电话 13800000001。<b>样</b>",
                state=ItemState.PUBLISHED,
                published_at=AT,
                disclosure_id=made.id,
            )
        )

    async with open_office(settings) as office:
        await office.desk.perform(import_roster, ROSTER)
        await office.store.transact(records_of)


def render(config: Path, *arguments: str) -> int:  # noqa: F811
    return lianxin("disclosure", "render", *arguments, "--config", str(config))


def test_the_month_is_written_as_sheet_picture_and_page_and_the_page_names_nobody(config: Path) -> None:  # noqa: F811
    asyncio.run(publish(config))
    folder = config.parent
    pdf, png, html = (folder / name for name in ("11月.pdf", "11月.png", "11月.html"))
    files = ("--pdf", str(pdf), "--png", str(png), "--html", str(html))
    assert render(config, "--month", "2026-11", *files, "--paper", "a3") == 0
    said = text(pdf.read_bytes())
    assert f"{NAME}领500元，电话138******01。<b>样</b>" in said
    assert sizes(pdf.read_bytes()) == {(297, 420)}
    assert png.read_bytes().startswith(b"\x89PNG")
    page = html.read_text("utf-8")
    assert "临时救助" in page
    assert NAME not in page
    assert "&lt;b&gt;" in page


def test_the_table_to_fill_in_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "收支.xlsx"
    assert lianxin("disclosure", "template", str(file)) == 0
    filled = file.read_bytes()
    assert lianxin("disclosure", "template", str(file)) == 1
    assert file.read_bytes() == filled
    assert lianxin("disclosure", "template", str(tmp_path / "没有" / "收支.xlsx")) == 1
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--month", "2026-10", "--pdf", "x.pdf"), 1, "2026-10 还没有公示。"),
        (("--month", "10月", "--pdf", "x.pdf"), 2, "月份要这样写：2026-11。"),
        (("--month", "2026-11"), 2, "请写 --pdf 文件、--png 文件 或 --html 文件。"),
    ],
)
def test_what_cannot_be_written_is_said(
    config: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    status: int,
    words: str,
) -> None:
    assert render(config, *arguments) == status
    assert capsys.readouterr().out.strip() == words


def test_the_households_to_visit_are_listed_by_group(config: Path) -> None:  # noqa: F811
    asyncio.run(publish(config))
    table = config.parent / "上门.csv"
    assert lianxin("disclosure", "visits", "--csv", str(table), "--config", str(config)) == 0
    rows = table.read_text("utf-8-sig").splitlines()
    assert rows[0].startswith("组,户号,户主")
    assert [row.split(",")[:2] for row in rows[1:]] == [
        [str(household.group), household.number] for household in ROSTER.households
    ]
