"""Each kind of fault in a cell or between cells is named by code, sheet, row and column."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from bot.roster.faults import SpreadsheetFaults
from bot.roster.reader import read
from bot.roster.wording import sentence
from tests.roster.sheets import CADRE, HOUSEHOLD, SECRETARY, Row, changed, faults_in, places, workbook

TOWNSHIP: Row = ["韦样丙", "联系", "13800000007", "", "", "", "", "", "", "", "是"]


Place = tuple[str, str, int | None, str | None]
Case = tuple[Place, dict[str, list[Row]]]


def household(code: str, column: str, **columns: Any) -> Case:
    return (code, "农户", 2, column), {"households": [changed(HOUSEHOLD, **columns)]}


def cadre(code: str, column: str, **columns: Any) -> Case:
    return (code, "干部", 3, column), {"cadres": [SECRETARY, changed(CADRE, **columns)]}


HOUSEHOLD_CASES: list[Case] = [
    household("group_bad", "组别", 组别="二甲"),
    household("group_bad", "组别", 组别=2.5),
    household("group_bad", "组别", 组别=dt.datetime(1900, 1, 2)),
    household("group_bad", "组别", 组别="0"),
    household("empty", "户号", 户号=None),
    household("number_bad", "户号", 户号="五号"),
    household("number_bad", "户号", 户号="2-000"),
    household("number_bad", "户号", 户号=5),
    household("number_is_date", "户号", 户号=dt.datetime(2026, 2, 1)),
    household("number_is_date", "户号", 户号=dt.datetime(2026, 3, 5)),
    household("number_of_other_group", "户号", 户号="3-005"),
    household("empty", "户主", 户主="  "),
    household("head_with_phone", "户主", 户主="李样一 13800000001"),
    household("too_long", "户主", 户主="样" * 41, 成员=None),
    household("control_character", "成员", 成员="李样一；李_x0007_样二"),
    household("member_nameless", "成员", 成员="李样一；13800000001"),
    household("members_unseparated", "成员", 成员="李样一、李样二"),
    household("members_unseparated", "成员", 成员="李样一 13800000001 李样二 13800000002"),
    household("phone_bad", "成员", 成员="李样一 1380000"),
    household("phone_bad", "成员", 成员="李样一 138"),
    household("phone_rounded", "成员", 成员="李样一 1.38E+10"),
    household("member_twice", "成员", 成员="李样一；李样一"),
    household("too_long", "成员", 成员="样" * 41),
    household("kind_unknown", "类型", 类型="种植大户"),
    household("cell_error", "类型", 类型="#N/A"),
    household("formula_without_value", "户主", 户主='="李"&"样一"'),
    (
        ("number_twice", "农户", 3, "户号"),
        {"households": [HOUSEHOLD, changed(HOUSEHOLD, 户主="王样三", 成员=None, 户号="2-5")]},
    ),
    (("no_households", "农户", None, None), {"households": []}),
]
CADRE_CASES: list[Case] = [
    cadre("empty", "姓名", 姓名=None),
    cadre("too_long", "姓名", 姓名="样" * 41),
    cadre("cadre_twice", "姓名", 姓名="王样甲"),
    cadre("empty", "职务", 职务=None),
    cadre("too_long", "职务", 职务="样" * 201),
    cadre("empty", "电话", 电话=None),
    cadre("phone_bad", "电话", 电话="12345"),
    cadre("phone_bad", "电话", 电话=13800000001.5),
    cadre("phone_rounded", "电话", 电话="1.38E+10"),
    cadre("center_unknown", "中心", 中心="产业发展中心、社会中心"),
    cadre("center_unknown", "中心负责人", 中心负责人="是"),
    cadre("lead_twice", "中心负责人", 中心负责人="村民议事中心"),
    cadre("group_bad", "包联组", 包联组="甲"),
    cadre("group_unknown", "包联组", 包联组=7),
    cadre("pairing_twice", "包联组", 包联组=2, 中心="村民议事中心"),
    cadre("household_unknown", "包联大户", 包联大户="2-099"),
    cadre("household_of_other_kind", "包联大户", 包联大户="2-005"),
    cadre("household_of_other_kind", "包联困难户", 包联困难户="2-005"),
    cadre("number_bad", "包联困难户", 包联困难户="没有"),
    cadre("yes_bad", "支部书记", 支部书记="也许"),
    cadre("secretary_twice", "支部书记", 支部书记="是"),
    cadre("substitute_unknown", "代理人", 代理人="赵样"),
    cadre("substitute_himself", "代理人", 代理人="王样乙"),
    cadre("yes_bad", "乡镇联系人", 乡镇联系人="镇"),
    (("no_secretary", "干部", None, "支部书记"), {"cadres": [CADRE]}),
    (
        ("substitute_township", "干部", 3, "代理人"),
        {"cadres": [SECRETARY, changed(CADRE, 代理人="韦样丙"), TOWNSHIP]},
    ),
    (
        ("township_in_village", "干部", 3, "中心"),
        {"cadres": [SECRETARY, changed(TOWNSHIP, 中心="产业发展中心")]},
    ),
    (
        ("township_in_village", "干部", 3, "中心负责人"),
        {"cadres": [SECRETARY, changed(TOWNSHIP, 中心负责人="产业发展中心")]},
    ),
    (("township_in_village", "干部", 3, "包联组"), {"cadres": [SECRETARY, changed(TOWNSHIP, 包联组=2)]}),
    (
        ("township_in_village", "干部", 2, "支部书记"),
        {"cadres": [changed(TOWNSHIP, 支部书记="是"), CADRE]},
    ),
    (("weekday_bad", "值班", 2, "星期"), {"duty": [["八", "王样乙"]]}),
    (("empty", "值班", 2, "姓名"), {"duty": [["一", None]]}),
    (("duty_unknown", "值班", 2, "姓名"), {"duty": [["一", "赵样"]]}),
    (("duty_township", "值班", 2, "姓名"), {"cadres": [SECRETARY, TOWNSHIP], "duty": [["一", "韦样丙"]]}),
]


@pytest.mark.parametrize(("place", "sheets"), HOUSEHOLD_CASES + CADRE_CASES)
def test_a_fault_is_named_where_it_stands_and_nothing_else_is(
    tmp_path: Path, place: Place, sheets: dict[str, list[Row]]
) -> None:
    workbook(**sheets).save(tmp_path / "r.xlsx")
    assert places(faults_in(tmp_path / "r.xlsx")) == [place]


def test_an_empty_group_is_a_fault_when_the_number_does_not_tell_it(tmp_path: Path) -> None:
    cadres = [changed(SECRETARY, 包联组=None), CADRE]
    workbook([changed(HOUSEHOLD, 组别=None, 户号="五")], cadres).save(tmp_path / "r.xlsx")
    assert places(faults_in(tmp_path / "r.xlsx")) == [
        ("number_bad", "农户", 2, "户号"),
        ("empty", "农户", 2, "组别"),
    ]


def test_everything_wrong_in_every_sheet_is_named_at_once(tmp_path: Path) -> None:
    households = [changed(HOUSEHOLD, 组别="甲", 类型="大户"), HOUSEHOLD, changed(HOUSEHOLD, 成员="李样一 1")]
    cadres = [changed(SECRETARY, 电话="1", 代理人="赵样"), changed(CADRE, 中心="产业中心", 包联组="9")]
    workbook(households, cadres, [["八", "王样乙"], ["一", "钱样"]]).save(tmp_path / "r.xlsx")
    assert places(faults_in(tmp_path / "r.xlsx")) == [
        ("group_bad", "农户", 2, "组别"),
        ("kind_unknown", "农户", 2, "类型"),
        ("number_twice", "农户", 3, "户号"),
        ("phone_bad", "农户", 4, "成员"),
        ("number_twice", "农户", 4, "户号"),
        ("phone_bad", "干部", 2, "电话"),
        ("substitute_unknown", "干部", 2, "代理人"),
        ("center_unknown", "干部", 3, "中心"),
        ("group_unknown", "干部", 3, "包联组"),
        ("weekday_bad", "值班", 2, "星期"),
        ("duty_unknown", "值班", 3, "姓名"),
    ]


def test_a_fault_proposes_the_nearest_known_word(tmp_path: Path) -> None:
    workbook(cadres=[SECRETARY, changed(CADRE, 中心="产业发展中兴")]).save(tmp_path / "r.xlsx")
    (fault,) = faults_in(tmp_path / "r.xlsx")
    assert fault.hint == "产业发展中心"
    assert sentence(fault) == "干部表第 3 行“中心”：“产业发展中兴”不是五个中心之一，是不是“产业发展中心”？"


def test_the_exceptions_own_text_holds_no_words_of_the_roster(tmp_path: Path) -> None:
    workbook([changed(HOUSEHOLD, 成员="李样一 1380000")]).save(tmp_path / "r.xlsx")
    with pytest.raises(SpreadsheetFaults) as caught:
        read(tmp_path / "r.xlsx")
    assert str(caught.value) == "faults in the spreadsheet: 1"
