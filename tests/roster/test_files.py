"""A file that is no sound spreadsheet gets one clear fault; sheets and columns are named when amiss."""

import time
import zipfile
from pathlib import Path

import pytest

from bot.roster.sample import sample_roster
from bot.roster.sheet import MAX_ROWS
from bot.roster.writer import write
from tests.roster.sheets import faults_in, places, workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def code_of(path: Path) -> str:
    (fault,) = faults_in(path)
    return fault.code.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"name,phone\n", "file_not_xlsx"),
        (OLE + b"\0" * 600, "file_old_xls"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
    ],
)
def test_another_kind_of_file_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "r.xlsx").write_bytes(content)
    assert code_of(tmp_path / "r.xlsx") == code


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.xlsx") == "file_missing"


def test_another_zip_archive_is_no_spreadsheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.xlsx", "w") as archive:
        archive.writestr("word.txt", "text")
    assert code_of(tmp_path / "r.xlsx") == "file_not_xlsx"


def test_a_damaged_spreadsheet_is_a_fault_at_any_cut(tmp_path: Path) -> None:
    write(sample_roster(), tmp_path / "whole.xlsx")
    content = (tmp_path / "whole.xlsx").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        (tmp_path / "r.xlsx").write_bytes(content[: int(len(content) * share)])
        assert code_of(tmp_path / "r.xlsx") in {"file_not_xlsx", "file_broken"}
    for place in range(100, len(content), len(content) // 7):
        (tmp_path / "r.xlsx").write_bytes(content[:place] + b"damaged!" + content[place + 8 :])
        assert {fault.code.value for fault in faults_in(tmp_path / "r.xlsx")} <= {
            "file_not_xlsx",
            "file_broken",
        }


def test_a_zip_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    workbook().save(tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * (51 * 1024 * 1024))
    assert (tmp_path / "r.xlsx").stat().st_size < 1024 * 1024
    begun = time.perf_counter()
    assert code_of(tmp_path / "r.xlsx") == "file_too_large"
    assert time.perf_counter() - begun < 0.5  # seconds


def test_a_row_far_beyond_the_bound_is_a_fault(tmp_path: Path) -> None:
    book = workbook()
    book["农户"].cell(MAX_ROWS + 1, 1, "2")
    book.save(tmp_path / "r.xlsx")
    assert places(faults_in(tmp_path / "r.xlsx")) == [("too_many_rows", "农户", MAX_ROWS + 1, None)]


def test_a_row_number_out_of_this_world_ends(tmp_path: Path) -> None:
    book = workbook()
    book.save(tmp_path / "in.xlsx")
    with zipfile.ZipFile(tmp_path / "in.xlsx") as old, zipfile.ZipFile(tmp_path / "r.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", b'<row r="99999999999"></row></sheetData>')
            new.writestr(name, content)
    assert faults_in(tmp_path / "r.xlsx") == ()


def test_missing_and_misspelt_sheets_are_named(tmp_path: Path) -> None:
    book = workbook()
    book["干部"].title = "村干部"
    book.remove(book["农户"])
    book.create_sheet("财务").append(["收入"])
    book.save(tmp_path / "r.xlsx")
    found = faults_in(tmp_path / "r.xlsx")
    assert places(found) == [
        ("sheet_unknown", "村干部", None, None),
        ("sheet_unknown", "财务", None, None),
        ("sheet_missing", "农户", None, None),
    ]
    assert found[0].hint == "干部"


def test_missing_misspelt_and_double_columns_are_named(tmp_path: Path) -> None:
    book = workbook()
    sheet = book["农户"]
    sheet["C1"] = "户主名"
    sheet["E1"] = "户号"
    sheet["F1"] = "身份证"
    book.save(tmp_path / "r.xlsx")
    found = faults_in(tmp_path / "r.xlsx")
    assert places(found) == [
        ("column_unknown", "农户", 1, "户主名"),
        ("column_twice", "农户", 1, "户号"),
        ("column_unknown", "农户", 1, "身份证"),
        ("column_missing", "农户", 1, "类型"),
    ]
    assert found[0].hint == "户主"


def test_a_misspelt_column_that_may_be_missing_is_not_passed_over(tmp_path: Path) -> None:
    book = workbook()
    book["干部"]["J1"] = "代理"
    book.save(tmp_path / "r.xlsx")
    (fault,) = faults_in(tmp_path / "r.xlsx")
    assert (fault.code.value, fault.hint) == ("column_unknown", "代理人")


def test_a_sheet_without_headers_says_which_it_needs(tmp_path: Path) -> None:
    book = workbook()
    book["农户"].delete_rows(1)
    book.save(tmp_path / "r.xlsx")
    (fault,) = faults_in(tmp_path / "r.xlsx")
    assert (fault.code.value, fault.hint) == ("header_missing", "组别、户号、户主、成员、类型")
