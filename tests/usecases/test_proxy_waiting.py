"""What waits too long at a step of paperwork reminds the cadre, then the secretary, and is said honestly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path

import pytest

from bot.domain.case_life import CaseState
from bot.usecases import village_view
from bot.usecases.cleaning import clean
from tests.usecases.paperwork import CATALOGUE, accepted, handed_in, picked, received
from tests.usecases.scenes import SECRETARY, answer, matter
from tests.usecases.town import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, paperwork=CATALOGUE) as opened:
        yield opened


async def test_the_cadre_is_reminded_then_the_secretary_and_the_villager_hear_of_it(town: Town) -> None:
    villager, cadre = await accepted(town)
    secretary = town.phones[SECRETARY]
    await town.pass_(days=2, hours=23)
    assert cadre.count("请往下办一步") == 0
    await town.pass_(hours=2)
    assert (
        "罗样户21的医保卡（2026-0001）：11月16日（星期一）到现在还是“在收材料”"
        in cadre.last("请往下办一步").text
    )
    assert secretary.count("2026-0001") == villager.count("比平常慢了") == 0
    await town.pass_(days=2)
    assert cadre.count("请往下办一步") == 2
    assert "由张样丙负责" in secretary.last("慢了").text
    assert "已经告诉支书" in villager.last("比平常慢了").text
    await secretary.tap("材料单")
    assert "身份证：还没收" in secretary.got[-2].text
    await town.pass_(days=7)
    assert (cadre.count("请往下办一步"), secretary.count("慢了"), villager.count("比平常慢了")) == (3, 2, 1)


async def test_a_step_that_was_taken_reminds_of_itself_no_more(town: Town) -> None:
    _, cadre = await accepted(town)
    await town.pass_(days=2)
    await cadre.tap("材料齐了")
    await town.pass_(days=1, hours=23)
    assert cadre.count("请往下办一步") == 0
    await town.pass_(hours=2)
    assert "“材料齐了”" in cadre.last("请往下办一步").text


async def test_the_office_has_the_days_that_the_catalogue_gives_it(town: Town) -> None:
    _, cadre = await handed_in(town)
    await town.pass_(days=14, hours=23)
    assert cadre.count("请往下办一步") == 0
    await town.pass_(hours=2)
    assert "“材料交上去了”" in cadre.last("请往下办一步").text


async def test_reminders_keep_to_humane_hours(town: Town) -> None:
    _, cadre = await picked(town)
    await town.pass_(hours=14)  # half past ten at night
    await cadre.tap("我来办")
    await town.pass_(days=3, hours=1)
    assert cadre.count("请往下办一步") == 0
    await town.pass_(hours=9)
    assert cadre.count("请往下办一步") == 1
    fired = next(each for each in town.fired if each.kind == "proxy_step")
    assert fired.due_at.astimezone(town.village.zone).time() == time(7, 30)


async def test_after_the_end_nobody_is_reminded_of_anything(town: Town) -> None:
    _, cadre = await handed_in(town)
    await cadre.tap("办好了")
    await cadre.tap("都还清了")
    await town.pass_(days=30)
    assert cadre.count("请往下办一步") == 0
    assert (await town.case()).state is CaseState.CLOSED


async def test_when_the_last_promised_day_has_passed_it_is_late_and_not_before(town: Town) -> None:
    _, cadre = await received(town)
    secretary = town.phones[SECRETARY]
    await town.pass_(days=20)
    await secretary.press(village_view.show)
    assert "超期0件" in secretary.got[-2].text
    await town.pass_(days=4)
    await secretary.press(village_view.show)
    assert "超期1件" in secretary.got[-2].text
    assert cadre.count("答应12月9日（星期三）答复，已经超期") > 0


async def test_the_disclosure_counts_a_procedure_in_the_month_in_which_the_office_had_done_it(
    town: Town,
) -> None:
    _, cadre = await handed_in(town)
    await matter(town, "只写了话的手续", number="2-002")
    await answer(cadre)
    await town.pass_(days=15)  # past the end of November
    await cadre.tap("办好了")
    await town.pass_(days=31)
    published = await town.look(lambda records: records.disclosures.newest(2))
    done = {str(each.month): each.figures.proxy_done for each in published}
    assert done == {"2026-11": 1, "2026-12": 1}


async def test_a_bot_that_was_off_says_it_once_when_it_is_back(town: Town) -> None:
    _, cadre = await accepted(town)
    town.clock.at = town.clock.at.replace(day=30)
    async for _ in town.firings():
        pass
    assert cadre.count("请往下办一步") == 1


async def test_names_of_papers_go_with_the_words_of_a_closed_case(tmp_path: Path) -> None:
    async with open_town(tmp_path, paperwork=CATALOGUE, privacy={"closed_words_days": 10}) as town:
        _, cadre = await handed_in(town)
        await cadre.tap("办好了")
        await cadre.tap("都还清了")
        await town.pass_(days=20)
        await town.desk.perform(lambda work, _: clean(work), None)
        case = await town.case()
        papers = await town.look(lambda records: records.proxies.papers(case.id))
        assert {paper.name for paper in papers} == {""}
        assert await town.look(lambda records: records.proxies.done(case.opened_at, town.clock.at)) == 1
