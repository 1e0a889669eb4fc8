"""Who writes soon after his case was closed is asked whether it is still about that, or something new."""

from __future__ import annotations

from bot.domain.case_life import CaseState
from tests.usecases.scenes import answer, explain, matter
from tests.usecases.town import Town


async def test_the_same_matter_opens_again_with_what_was_written(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre, "灯泡换好了")
    await villager.tap("已解决")
    await town.pass_(days=2)
    await villager.write("昨晚又不亮了")
    assert villager.got[-1].labels == ["接着说 2026-0001", "新的事情"]
    await villager.tap("接着说 2026-0001")
    case = await town.case()
    assert (case.reopenings, case.state) == (1, CaseState.ASSIGNED)
    assert cadre.count("昨晚又不亮了") == 1


async def test_something_new_has_its_own_number_and_the_closed_one_stays_closed(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await villager.tap("已解决")
    await villager.write("水管坏了")
    await villager.tap("新的事情")
    assert villager.count("收到了，编号 2026-0002") == 1
    assert (await town.case("2026-0001")).state is CaseState.CLOSED


async def test_without_a_tap_it_becomes_a_matter_whose_clock_starts_with_the_message(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await villager.tap("已解决")
    written_at = town.clock.at
    await villager.write("水管坏了")
    await town.pass_(hours=1)
    assert villager.count("收到了，编号 2026-0002") == 1
    assert (await town.case("2026-0002")).opened_at == written_at
    assert (await town.case("2026-0001")).state is CaseState.CLOSED


async def test_four_days_later_nobody_is_asked(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await villager.tap("已解决")
    await town.pass_(days=4)
    await villager.write("水管坏了")
    assert villager.count("收到了，编号 2026-0002") == 1


async def test_what_the_secretary_has_decided_on_is_not_offered(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await explain(cadre)
    await villager.tap("请支书再看")
    await explain(town.phones["李样甲"])
    await villager.write("水管坏了")
    assert villager.count("收到了，编号 2026-0002") == 1


async def test_the_open_case_stands_before_the_closed_one(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await villager.tap("已解决")
    await villager.write("水管坏了")
    await villager.tap("新的事情")
    await villager.tap("代办手续")
    await villager.write("漏得厉害")
    assert villager.got[-1].labels == ["接着说 2026-0002", "接着说 2026-0001", "新的事情"]
