"""What was begun with a button waits for a day, and then takes no message any more."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.content import Content, ContentKind
from bot.usecases import matters, my_cases, registering
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from tests.usecases.scenes import CHEN, matter
from tests.usecases.town import Town


async def test_an_answer_that_was_never_written_takes_nothing_two_days_later(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.tap("当场答复")
    await town.pass_(days=2)
    await cadre.write("老王，晚上来喝酒")
    assert "“当场答复”（2026-0001）已经过时" in cadre.last("已经过时").text
    assert cadre.got[-1].text == "这条是回哪件事的？"
    assert villager.count("晚上来喝酒") == 0
    assert (await town.case()).answered_at is None


async def test_within_a_day_it_is_the_answer(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.tap("当场答复")
    await town.pass_(hours=23)
    await cadre.write("灯泡换好了")
    assert villager.count("灯泡换好了") == 1


async def test_what_came_while_the_bot_was_off_counts_when_it_was_written(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.tap("当场答复")
    written_at = town.clock.at + timedelta(minutes=1)
    town.clock.at += timedelta(days=3)
    by = By(cadre.telegram_id)
    said = Incoming(by, cadre.telegram_id, 9999, Content(ContentKind.TEXT, "灯泡换好了"), written_at)
    await town.serve(receive, said, by)
    assert villager.count("灯泡换好了") == 1


async def test_a_registration_that_was_left_lying_registers_nothing(town: Town) -> None:
    cadre = town.phones[CHEN]
    await cadre.press(registering.ask)
    await cadre.write("2-001")
    await cadre.tap("2-001")
    await town.pass_(days=2)
    await cadre.write("明天几点开会")
    assert cadre.count("“代人登记”已经过时") == 1
    assert not await town.look(lambda records: records.cases.running())


async def test_a_villager_who_begins_anew_is_told_nothing_of_it(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.press(matters.begin)
    await town.pass_(days=2)
    await villager.write("路灯不亮")
    assert villager.count("已经过时") == 0
    assert villager.count("收到了，编号 2026-0001") == 1


async def test_what_is_settled_meanwhile_is_waited_for_by_nobody(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.tap("当场答复")
    await villager.press(matters.begin)  # he changes his mind
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    await villager.tap("撤回这条")
    await town.pass_(days=2)
    await cadre.write("灯泡换好了")
    assert cadre.count("已经过时") == 0
