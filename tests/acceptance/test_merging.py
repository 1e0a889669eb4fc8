"""Several people report the same lamp: one answer reaches them all, and each keeps his clock."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village, more

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def lamp(
    village: Village, group: int, words: str
) -> tuple[list[PersonHandle], PersonHandle, list[SeenMessage]]:
    """Let two people report the same lamp and their cadre merge it; return them, him, and the two cards."""
    first, cadre, card = await village.matter(f"{words}一", group=group)
    await village.stage.advance(hours=5)
    second, _, other = await village.matter(f"{words}二", group=group)
    await cadre.tap(*await more(cadre, "同一件事", card))
    question = await cadre.expect("是同一件事")
    assert f"{words}二" in (question.button(other.text.split()[1]) or "")
    await cadre.tap(other.text.split()[1], question)
    told = await cadre.expect("两家都能收到")
    # Whichever was tapped: the one promised earlier is the one that counts.
    assert f"{other.text.split()[1]} 并到 {card.text.split()[1]}" in told.text
    return [first, second], cadre, [card, other]


async def test_one_answer_reaches_all_and_each_says_for_himself_whether_that_settles_it(
    village: Village,
) -> None:
    (first, second), cadre, cards = await lamp(village, 4, "路灯")
    await cadre.write("灯泡换好了", reply_to=cards[0])
    for villager in (first, second):
        await villager.expect("灯泡换好了")
    await choose(cadre, "这是答复")
    await choose(first, "已解决")
    await choose(second, "没解决")
    await second.expect("接着办")
    numbers = [card.text.split()[1] for card in cards]
    assert village.case("state = 'closed'", numbers[0])
    assert village.case("state = 'assigned' AND due_at > first_due_at", numbers[1])
    # What is said to the one who still waits is none of the other's business any more.
    await cadre.write("今晚再来看", reply_to=cards[1])
    await second.expect("今晚再来看")
    assert await village.told(first, "今晚再来看") == 0


async def test_one_refusal_is_explained_to_all(village: Village) -> None:
    (first, second), cadre, cards = await lamp(village, 5, "水管")
    await cadre.tap("不能解决", cards[0])
    await cadre.expect("为什么不能解决")
    await cadre.write("水管归自来水公司，村里修不了")
    for villager, card in zip((first, second), cards, strict=True):
        told = await villager.expect("水管归自来水公司")
        assert told.button("请支书再看") is not None
        assert village.case("state = 'explained'", card.text.split()[1])


async def test_what_is_taken_back_gets_nothing_more_and_the_other_goes_on(village: Village) -> None:
    (first, second), cadre, cards = await lamp(village, 6, "水沟")
    await first.tap("我的事项")
    await choose(first, cards[0].text.split()[1])
    await choose(first, "撤回这条")
    await first.expect("已经撤回")
    await cadre.write("水沟挖通了", reply_to=cards[1])
    await second.expect("水沟挖通了")
    assert await village.told(first, "水沟挖通了") == 0


async def test_handed_over_they_stay_together(village: Village) -> None:
    (first, second), cadre, cards = await lamp(village, 7, "公厕")
    name = village.cast.paired_with(8).name
    await cadre.tap("转办", cards[0])
    await choose(cadre, name)
    await cadre.expect("为什么转给")
    await cadre.write("归他管")
    again = await village.paired(8).expect("公厕一")
    await village.paired(8).expect("公厕二")
    await village.paired(8).write("公厕修好了", reply_to=again)
    for villager in (first, second):
        await villager.expect("公厕修好了")


async def test_health_matters_are_never_merged(village: Village) -> None:
    cadre = village.paired(4)
    for words in ("打针的事一", "打针的事二"):
        villager = await village.villager(4)
        await villager.write(words)
        await choose(villager, "计生卫生服务中心")
        card = await cadre.expect(words)
    answer = await cadre.expect_answer(await cadre.tap(*await more(cadre, "同一件事", card)))
    assert "没有别的事" in answer["text"]
