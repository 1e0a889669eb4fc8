"""What a template is handed as SVG: the QR code of a link, and a photo."""

from __future__ import annotations

import base64
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


def photo(jpeg: bytes) -> str:
    """Return a JPEG inside an SVG of three by four: as text, so it reaches a template like all else."""
    inside = base64.b64encode(jpeg).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400" viewBox="0 0 300 400">'
        '<image width="300" height="400" preserveAspectRatio="xMidYMid slice" '
        f'href="data:image/jpeg;base64,{inside}"/></svg>'
    )
