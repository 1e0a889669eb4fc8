"""What of one's own data belongs to 村民议事: what one proposed, seconded and said, never how one voted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.ballot import Way

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.content import Content
    from bot.domain.people import Person
    from bot.usecases.reading import Reading


async def content(work: Reading, person: Person) -> dict[str, Any]:
    """Return it as plain JSON values."""
    matters, voices = work.records.matters, work.records.matter_voices
    account_id = person.account.id
    return {
        "proposed_to_the_village": [
            {
                "number": str(matter.number) if matter.is_public else None,
                "called": matter.title,
                "place": matter.place,
                "stage": matter.stage.value,
                "begun_at": _moment(work, matter.begun_at),
                "parts": [_said(part.content) for part in await matters.parts(matter.id)],
            }
            for matter in await matters.of_account(account_id)
        ],
        "seconded": [
            {"matter": await _number(work, matter_id), "at": _moment(work, at)}
            for matter_id, at in await voices.seconds_of(account_id)
        ],
        "votes_of_my_household": [
            {
                "matter": await _number(work, vote.matter_id),
                "vote_opened_at": _moment(work, vote.opens_at),
                "took_part": elector.took_part,
                "at_a_meeting_or_on_paper": elector.way is Way.HANDS,
            }
            for vote, elector in await work.records.votes.of_household(person.household.id)
        ]
        if person.household is not None
        else [],
        "votes_for_my_household": person.household is not None
        and await work.records.votes.named_voter(person.household.id) == account_id,
        "said_about_matters": [
            {
                "matter": await _number(work, comment.matter_id),
                "at": _moment(work, comment.written_at),
                "parts": [_said(comment.content)] if comment.content is not None else [],
                "hidden_because": comment.hidden_reason or None,
            }
            for comment in await voices.comments_of(account_id)
        ],
    }


async def _number(work: Reading, matter_id: int) -> str | None:
    matter = await work.records.matters.get(matter_id)
    return str(matter.number) if matter is not None else None


def _said(content: Content) -> dict[str, Any]:
    return {"kind": content.kind.value, "text": content.text, "media": dict(content.media)}


def _moment(work: Reading, at: datetime) -> str:
    return at.astimezone(work.village.zone).isoformat(timespec="seconds")
