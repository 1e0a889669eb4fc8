"""What the buttons of 保密 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
from bot.usecases import secrecy, tapping

TAPS: Final[tapping.Taps] = {
    KeepSecret: secrecy.keep,
    ShowGroup: secrecy.show_group,
    ShareMedia: secrecy.share_media,
}
