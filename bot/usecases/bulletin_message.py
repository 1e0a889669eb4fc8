"""A bulletin as everybody gets it: its words, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.bulletins import BulletinMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.bulletin import Bulletin, Part
    from bot.usecases.work import Work


async def message_of(work: Work, bulletin: Bulletin) -> BulletinMessage:
    """Return a bulletin as everybody gets it, media apart."""
    cadres = {cadre.id: cadre for cadre in await work.records.people.cadres()}
    author = cadres[bulletin.cadre_id]
    parts = await work.records.bulletins.parts(bulletin.id)
    text = "\n\n".join(part.content.text for part in parts if not part.content.is_media)
    # Whoever has left the roster is phoned no more; after a while his name is gone too.
    return BulletinMessage(bulletin, author.name, author.phone if author.active else None, text)


def media_of(parts: Sequence[Part]) -> list[Part]:
    """Return what follows the words."""
    return [part for part in parts if part.content.is_media]
