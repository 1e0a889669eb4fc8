"""The roster's cadres: added, changed, their names corrected, deactivated; and who is on duty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.people import Cadre
from bot.usecases import auditing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Household
    from bot.domain.roster import Roster, RosterCadre
    from bot.usecases.roster_tally import Tally
    from bot.usecases.work import Work


async def bring_in_line(
    work: Work, roster: Roster, households: Mapping[str, Household], tally: Tally
) -> list[Cadre]:
    """Bring the cadres in line with the roster; return those who left it."""
    people = work.records.people
    known = {cadre.name: cadre for cadre in await people.cadres()}
    _correct_names(roster, known, tally)
    before = dict(known)
    ids: dict[str, int] = {}
    for position, row in enumerate(roster.cadres):
        old = known.get(row.name)
        after = _cadre(row, position, households, old.id if old else 0)
        if old is None:
            after = await people.add_cadre(after)
            tally.added += 1
        else:
            after = replace(after, substitute_id=old.substitute_id)
            await people.save_cadre(after)
        ids[row.name] = after.id
        known[row.name] = after
    for row in roster.cadres:  # substitutes name each other, so everybody has to be there first
        cadre = replace(known[row.name], substitute_id=ids.get(row.substitute or ""))
        await people.save_cadre(cadre)
        old = before.get(row.name)
        tally.changed += old is not None and cadre != old
        if old is not None and cadre.substitute_id != old.substitute_id:
            await auditing.note(work, Act.CHANGED_SUBSTITUTE, about_id=cadre.id)
        if old is not None and cadre.name != old.name:
            await auditing.note(work, Act.RENAMED_CADRE, about_id=cadre.id)
    if roster.duty is not None:
        duty: dict[int, list[int]] = {}
        for day in roster.duty:
            duty.setdefault(day.weekday, []).append(ids[day.cadre])
        await people.set_duty(duty)
    if roster.photos is not None:
        await _photos(work, {ids[photo.cadre]: photo.jpeg for photo in roster.photos})
    left = [cadre for name, cadre in known.items() if name not in ids and cadre.active]
    for cadre in left:
        await work.records.portraits.remove(cadre.id)
        await people.save_cadre(replace(cadre, active=False))
        tally.cadres_left.append(cadre.name)
        tally.deactivated += 1
    return left


async def _photos(work: Work, photos: Mapping[int, bytes]) -> None:
    """Keep these photos and no others."""
    portraits = work.records.portraits
    before = await portraits.all_photos()
    for cadre_id, jpeg in photos.items():
        if before.get(cadre_id) != jpeg:
            await portraits.put(cadre_id, jpeg)
    for cadre_id in before.keys() - photos.keys():
        await portraits.remove(cadre_id)


def _correct_names(roster: Roster, known: dict[str, Cadre], tally: Tally) -> None:
    """Give a cadre whose name was misspelt the name that the roster has now.

    He is known by his phone, and by a name that differs in one character: an office's phone goes on to the
    next holder, who must not see what his predecessor was told.
    """
    listed = {row.name for row in roster.cadres}
    for row in roster.cadres:
        if row.name in known:
            continue
        gone = [cadre for cadre in known.values() if cadre.active and cadre.name not in listed]
        same = [cadre for cadre in gone if cadre.phone == row.phone and _one_apart(cadre.name, row.name)]
        if len(same) == 1:
            del known[same[0].name]
            known[row.name] = same[0]
            tally.renamed.append((same[0].name, row.name))


def _one_apart(one: str, other: str) -> bool:
    """Whether two names differ in one character only: written otherwise, left out, or put in."""
    short, long = sorted((one, other), key=len)
    places: Sequence[int] = range(len(long))
    if len(short) == len(long):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in places)


def _cadre(row: RosterCadre, position: int, households: Mapping[str, Household], cadre_id: int) -> Cadre:
    large, poor = row.large_household, row.poor_household
    return Cadre(
        id=cadre_id,
        name=row.name,
        duties=row.duties,
        phone=row.phone,
        centers=frozenset(row.centers),
        leads=frozenset(row.leads),
        group=row.group,
        large_household_id=households[large].id if large else None,
        poor_household_id=households[poor].id if poor else None,
        is_secretary=row.is_secretary,
        is_township=row.is_township,
        position=position,
    )
