"""`lianxin audit` and the other commands that leave a mark in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.roster.sample import sample_roster
from bot.roster.writer import write
from tests.commands.conftest import lianxin

COLUMNS = ["id", "at", "act", "what", "who", "account", "case", "household", "about", "amount"]


@pytest.fixture
def village(tmp_path: Path, config: str, capsys: pytest.CaptureFixture[str]) -> str:
    write(sample_roster(), tmp_path / "花名册.xlsx")
    assert lianxin("roster", "import", str(tmp_path / "花名册.xlsx"), "--config", config) == 0
    capsys.readouterr()
    return config


def acts(config: str, capsys: pytest.CaptureFixture[str], *filters: str) -> list[str]:
    capsys.readouterr()
    assert lianxin("audit", *filters, "--config", config) == 0
    return [line.split("  ")[2] for line in capsys.readouterr().out.splitlines() if "  " in line]


def test_what_leaves_the_computer_in_a_file_is_noted(
    tmp_path: Path, village: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(village).read_text(encoding="utf-8")
    Path(village).write_text(text.replace("[village]", 'username = "x_bot"\n[village]'), encoding="utf-8")
    assert lianxin("cards", "--csv", str(tmp_path / "cards.csv"), "--config", village) == 0
    report = ("report", "--month", "2026-01", "--xlsx", str(tmp_path / "r.xlsx"), "--config", village)
    assert lianxin(*report) == 1  # no matter came in: nothing is written, and nothing noted
    assert lianxin("audit", "--csv", str(tmp_path / "audit.csv"), "--config", village) == 0
    assert acts(village, capsys) == [
        "imported_roster",
        "exported_cards",
        "exported_audit",
    ]


def test_it_is_filtered_by_who_what_and_day(village: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert lianxin("phones", "--household", "2-001", "--config", village) == 0
    assert acts(village, capsys, "--act", "listed-phones") == ["listed_phones"]
    assert acts(village, capsys, "--who", "电脑") == ["imported_roster", "listed_phones"]
    assert acts(village, capsys, "--who", sample_roster().cadres[0].name) == []
    assert acts(village, capsys, "--until", "2020-01-01") == []
    assert acts(village, capsys, "--since", "2020-01-01", "--until", "2999-01-01") == [
        "imported_roster",
        "listed_phones",
    ]
    assert lianxin("audit", "--since", "昨天", "--config", village) == 2
    assert lianxin("audit", "--who", "没有的人", "--config", village) == 1


def test_it_is_exported_as_csv_excel_and_json_alike(
    tmp_path: Path, village: str, capsys: pytest.CaptureFixture[str]
) -> None:
    csv, xlsx, js = (tmp_path / f"audit.{kind}" for kind in ("csv", "xlsx", "json"))
    assert (
        lianxin("audit", "--csv", str(csv), "--xlsx", str(xlsx), "--json", str(js), "--config", village) == 0
    )
    capsys.readouterr()
    lines = csv.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",") == COLUMNS
    assert lines[1].split(",")[2:5] == ["imported_roster", "导入花名册", "（村里电脑）"]
    rows = list(load_workbook(xlsx).worksheets[0].values)
    assert list(rows[0]) == COLUMNS
    assert [value or "" for value in rows[1]] == lines[1].split(",")
    (only,) = json.loads(js.read_text(encoding="utf-8"))
    assert list(only.values()) == lines[1].split(",")
    assert lianxin("audit", "--csv", str(tmp_path / "no" / "a.csv"), "--config", village) == 1
    assert "写不了" in capsys.readouterr().out
