"""The language in which the command line speaks: Chinese, unless English is asked for."""

from collections.abc import Mapping


def speaks_english(locale: str | None, environment: Mapping[str, str]) -> bool:
    """Tell whether the village's locale or the terminal's LANG asks for English."""
    return locale == "en" or environment.get("LANG", "").startswith("en")
