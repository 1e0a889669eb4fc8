"""The same matter: merged in any order, taken back, answered."""

from __future__ import annotations

from bot.domain.content import ContentKind
from bot.domain.notices.matters import NothingPending
from bot.usecases import forgetting, my_cases
from tests.usecases.phone import Phone
from tests.usecases.scenes import matter
from tests.usecases.town import Town


async def merged(town: Town, count: int = 3) -> tuple[list[Phone], Phone]:
    """Let so many report the same lamp, and their cadre merge it all; return them and him."""
    villagers = []
    for place in range(1, count + 1):
        villager, cadre = await matter(town, f"路灯{place}号", number=f"2-00{place}")
        villagers.append(villager)
        await town.pass_(hours=1)
    for place in range(count, 1, -1):
        await cadre.more("同一件事", cadre.last(f"路灯{place}号"))
        await cadre.tap(f"2026-000{place - 1}")
    return villagers, cadre


async def test_a_chain_of_merges_ends_at_the_earliest_and_one_answer_reaches_all(town: Town) -> None:
    villagers, cadre = await merged(town)
    await cadre.tap("当场答复", cadre.last("路灯1号"))
    await cadre.write("都换好了")
    for villager in villagers:
        assert villager.count("都换好了") == 1
        assert villager.count("有答复了") == 1
    assert [await _main(town, place) for place in (1, 2, 3)] == [None, "2026-0001", "2026-0001"]


async def _main(town: Town, place: int) -> str | None:
    case = await town.case(f"2026-000{place}")
    if case.merged_into is None:
        return None
    main = await town.look(lambda records: records.cases.get(case.merged_into or 0))
    return str(main.number) if main else None


async def test_what_is_merged_already_isnt_merged_again_nor_with_itself(town: Town) -> None:
    _, cadre = await merged(town, 2)
    await cadre.more("同一件事", cadre.last("路灯2号"))
    refusal = await cadre.tap("2026-0001")
    assert isinstance(refusal, NothingPending)
    assert await _main(town, 1) is None


async def test_when_the_first_is_taken_back_the_others_stay_together(town: Town) -> None:
    villagers, cadre = await merged(town)
    await villagers[0].press(my_cases.show)
    await villagers[0].tap("2026-0001")
    await villagers[0].tap("撤回这条")
    await cadre.tap("当场答复", cadre.last("路灯2号"))
    await cadre.write("都换好了")
    assert [villager.count("都换好了") for villager in villagers] == [0, 1, 1]


async def test_a_reply_to_any_of_them_reaches_all_and_settles_all(town: Town) -> None:
    villagers, cadre = await merged(town)
    await cadre.tap("需要核实", cadre.last("路灯2号"))
    assert [villager.count("正在了解") for villager in villagers] == [1, 1, 1]
    await cadre.tap("当场答复", cadre.last("路灯3号"))
    await cadre.write("都换好了")
    assert [villager.count("都换好了") for villager in villagers] == [1, 1, 1]
    assert [villager.count("有答复了") for villager in villagers] == [1, 1, 1]


async def test_when_whoever_wrote_the_first_leaves_the_bot_the_others_stay_together(town: Town) -> None:
    villagers, cadre = await merged(town)
    await villagers[0].press(forgetting.ask)
    await villagers[0].tap("确定退出")
    assert [await _main(town, place) for place in (2, 3)] == [None, "2026-0002"]
    await cadre.tap("当场答复", cadre.last("路灯2号"))
    await cadre.write("都换好了")
    assert [villager.count("都换好了") for villager in villagers] == [0, 1, 1]


async def test_what_a_cadre_corrects_in_an_answer_reaches_all_whom_it_reached(town: Town) -> None:
    villagers, cadre = await merged(town)
    await cadre.tap("当场答复", cadre.last("路灯1号"))
    written = await cadre.write("换好了，40 元")
    await cadre.edit(written, "换好了，400 元")
    await town.pass_(minutes=1)
    assert [villager.count("换好了，400 元") for villager in villagers] == [1, 1, 1]


async def test_every_picture_of_an_answers_album_reaches_all_and_so_does_what_is_added_later(
    town: Town,
) -> None:
    villagers, cadre = await merged(town)
    await cadre.tap("当场答复", cadre.last("路灯1号"))
    await cadre.send(ContentKind.PHOTO, file="lamp-new", album="lamps")
    await cadre.send(ContentKind.PHOTO, file="lamp-lit", album="lamps")
    await cadre.write("晚上也亮了", to=cadre.last("路灯1号"))
    await town.pass_(minutes=1)
    for said in ("lamp-new", "lamp-lit", "晚上也亮了"):
        assert [sum(said in got.whole for got in villager.got) for villager in villagers] == [1, 1, 1]
