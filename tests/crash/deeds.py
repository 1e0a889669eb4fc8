"""What the people did: the side of the comparison that a crash can't touch."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Deeds:
    """Messages by (chat, message id)."""

    written: dict[tuple[int, int], str] = field(default_factory=dict)
    """What must be in the records once: a word that occurs nowhere else."""
    edits: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    """The later wordings of those that were edited."""
    pressed: int = 0
    """Menu buttons pressed: each is answered, none is recorded."""
    tapped: dict[str, int] = field(default_factory=dict)
    """Buttons tapped under messages, by what they carry, with how often."""

    @property
    def updates(self) -> int:
        """How many updates came of all this."""
        return (
            len(self.written) + sum(map(len, self.edits.values())) + self.pressed + sum(self.tapped.values())
        )

    def wordings(self, chat_id: int, message_id: int) -> list[str]:
        """Return the words by which the message may be found."""
        place = (chat_id, message_id)
        return [self.written[place], *self.edits.get(place, [])]
