"""What a printed document says, read back by libraries that have nothing to do with how it was set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import zxingcpp

ENDS_A_LINE = ("\ufffe", "\x02")
"""What pdfium makes of a dash at the end of a line."""
FINE = 3.0  # pixels per point: 216 dots per inch, as a phone sees a page from near


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        read = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
        return [page.replace(ENDS_A_LINE[0], "-").replace(ENDS_A_LINE[1], "-") for page in read]


def text(pdf: bytes) -> str:
    """Return all text without its spaces and line breaks, which setting puts where it will."""
    return squeezed("".join(pages(pdf)))


def squeezed(said: str) -> str:
    return "".join(said.split())


def codes(pdf: bytes, *, every: int = 1) -> Iterator[list[str]]:
    """Yield what the QR codes of each page say, or of `every` so many from the first on."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(0, len(document), every):
            drawn = document[number].render(scale=FINE, grayscale=True)
            pixels = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
            yield [
                code.text
                for code in zxingcpp.read_barcodes(
                    pixels, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
                )
            ]


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Return the sizes of its pages, in millimetres."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return {
            (round(width / 72 * 25.4), round(height / 72 * 25.4))
            for width, height in (document[number].get_size() for number in range(len(document)))
        }
