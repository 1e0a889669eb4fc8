"""What went to the secretary because its words name a cadre doesn't come to that cadre another way."""

from __future__ import annotations

from dataclasses import replace

from bot.usecases import leaving
from tests.usecases.people import ROSTER, without
from tests.usecases.phone import Phone
from tests.usecases.scenes import CHEN, LIU, SECRETARY, WANG, ZHANG, matter, responsible
from tests.usecases.town import Town


async def unplaced(town: Town, words: str, *, number: str = "1-001") -> Phone:
    """Let somebody write, and tap no center."""
    villager = await town.villager_joins(number)
    await villager.write(words)
    await town.pass_(minutes=11)
    return villager


async def test_it_is_remembered_on_the_case_and_only_the_secretary_has_it(town: Town) -> None:
    await unplaced(town, f"{WANG}答应的事没有办")
    assert (await responsible(town)).name == SECRETARY
    assert (await town.case()).names_cadre
    assert town.phones[WANG].count("答应的事没有办") == 0


async def test_without_a_name_in_it_nothing_is_remembered(town: Town) -> None:
    await unplaced(town, "路灯不亮")
    assert not (await town.case()).names_cadre
    assert (await responsible(town)).name == WANG


async def test_the_secretarys_leave_passes_it_on_to_nobody(town: Town) -> None:
    cadres = (replace(ROSTER.cadres[0], substitute=ZHANG), *ROSTER.cadres[1:])
    await town.import_(replace(ROSTER, cadres=cadres))
    await unplaced(town, f"{WANG}答应的事没有办")
    await matter(town, "村里修路的事", "村民议事中心", number="3-001")
    secretary = town.phones[SECRETARY]
    await secretary.press(leaving.ask)
    await secretary.tap("到")
    await secretary.tap("手上1件也转给他")
    assert (await responsible(town, "2026-0001")).name == SECRETARY
    assert (await responsible(town, "2026-0002")).name == ZHANG


async def test_the_secretary_can_hand_it_over_but_not_to_the_one_it_names_nor_can_he_who_gets_it(
    town: Town,
) -> None:
    await unplaced(town, "王主任答应的事没有办")
    secretary = town.phones[SECRETARY]
    await secretary.tap("转办")
    offered = secretary.last("转给谁办").labels
    assert WANG not in offered
    assert ZHANG in offered
    await secretary.tap(ZHANG)
    await secretary.write("请您去了解一下")
    chosen = town.phones[ZHANG]
    await chosen.tap("转办")
    assert chosen.last("转给谁办").labels == [SECRETARY]
    assert town.phones[WANG].count("答应的事没有办") == 0


async def test_whoever_got_it_from_the_secretary_keeps_it_on_leave(town: Town) -> None:
    await unplaced(town, "陈会计算的账不对")
    await town.phones[SECRETARY].tap("转办")
    await town.phones[SECRETARY].tap(ZHANG)
    await town.phones[SECRETARY].write("请您去了解一下")
    chosen = town.phones[ZHANG]
    await chosen.press(leaving.ask)
    await chosen.tap("到")
    assert (await responsible(town)).name == ZHANG
    assert town.phones[LIU].count("算的账不对") == town.phones[CHEN].count("算的账不对") == 0


async def test_when_the_one_who_has_it_leaves_it_goes_to_the_secretary_again(town: Town) -> None:
    await unplaced(town, "陈会计算的账不对")
    await town.phones[SECRETARY].tap("转办")
    await town.phones[SECRETARY].tap(ZHANG)
    await town.phones[SECRETARY].write("请您去了解一下")
    await town.import_(without(ZHANG))
    assert (await responsible(town)).name == SECRETARY
    assert (await town.case()).names_cadre


async def test_once_the_villager_taps_a_center_it_is_like_any_other(town: Town) -> None:
    villager = await unplaced(town, "支书说要修的路")
    await villager.tap("产业发展中心")
    assert not (await town.case()).names_cadre
    assert (await responsible(town)).name == WANG
