"""我的资料: one's own data, as a sheet to read and a file for machines; nobody else's."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.documents.press import Press
from bot.domain.content import ContentKind
from bot.texts.own_data import HEAD, PROSE, TITLES
from bot.texts.own_data_names import key_name
from bot.usecases import matters, my_data
from tests.usecases.phone import Phone
from tests.usecases.scenes import SOCIAL, ZHANG, answer, matter
from tests.usecases.town import LANGUAGES, Town

UNNAMED = {*HEAD, *PROSE, *TITLES, "household", "member", "office", "at", "by", "part", "step"}
"""What is shown without its name: it is a heading, or said as it was said."""
WORDS = "我家低保的事，想请干部看看"


async def asked(phone: Phone) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ask for one's data; return what stands on the sheet, and in the file."""
    await phone.press(my_data.begin)
    await phone.tap("给我一份文件")
    sheet, file = (got.row.payload["document"] for got in phone.got[-2:])
    assert [got.row.method for got in phone.got[-2:]] == ["sendDocument", "sendDocument"]
    assert (sheet["name"], file["upload"]) == ("lianxin-2026-11-16.pdf", "lianxin-2026-11-16.json")
    return sheet, json.loads(file["text"])


async def a_matter(town: Town) -> Phone:
    villager, cadre = await matter(town, WORDS, SOCIAL)
    await villager.send(ContentKind.PHOTO, "房顶漏雨", file="AgADphoto")
    await villager.tap("接着说")
    await answer(cadre, "明天上门看")
    await villager.tap("已解决")
    await villager.tap("满意")
    return villager


async def test_sheet_and_file_hold_one_s_own_words_and_nobody_else_s(town: Town) -> None:
    neighbour = await town.villager_joins("2-002")
    await neighbour.write("邻居的话")
    villager = await a_matter(town)
    sheet, content = await asked(villager)
    for shown in (json.dumps(sheet, ensure_ascii=False), json.dumps(content, ensure_ascii=False)):
        assert all(mine in shown for mine in (WORDS, "房顶漏雨", "明天上门看", "13900002001", "2026-0002"))
        assert "邻居" not in shown
    assert "AgADphoto" in json.dumps(content)
    (block,) = [one for one in sheet["data"]["blocks"] if one["title"] == "您反映的事"]
    (item,) = block["items"]
    assert item["title"] == "2026-0002"
    assert ["您的评价", "满意"] in item["pairs"]
    assert [said["head"].split()[-1] for said in item["said"]] == ["您", "您", "干部"]


async def test_the_sheet_is_a_printed_document_in_large_type(town: Town, tmp_path: Path) -> None:
    sheet, _ = await asked(await a_matter(town))
    made = Press().draw(sheet["draw"], sheet["data"], sheet["form"])
    assert made.startswith(b"%PDF-")
    (tmp_path / "own.pdf").write_bytes(made)


async def test_what_a_cadre_kept_to_answer_with_is_his_and_stands_in_it(town: Town) -> None:
    _, cadre = await matter(town, WORDS, SOCIAL)
    await cadre.more("常用答复")
    await cadre.tap("自己存一句")
    await cadre.write("请带户口本来")
    sheet, content = await asked(cadre)
    assert content["quick_answers_kept"] == ["请带户口本来"]
    assert "您自己存的常用答复" in json.dumps(sheet, ensure_ascii=False)
    assert "请带户口本来" in json.dumps(sheet, ensure_ascii=False)


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
async def test_every_key_on_the_sheet_has_words(town: Town, locale: str) -> None:
    villager, cadre = await a_matter(town), town.phones[ZHANG]
    await villager.press(matters.begin)
    await villager.tap("代办手续")
    await villager.tap("医保卡")
    for phone in (villager, cadre):
        _, content = await asked(phone)
        spoken = LANGUAGES.words(locale, town.village.zone, town.village.name)
        missing = {key for key in keys(content) if key_name(spoken, key) == key}
        assert missing <= UNNAMED


def keys(value: Any) -> Iterator[str]:
    """Yield every key within a JSON value that the sheet shows by its name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key != "media":
                yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_every_key_that_a_room_writes_has_words(locale: str) -> None:
    spoken = LANGUAGES.words(locale, ZoneInfo("Asia/Shanghai"), "样村")
    unknown = {key for key in keys_written() if key_name(spoken, key) == key}
    assert unknown <= UNNAMED


def keys_written() -> set[str]:
    """Return every key that a room puts into somebody's own data: those of the dicts in its source."""
    written = set()
    for file in Path(my_data.__file__).parent.glob("my_*.py"):
        if "json" not in file.read_text(encoding="utf-8").casefold() and file.name != "my_data.py":
            continue  # my_cases shows a list, and makes no data
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                written |= {key.value for key in node.keys if isinstance(key, ast.Constant)}
    return {str(key) for key in written}


@pytest.mark.parametrize(("place", "knows"), [(0, "told"), (1, "not told"), (None, "told")])
async def test_of_what_kind_the_household_is_the_head_and_the_shared_phone_are_told(
    town: Town, place: int | None, knows: str
) -> None:
    _, content = await asked(await town.villager_joins("2-001", place))
    assert ("kind" in content["household"]) == (knows == "told")


async def test_what_was_merged_holds_the_answer_that_was_given_to_the_main_one(town: Town) -> None:
    await matter(town, "路灯1号", number="2-001")
    await town.pass_(hours=1)
    villager, cadre = await matter(town, "路灯2号", number="2-002")
    await cadre.more("同一件事", cadre.last("路灯2号"))
    await cadre.tap("2026-0001")
    await answer(cadre, "都换好了")
    sheet, content = await asked(villager)
    (case,) = content["cases"]
    assert [said["text"] for said in case["words"]] == ["路灯2号", "都换好了"]
    assert "都换好了" in json.dumps(sheet, ensure_ascii=False)
    assert "路灯1号" not in json.dumps([sheet, content], ensure_ascii=False)
