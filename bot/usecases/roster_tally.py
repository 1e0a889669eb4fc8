"""What an import of the roster does, counted, and named where the clerk should look twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

FEW_HOUSEHOLDS: Final = 3  # so many leave a village between two imports without anybody's wondering
FEW_CADRES: Final = 1
SHARE: Final = 0.05  # of all households, or of all members: what is above looks like a mistake


@dataclass(slots=True)
class Tally:
    """What an import did, or would do."""

    added: int = 0
    changed: int = 0
    deactivated: int = 0
    links: int = 0
    households_before: int = 0
    members_before: int = 0
    members_left: int = 0
    households_left: list[str] = field(default_factory=list)
    """Their numbers."""
    cadres_left: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Cadres whose name was corrected: before, after."""
    kept_out: list[tuple[str, str]] = field(default_factory=list)
    """Number and name of whoever was forgotten on request and still stands in the spreadsheet."""

    @property
    def looks_wrong(self) -> bool:
        """Whether so many would be deactivated that half a spreadsheet is likelier than the village."""
        return (
            len(self.households_left) > max(FEW_HOUSEHOLDS, SHARE * self.households_before)
            or len(self.cadres_left) > FEW_CADRES
            or self.members_left > max(FEW_HOUSEHOLDS, SHARE * self.members_before)
        )
