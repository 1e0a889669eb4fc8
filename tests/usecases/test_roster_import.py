"""The clerk's roster, imported again and again: who was forgotten, misspelt, moved or left out by mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.people import Cadre
from bot.domain.roster import Roster, RosterMember
from bot.usecases.forgetting_by_clerk import Forget, NobodyMeantError, forget
from bot.usecases.readmitting import Readmit, readmit
from bot.usecases.roster_import import Undone, import_roster, try_out
from bot.usecases.roster_tally import Tally
from tests.usecases.people import ROSTER, without
from tests.usecases.town import Town

HOME, NAME, OTHER = "2-001", "罗样户21", "罗样眷21"


async def names(town: Town, number: str = HOME) -> list[str]:
    household = await town.look(lambda records: records.people.household_by_number(number))
    assert household is not None
    return [member.name for member in await town.look(lambda records: records.people.members(household.id))]


async def import_(town: Town, roster: Roster = ROSTER) -> Tally:
    return await town.desk.perform(import_roster, roster)


async def looked_at(town: Town, roster: Roster) -> Tally:
    with pytest.raises(Undone) as undone:
        await town.desk.perform(try_out, roster)
    return undone.value.tally


async def test_who_was_forgotten_does_not_come_back_with_the_next_import(town: Town) -> None:
    await town.desk.perform(forget, Forget(household=HOME, member=NAME))
    tally = await import_(town)
    assert tally.kept_out == [(HOME, NAME)]
    assert (tally.added, tally.deactivated) == (0, 0)
    assert await names(town) == [OTHER]
    household = await town.look(lambda records: records.people.household_by_number(HOME))
    assert household is not None
    assert household.head == OTHER
    assert (await import_(town)).changed == 0


async def test_a_forgotten_household_stays_out_until_somebody_new_lives_there(town: Town) -> None:
    await town.desk.perform(forget, Forget(household=HOME))
    tally = await import_(town)
    assert tally.kept_out == [(HOME, NAME), (HOME, OTHER)]
    household = await town.look(lambda records: records.people.household_by_number(HOME))
    assert household is not None
    assert (household.active, household.head) == (False, HOME)
    assert tally.links == 0
    rows = [
        replace(h, members=(*h.members, RosterMember("罗样新")), head="罗样新") for h in ROSTER.households
    ]
    tally = await import_(town, replace(ROSTER, households=tuple(rows)))
    assert await names(town) == ["罗样新"]
    household = await town.look(lambda records: records.people.household_by_number(HOME))
    assert household is not None
    assert (household.active, household.head) == (True, "罗样新")


async def test_who_wants_to_come_back_is_imported_again_once_the_clerk_has_said_so(town: Town) -> None:
    await town.desk.perform(forget, Forget(household=HOME, member=NAME))
    with pytest.raises(NobodyMeantError):
        await town.desk.perform(readmit, Readmit(HOME, OTHER))
    assert await town.desk.perform(readmit, Readmit(HOME, NAME)) == 1
    assert (await import_(town)).kept_out == []
    assert await names(town) == [NAME, OTHER]


async def test_what_an_import_would_do_is_told_and_nothing_is_done(town: Town) -> None:
    fewer = replace(without("陈样戊", roster=without("王样乙")), households=ROSTER.households[:4])
    tally = await looked_at(town, fewer)
    assert tally.looks_wrong
    assert tally.households_left == ["2-002", "2-003", "3-001", "3-002", "3-003"]
    assert tally.cadres_left == ["王样乙", "陈样戊"]
    assert (await import_(town)).deactivated == 0
    assert not (await looked_at(town, without("王样乙"))).looks_wrong
    homeless = [replace(h, members=h.members[:1]) for h in ROSTER.households]
    assert (await looked_at(town, replace(ROSTER, households=tuple(homeless)))).looks_wrong


async def cadre(town: Town, name: str) -> Cadre:
    cadres = await town.look(lambda records: records.people.cadres())
    return next(cadre for cadre in cadres if cadre.name == name)


def with_cadre(which: str, **changes: object) -> Roster:
    rows = [
        replace(c, **changes) if c.name == which else c  # type: ignore[arg-type]
        for c in ROSTER.cadres
    ]
    new = str(changes.get("name", which))
    rows = [replace(c, substitute=new if c.substitute == which else c.substitute) for c in rows]
    duty = tuple(replace(d, cadre=new if d.cadre == which else d.cadre) for d in ROSTER.duty or ())
    return replace(ROSTER, cadres=tuple(rows), duty=duty)


async def test_a_corrected_name_is_the_same_cadre_with_his_cases_and_phone(town: Town) -> None:
    before = await cadre(town, "张样丙")
    tally = await import_(town, with_cadre("张样丙", name="张祥丙"))
    assert tally.renamed == [("张样丙", "张祥丙")]
    assert (tally.added, tally.deactivated) == (0, 0)
    after = await cadre(town, "张祥丙")
    assert after.id == before.id
    assert await town.look(lambda records: records.accounts.of_cadre(after.id)) is not None


async def test_the_next_holder_of_an_office_phone_is_somebody_else(town: Town) -> None:
    before = await cadre(town, "张样丙")
    tally = await import_(town, with_cadre("张样丙", name="岑样新"))
    assert (tally.renamed, tally.cadres_left) == ([], ["张样丙"])
    after = await cadre(town, "岑样新")
    assert after.id != before.id
    assert await town.look(lambda records: records.accounts.of_cadre(after.id)) is None


async def test_a_changed_substitute_is_a_change(town: Town) -> None:
    assert (await import_(town)).changed == 0
    assert (await import_(town, with_cadre("刘样丁", substitute="陈样戊"))).changed == 1
    assert (await import_(town, with_cadre("刘样丁", substitute="陈样戊"))).changed == 0
