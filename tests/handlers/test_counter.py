"""The counter: a refused tap is answered over the button, in the reader's language, or else in a message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.actions.commitment import ShowCase
from bot.domain.case_number import CaseNumber
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.notices.custody import PapersStillOut
from bot.domain.people import Person
from bot.domain.queues import RawUpdate
from bot.telegram.attempt import Attempt, current_attempt
from bot.usecases.incoming import By
from bot.usecases.tapping import Tap, Tapped
from bot.usecases.work import Work
from handlers.counter import Counter
from tests.usecases.phone import Phone
from tests.usecases.town import LANGUAGES, Town, open_town

NUMBER = CaseNumber(2026, 153)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def refused(town: Town, phone: Phone, papers: tuple[str, ...]) -> str | None:
    """Tap a button that is refused, as these papers are still out; return what is said over it."""

    async def still_out(_work: Work, _person: Person, _action: object) -> None:
        raise PapersStillOut(NUMBER, papers)

    token = new_token()
    now = town.clock.at
    await town.do(
        lambda records: records.keyboards.add(Keyboard(token, phone.account_id, [ShowCase(1)], now))
    )
    await town.do(
        lambda records: records.inbox.put([RawUpdate(1, phone.telegram_id, "{}", readable=True)], now)
    )
    (row,) = await town.do(lambda records: records.inbox.heads(now, 1))
    attempt = Attempt(row)
    current_attempt.set(attempt)
    tap = Tap(By(phone.telegram_id), button_data(token, 0), phone.telegram_id, 7, "", "")
    said = await Counter(town.desk, LANGUAGES, town.village).serve_tap(Tapped(tap, {ShowCase: still_out}))
    assert attempt.settled
    assert await town.look(lambda records: records.inbox.unsettled()) == 0
    await town.deliver()
    return said.text if said is not None else None


async def test_a_refusal_is_said_over_the_button_in_the_language_of_whoever_tapped(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await town.do(lambda records: records.accounts.set_locale(villager.account_id, "en"))
    said = await refused(town, villager, ("户口簿",))
    assert said is not None
    assert said.startswith("2026-0153 still has papers out")
    assert not villager.got


async def test_what_has_no_room_over_a_button_is_said_whole_in_a_message(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    papers = tuple(f"第{place}份很长很长很长的材料的名字一共三十个字" for place in range(12))
    assert await refused(town, villager, papers) is None
    (told,) = villager.got
    assert all(paper in told.text for paper in papers)
    assert "请先还给他" in told.text
