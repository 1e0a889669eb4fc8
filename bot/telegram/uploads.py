"""Uploads: files that are made for one person. They wait in the outbox as text and are erased with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from telegram import InputFile

if TYPE_CHECKING:
    from bot.texts.screen import TextFile

NAME: Final = "upload"
"""The key by which a stored parameter is known as a file."""


def upload(file: TextFile) -> dict[str, str]:
    """Return a file as a parameter that can be stored."""
    return {NAME: file.name, "text": file.text}


def as_sent(value: Any) -> Any:  # noqa: ANN401 - any parameter of the Bot API
    """Return a stored parameter as it is sent: a file as one to be uploaded, everything else as it is."""
    if isinstance(value, dict) and NAME in value:
        return InputFile(value["text"].encode(), filename=value[NAME])
    return value
