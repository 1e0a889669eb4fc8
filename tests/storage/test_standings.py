"""How somebody stands with the bot, read in one row, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.case_life import OPEN, CaseState
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.people import Membership, MembershipState, Person
from bot.domain.standing import CLOSED_LATELY, Standing
from bot.domain.style import Style
from bot.ports import Records
from tests.storage.samples import CHAT, NOW, SECOND, Sample


async def standing(sample: Sample, chat: int = CHAT) -> Standing:
    found = await sample.look(lambda records: records.standings.of(chat))
    assert found is not None
    return found


async def test_a_villager_stands_with_his_household(sample: Sample) -> None:
    found = await standing(sample)

    joined = Membership(
        1, sample.villager.id, sample.household.id, sample.member.id, MembershipState.JOINED, NOW
    )
    assert found == Standing(Person(sample.villager, joined, sample.household, sample.member))
    assert await sample.look(lambda records: records.standings.of_account(sample.villager.id)) == found


async def test_an_account_stands_as_it_is_kept(sample: Sample) -> None:
    async def unit(records: Records) -> None:
        for style in Style:
            await records.accounts.set_style(sample.villager.id, style)
        await records.accounts.set_locale(sample.villager.id, "en")
        await records.accounts.set_reachable(sample.villager.id, reachable=False)

    await sample.do(unit)

    kept = await sample.look(lambda records: records.accounts.get(sample.villager.id))
    assert (await standing(sample)).person.account == kept != sample.villager


async def test_a_cadre_stands_with_his_office(sample: Sample) -> None:
    found = await standing(sample, CHAT + 1)

    assert found == Standing(Person(sample.officer, cadre=sample.cadre))


async def test_nobody_stands_behind_an_unknown_account(sample: Sample) -> None:
    assert await sample.look(lambda records: records.standings.of(CHAT + 9)) is None
    assert await sample.look(lambda records: records.standings.of_account(999)) is None


async def test_a_household_or_a_cadre_out_of_the_roster_counts_no_more(sample: Sample) -> None:
    async def unit(records: Records) -> None:
        await records.people.save_household(replace(sample.household, active=False))
        await records.people.save_cadre(replace(sample.cadre, active=False))

    await sample.do(unit)

    assert (await standing(sample)).person == Person(sample.villager)
    assert (await standing(sample, CHAT + 1)).person == Person(sample.officer)


async def test_the_newest_question_to_be_let_in_stands_beside_the_membership(sample: Sample) -> None:
    async def unit(records: Records) -> Membership:
        account = await records.accounts.add(CHAT + 2, "zh_CN", NOW)
        for household in (sample.household, sample.other_household):
            newest = await records.accounts.add_membership(
                account.id, household.id, None, MembershipState.PENDING, NOW
            )
        return newest

    newest = await sample.do(unit)

    assert (await standing(sample, CHAT + 2)).person.pending == newest
    assert (await standing(sample, CHAT + 2)).person.is_stranger


async def test_what_the_bot_waits_for_is_known(sample: Sample) -> None:
    dialogue = Dialogue(sample.villager.id, DialogueKind.HANDOVER, 7, NOW + SECOND, 8, "红灯")
    await sample.do(lambda records: records.dialogues.put(dialogue))

    assert (await standing(sample)).dialogue == dialogue


@pytest.mark.parametrize("state", CaseState)
async def test_open_cases_are_those_that_a_message_may_go_on_with(sample: Sample, state: CaseState) -> None:
    await sample.case(state=state)

    assert (await standing(sample)).has_open_cases == (state in OPEN)
    assert not (await standing(sample, CHAT + 1)).has_open_cases


@pytest.mark.parametrize("state", CaseState)
async def test_when_a_case_was_closed_last_is_known(sample: Sample, state: CaseState) -> None:
    case = await sample.case(state=state)
    await sample.do(lambda records: records.cases.save(replace(case, closed_at=NOW + SECOND)))

    closed = state is CaseState.CLOSED
    found = await standing(sample)
    assert found.closed_at == (NOW + SECOND if closed else None)
    assert found.may_go_on(NOW + SECOND + CLOSED_LATELY) == (closed or state in OPEN)
    assert found.may_go_on(NOW + 2 * SECOND + CLOSED_LATELY) == (state in OPEN)
