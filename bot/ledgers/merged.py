"""The merged cells of a file: what stands in one of them can't be said to belong to any one row."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import column_index_from_string

_MERGED: Final = re.compile(rb'mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of merged cells; rows from 1, places in a row from 0, both ends included."""

    name: str
    """As Excel writes it: B5:B7."""
    first_row: int
    last_row: int
    first_place: int
    last_place: int

    def holds(self, row: int, place: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_place <= place <= self.last_place


def merged(content: bytes) -> tuple[Area, ...]:
    """Return the merged areas of a file that opened without a fault."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        return tuple(area for name in sheets for area in _areas(archive.read(name)))


def _areas(xml: bytes) -> Iterator[Area]:
    for match in _MERGED.finditer(xml):
        first, top, last, bottom = (part.decode() for part in match.groups())
        yield Area(
            f"{first}{top}:{last}{bottom}",
            int(top),
            int(bottom),
            column_index_from_string(first) - 1,
            column_index_from_string(last) - 1,
        )
