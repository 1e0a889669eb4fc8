"""QR codes: a link becomes a drawing that a phone reads, as a vector picture."""

from __future__ import annotations

import io
from typing import Final

import segno

QUIET: Final = 4  # modules of white around the code: ISO/IEC 18004, 8.3.8
CORRECTION: Final = "m"  # 15 % of a code may be dirty or creased


def svg(text: str, *, inline: bool = False) -> str:
    """Return the code of a text as SVG, quiet zone included; the same text makes the same drawing.

    `inline` leaves out what only a file of its own needs: the drawing then stands in an HTML page. It scales
    to its place in both.
    """
    file = io.BytesIO()
    code = segno.make(text, error=CORRECTION, micro=False)
    code.save(file, kind="svg", border=QUIET, xmldecl=False, svgns=not inline, omitsize=True)
    return file.getvalue().decode()
