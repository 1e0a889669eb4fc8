"""Whom a disclosure reached, and which households are to be visited."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.ports import Records
from bot.usecases.reachability import UnreachableChat, mark_unreachable
from bot.usecases.reminding import fire
from tests.usecases.branch import AUTHOR, PUBLICATION, SECRETARY, month_end, submit, until
from tests.usecases.town import Town, open_town


async def test_the_secretary_is_told_whom_it_reached_and_whom_to_visit(town: Town) -> None:
    await town.villager_joins("2-001")
    gone = await town.villager_joins("3-001")
    await town.desk.perform(mark_unreachable, UnreachableChat(gone.telegram_id))
    await month_end(town)
    secretary = town.phones[SECRETARY]
    report = secretary.last("公示发完了")
    reached = sum(phone.count("公示事项") for phone in town.phones.values())
    assert f"送到{reached}部手机" in report.text
    assert "1人停用了机器人" in report.text
    assert "8户在手机上收不到" in report.text
    assert [f"{group}组：{count}户" in report.text for group, count in ((1, 3), (2, 2), (3, 3))] == [True] * 3
    await secretary.tap("名单和要打印的公示单")
    listed = secretary.last("要带着公示单上门的8户").row.payload["document"]
    assert listed["upload"].endswith(".csv")
    assert "3-001,岑样户31,13900003001,加入了，送不到," in listed["text"]
    assert "2-001" not in listed["text"]
    printed = secretary.got[-1].row
    assert printed.method == "sendDocument"
    assert "/a4/" in printed.payload["document"]["shared"]
    entries = await town.look(lambda records: records.audit.newest(1, 5))
    assert Act.EXPORTED_VISITS in {entry.act for entry in entries}


async def test_progress_is_one_message_that_is_edited(town: Town) -> None:
    for number in ("1-001", "2-001", "3-001"):
        await town.villager_joins(number)
    await until(town, PUBLICATION)
    await town.pass_(seconds=20)
    shown = [got for got in town.phones[SECRETARY].got if "正在发" in got.text]
    assert shown[0].row.method == "sendMessage"
    assert {got.row.method for got in shown[1:]} <= {"editMessageText"}
    assert "▓" in shown[-1].text or "共" in shown[-1].text


@pytest.mark.parametrize("ticked", [False, True])
async def test_the_group_reads_who_got_relief_only_where_the_secretary_ticked_it(
    tmp_path: Path, *, ticked: bool
) -> None:
    async with open_town(tmp_path, disclosure={"group_chat_id": -1007}) as town:
        secretary, villager = town.phones[SECRETARY], await town.villager_joins("2-001")
        await submit(town.phones[AUTHOR], "临时救助", "罗样户21 领 300 元", kind="救助")
        if ticked:
            await secretary.tap("群里、网页上也写名字：否")
        await secretary.tap("同意公示")
        await secretary.tap("现在就公示")
        await secretary.tap("现在就发")
        posted = [got async for _, sent in town.firings() for got in sent]
        (public,) = [got for got in posted if got.row.chat_id == -1007]
        assert ("罗样户21" in public.text) is ticked
        assert "300 元" in public.text
        assert "罗样户21" in villager.last("临时救助").text
        assert not public.buttons


async def test_a_group_where_the_bot_may_not_write_is_named_in_the_report(tmp_path: Path) -> None:
    async with open_town(tmp_path, disclosure={"group_chat_id": -1007}) as town:
        await until(town, PUBLICATION - timedelta(seconds=1))
        town.clock.at = PUBLICATION

        async def refuse(records: Records) -> None:
            await records.outbox.undeliverable_to(-1007, "403")

        for _published_and_begun in range(2):
            due = await town.look(lambda records: records.reminders.due(town.clock.at, 1))
            await town.desk.perform(fire, due[0])
        await town.do(refuse)
        await town.pass_(minutes=1)
        assert town.phones[SECRETARY].count("村里的群没有发成") == 1


async def test_the_picture_doesn_t_wait_for_one_phone_that_may_not_be_written_to_yet(town: Town) -> None:
    for number in ("1-001", "2-001", "3-001"):
        await town.villager_joins(number)
    await until(town, PUBLICATION - timedelta(seconds=1))
    town.clock.at = PUBLICATION
    batches = [sent async for _, sent in town.firings() if any(got.row.method == "sendPhoto" for got in sent)]
    # Whichever of the first three has his turn first uploads it for all.
    assert sum(got.row.method == "sendPhoto" for got in batches[0]) == 3
