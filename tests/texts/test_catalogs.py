"""Every sentence is there in every language, says what it was given, and fits."""

from __future__ import annotations

import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot.texts

TEXTS = Path(bot.texts.__file__).parent
CATALOGS = sorted((TEXTS / "locale").glob("*.po"))
KEYWORDS = {"_": None, "n": (1, 2), "gettext": None}


def sentences() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(TEXTS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def test_no_sentence_hides_in_an_f_string() -> None:
    # Before Python 3.12 what stands in an f-string's braces is not seen by the extraction.
    hidden = [path.name for path in TEXTS.glob("*.py") if "{words._(" in path.read_text("utf-8")]
    assert not hidden


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_every_sentence_is_translated_and_none_is_left_over(path: Path) -> None:
    catalog = read_po(BytesIO(path.read_bytes()), locale=path.stem)
    translated = {message.id: message for message in catalog if message.id}
    assert set(translated) == sentences()
    for message in translated.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy, message.id


def fields(sentence: object) -> set[str]:
    assert isinstance(sentence, str)
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_says_everything_that_the_sentence_says(path: Path) -> None:
    for message in read_po(BytesIO(path.read_bytes()), locale=path.stem):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for translated in strings:
            assert fields(translated) == fields(ids[-1]), message.id
