"""Joining: by a card's link, by a cadre's own link, by one's own phone number."""

import asyncio

import pytest

from bot.app import open_office
from bot.config.loading import load
from bot.demo.cast import AGREE, WHOLE_FAMILY, choose
from bot.demo.stage import Stage, config_file
from bot.usecases.links import Reissue, reissue
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_first_account_of_a_household_joins_at_once_and_gets_its_menu(village: Village) -> None:
    number = village.household(2)
    head = await village.cast.member(number)
    await head.start(village.stage.tokens[number])
    invitation = await choose(head, AGREE)
    assert village.cast.household(number).head in invitation.text
    assert "只有负责的干部、中心负责人和支书能看到" in invitation.text
    await choose(head, village.cast.household(number).head)
    await head.expect("加入好了")
    keyboard = (await head.look()).keyboard
    assert keyboard == (("反映问题",), ("我的事项", "联系卡"), ("公示栏", "村民议事"), ("学技术",))


async def test_a_second_account_waits_until_the_family_lets_it_in(village: Village) -> None:
    number = village.household(2, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await second.expect("已经问了您家里人或者干部")
    assert await village.told(second, "加入好了") == 0
    question = await choose(first, "是，让他加入")
    assert village.cast.household(number).members[1].name in question.text
    await second.expect("加入好了")
    await second.write("我也能写了")
    await second.expect("哪方面的事")


async def test_a_second_account_that_the_family_doesnt_know_stays_out(village: Village) -> None:
    number = village.household(2, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await choose(first, "不认识，不同意")
    await second.expect("没有同意您加入")
    mark = await second.write("让我进来")
    await village.stage.settled()
    assert not any("哪方面的事" in m.text for m in await second.chat() if m.id > mark)


async def test_the_paired_cadre_can_let_a_second_account_in_once(village: Village) -> None:
    number = village.household(3, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    question = await first.expect(lambda message: message.button("是，让他加入") is not None)
    await choose(village.paired(3), "是，让他加入")
    await second.expect("加入好了")
    late = await first.tap("不认识，不同意", question)
    assert "已经处理好了" in (await first.expect_answer(late))["text"]
    await second.write("还在")
    await second.expect("哪方面的事")


async def test_who_waits_and_opens_the_card_again_has_his_family_asked_again(village: Village) -> None:
    number = village.household(4, members=2)
    head = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await second.expect("已经问了")
    await head.expect("想用另一部手机加入")
    await second.start(village.stage.tokens[number])
    await second.expect("已经问了")
    await choose(head, "是，让他加入")
    await second.expect("加入好了")


async def test_a_cadre_of_another_group_isnt_asked(village: Village) -> None:
    number = village.household(3, members=2)
    await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await village.stage.settled()
    name = village.cast.household(number).members[1].name
    assert await village.told(village.paired(3), f"{name}想用另一部手机") == 1
    assert await village.told(village.paired(4), f"{name}想用另一部手机") == 0


async def test_a_whole_family_can_share_one_phone(village: Village) -> None:
    number = village.household(4, members=2)
    family = await village.cast.member(number)
    await family.start(village.stage.tokens[number])
    await choose(family, AGREE)
    await choose(family, WHOLE_FAMILY)
    await family.expect("加入好了")
    await family.tap("联系卡")
    await choose(family, "我家的手机")
    await family.expect("全家共用（这一部）")


async def test_a_member_can_take_another_phone_out_and_it_can_come_back_by_the_card(village: Village) -> None:
    number = village.household(2, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await choose(first, "是，让他加入")
    await second.expect("加入好了")
    await first.tap("联系卡")
    await choose(first, "我家的手机")
    await choose(first, f"移出 {village.cast.household(number).members[1].name}")
    await first.expect("已经移出")
    await second.expect("已经移出本户")
    mark = await second.write("我还能写吗")
    await second.expect("扫卡上的二维码加入", after=mark)
    await village.cast.ask_in(second, number, 1)
    await choose(first, "是，让他加入")
    await second.expect("加入好了")


async def test_a_cadres_link_works_once(village: Village) -> None:
    name = village.cast.cadre(village.cast.paired_with(5).name).name
    thief = await village.simulator.person("路人")
    await thief.start(village.stage.tokens[name])
    await thief.expect("只能用一次")
    assert not any(message.buttons for message in await thief.chat())


async def test_two_who_opened_a_cadres_link_at_the_same_time_dont_both_become_the_cadre(
    village: Village,
) -> None:
    name = village.cast.paired_with(6).name
    line = await _reissue(village.stage, Reissue(cadre=name))
    rivals = [await village.simulator.person("甲"), await village.simulator.person("乙")]
    for person in rivals:
        await person.start(line)
        await person.expect(lambda message: message.button(AGREE) is not None)
    taps = await asyncio.gather(*(person.tap(AGREE) for person in rivals))
    answers = [await p.expect_answer(t) for p, t in zip(rivals, taps, strict=True)]
    assert sum("只能用一次" in (answer["text"] or "") for answer in answers) == 1
    assert sum([await village.told(person, "加入好了") for person in rivals]) == 1


async def test_a_revoked_link_asks_for_a_new_card_and_the_new_one_works(village: Village) -> None:
    number = village.household(2)
    token = await _reissue(village.stage, Reissue(household=number))
    old = await village.cast.member(number)
    await old.start(village.stage.tokens[number])
    await old.expect("这个二维码已经换过了。请找包组干部要一张新的联系卡。")
    assert not any(message.buttons for message in await old.chat())
    await old.start(token)
    await choose(old, AGREE)
    await choose(old, village.cast.household(number).head)
    await old.expect("加入好了")


async def test_a_link_revoked_between_invitation_and_tap_lets_nobody_in(village: Village) -> None:
    number = village.household(2)
    person = await village.cast.member(number)
    await person.start(village.stage.tokens[number])
    await person.expect(lambda message: message.button(AGREE) is not None)
    await _reissue(village.stage, Reissue(household=number))
    tap = await person.tap(AGREE)
    assert "已经换过了" in (await person.expect_answer(tap))["text"]


async def test_ones_own_phone_number_lets_one_in_without_a_card(village: Village) -> None:
    number = village.household(2)
    head = await village.cast.member(number)
    await head.start()
    await head.expect("没有卡，就点下面的按钮发送手机号")
    await head.share_own_contact()
    invitation = await choose(head, AGREE)
    assert village.cast.household(number).head in invitation.text
    await head.expect("加入好了")


async def test_somebody_elses_contact_lets_nobody_in(village: Village) -> None:
    number = village.household(2)
    thief = await village.simulator.person("路人", phone="+8613911112222")
    phone = village.cast.household(number).members[0].phone
    await thief.send("contact", phone_number=f"+86{phone}", first_name="别人")
    await thief.expect("这是别人的名片")
    assert not any(message.button(AGREE) for message in await thief.chat())


async def test_a_cadres_number_is_told_to_use_his_own_link(village: Village) -> None:
    cadre = village.cast.paired_with(4)
    person = await village.simulator.person(cadre.name, phone=f"+86{cadre.phone}")
    await person.share_own_contact()
    await person.expect("请打开发给您本人的链接")
    assert not any(message.button(AGREE) for message in await person.chat())


async def test_whoever_has_not_joined_is_told_how_to_when_he_presses_an_old_menu(village: Village) -> None:
    person = await village.simulator.person("没加入的人")
    for label in ("反映问题", "我的事项", "我的任务"):
        await person.write(label)
        await person.expect("没有卡，就点下面的按钮发送手机号")


async def test_a_number_that_the_roster_doesnt_know_lets_nobody_in(village: Village) -> None:
    person = await village.simulator.person("外村人", phone="+8613911113333")
    await person.share_own_contact()
    await person.expect("名册上没有这个号码")
    assert not any(message.button(AGREE) for message in await person.chat())


async def test_a_cadre_who_joins_his_household_too_has_both_menus_and_never_gets_his_own_matter(
    village: Village,
) -> None:
    number = village.household(7)
    cadre = village.paired(7)
    await village.cast.join(number, person=cadre)
    keyboard = (await cadre.look()).keyboard
    assert keyboard is not None
    labels = [label for row in keyboard for label in row]
    assert {"反映问题", "我的事项", "我的任务", "联系卡"} <= set(labels)
    await cadre.tap("反映问题")
    await cadre.expect("请说吧")
    await cadre.write("我自己家门口的路塌了")
    await choose(cadre, "村民议事中心")
    answer = await cadre.expect("，由")
    assert village.cast.paired_with(7).name not in answer.text
    assert await village.told(cadre, "我自己家门口的路塌了") == 0


async def _reissue(made: Stage, command: Reissue) -> str:
    """Make a new link beside the running bot, as `lianxin links reissue` does; return its token."""
    async with open_office(load(config_file(made.folder), {})) as office:
        return (await office.desk.perform(reissue, command)).token
