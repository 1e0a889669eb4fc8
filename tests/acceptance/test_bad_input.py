"""Bad input: one clear sentence or silence, nothing changed that shouldn't be, nothing raised."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.domain.roster import Roster, RosterHousehold, RosterMember
from bot.roster.sample import sample_roster
from bot.simulator.client import SeenMessage
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

ODD_NAME = '样<b>&amp;"户主"</b>&'
ODD_HOUSEHOLD = "2-001"


def odd_roster() -> Roster:
    """Return the sample village with a household whose head has a name full of markup."""

    def odd(household: RosterHousehold) -> RosterHousehold:
        head = RosterMember(ODD_NAME, household.members[0].phone)
        return replace(household, head=ODD_NAME, members=(head, *household.members[1:]))

    sample = sample_roster()
    return replace(
        sample,
        households=tuple(odd(h) if h.number == ODD_HOUSEHOLD else h for h in sample.households),
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_village(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Village]:
    async with open_village(tmp_path_factory.mktemp("village"), warm, roster=odd_roster()) as village:
        assert village.household(2) == ODD_HOUSEHOLD  # taken: it has its own test
        yield village
        await village.stage.stop_bot()


def state_of(village: Village) -> tuple[int, ...]:
    """Return what a button that does nothing mustn't change."""
    return village.stage.glance.row(
        "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM case_events), "
        "(SELECT count(*) FROM memberships), (SELECT count(*) FROM entries), (SELECT count(*) FROM outbox)"
    )


def data_of(message: SeenMessage) -> str:
    return str(message.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


async def test_a_double_tap_has_its_effect_once(village: Village) -> None:
    villager = await village.villager(2)
    await villager.write("点了两下")
    question = await villager.expect("哪方面的事")
    taps = await asyncio.gather(*(villager.tap_button(question.id, button="代办手续") for _ in range(2)))
    answers = [(await villager.expect_answer(tap))["text"] for tap in taps]
    assert sum("按钮已经过时" in (answer or "") for answer in answers) == 1
    assert await village.told(villager, "，由") == 1
    assert await village.told(village.paired(2), "点了两下") == 1


async def test_a_button_that_was_used_up_does_nothing(village: Village) -> None:
    villager, cadre, card = await village.matter("按钮用过了")
    await cadre.write("好了", reply_to=card)
    question = await cadre.expect(lambda message: message.button("这是答复") is not None)
    data = data_of(question)
    await cadre.tap("还没办完", question)
    await cadre.expect("接着办")
    await village.stage.settled()
    before = state_of(village)
    tap = await cadre.tap_button(question.id, data=data)
    assert "按钮已经过时" in (await cadre.expect_answer(tap))["text"]
    await village.stage.settled()
    assert state_of(village) == before
    assert await village.told(villager, "有答复了") == 0


async def test_another_persons_button_does_nothing(village: Village) -> None:
    victim, thief = await village.villager(2), await village.villager(3)
    await victim.write("别人的按钮")
    question = await victim.expect("哪方面的事")
    await village.stage.settled()
    before = state_of(village)
    assert thief.last is not None
    tap = await thief.tap_button(thief.last.id, data=data_of(question))
    assert "按钮已经过时" in (await thief.expect_answer(tap))["text"]
    await village.stage.settled()
    assert state_of(village) == before


@pytest.mark.parametrize(
    "data", ["", "x", "settle:1:1", "A" * 16 + ":0", "A" * 16 + ":999", "'; DROP TABLE cases;--"]
)
async def test_a_forged_button_does_nothing(village: Village, data: str) -> None:
    villager = await village.villager(2)
    await village.stage.settled()
    before = state_of(village)
    tap = await villager.tap_button(2, data=data)
    assert "按钮已经过时" in (await villager.expect_answer(tap))["text"]
    await village.stage.settled()
    assert state_of(village) == before


@pytest.mark.parametrize("payload", ["abc", "A" * 32, "../../etc", "1 2 3", "样" * 20])
async def test_a_payload_that_is_no_token_gets_one_clear_sentence(village: Village, payload: str) -> None:
    person = await village.simulator.person("路人")
    mark = await person.start(payload)
    await person.expect("这个链接不是我们村联系卡上的。请找包组干部要一张联系卡。")
    await village.stage.settled()
    assert [m.buttons for m in await person.chat() if m.id > mark] == [()]


async def test_updates_that_cant_be_read_are_quarantined_and_the_others_go_on(village: Village) -> None:
    villager = await village.villager(2)
    for poison in ("{not json", "[]", '"text"', "null"):
        await village.simulator.inject(text=poison)
    await village.simulator.inject({"message": {"message_id": "x", "chat": 7}})
    await villager.write("坏消息后面的好消息")
    await villager.expect("哪方面的事", timeout=20)
    quarantined = "SELECT count(*) FROM inbox WHERE state IN ('quarantined', 'parked') OR attempts > 0"
    await village.until(lambda: village.rows(quarantined) > 0)
    assert village.alarms()  # the operator can read of it


async def test_a_name_full_of_markup_is_shown_as_it_is(village: Village) -> None:
    villager = await village.cast.join(ODD_HOUSEHOLD)
    invitation = next(message for message in await villager.chat() if "这张卡是" in message.text)
    assert ODD_NAME in invitation.text
    await village.matter("名字很怪的人家", by=villager)
    assert await village.told(village.paired(2), f"{ODD_NAME}，2组") == 1


async def test_words_full_of_markup_are_passed_on_as_they_are(village: Village) -> None:
    words = "<b>水</b> & <a href='x'>沟</a> *堵* _了_ [看](tg://user?id=1) ```"
    villager, cadre, card = await village.matter(words)
    assert words in card.text
    await cadre.write(words, reply_to=card)
    reply = await villager.expect("回您")
    assert words in reply.text


async def test_a_reply_to_a_message_that_is_no_task_asks_which_task(village: Village) -> None:
    _, cadre, _ = await village.matter("回错了地方", group=3)
    await cadre.tap("联系卡")
    card = await cadre.expect("今天值班")
    await cadre.write("回在联系卡上", reply_to=card)
    await cadre.expect("这条是回哪件事的")


async def test_who_wrote_is_asked_nothing_by_a_service_message(village: Village) -> None:
    villager = await village.villager(2)
    await village.stage.settled()
    before = state_of(village)
    user = {"id": villager.id, "is_bot": False, "first_name": "人"}
    chat = {"id": villager.id, "type": "private", "first_name": "人"}
    message = {"message_id": 99_999, "date": 0, "chat": chat, "from": user, "delete_chat_photo": True}
    await village.simulator.inject({"message": message})
    await village.stage.settled()
    assert state_of(village) == before


async def test_only_cadres_can_submit_for_disclosure(village: Village) -> None:
    villager = await village.villager()
    await villager.write("公示报送")
    await villager.expect("这件事要由负责的人来办")
    assert village.rows("SELECT count(*) FROM disclosure_items") == 0


async def test_what_cannot_stand_in_a_disclosure_is_said_and_the_rest_stays(village: Village) -> None:
    author = village.paired(2)
    await author.tap("公示报送")
    await choose(author, "其他")
    await author.send("voice")
    await author.expect("标题请用文字写")
    await author.write("长" * 2000)
    await author.expect("标题有2000个字")
    await author.write("路灯")
    await author.expect("请写要公示的内容")
    await author.send("voice")
    await author.expect("公示里只放文字、照片和文件")
    await author.write("三盏")
    assert "三盏" in (await author.expect("现在是这样")).text
