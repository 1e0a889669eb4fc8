"""What a cadre registered for somebody: he speaks for the household, whoever has the case."""

from __future__ import annotations

from bot.domain.content import ContentKind
from bot.usecases import registering, tasks
from tests.usecases.phone import Phone
from tests.usecases.scenes import (
    CHEN,
    HEALTH,
    LIU,
    SECRETARY,
    SOCIAL,
    TOWNSHIP,
    WANG,
    ZHANG,
    answer,
    explain,
)
from tests.usecases.town import Town


async def registered(town: Town, words: str, *, number: str = "2-001", center: str = "代办手续") -> Phone:
    """Let a cadre who has nothing to do with group 2 register a matter for one of its households."""
    registrar = town.phones[CHEN]
    await registrar.press(registering.ask)
    await registrar.write(number)
    await registrar.tap(number)
    await registrar.write(words)
    await registrar.tap(center)
    return registrar


async def test_a_reply_of_the_registrar_reaches_whoever_has_the_case(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到")
    await registrar.write("他说是上个月的", to=registrar.last("负责"))
    assert town.phones[ZHANG].count("他说是上个月的") == 1
    assert "罗样户21补充" in town.phones[ZHANG].last("他说是上个月的").text
    assert registrar.count("转给张样丙了") == 1


async def test_a_photo_and_what_follows_closely_reach_him_too(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到", center=SOCIAL)
    told = registrar.last("负责")
    await registrar.send(ContentKind.PHOTO, file="photo-of-the-book", to=told)
    await registrar.write("存折第二页", to=told)
    await town.pass_(seconds=6)
    cadre = town.phones[ZHANG]
    assert any("photo-of-the-book" in got.whole for got in cadre.got)
    assert cadre.count("存折第二页") == 1


async def test_without_a_reply_he_is_asked_and_can_add_it_with_one_tap(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到")
    await registrar.write("忘了说他不识字")
    await registrar.tap("补充 2026-0001")
    assert town.phones[ZHANG].count("忘了说他不识字") == 1


async def test_what_he_adds_after_the_answer_asks_him_for_no_judgement(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到")
    await answer(town.phones[ZHANG])
    await registrar.write("他还想问一句", to=registrar.last("负责"))
    assert town.phones[ZHANG].count("他还想问一句") == 1
    assert registrar.last("已经加到").labels == []


async def test_once_it_is_closed_he_is_told_to_register_anew_and_nothing_is_added(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到")
    await explain(town.phones[ZHANG])
    await town.phones[ZHANG].tap("已经当面告诉")
    await registrar.write("他又来问了", to=registrar.last("负责"))
    assert registrar.count("请再点“代人登记”") == 1
    assert town.phones[ZHANG].count("他又来问了") == 0


async def test_he_sees_how_far_it_is_and_of_a_health_matter_no_words(town: Town) -> None:
    registrar = await registered(town, "老人家看病的事", center=HEALTH)
    await registrar.press(tasks.show)
    await registrar.tap("我登记的")
    listed = registrar.last("2026-0001")
    assert "轮到刘样丁" in listed.text
    assert "看病" not in listed.text
    await registrar.tap("2026-0001", listed)
    await registrar.write("药吃完了", to=registrar.got[-1])
    assert town.phones[LIU].count("药吃完了") == 1


async def test_nobody_else_can_add_to_it(town: Town) -> None:
    registrar = await registered(town, "老人家的养老金没到")
    told = registrar.last("负责")
    await town.phones[WANG].write("我来说一句 2026-0001", to=told)
    assert town.phones[ZHANG].count("我来说一句") == 0


async def test_what_names_the_secretary_comes_to_him_only_if_the_registrar_says_so(town: Town) -> None:
    registrar, secretary = town.phones[CHEN], town.phones[SECRETARY]
    await registrar.press(registering.ask)
    await registrar.write("2-001")
    await registrar.tap("2-001")
    await registrar.write(f"他家说{SECRETARY}多收了钱")
    await town.pass_(minutes=11)
    assert not any("多收了钱" in got.whole or "2026-0001" in got.whole for got in secretary.got)
    assert "还没有交给任何人" in registrar.got[-1].text
    await registrar.tap("反映干部")
    await registrar.tap(SECRETARY)
    assert town.phones[TOWNSHIP].count("多收了钱") == 1
    await town.pass_(days=16)
    assert not any("多收了钱" in got.whole or "2026-0001" in got.whole for got in secretary.got)


async def test_what_the_secretary_registered_himself_waits_for_no_choice(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await secretary.press(registering.ask)
    await secretary.write("2-001")
    await secretary.tap("2-001")
    await secretary.write("他家来找支书问低保")
    await town.pass_(minutes=11)
    assert secretary.count("任务 2026-0001") == 1
