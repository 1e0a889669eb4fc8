"""Which characters of a name would be boxes on paper, against what is really set."""

from __future__ import annotations

import pytest

from bot.documents.coverage import unprintable
from bot.documents.press import Press


def test_rare_characters_are_found_and_all_else_is_left_alone() -> None:
    assert unprintable("样𬎆犇𫟹燚🌾☎a·𬎆") == "𬎆"


@pytest.mark.parametrize("sign", ["样", "犇", "𫟹", "䶮", "𬎆", "𠮷", "\ue123"])
def test_it_says_what_the_press_does(sign: str) -> None:
    press = Press()
    box = press.png("proof", {"words": "\ue0ff"})
    assert (press.png("proof", {"words": sign}) == box) == bool(unprintable(sign))
