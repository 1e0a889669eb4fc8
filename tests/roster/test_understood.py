"""What Excel and clerks make of a value is understood wherever it can mean one thing only."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from bot.domain.centers import Center
from bot.domain.roster import HouseholdKind, Roster, RosterMember
from bot.roster.reader import read
from tests.roster.sheets import CADRE, HOUSEHOLD, SECRETARY, Row, changed, workbook


def roster_of(path: Path, *, households: list[Row] | None = None, cadres: list[Row] | None = None) -> Roster:
    workbook(households, cadres).save(path / "r.xlsx")
    return read(path / "r.xlsx")


@pytest.mark.parametrize("group", ["2", 2, 2.0, "2.0", "２", " 2 ", "2组", "第2组", "02"])
def test_a_group_is_understood(tmp_path: Path, group: Any) -> None:
    assert roster_of(tmp_path, households=[changed(HOUSEHOLD, 组别=group)]).households[0].group == 2


@pytest.mark.parametrize("number", ["2-005", "2-5", "２－００５", "2—005", " 2 - 005 ", "2-05"])
def test_a_household_number_is_understood(tmp_path: Path, number: str) -> None:
    assert roster_of(tmp_path, households=[changed(HOUSEHOLD, 户号=number)]).households[0].number == "2-005"


@pytest.mark.parametrize(
    ("typed", "value", "number_format"),
    [
        ("2-005", dt.datetime(2005, 2, 1), "mmm-yy"),
        ("2-005", dt.datetime(2005, 2, 1), 'yyyy"年"m"月"'),
        ("2-005", dt.datetime(2005, 2, 1), "yyyy-mm-dd"),
        ("2-026", dt.datetime(2026, 2, 1), "mmm-yy"),
        ("2-001", dt.datetime(2026, 2, 1), "d-mmm"),
        ("2-001", dt.datetime(2026, 2, 1), 'm"月"d"日"'),
        ("2-005", dt.datetime(2026, 2, 5), "d-mmm"),
        ("2-005", dt.datetime(2026, 2, 5), "yyyy/m/d"),
        ("2-045", dt.datetime(1945, 2, 1), "mmm-yy"),
        ("2-001", dt.datetime(2001, 2, 1), "yyyy/m/d"),
        ("2-005", 46058, "General"),
        ("2-005", 46058.0, "0"),
    ],
)
def test_a_household_number_that_became_a_date_is_understood(
    tmp_path: Path, typed: str, value: Any, number_format: str
) -> None:
    book = workbook([changed(HOUSEHOLD, 户号=value)])
    book["农户"]["B2"].number_format = number_format
    book.save(tmp_path / "r.xlsx")
    assert read(tmp_path / "r.xlsx").households[0].number == typed


@pytest.mark.parametrize(
    "number", ["2月5日", "5-Feb", "Feb-05", "2005年2月", "2026/2/5", "2026-02-05", "2005/2/1"]
)
def test_a_date_that_excel_saved_as_text_is_understood(tmp_path: Path, number: str) -> None:
    assert roster_of(tmp_path, households=[changed(HOUSEHOLD, 户号=number)]).households[0].number == "2-005"


def test_a_chinese_date_format_without_text_in_the_file_is_known(tmp_path: Path) -> None:
    """Chinese Excel stores "2-1" as a number with format 58, which no file spells out."""
    from openpyxl.styles.cell_style import StyleArray  # noqa: PLC0415

    book = workbook([changed(HOUSEHOLD, 户号=46054)])  # 1 February 2026
    cell = book["农户"]["B2"]
    cell._style = StyleArray([0, 0, 0, 58, 0, 0, 0, 0, 0])
    book.save(tmp_path / "r.xlsx")
    assert read(tmp_path / "r.xlsx").households[0].number == "2-001"


@pytest.mark.parametrize(
    "phone",
    ["13800000009", 13800000009, 13800000009.0, "1.3800000009E+10", "13800000009.0",
     "+86 138 0000 0009", "138-0000-0009", "１３８００００ ０００９"],
)  # fmt: skip
def test_a_cadres_phone_is_understood(tmp_path: Path, phone: Any) -> None:
    roster = roster_of(tmp_path, cadres=[changed(SECRETARY, 电话=phone), CADRE])
    assert roster.cadres[0].phone == "13800000009"


def test_a_land_line_that_lost_its_zero_gets_it_back(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, cadres=[changed(SECRETARY, 电话=8596611234), CADRE])
    assert roster.cadres[0].phone == "08596611234"


@pytest.mark.parametrize(
    "members",
    [
        "李样一 13800000001；李样二",
        "李样一 13800000001;李样二;",
        "李样一 13800000001\n李样二",
        "李样一　138 0000 0001\r\n李样二",
        "李样一13800000001；李样二",
        "李样一：13800000001；李样二",
        "李样一（13800000001）；李样二",
        "李样一 +86 13800000001； 李 样二",
        "李样一 13800000001_x000D_\n李样二",
    ],
)
def test_members_are_understood(tmp_path: Path, members: str) -> None:
    roster = roster_of(tmp_path, households=[changed(HOUSEHOLD, 成员=members)])
    assert roster.households[0].members == (RosterMember("李样一", "13800000001"), RosterMember("李样二"))


@pytest.mark.parametrize("members", [None, "李样二 13800000002"])
def test_a_head_missing_from_the_members_is_added_first(tmp_path: Path, members: str | None) -> None:
    household = roster_of(tmp_path, households=[changed(HOUSEHOLD, 成员=members)]).households[0]
    assert household.members[0] == RosterMember("李样一")


def test_a_name_may_hold_digits_latin_letters_and_a_middle_dot(tmp_path: Path) -> None:
    households = [changed(HOUSEHOLD, 户主="村民1", 成员="村民1 13800000001；Li Yang 13800000002；阿样·甲")]
    members = roster_of(tmp_path, households=households).households[0].members
    assert [member.name for member in members] == ["村民1", "Li Yang", "阿样·甲"]


def test_an_empty_kind_is_ordinary(tmp_path: Path) -> None:
    household = roster_of(tmp_path, households=[changed(HOUSEHOLD, 类型=None)]).households[0]
    assert household.kind is HouseholdKind.ORDINARY


def test_a_group_merged_over_several_rows_follows_from_the_number(tmp_path: Path) -> None:
    second = changed(HOUSEHOLD, 户号="2-006")
    book = workbook([HOUSEHOLD, second])
    book["农户"].merge_cells("A2:A3")
    book.save(tmp_path / "r.xlsx")
    assert [household.group for household in read(tmp_path / "r.xlsx").households] == [2, 2]


def test_who_leads_a_center_sits_in_it_and_order_is_that_of_the_centers(tmp_path: Path) -> None:
    row = changed(CADRE, 中心="农民素质提升中心、产业发展中心", 中心负责人="社会事务服务中心")
    cadre = roster_of(tmp_path, cadres=[SECRETARY, row]).cadres[1]
    assert cadre.centers == (Center.INDUSTRY, Center.SOCIAL, Center.EDUCATION)
    assert cadre.leads == (Center.SOCIAL,)


@pytest.mark.parametrize("yes", ["是", True, "√", 1])
def test_yes_is_understood(tmp_path: Path, yes: Any) -> None:
    assert roster_of(tmp_path, cadres=[changed(SECRETARY, 支部书记=yes), CADRE]).cadres[0].is_secretary


@pytest.mark.parametrize(
    ("day", "weekday"), [("一", 0), ("星期日", 6), ("周天", 6), (7, 6), ("3", 2), (1.0, 0)]
)
def test_a_weekday_is_understood(tmp_path: Path, day: Any, weekday: int) -> None:
    workbook(duty=[[day, "王样乙"]]).save(tmp_path / "r.xlsx")
    duty = read(tmp_path / "r.xlsx").duty
    assert duty is not None
    assert duty[0].weekday == weekday


def test_a_title_above_notes_beside_and_emptiness_below_do_no_harm(tmp_path: Path) -> None:
    book = workbook()
    sheet = book["农户"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "那郎村农户花名册"
    sheet["F3"], sheet["F4"] = "备注", "随便写"
    sheet["A3"], sheet["C3"] = "组 别", "户主*"
    sheet["A900"] = "  "
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Sheet2")
    book.create_sheet("说明").append(["怎么填"])
    book.save(tmp_path / "r.xlsx")
    assert len(read(tmp_path / "r.xlsx").households) == 1


def test_columns_and_sheets_that_may_be_missing_may_be_missing(tmp_path: Path) -> None:
    book = workbook()
    book["干部"].delete_cols(10, 2)
    book.remove(book["值班"])
    book.save(tmp_path / "r.xlsx")
    assert read(tmp_path / "r.xlsx").cadres[0].substitute is None
