"""Photos of papers: shown to nobody unasked, gone from the chat within 47 hours, in the end from the file."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.notices.custody import NoPhotos
from bot.usecases import my_cases, my_data, tasks
from bot.usecases.auditing import AuditQuery, find
from storage import open_engine
from tests.trust.test_forgetting import whole
from tests.usecases.paperwork import CATALOGUE, PHOTO, accepted, photographed, picked
from tests.usecases.phone import Got, Phone
from tests.usecases.scenes import SECRETARY, matter
from tests.usecases.town import START, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, paperwork=CATALOGUE) as opened:
        yield opened


def pictures(phone: Phone, file: str = PHOTO) -> list[Got]:
    return [got for got in phone.got if file in got.whole]


def deletions(phone: Phone) -> list[Got]:
    return [got for got in phone.got if got.row.method == "deleteMessages"]


async def test_nobody_gets_a_photo_unasked_and_its_villager_is_told_so(town: Town) -> None:
    villager, cadre = await photographed(town)
    assert "照片收好了（2026-0001，一共 1 张）。张样丙要用时才看得到" in villager.last("照片收好了").text
    assert not any(pictures(phone) for phone in town.phones.values())
    told = cadre.last("有 1 张照片")
    assert "身份证正面" in told.text  # what is written beside it is words
    assert told.labels == ["看照片"]


async def test_a_photo_that_came_before_a_procedure_was_chosen_isnt_forwarded_either(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.send(ContentKind.PHOTO, "我要办卡", file=PHOTO)
    await villager.tap("代办手续")
    assert not any(pictures(phone) for phone in town.phones.values())


async def test_voice_and_words_reach_the_cadre_as_ever(town: Town) -> None:
    villager, cadre = await matter(town, "要办卡")
    await villager.send(ContentKind.VOICE, file="his-voice", to=villager.last("由张样丙"))
    assert pictures(cadre, "his-voice")


async def test_a_photo_sent_after_the_choice_needs_no_question_and_another_thing_does(town: Town) -> None:
    villager, _ = await picked(town)
    await villager.send(ContentKind.PHOTO, file="first")
    await town.pass_(seconds=10)
    await villager.send(ContentKind.DOCUMENT, file="second")
    assert villager.count("照片收好了") == 2
    await villager.write("还有一件别的事")
    assert "还是新的事情" in villager.got[-1].text or "新的事情" in villager.got[-1].labels
    await town.pass_(days=2)
    await villager.send(ContentKind.PHOTO, file="a lamp, days later")
    assert villager.got[-1].labels[-1] == "新的事情"


async def test_on_request_they_are_shown_protected_and_that_is_noted_and_told(town: Town) -> None:
    villager, cadre = await photographed(town)
    await cadre.tap("看照片")
    (shown,) = pictures(cadre)
    assert shown.row.payload["protect_content"] is True
    assert "46 小时后从这里删掉" in cadre.last("下面是 2026-0001").text
    acts = await town.look(lambda r: find(r, AuditQuery(START, START + timedelta(days=1), Act.SAW_PAPERS)))
    assert [(told.who, told.case, told.entry.amount) for told in acts] == [(cadre.name, "2026-0001", 1)]
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    assert "干部看了照片" in villager.got[-1].text
    assert not pictures(town.phones[SECRETARY])


async def test_what_was_shown_is_deleted_within_47_hours_and_leaves_the_outbox(
    town: Town, tmp_path: Path
) -> None:
    _, cadre = await photographed(town)
    await cadre.tap("看照片")
    (shown,) = pictures(cadre)
    await town.pass_(hours=45)
    assert not deletions(cadre)
    await town.pass_(hours=2)
    assert shown.message_ids[0] in {i for got in deletions(cadre) for i in got.row.payload["message_ids"]}
    assert cadre.last("下面是 2026-0001").message_ids[0] in {
        i for got in deletions(cadre) for i in got.row.payload["message_ids"]
    }
    await town.pass_(days=2)
    assert cadre.count("机器人删不掉") == 0
    case = await town.case()
    rows = await town.look(lambda r: r.outbox.keyed(f"papers:{case.id}:"))
    assert rows
    assert whole(tmp_path).count(PHOTO.encode()) > 0  # the village still keeps it


async def test_what_an_outage_made_older_than_48_hours_is_said_in_humane_hours(town: Town) -> None:
    _, cadre = await photographed(town)
    await cadre.tap("看照片")
    town.clock.at += timedelta(hours=63)  # the bot was off, and comes back at half past eleven at night
    async for _ in town.firings():
        pass
    assert not deletions(cadre)
    assert cadre.count("机器人删不掉") == 0
    await town.pass_(hours=9)
    assert cadre.count("过了 48 小时，机器人删不掉了") == 1


async def test_a_deletion_that_waited_out_telegrams_outage_is_no_deletion(town: Town) -> None:
    _, cadre = await photographed(town)
    await cadre.tap("看照片")
    deliver, town.deliver = town.deliver, _nothing  # type: ignore[method-assign]
    await town.pass_(hours=49)
    town.deliver = deliver  # type: ignore[method-assign]
    await town.deliver()
    await town.pass_(days=1)
    assert cadre.count("机器人删不掉") == 1


async def _nothing() -> list[Got]:
    return []


async def test_what_could_not_be_sent_yet_is_looked_after_until_it_is(town: Town) -> None:
    _, cadre = await photographed(town)
    deliver, town.deliver = town.deliver, _nothing  # type: ignore[method-assign]
    await cadre.tap("看照片")
    await town.pass_(hours=47)
    town.deliver = deliver  # type: ignore[method-assign]
    await town.deliver()
    assert pictures(cadre)
    await town.pass_(hours=2)
    assert deletions(cadre)


async def test_whoever_has_the_case_no_longer_has_the_photos_no_longer(town: Town) -> None:
    _, cadre = await photographed(town)
    await cadre.tap("看照片")
    await cadre.press(tasks.show)
    await cadre.tap("2026-0001")
    await cadre.tap("转办")
    await cadre.tap("陈样戊")
    await cadre.write("我要去县里开会")
    assert deletions(cadre)


async def test_after_the_end_no_photo_is_kept_and_none_is_shown(town: Town, tmp_path: Path) -> None:
    villager, cadre = await photographed(town)
    buttons = cadre.last("有 1 张照片")
    for step in ("材料齐了", "交上去了", "办好了", "都还清了"):
        await cadre.tap(step)
    await villager.send(ContentKind.PHOTO, file="too-late-a-photo", to=villager.last("都还给您了"))
    assert "照片没有存" in villager.got[-1].text
    assert b"too-late-a-photo" not in whole(tmp_path)
    assert isinstance(await cadre.tap("看照片", buttons), NoPhotos)


async def test_a_photo_after_the_end_that_nobody_places_begins_a_matter_of_its_own(town: Town) -> None:
    villager, cadre = await photographed(town)
    for step in ("材料齐了", "交上去了", "办好了", "都还清了"):
        await cadre.tap(step)
    await villager.send(ContentKind.PHOTO, "路也烂了", file="another-photo")
    await town.pass_(minutes=30)
    assert [reminder.kind.value for reminder in town.fired if reminder.kind.value == "matter_choice"]
    assert str((await town.case()).number) == "2026-0002"


async def test_thirty_days_after_the_end_no_reference_stands_in_the_database_file(tmp_path: Path) -> None:
    async with open_town(tmp_path, paperwork=CATALOGUE) as town:
        villager, cadre = await photographed(town)
        await cadre.tap("看照片")
        for step in ("材料齐了", "交上去了", "办好了", "都还清了"):
            await cadre.tap(step)
        await villager.tap("已解决")
        await town.pass_(days=29)
        assert PHOTO.encode() in await files(tmp_path)
        await town.pass_(days=2)
        assert PHOTO.encode() not in await files(tmp_path)


async def test_after_how_many_days_the_operator_says(tmp_path: Path) -> None:
    keep = {"paper_photos_days": 3, "sent_days": 2}
    async with open_town(tmp_path, paperwork=CATALOGUE, privacy=keep) as town:
        villager, cadre = await photographed(town)
        assert "办完 3 天" in villager.last("要这些材料").text
        await cadre.tap("看照片")
        await villager.press(my_cases.show)
        await villager.tap("2026-0001")
        await villager.tap("撤回")
        await town.pass_(days=5)
        assert PHOTO.encode() not in await files(tmp_path)


async def files(folder: Path) -> bytes:
    async with open_engine(f"sqlite:///{folder / 'town.db'}") as engine:
        await engine.checkpoint()
    return whole(folder)


async def test_ones_own_data_hold_the_papers_and_the_photos(town: Town) -> None:
    villager, _ = await accepted(town)
    await villager.send(ContentKind.PHOTO, file=PHOTO)
    await villager.press(my_data.begin)
    await villager.tap("给我一份文件")
    sheet, file = (got.row.payload["document"] for got in villager.got[-2:])
    text = file["text"]
    assert "在哪里 还没收" in json.dumps(sheet, ensure_ascii=False)
    assert '"procedure": "医保卡"' in text
    assert '"户口簿"' in text
    assert PHOTO in text


async def test_what_a_villager_is_in_the_midst_of_is_not_taken_from_him(town: Town) -> None:
    """He is a cadre himself, and about to answer somebody else's matter."""
    both = await town.villager_joins("2-001", phone=town.phones["陈样戊"])
    await picked(town, phone=both)
    case = await town.case()
    await matter(town, "别人的事", "农民素质提升中心", number="3-001")
    await both.tap("当场答复")
    cadre = town.phones["张样丙"]
    await cadre.tap("我来办")
    await cadre.tap("还差材料")
    await cadre.write("收入证明")
    await both.write("已经办好了")
    assert (await town.case("2026-0002")).answered_at is not None
    assert case.number != (await town.case("2026-0002")).number
