"""Links, threads, dialogues, keyboards and facts, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.actions.action import Action
from bot.domain.actions.joining import AgreeToJoin, SayWho
from bot.domain.actions.matter import ChooseTopic
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.keyboard import Keyboard
from bot.domain.link import Link, LinkKind
from bot.ports import Records
from tests.storage.samples import CHAT, NOW, SECOND, Sample

TOKEN = "A1b2-C3d4_E5f6g7H8i9J0kL"


async def issue(sample: Sample, token: str = TOKEN) -> Link:
    return await sample.do(
        lambda records: records.links.add(
            token, LinkKind.HOUSEHOLD, household_id=sample.household.id, cadre_id=None, now=NOW
        )
    )


async def test_a_link_is_found_by_its_token_to_the_letter(sample: Sample) -> None:
    link = await issue(sample)

    assert link == Link(link.id, TOKEN, LinkKind.HOUSEHOLD, sample.household.id, None, NOW, None, None)
    assert await sample.look(lambda records: records.links.by_token(TOKEN)) == link
    assert await sample.look(lambda records: records.links.get(link.id)) == link
    assert await sample.look(lambda records: records.links.by_token(TOKEN.lower())) is None


async def test_links_are_used_and_revoked(sample: Sample) -> None:
    used, revoked = await issue(sample), await issue(sample, TOKEN + "x")
    await sample.do(lambda records: records.links.use(used.id, NOW + SECOND))
    await sample.do(lambda records: records.links.revoke(revoked.id, NOW + SECOND))

    living = await sample.look(lambda records: records.links.living())
    assert living == [replace(used, used_at=NOW + SECOND)]
    assert await sample.look(lambda r: r.links.get(revoked.id)) == replace(revoked, revoked_at=NOW + SECOND)


async def test_no_token_is_given_out_twice(sample: Sample) -> None:
    await issue(sample)

    with pytest.raises(Exception, match=r"(?i)unique"):
        await issue(sample)


async def test_what_somebody_wrote_finds_its_case_in_its_chat_only(sample: Sample) -> None:
    first, second = await sample.case(), await sample.case()
    await sample.entry("路灯坏了", message_id=1, case_id=first.id)
    await sample.entry("水管", message_id=2, case_id=first.id)
    await sample.entry("水管漏水", message_id=2, case_id=second.id)
    await sample.entry("还不知道", message_id=3)

    async def case_of(chat_id: int, message_id: int) -> int | None:
        return await sample.look(lambda records: records.threads.case_of(chat_id, message_id))

    assert [await case_of(CHAT, message) for message in (1, 2, 3)] == [first.id, second.id, None]
    assert await case_of(CHAT + 1, 1) is None


async def test_an_account_has_one_dialogue(sample: Sample) -> None:
    first = Dialogue(sample.villager.id, DialogueKind.NEW_MATTER, 0, NOW)
    second = Dialogue(sample.villager.id, DialogueKind.ITEM_WORDS, 7, NOW + SECOND)

    async def unit(records: Records) -> list[Dialogue | None]:
        found = [await records.dialogues.get(sample.villager.id)]
        for dialogue in (first, second):
            await records.dialogues.put(dialogue)
            found.append(await records.dialogues.get(sample.villager.id))
        await records.dialogues.clear(sample.villager.id)
        return [*found, await records.dialogues.get(sample.villager.id)]

    assert await sample.do(unit) == [None, first, second, None]


async def test_buttons_come_back_as_they_were_shown_and_are_used_up(sample: Sample) -> None:
    actions: list[Action] = [AgreeToJoin(5), SayWho(6, None), ChooseTopic(7, "social")]
    keyboard = Keyboard("abcdefgh12345678", sample.villager.id, actions, NOW)
    await sample.do(lambda records: records.keyboards.add(keyboard))

    assert await sample.look(lambda records: records.keyboards.get(keyboard.token)) == keyboard
    await sample.do(lambda records: records.keyboards.use(keyboard.token, NOW + SECOND))
    used = await sample.look(lambda records: records.keyboards.get(keyboard.token))
    assert used == replace(keyboard, used_at=NOW + SECOND)
    assert await sample.look(lambda records: records.keyboards.get("forged")) is None


async def test_buttons_of_another_version_are_no_buttons(sample: Sample) -> None:
    keyboard = Keyboard("abcdefgh12345678", sample.villager.id, [AgreeToJoin(5)], NOW)
    await sample.do(lambda records: records.keyboards.add(keyboard))
    changed = 'UPDATE keyboards SET actions = \'[{"do":"Retired","case_id":5}]\''
    await sample.do(lambda records: records.keyboards.connection.execute(changed))  # type: ignore[attr-defined]

    assert await sample.look(lambda records: records.keyboards.get(keyboard.token)) is None


async def test_a_fact_is_remembered_and_replaced(sample: Sample) -> None:
    async def unit(records: Records) -> list[str | None]:
        found = [await records.facts.get("username")]
        for value in ("lianxin_bot", "联心"):
            await records.facts.put("username", value)
            found.append(await records.facts.get("username"))
        return found

    assert await sample.do(unit) == [None, "lianxin_bot", "联心"]
