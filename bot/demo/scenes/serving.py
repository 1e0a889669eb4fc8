"""Serving: matters are raised, routed, answered, and none of them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.demo.cast import choose
from bot.demo.scenes.arriving import HOME, STRANGER

if TYPE_CHECKING:
    from bot.demo.company import Company
    from bot.simulator.client import PersonHandle

QUIET: Final = "5-006"
"""A household that writes and doesn't tap."""
WRONGED: Final = "2-008"
"""A household that complains about its cadre."""
UNLUCKY: Final = "3-007"
"""A household that writes at the moment when the bot is killed."""


async def play(company: Company) -> None:
    """Play the day's matters."""
    await _photo_and_voice(company)
    await _proxy(company)
    await _untapped(company)
    await _card(company)
    await _complaint(company)
    await _killed(company)


async def _photo_and_voice(company: Company) -> None:
    stage, cast = company.stage, company.cast
    villager, cadre = company.people[HOME], company.people[cast.paired_with(2).name]
    await company.open("村民发一张照片，点一下是哪方面的事，马上知道谁负责、哪天答复")
    await villager.send("photo", caption="水沟堵了，甘蔗地淹了一半")
    await choose(villager, "村民议事中心")
    company.cases += 1
    await villager.expect("最迟")
    card = await cadre.expect("任务 ")
    await cadre.expect(lambda message: message.kind == "photo" and message.reply_to == card.id)
    await stage.settled()
    await company.open("干部在地里，用语音回复；村民马上收到")
    await cadre.send("voice", reply_to=card, duration=9)
    await villager.expect(lambda message: message.kind == "voice")
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")
    await cadre.expect("按时办完")
    await stage.settled()


async def _proxy(company: Company) -> None:
    cadre, villager = company.people[company.cast.paired_with(4).name], company.people[STRANGER]
    await company.open("代办手续归包组干部，干部写字回复")
    card = await cadre.expect("任务 ")
    await cadre.write("我明天上门拿户口本，跑腿的事我来办。", reply_to=card)
    await villager.expect("跑腿的事我来办")
    await choose(cadre, "还没办完")
    await cadre.expect("接着办")
    await company.stage.settled()
    await company.open("办好了，干部直接写一句，没有点“回复”：问他是回哪件事的")
    await cadre.write("证明开好了，放在您家桌上。")
    await choose(cadre, "我家的低保证明")
    await villager.expect("证明开好了")
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")
    await company.stage.settled()


async def _untapped(company: Company) -> None:
    cast, stage = company.cast, company.stage
    await company.open("有人写了话没点哪方面的事：10 分钟后交给包组干部")
    villager = await _newcomer(company, QUIET)
    await villager.write("我家门口的灯坏了好几天，老人晚上看不见。")
    await villager.expect("哪方面的事")
    company.cases += 1
    await stage.settled()
    await company.transcript.remark("（10 分钟过去）")
    await stage.advance(minutes=10, seconds=1)
    await villager.expect(cast.paired_with(5).name)
    await company.people[cast.paired_with(5).name].expect("老人晚上看不见")


async def _card(company: Company) -> None:
    villager = company.people[HOME]
    await company.open("联系卡：点一下按钮，或者写“电话”两个字")
    await villager.tap("联系卡")
    await villager.expect(company.cast.secretary.name)
    await company.stage.settled()


async def _complaint(company: Company) -> None:
    cast, stage = company.cast, company.stage
    accused = cast.paired_with(2)
    await company.open("反映干部：绕过他本人，直接到支书那里")
    villager = await _newcomer(company, WRONGED)
    await villager.write("有人收了我家的材料，三个月没有下文。")
    await choose(villager, "反映干部")
    await choose(villager, accused.name)
    company.cases += 1
    await villager.expect(cast.secretary.name)
    secretary = company.people[cast.secretary.name]
    card = await secretary.expect("三个月没有下文")
    await secretary.write("我查过了，材料压在村里没有报，今天已经报到镇上。", reply_to=card)
    await villager.expect("今天已经报到镇上")
    await choose(secretary, "这是答复")
    await villager.expect("有答复了")
    await stage.settled()
    await company.must_not_see(accused.name, "三个月没有下文")
    await company.transcript.remark(f"（{accused.name}什么也没有收到）")


async def _killed(company: Company) -> None:
    cast, stage = company.cast, company.stage
    villager = await _newcomer(company, UNLUCKY)
    cadre = company.people[cast.paired_with(3).name]
    await company.open("村民正在写，机器人被强行杀掉（kill -9）；重新启动，一条也没丢")
    await villager.write("果园的李子生虫了，要打什么药？")
    await stage.kill_bot()
    await villager.send("location")
    await company.transcript.remark("（机器人没在运行，消息在 Telegram 那里等着）")
    await stage.start_bot()
    await choose(villager, "产业发展中心")
    company.cases += 1
    await villager.expect(cast.paired_with(3).name)
    card = await cadre.expect("果园的李子生虫了")
    await cadre.expect(lambda message: message.kind == "location")
    await cadre.write("先别打药，我下午带农技员来看。", reply_to=card)
    await villager.expect("先别打药")
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")
    await stage.settled()


async def _newcomer(company: Company, number: str) -> PersonHandle:
    """Let a household join without printing how: that has been shown."""
    person = await company.cast.join(number)
    await company.stage.settled()
    await company.transcript.catch_up()
    return await company.enter(number, f"村民 {company.cast.household(number).head}", person)
