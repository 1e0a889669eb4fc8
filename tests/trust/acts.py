"""How each privileged act comes about, who does it, and to whom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.domain.actions.commitment import ShowCase
from bot.domain.audit import Act
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.queues import RawUpdate
from bot.usecases import auditing, diary, forgetting, leaving, my_data, showing, tasks, village_view
from bot.usecases.forgetting_by_clerk import Forget, forget
from bot.usecases.incoming import By
from bot.usecases.links import Reissue, reissue
from bot.usecases.parked import drop_parked, retry_parked
from bot.usecases.phones import TakeOut, phones, take_out
from bot.usecases.readmitting import Readmit, readmit
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS
from tests.usecases.people import ROSTER
from tests.usecases.scenes import SECRETARY, SOCIAL, TOWNSHIP, WANG, ZHANG, matter
from tests.usecases.test_households_phones import asks_in
from tests.usecases.town import START, Town

HOME: Final = "2-001"
Story = Callable[[Town], Awaitable[object]]
COMPUTER: Final = ""


async def opens_a_case(town: Town) -> None:
    await matter(town, "地界的事", SOCIAL)
    lead = town.phones[WANG]
    shown = Keyboard(new_token(), lead.account_id, [ShowCase((await town.case()).id)], START)
    await town.do(lambda records: records.keyboards.add(shown))
    by = By(lead.telegram_id)
    tapped = Tap(by, button_data(shown.token, 0), lead.telegram_id, None, "", "")
    await town.serve(tap, Tapped(tapped, TAPS), by)


async def hands_over(town: Town) -> None:
    _, cadre = await matter(town, "地界的事", SOCIAL)
    await cadre.tap("转办")
    await cadre.tap(WANG)
    await cadre.write("这件事归他管，请他来办")


async def merges(town: Town) -> None:
    await matter(town, "路灯坏了", SOCIAL)
    _, cadre = await matter(town, "灯不亮了", SOCIAL, number="2-002")
    await cadre.more("同一件事")
    await cadre.tap("2026-0001")


async def looks_at_own_data(town: Town) -> None:
    phone = town.phones[SECRETARY]
    await phone.press(my_data.begin)
    await phone.tap("给我")


async def forgets_himself(town: Town) -> None:
    villager = await town.villager_joins(HOME)
    await villager.press(forgetting.ask)
    await villager.tap("确定退出")


async def takes_out(town: Town) -> None:
    await town.villager_joins(HOME)
    (listed,) = await town.desk.perform(phones, HOME)
    await town.desk.perform(take_out, TakeOut(HOME, listed.membership_id))


def decides(label: str) -> Story:
    async def story(town: Town) -> None:
        await town.villager_joins(HOME)
        await asks_in(town, await town._phone("新手机"))
        await town.phones[ZHANG].tap(label)

    return story


async def readmits(town: Town) -> None:
    await town.desk.perform(forget, Forget(household=HOME))
    await town.desk.perform(readmit, Readmit(HOME))


async def lists_his_center(town: Town) -> None:
    await town.phones[WANG].press(tasks.show)
    await town.phones[WANG].tap("本中心的事")


async def changes_duty(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await secretary.press(village_view.show)
    await secretary.tap("值班安排")
    await secretary.tap("星期二")
    await secretary.tap(ZHANG)


async def goes_on_leave(town: Town) -> None:
    await town.phones[ZHANG].press(leaving.ask)
    await town.phones[ZHANG].tap(town.phones[ZHANG].got[-1].labels[1])


async def comes_back(town: Town) -> None:
    await goes_on_leave(town)
    await town.phones[ZHANG].press(leaving.ask)
    await town.phones[ZHANG].tap("我回来了")


def imports(**changes: object) -> Story:
    async def story(town: Town) -> None:
        cadres = [replace(c, **changes) if c.name == "刘样丁" else c for c in ROSTER.cadres]  # type: ignore[arg-type]
        new = str(changes.get("name", "刘样丁"))
        cadres = [replace(c, substitute=new if c.substitute == "刘样丁" else c.substitute) for c in cadres]
        await town.import_(replace(ROSTER, cadres=tuple(cadres)))

    return story


async def _parked(town: Town) -> int:
    update = RawUpdate(7, 5001, "{}", readable=True)

    async def park(records: object) -> int:
        inbox = records.inbox  # type: ignore[attr-defined]
        await inbox.put([update], START)
        (row,) = await inbox.heads(START, 5)
        await inbox.fail(row.id, "ValueError", None)
        return int(row.id)

    return await town.do(park)


async def retries(town: Town) -> None:
    await town.desk.perform(retry_parked, await _parked(town))


async def drops(town: Town) -> None:
    await town.desk.perform(drop_parked, await _parked(town))


def exports(act: Act) -> Story:
    return lambda town: town.desk.perform(auditing.exported, act)


async def reads_a_diary(town: Town) -> None:
    await town.phones[SECRETARY].press(diary.begin)
    await town.phones[SECRETARY].tap("干部的日记")
    await town.phones[SECRETARY].tap(ZHANG)


STORIES: Final[dict[Act, tuple[Story, str, str]]] = {
    Act.OPENED_CASE: (opens_a_case, WANG, ""),
    Act.READ_DIARY: (reads_a_diary, SECRETARY, ZHANG),
    Act.HANDED_OVER: (hands_over, ZHANG, WANG),
    Act.MERGED: (merges, ZHANG, ""),
    Act.REISSUED_LINK: (lambda town: town.desk.perform(reissue, Reissue(cadre=ZHANG)), COMPUTER, ZHANG),
    Act.EXPORTED_CARDS: (exports(Act.EXPORTED_CARDS), COMPUTER, ""),
    Act.EXPORTED_DATA: (looks_at_own_data, SECRETARY, ""),
    Act.EXPORTED_AUDIT: (exports(Act.EXPORTED_AUDIT), COMPUTER, ""),
    Act.EXPORTED_REPORT: (exports(Act.EXPORTED_REPORT), COMPUTER, ""),
    Act.READ_AUDIT: (lambda town: town.phones[TOWNSHIP].press(showing.audit), TOWNSHIP, SECRETARY),
    Act.FORGOT: (forgets_himself, COMPUTER, "#7"),
    Act.IMPORTED_ROSTER: (lambda town: town.import_(ROSTER), COMPUTER, ""),
    Act.REMOVED_ACCOUNT: (takes_out, COMPUTER, "#7"),
    Act.LET_IN: (decides("是，让他加入"), ZHANG, ""),
    Act.KEPT_OUT: (decides("不认识，不同意"), ZHANG, ""),
    Act.READMITTED: (readmits, COMPUTER, ""),
    Act.LISTED_VILLAGE: (lambda town: town.phones[SECRETARY].press(village_view.show), SECRETARY, ""),
    Act.LISTED_CENTER: (lists_his_center, WANG, ""),
    Act.CHANGED_DUTY: (changes_duty, SECRETARY, ZHANG),
    Act.TOOK_LEAVE: (goes_on_leave, ZHANG, "刘样丁"),
    Act.CAME_BACK: (comes_back, ZHANG, ""),
    Act.CHANGED_SUBSTITUTE: (imports(substitute="陈样戊"), COMPUTER, "刘样丁"),
    Act.RENAMED_CADRE: (imports(name="刘祥丁"), COMPUTER, "刘祥丁"),
    Act.LISTED_PHONES: (lambda town: town.desk.perform(phones, HOME), COMPUTER, ""),
    Act.RETRIED_UPDATE: (retries, COMPUTER, ""),
    Act.DROPPED_UPDATE: (drops, COMPUTER, ""),
}
"""Who does it, and to whom: a cadre's name, or an account's number."""

ELSEWHERE: Final[dict[Act, str]] = {
    Act.MOVED_MATTER: "usecases/test_deliberating.py",
    Act.ENTITLED_MATTER: "usecases/test_deliberating.py",
    Act.DROPPED_MATTER: "usecases/test_deliberating.py",
    Act.HID_COMMENT: "usecases/test_deliberating.py",
    Act.SHOWED_COMMENT: "usecases/test_deliberating.py",
    Act.SENT_TO_VILLAGE: "usecases/test_pairing.py",
    Act.APPROVED_ITEM: "usecases/test_disclosing.py",
    Act.RETURNED_ITEM: "usecases/test_disclosing.py",
    Act.PUBLISHED_ITEM: "usecases/test_disclosing.py",
    Act.CORRECTED_ITEM: "usecases/test_disclosing.py",
    Act.EXPORTED_VISITS: "usecases/test_delivery.py",
    Act.APPROVED_PRACTICE: "usecases/test_practice.py",
    Act.RETURNED_PRACTICE: "usecases/test_practice.py",
    Act.ANNOUNCED_COURSE: "usecases/test_training.py",
    Act.CHANGED_COURSE: "usecases/test_training.py",
    Act.CALLED_COURSE_OFF: "usecases/test_training.py",
    Act.SAW_PAPERS: "usecases/test_proxy_photos.py",
    Act.ANNOUNCED_VOTE: "usecases/test_votes.py",
    Act.EXTENDED_VOTE: "usecases/test_votes.py",
    Act.ENTERED_HANDS: "usecases/test_votes.py",
    Act.CONFIRMED_HANDS: "usecases/test_votes.py",
    Act.REFUSED_HANDS: "usecases/test_votes.py",
}
"""Acts whose story is told where all of its conversation is; below tests/."""
