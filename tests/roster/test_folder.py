"""A folder of .csv files is read like the sheets of a workbook, whatever program saved it."""

import csv
import io
from pathlib import Path

import pytest

from bot.domain.roster import Roster
from bot.roster.cells import text_of
from bot.roster.faults import FaultList
from bot.roster.reader import read
from bot.roster.sample import sample_roster
from bot.roster.workbook import read_workbook
from bot.roster.writer import write
from tests.roster.sheets import faults_in, places


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, str]:
    """The sample as text, sheet by sheet."""
    write(sample_roster(), tmp_path / "sample.xlsx")
    result = {}
    for sheet in read_workbook(tmp_path / "sample.xlsx", FaultList())[:3]:
        out = io.StringIO()
        csv.writer(out).writerows([text_of(cell) for cell in row.cells] for row in sheet.rows)
        result[sheet.name] = out.getvalue()
    return result


def folder(path: Path, texts: dict[str, str], encoding: str) -> Path:
    path.mkdir()
    for name, text in texts.items():
        (path / f"{name}.csv").write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, texts: dict[str, str], encoding: str) -> None:
    assert read(folder(tmp_path / "csv", texts, encoding)) == sample_roster()


def test_duty_may_be_missing_and_other_files_are_let_be(tmp_path: Path, texts: dict[str, str]) -> None:
    path = folder(tmp_path / "csv", texts, "gbk")
    (path / "值班.csv").unlink()
    (path / "读我.txt").write_text("x", encoding="utf-8")
    sample = sample_roster()
    assert read(path) == Roster(sample.households, sample.cadres)


def test_rows_are_counted_as_excel_does_and_line_breaks_separate_members(
    tmp_path: Path, texts: dict[str, str]
) -> None:
    texts["农户"] = (
        "组别,户号,户主,成员,类型\r\n"
        '1,1-001,李样一,"李样一\n李样二 13800009999",普通\r\n'
        "1,1-002,李样三,,怪\r\n"
    )
    texts["干部"] = (
        "姓名,职务,电话,中心,中心负责人,包联组,包联大户,包联困难户,支部书记\n王样,支书,13800009998,,,1,,,是\n"
    )
    texts.pop("值班")
    path = folder(tmp_path / "csv", texts, "utf-8")
    assert places(faults_in(path)) == [("kind_unknown", "农户", 3, "类型")]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert places(faults_in(tmp_path)) == [("folder_empty", "", None, None)]


def test_a_missing_a_misspelt_and_a_binary_file_are_named(tmp_path: Path, texts: dict[str, str]) -> None:
    texts["农户表"] = texts.pop("农户")
    path = folder(tmp_path / "csv", texts, "utf-8")
    (path / "干部.csv").write_bytes(b"\xff\xff\x80\x00")
    assert places(faults_in(path)) == [
        ("csv_not_text", "干部", None, None),
        ("sheet_unknown", "农户表", None, None),
    ]
