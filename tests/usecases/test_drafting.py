"""Writing a bulletin: albums, long texts, too much, edits, and that it goes out once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.bulletin import FILE_LIMIT, BulletinState
from bot.domain.content import ContentKind
from bot.domain.notices.bulletins import BulletinGone
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from tests.usecases.bulletins import COUNTED, arrives, drafts, previews
from tests.usecases.pairs import PAIRED, PAIRED_ROSTER, open_pairs
from tests.usecases.town import Town


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def test_an_album_and_more_is_shown_once_and_goes_out_together(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    for file in ("one", "two", "three"):
        await arrives(cadre, album="a", file=file, text="剪枝" if file == "one" else "")
    assert previews(cadre) == 0
    await pairs.pass_(seconds=3)
    assert previews(cadre) == 1
    await cadre.tap("再加一段")
    await cadre.send(ContentKind.VOICE, file="voice")
    assert previews(cadre) == 2
    await cadre.tap("再加一段")
    await cadre.write("看图剪枝")
    await cadre.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    sent = [got for got in home.got if got.row.priority is Priority.BROADCAST]
    assert [got.row.method for got in sent] == ["sendMessage", "sendMediaGroup", "sendVoice"]
    assert sent[0].text.endswith("看图剪枝")
    assert [item["media"] for item in sent[1].row.payload["media"]] == ["one", "two", "three"]


async def test_what_telegram_cuts_into_two_messages_is_one_bulletin(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await arrives(cadre, text="长" * 4096)
    await arrives(cadre, text="尾巴")
    assert previews(cadre) == 1
    await pairs.pass_(seconds=3)
    assert previews(cadre) == 1
    await cadre.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    whole = "".join(got.text for got in home.got)
    assert "长" * 3000 in whole
    assert whole.endswith("尾巴")


async def test_too_much_an_empty_word_and_a_file_too_big_are_asked_for_again(pairs: Town) -> None:
    await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await arrives(cadre, text="  \n ")
    assert "还没有内容" in cadre.got[-1].text
    await arrives(cadre, file="big", size=FILE_LIMIT + 1)
    assert "请发 20 MB 以下的" in cadre.got[-1].text
    for _ in range(2):
        await arrives(cadre, text="长" * 3999)
    await arrives(cadre, text="长" * 10)
    assert "最多8000个字" in cadre.got[-1].text
    await pairs.pass_(seconds=3)
    assert "长" * 100 in cadre.got[-3].text, "what fitted is shown"


async def test_whoever_is_no_longer_tied_to_them_cant_send_what_he_began(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("旧组的事")
    moved = tuple(replace(one, group=3) if one.name == PAIRED else one for one in PAIRED_ROSTER.cadres)
    await pairs.import_(replace(PAIRED_ROSTER, cadres=moved))
    assert isinstance(await cadre.tap("发出去"), NotYours)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("旧组的事") == 0


async def test_a_second_tap_and_a_drop_send_nothing(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("只发一次")
    question = cadre.got[-1]
    await cadre.tap("再加一段", question)
    await cadre.write("第二段")
    second = cadre.got[-1]
    await cadre.tap("发出去", second)
    with pytest.raises(AssertionError, match="no 发出去"):
        await cadre.tap("发出去", second)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("只发一次") == 1
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("不发的")
    first = cadre.got[-1]
    await cadre.tap("不发了", first)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("不发的") == 0
    bulletins = await pairs.look(lambda records: records.bulletins.get(2))
    assert bulletins is not None
    assert bulletins.state is BulletinState.DROPPED
    assert await pairs.look(lambda records: records.bulletins.parts(2)) == []


async def test_two_previews_of_one_bulletin_send_it_once(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("第一段")
    first = cadre.got[-1]
    await cadre.tap("再加一段", first)
    pending = cadre.last("请写要加的内容")
    await cadre.write("第二段")
    await cadre.tap("发出去")
    assert isinstance(await cadre.tap("不发了", pending), BulletinGone)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("第一段") == 1


async def test_an_edit_changes_what_goes_out_and_one_that_comes_too_late_is_said(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    message = await cadre.write("下午两点开会")
    first = cadre.got[-1]
    await cadre.edit(message, "下午三点开会")
    assert previews(cadre) == 2
    await cadre.tap("发出去", first)
    await pairs.pass_(seconds=COUNTED)
    assert (home.count("下午三点开会"), home.count("下午两点开会")) == (1, 0)
    await cadre.edit(message, "下午四点开会")
    assert "改的没有收进去" in cadre.got[-1].text
    await pairs.pass_(seconds=COUNTED)
    assert home.count("下午四点开会") == 0
