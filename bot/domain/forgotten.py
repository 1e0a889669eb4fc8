"""The mark of somebody who was forgotten: by it the roster's next import knows him, and nobody else does."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

BYTES: Final = 2
"""Of so many names fit one mark (1 in 65,536) that trying all there are tells nobody's; within a family it is
as good as his name."""


def mark(household_id: int, name: str) -> int:
    """Return the mark of a name in a household."""
    return int.from_bytes(blake2b(f"{household_id}:{name}".encode(), digest_size=BYTES).digest())
