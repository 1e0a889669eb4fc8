"""The language in which the command line speaks: Chinese, unless English is asked for."""

import os
from collections.abc import Mapping
from pathlib import Path


def speaks_english(locale: str | None, environment: Mapping[str, str]) -> bool:
    """Tell whether the village's locale or the terminal's LANG asks for English."""
    return locale == "en" or environment.get("LANG", "").startswith("en")


def cannot_write(file: Path) -> str:
    """Say that a file can't be written; on Windows mostly because Excel has it open."""
    if speaks_english(None, os.environ):
        return f"{file} can't be written: close it in Excel, or choose another folder."
    return f"写不了“{file}”：在 Excel 里开着就先关掉，或者换个文件夹。"


def say(chinese: str, english: str) -> str:
    """Return the one of two sentences that the terminal's reader understands."""
    return english if speaks_english(None, os.environ) else chinese
