"""What whoever keeps the bot running is told, past everything else."""

from __future__ import annotations

from bot.domain.notices import operating
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(notice: operating.NothingStored, words: Words) -> Screen:
    if notice.disk_full:
        what = words._("{village}: the disk is full, and the bot takes no messages.", village=words.village)
    else:
        what = words._(
            "{village}: nothing can be stored, and the bot takes no messages. Its log says why.",
            village=words.village,
        )
    rest = words._("Once there is room it goes on by itself. Telegram keeps messages for 24 hours only.")
    return Screen(f"{what}\n{rest}")


@render.register
def _(_notice: operating.StoredAgain, words: Words) -> Screen:
    return Screen(words._("{village}: the bot takes messages again.", village=words.village))
