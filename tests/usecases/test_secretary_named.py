"""What speaks of the secretary is handed over to him only if its villager agrees."""

from __future__ import annotations

from tests.usecases.scenes import SECRETARY, SOCIAL, ZHANG, block, matter, responsible
from tests.usecases.town import Town


async def test_an_addition_that_speaks_of_the_secretary_is_asked_about_first(town: Town) -> None:
    villager, cadre = await matter(town, "低保没有评上", SOCIAL)
    await villager.write("支书叫我不要说出去", to=villager.last("最迟"))
    await cadre.tap("转办")
    await cadre.tap(SECRETARY)
    assert cadre.got[-2].text.startswith("2026-0001 里说到支书，先问群众愿不愿意")
    assert villager.last("给不给他看").labels == ["可以给支书看", "不给支书看"]
    await cadre.write("这件事要支书定")  # asked for nothing: it is a word on a task
    assert (await responsible(town)).name == cadre.name
    await villager.tap("可以给支书看")
    await cadre.tap("现在转给支书")
    await cadre.write("这件事要支书定")
    assert (await responsible(town)).name == SECRETARY
    assert town.phones[SECRETARY].count("支书叫我不要说出去") == 1


async def test_after_a_no_the_secretary_is_not_offered(town: Town) -> None:
    villager, cadre = await matter(town, "低保没有评上，支书知道", SOCIAL)
    await cadre.tap("转办")
    await cadre.tap(SECRETARY)
    await villager.tap("不给支书看")
    assert "2026-0001 不转给支书" in cadre.got[-1].text
    await cadre.tap("转办")
    offered = cadre.last("转给谁办").labels
    assert SECRETARY not in offered
    assert ZHANG in offered or cadre.name == ZHANG
    assert town.phones[SECRETARY].count("低保没有评上") == 0


async def test_words_that_speak_of_nobody_go_at_once(town: Town) -> None:
    _, cadre = await matter(town, "低保没有评上", SOCIAL)
    await cadre.tap("转办")
    await cadre.tap(SECRETARY)
    await cadre.write("这件事要支书定")
    assert (await responsible(town)).name == SECRETARY


async def test_what_comes_after_a_yes_is_asked_about_anew(town: Town) -> None:
    villager, cadre = await matter(town, "支书答应过的", SOCIAL)
    await cadre.tap("转办")
    await cadre.tap(SECRETARY)
    await villager.tap("可以给支书看")
    await town.pass_(days=1)
    await villager.write("支书还收了钱", to=villager.last("最迟"))
    await cadre.tap("现在转给支书")
    asked = [got for got in villager.got if got.text.endswith("给不给他看？")]
    assert len(asked) == 2
    assert (await responsible(town)).name == cadre.name


async def test_a_villager_who_cannot_be_asked_is_not_passed_over(town: Town) -> None:
    villager, cadre = await matter(town, "支书答应过的", SOCIAL)
    await block(town, villager)
    await cadre.tap("转办")
    await cadre.tap(SECRETARY)
    assert "问不了他。请您接着办" in cadre.last("里说到支书").text
    assert (await responsible(town)).name == cadre.name
