"""What a villager is told when he photographs papers: that they are kept, or that it is too late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.notices.matters import Added
from bot.domain.notices.proxying import PhotosKept, PhotosTooLate
from bot.domain.proxy_life import ENDED
from bot.usecases.thread import PICTURED, latest, photographed

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.content import Content
    from bot.domain.entry import Entry
    from bot.usecases.work import Work


async def notice_of(
    work: Work, case: Case, entries: Sequence[Entry], cadre_name: str | None, *, own: bool
) -> PhotosKept | Added:
    """Return what to say to him about what he added; photos wait until the cadre asks for them."""
    if cadre_name is None or not photographed(case, entries):
        return Added(case, cadre_name, own)
    kept = photographed(case, latest(await work.records.entries.of_case(case.id)))
    return PhotosKept(case.id, case.number, len(kept), cadre_name)


async def refuse_late(work: Work, case: Case, contents: Sequence[Content | None]) -> None:
    """Raise PhotosTooLate where the papers that a photo shows are handled no more: it is not kept."""
    if await are_late(work, case, contents):
        raise PhotosTooLate(case.number)


async def are_late(work: Work, case: Case, contents: Sequence[Content | None]) -> bool:
    """Whether there is a photo, and the papers that it would show are handled no more."""
    proxy = await work.records.proxies.get(case.id) if case.is_proxy else None
    if proxy is None or proxy.state not in ENDED:
        return False
    return any(content is not None and content.kind in PICTURED for content in contents)
