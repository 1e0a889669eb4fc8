"""A case's history keeps every choice, and tells the villager in plain words what was done."""

from __future__ import annotations

from bot.ports import Records
from bot.usecases import my_cases
from tests.usecases.scenes import SECRETARY, SOCIAL, WANG, ZHANG, answer, matter
from tests.usecases.town import Town


async def steps(town: Town, number: str = "2026-0001") -> list[str]:
    case = await town.case(number)

    async def read(records: Records) -> list[str]:
        return [event.step for event in await records.cases.history(case.id)]

    return await town.look(read)


async def test_what_is_no_answer_yet_and_who_was_reminded_stands_in_it(town: Town) -> None:
    _, cadre = await matter(town, "路灯不亮")
    await town.pass_(days=1, minutes=1)
    await cadre.write("在等电工", to=cadre.last("任务"))
    await cadre.tap("还没办完")
    assert await steps(town) == ["raised", "routed", "reminded", "replied", "seen", "not finished"]


async def test_what_the_villager_chose_for_his_name_stands_in_it(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("邻居的事")
    await villager.tap("保密")
    await villager.tap("组也不要写")
    await villager.tap(SOCIAL)
    assert await steps(town) == ["raised", "kept secret", "group not shown", "routed"]


async def test_the_question_about_the_answer_and_the_silence_stand_in_it(town: Town) -> None:
    _, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await town.pass_(days=7)
    assert (await steps(town))[-3:] == ["answered", "asked", "lapsed"]


async def test_each_rating_is_kept_though_the_case_runs_again(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await villager.tap("已解决")
    await villager.tap("不满意")
    assert (await steps(town))[-3:] == ["rated", "rated unsatisfied", "reopened"]


async def test_merging_stands_on_both_sides_and_parting_too(town: Town) -> None:
    _, cadre = await matter(town, "路灯不亮")
    second, _ = await matter(town, "灯坏了", number="2-002")
    await cadre.more("同一件事")
    await cadre.tap("2026-0001")
    assert (await steps(town))[-1] == "joined"
    await second.press(my_cases.show)
    await second.tap("2026-0002")
    await second.tap("撤回这条")
    assert "merged" in await steps(town, "2026-0002")
    assert "parted" in await steps(town, "2026-0002")


async def test_the_villager_reads_who_did_what_in_plain_words(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.tap("转办")
    await cadre.tap(WANG)
    await cadre.write("灯归您管")
    await answer(town.phones[WANG])
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    told = [line.split("  ")[-1] for line in villager.got[-1].text.splitlines() if "  " in line]
    before = ["收到", f"交给{ZHANG}", f"{ZHANG}看了", f"转给{WANG}"]
    assert told == [*before, f"{WANG}看了", f"{WANG}回话", f"{WANG}答复"]
    assert SECRETARY not in villager.got[-1].text
