"""What of one's own data belongs to 学技术 and 包组联户: subscriptions, courses, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Person
    from bot.usecases.reading import Reading


async def content(work: Reading, person: Person) -> dict[str, Any]:
    """Return it as plain JSON values; what was not sent yet of a cadre's."""
    unsent = await work.records.bulletins.unsent_of(person.cadre.id) if person.cadre is not None else []
    return {
        "subscriptions": await work.records.subscriptions.of(person.account.id),
        "courses": [
            {
                "title": course.title,
                "starts_at": _moment(work, course.starts_at),
                "seat": enrolment.seat.value,
                "came": enrolment.came,
            }
            for course, enrolment in await work.records.courses.of_account(person.account.id)
        ],
        "not_sent_yet": [
            {
                "title": bulletin.title,
                "state": bulletin.state.value,
                "parts": [
                    {
                        "kind": part.content.kind.value,
                        "text": part.content.text,
                        "media": dict(part.content.media),
                    }
                    for part in await work.records.bulletins.parts(bulletin.id)
                ],
            }
            for bulletin in unsent
        ],
    }


def _moment(work: Reading, at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(work.village.zone).isoformat(timespec="seconds")
