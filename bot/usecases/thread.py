"""A case's thread as it is shown: words, media, and what of them a confidential case keeps back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.entry import Side

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.usecases.reading import Reading

GIST: Final = 12  # characters of a case's first words on a button
TELLTALE: Final = frozenset({ContentKind.LOCATION, ContentKind.VENUE, ContentKind.CONTACT})
"""Tells whose matter it is: never goes along with a confidential case."""


PICTURED: Final = frozenset(
    {ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.DOCUMENT, ContentKind.ANIMATION}
)
"""What papers are photographed with: on a case of proxy handling nobody gets these unasked."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody gets of some entries."""

    words: str
    media: Sequence[Entry]
    kept_back: Sequence[Entry] = ()
    """Media that would give a confidential reporter away: they go to the secretary instead."""
    on_request: Sequence[Entry] = ()
    """Photos of papers: the cadre has them shown when he needs them."""


def latest(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries as they read now: an edited one in its newest version, in its old place."""
    newest = {entry.replaces_id: entry for entry in entries if entry.replaces_id is not None}
    current = []
    for entry in entries:
        if entry.replaces_id is not None:
            continue
        shown = entry
        while shown.id in newest:
            shown = newest[shown.id]
        current.append(shown)
    return current


def words_of(entries: Sequence[Entry]) -> str:
    """Return what was written as text; captions travel with their media."""
    texts = [e.content.text for e in entries if e.content is not None and e.content.kind is ContentKind.TEXT]
    return "\n".join(texts)


def media_of(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that a text message can't carry."""
    return [e for e in entries if e.content is not None and e.content.is_media]


def shown(case: Case, entries: Sequence[Entry], *, identity: bool) -> Shown:
    """Return what goes to a cadre who may, or may not, know whose case it is."""
    media = media_of(entries)
    if case.is_proxy:
        photos = photographed(case, entries)
        rest = [e for e in media if e not in photos]
        return Shown(_joined(words_of(entries), _captions(photos)), rest, on_request=photos)
    if identity or case.privacy is None:
        return Shown(words_of(entries), media)
    kinds = {entry.id: entry.content.kind for entry in media if entry.content is not None}
    open_media = [e for e in media if case.privacy.shares_media and kinds[e.id] not in TELLTALE]
    kept_back = [e for e in media if e not in open_media]
    return Shown(_joined(words_of(entries), _captions(kept_back)), open_media, kept_back)


def photographed(case: Case, entries: Sequence[Entry]) -> list[Entry]:
    """Return a villager's photos of papers, where the case is of proxy handling."""
    pictures = [e for e in media_of(entries) if e.content is not None and e.content.kind in PICTURED]
    return [e for e in pictures if case.is_proxy and e.side is Side.VILLAGER]


def _joined(words: str, captions: Sequence[str]) -> str:
    return "\n".join(filter(None, [words, *captions]))


def _captions(entries: Sequence[Entry]) -> list[str]:
    return [e.content.text for e in entries if e.content is not None and e.content.text]


async def gist(work: Reading, case: Case) -> str:
    """Return a case's first words, cut short."""
    entries = await work.records.entries.of_case(case.id)
    told = latest([e for e in entries if e.side is Side.VILLAGER])
    words = " ".join(e.content.text for e in told if e.content is not None and e.content.text)
    if not words:
        proxy = await work.records.proxies.get(case.id)
        words = proxy.procedure if proxy is not None else ""
    short = words if len(words) <= GIST else words[:GIST] + "…"
    return short.replace("\n", " ")
