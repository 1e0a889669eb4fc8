"""What 我的资料 holds of visits: those to one's household, and what one noted as a cadre."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.domain.times import local_day

if TYPE_CHECKING:
    from bot.domain.note import Note
    from bot.domain.people import Cadre, Household
    from bot.usecases.reading import Reading


_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


async def visits_to(work: Reading, household: Household) -> list[dict[str, Any]]:
    """Return the visits to a household: who came, when, and what the household said of it.

    What a cadre noted is not in it: it may be what another of the family told him.
    """
    names = {cadre.id: cadre.name for cadre in await work.records.people.cadres()}
    return [
        {
            "day": visit.day.isoformat(),
            "cadre": names.get(visit.cadre_id),
            "said_by_the_household": visit.word.value if visit.word is not None else None,
        }
        for visit in await work.records.visits.of_household(household.id)
    ]


async def visits_of(work: Reading, cadre: Cadre) -> list[dict[str, Any]]:
    """Return a cadre's visits with what he noted; not what the household said of them."""
    numbers = {each.id: each.number for each in await work.records.people.households()}
    visits = await work.records.visits.of_cadre(cadre.id, date.min, date.max)
    notes = await work.records.notes.of_visits([visit.id for visit in visits])
    return [
        {
            "day": visit.day.isoformat(),
            "household": numbers.get(visit.household_id),
            "notes": [as_data(note) for note in notes if note.visit_id == visit.id],
        }
        for visit in visits
    ]


async def diary_of(work: Reading, cadre: Cadre) -> list[dict[str, Any]]:
    """Return a cadre's diary, as far as its words are kept."""
    numbers = {each.id: each.number for each in await work.records.people.households()}
    entries = await work.records.diaries.of_cadre(cadre.id, _EVER, work.now + timedelta(days=1))
    notes = await work.records.notes.of_diary([entry.id for entry in entries])
    return [
        {
            "day": local_day(entry.written_at, work.village.zone).isoformat(),
            "household": numbers.get(entry.household_id) if entry.household_id is not None else None,
            "notes": [as_data(note) for note in notes if note.diary_id == entry.id],
        }
        for entry in entries
    ]


def as_data(note: Note) -> dict[str, Any]:
    """Return a note as plain JSON values."""
    content = note.content
    return {
        "part": note.part.value,
        "kind": content.kind.value if content is not None else None,
        "text": content.text if content is not None else None,
        "media": dict(content.media) if content is not None else None,
    }
