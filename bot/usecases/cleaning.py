"""Cleaning: each night whatever has outlived its use is erased, so much at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.usecases.work import Work

FEW: Final = 10  # accounts
BATCH: Final = 500  # rows of each kind in one transaction: what a villager writes meanwhile doesn't wait


async def clean(work: Work) -> bool:
    """Erase one batch of each kind; return whether that was all."""
    keep, now = work.rules.retention, work.now
    erasure = work.records.erasure
    done = [
        await work.records.outbox.forget(now - keep.sent, BATCH),
        await work.records.inbox.forget(now - keep.update_ids, BATCH),
        await erasure.parked(now - keep.parked, BATCH),
        await erasure.closed_media(now - keep.closed_media, BATCH),
        await erasure.closed_words(now - keep.closed_words, BATCH),
        await erasure.papers(now - keep.papers, BATCH),
        await erasure.old_notes(now - keep.notes, BATCH),
        await erasure.drafts(now - keep.drafts, BATCH),
        await erasure.items(now - keep.drafts, BATCH),
        await erasure.buttons(now - keep.buttons, BATCH),
        await erasure.bulletins(now - keep.drafts, now - keep.closed_words, BATCH),
        await erasure.courses(now - keep.drafts, now - keep.closed_words, BATCH),
        await erasure.matters(now - keep.drafts, now - keep.closed_media, now - keep.closed_words, BATCH),
        await erasure.former(now, now - keep.former, BATCH),
        await erasure.tries(now - keep.tries),
    ]
    # Each of them is looked for in all that was ever sent.
    strangers = await erasure.strangers(now - work.rules.keep_strangers_words, FEW)
    return strangers < FEW and all(count < BATCH for count in done[:-1])
