"""提问质询: a question on a published item, its clock, its answer, and who reads of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.content import ContentKind
from bot.domain.topic import Topic
from bot.usecases import forgetting
from tests.usecases.branch import AUTHOR, PUBLICATION, SECRETARY, approve, board, month_end, submit
from tests.usecases.phone import Phone
from tests.usecases.town import Town

TOWNSHIP = "韦样己"


async def published(town: Town, *, by: str = AUTHOR) -> Phone:
    """Publish one item; return a villager who reads it."""
    villager = await town.villager_joins("2-001")
    await submit(town.phones[by], "路灯", "三盏，1200 元")
    await approve(town, "路灯")
    await month_end(town)
    await villager.tap("逐条看")
    return villager


async def ask(villager: Phone, words: str = "一盏多少钱", consent: str = "能，写我的名字") -> None:
    await villager.tap("提问质询")
    await villager.write(words)
    await villager.tap(consent)


async def answer(phone: Phone, task: str, words: str) -> None:
    await phone.write(words, to=phone.last(task))
    await phone.tap("这是答复")


async def test_a_question_is_the_branchs_case_with_the_weeks_clock(town: Town) -> None:
    villager = await published(town)
    await ask(villager)
    case = await town.case()
    assert case.topic is Topic.QUESTION
    assert case.due_at - case.opened_at == timedelta(days=7)
    assert town.phones[SECRETARY].count("一盏多少钱") == 1
    assert "由李样甲答复，最迟12月7日" in villager.last("收到了，编号").text


@pytest.mark.parametrize(
    ("consent", "shown"),
    [("能，写我的名字", "罗样户21"), ("能，不写名字", "一位村民"), ("不登", None)],
)
async def test_question_and_answer_stand_under_the_item_if_the_asker_agrees(
    town: Town, consent: str, shown: str | None
) -> None:
    villager, other = await published(town), await town.villager_joins("3-001")
    await ask(villager, consent=consent)
    await answer(town.phones[SECRETARY], "一盏多少钱", "一盏 400 元")
    assert villager.count("一盏 400 元") == 1
    await board(other)
    await other.tap("逐条看")
    leaf = other.last("三盏，1200 元").text
    if shown is None:
        assert "一盏多少钱" not in leaf
        assert "一盏 400 元" not in leaf
    else:
        assert leaf.index(shown) < leaf.index("一盏多少钱") < leaf.index("一盏 400 元")


async def test_an_answer_that_names_the_asker_is_published_without_his_name_if_he_wants_none(
    town: Town,
) -> None:
    villager, other = await published(town), await town.villager_joins("3-001")
    await ask(villager, "我是罗样眷21，一盏多少钱", "能，不写名字")
    secretary = town.phones[SECRETARY]
    await secretary.tap("当场答复")
    assert "答复会登给全村看" in secretary.got[-1].text
    await secretary.write("罗样户21您好，一盏 400 元")
    await board(other)
    await other.tap("逐条看")
    leaf = other.last("三盏，1200 元").text
    assert "某某您好，一盏 400 元" in leaf
    assert "罗样" not in leaf
    assert villager.count("罗样户21您好，一盏 400 元") == 1  # he himself reads it as it was said


async def test_what_is_said_to_a_colleague_is_never_published_as_the_answer(town: Town) -> None:
    villager, other = await published(town), await town.villager_joins("3-001")
    await ask(villager)
    secretary, colleague = town.phones[SECRETARY], town.phones[AUTHOR]
    await secretary.tap("转办")
    await secretary.tap(AUTHOR)
    await secretary.write("这人老找茬，您回他吧")
    await colleague.tap("当场答复")
    await colleague.send(ContentKind.VOICE, file="voice-of-colleague")
    await board(other)
    assert not any("找茬" in got.whole for got in [*other.got, *villager.got])


async def test_what_concerns_the_secretary_goes_past_him_to_the_township(town: Town) -> None:
    villager = await published(town, by=SECRETARY)
    await ask(villager)
    assert town.phones[TOWNSHIP].count("一盏多少钱") == 1
    assert not town.phones[SECRETARY].count("一盏多少钱")
    assert "由韦样己答复" in villager.last("收到了，编号").text


async def test_a_question_that_names_the_secretary_goes_past_him_too(town: Town) -> None:
    villager = await published(town)
    await ask(villager, "支书自己家装了几盏")
    assert town.phones[TOWNSHIP].count("支书自己家装了几盏") == 1
    assert not town.phones[SECRETARY].count("支书自己家装了几盏")


async def test_the_next_disclosure_lists_the_questions_of_the_last_with_their_answers(town: Town) -> None:
    villager = await published(town)
    await ask(villager)
    await answer(town.phones[SECRETARY], "一盏多少钱", "一盏 400 元")
    await ask(villager, "还没答的问题")
    await villager.tap("换个看法")
    await villager.tap("全部文字")
    await month_end(town, PUBLICATION + timedelta(days=31))
    december = villager.last("2026年12月公示").text
    asked = december[december.index("上月公示的提问和答复") :]
    assert "一盏多少钱" in asked
    assert "一盏 400 元" in asked
    assert "还没答的问题" in asked


async def test_numbers_in_a_question_are_shown_masked_before_it_is_agreed_to(town: Town) -> None:
    villager = await published(town)
    await villager.tap("提问质询")
    await villager.write("打 13812345678 没人接")
    assert "138******78" in villager.last("收到了，编号").text
    await villager.tap("能，不写名字")
    await board(villager)
    await villager.tap("逐条看")
    leaf = villager.last("三盏，1200 元").text
    assert "138******78 没人接" in leaf
    assert "13812345678" not in leaf


async def test_what_somebody_asked_is_gone_once_he_has_left(town: Town) -> None:
    villager, other = await published(town), await town.villager_joins("3-001")
    await ask(villager)
    await answer(town.phones[SECRETARY], "一盏多少钱", "一盏 400 元")
    await villager.press(forgetting.ask)
    await villager.tap("确定退出")
    await board(other)
    await other.tap("逐条看")
    assert "一盏多少钱" not in other.last("三盏，1200 元").text


async def test_a_corrected_answer_is_corrected_where_it_stands(town: Town) -> None:
    villager, other = await published(town), await town.villager_joins("3-001")
    await ask(villager)
    secretary = town.phones[SECRETARY]
    await secretary.tap("当场答复")
    message = await secretary.write("一盏 400 元")
    await villager.tap("已解决")
    await town.pass_(days=2)
    await secretary.edit(message, "一盏 450 元，上次写错了")
    await town.pass_(minutes=5)
    assert villager.count("一盏 450 元") == 1
    await board(other)
    await other.tap("逐条看")
    leaf = other.last("三盏，1200 元").text
    assert "400 元" not in leaf
    assert leaf.index("12月2日") < leaf.index("一盏 450 元")


async def test_a_closed_question_that_nobody_reads_is_corrected_for_nobody(town: Town) -> None:
    villager = await published(town)
    await ask(villager, consent="不登")
    secretary = town.phones[SECRETARY]
    await secretary.tap("当场答复")
    message = await secretary.write("一盏 400 元")
    await villager.tap("已解决")
    await secretary.edit(message, "一盏 450 元")
    await town.pass_(minutes=5)
    assert villager.count("一盏 450 元") == 0
