r"""The press: a template and its data become a picture or a printed sheet.

Data reach a template as JSON and are read as values, never as markup: what people write (`#`, `$`, `\`, `<`)
comes out as they typed it. Beside every `link` the template finds its QR code, as `qr`; bytes are photos.
The typefaces come from wheels, so every machine sets the same sheet: Noto Sans SC, and for what it has not
(emoji, foreign scripts) others of Noto, in black.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from importlib import resources
from threading import Lock
from typing import Any, Final, Literal

import manimgx_fonts
import pylopdf_fonts_zh_cn
import typst

from bot.documents.pictures import photo, svg
from bot.documents.workbook import workbook

PIXELS_PER_INCH: Final = 216.0  # a page 360 pt wide becomes 1080 pixels: what phones show sharply
LINK: Final = "link"
"""The name of a value that is drawn as a QR code as well."""
KEPT: Final = 4  # pictures in memory, some 100 KB each
PANIC: Final = "PanicException"
"""What Typst's own faults are raised as; the class can't be imported, and isn't an Exception."""


class DocumentError(Exception):
    """A document could not be set: a template or its data are at fault."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        """The template."""


class Press:
    """Sets documents. Its methods take some 10 ms of a core, so call them in a thread."""

    def __init__(self) -> None:
        """Look up the typefaces; nothing of the machine's own is used."""
        folders = (pylopdf_fonts_zh_cn.sans_path().parent, resources.files(manimgx_fonts))
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in folders],
        )
        self._drawn: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = Lock()
        folder = resources.files("bot.documents").joinpath("templates")
        self._templates = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    def draw(self, name: str, data: Mapping[str, Any], form: Literal["png", "pdf", "xlsx"]) -> bytes:
        """Return a picture, a printed document or a workbook; raise DocumentError where it can't be made."""
        if form == "xlsx":
            return workbook(data["rows"])
        return self.png(name, data) if form == "png" else self.pdf(name, data)

    def png(self, name: str, data: Mapping[str, Any]) -> bytes:
        """Return a one-page picture; raise DocumentError where it can't be drawn.

        One that goes to many people is drawn once for all of them.
        """
        key = (name, _text(name, data))
        with self._lock:
            if key not in self._drawn:
                self._drawn[key] = self._set(*key, "png")
                while len(self._drawn) > KEPT:
                    self._drawn.popitem(last=False)
            return self._drawn[key]

    def pdf(self, name: str, data: Mapping[str, Any]) -> bytes:
        """Return a printed document of any number of pages; raise DocumentError where it can't be set."""
        return self._set(name, _text(name, data), "pdf")

    def _set(self, name: str, data: str, form: Literal["png", "pdf"]) -> bytes:
        try:
            made = typst.compile(  # type: ignore[call-overload]  # its stub knows no mapping of files
                {**self._templates, "main.typ": self._templates[f"{name}.typ"]},
                font_paths=self._fonts,
                format=form,
                ppi=PIXELS_PER_INCH,
                sys_inputs={"data": data},
            )
        except (KeyError, TypeError, ValueError, typst.TypstError) as error:
            raise DocumentError(name) from error
        except BaseException as error:
            if type(error).__name__ == PANIC:
                raise DocumentError(name) from error
            raise
        return _one(made, name)


def _prepared(value: Any) -> Any:  # noqa: ANN401  (any JSON, and photos)
    if isinstance(value, bytes):
        return photo(value)
    if isinstance(value, Mapping):
        made = {str(name): _prepared(part) for name, part in value.items()}
        return {**made, "qr": svg(made[LINK]) if made[LINK] else ""} if LINK in made else made
    if isinstance(value, list | tuple):
        return [_prepared(part) for part in value]
    return value


def _text(name: str, data: Mapping[str, Any]) -> str:
    """Return a template's data as JSON; raise DocumentError for what JSON doesn't know."""
    try:
        return json.dumps(_prepared(data), ensure_ascii=False)
    except (TypeError, ValueError) as error:
        raise DocumentError(name) from error


def _one(made: object, name: str) -> bytes:
    """Return what was set as one file: Typst gives a list of pictures where a page ran over."""
    if not isinstance(made, bytes):
        raise DocumentError(name)
    return made
