"""What the buttons of whoever leads a village matter do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.matter_lead import (
    DropMatter,
    EntitleMatter,
    HideComment,
    HideComments,
    LeadMatter,
    RecordStep,
    UnhideComment,
)
from bot.usecases import commenting, matter_leading, tapping

TAPS: Final[tapping.Taps] = {
    LeadMatter: matter_leading.show,
    RecordStep: matter_leading.ask,
    EntitleMatter: matter_leading.ask_title,
    DropMatter: matter_leading.ask_reason,
    HideComments: commenting.choose_hidden,
    HideComment: commenting.ask_why,
    UnhideComment: commenting.unhide,
}
