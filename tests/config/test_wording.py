import pytest

from bot.config.expected import Expected
from bot.config.faults import ConfigFault, FaultKind
from bot.config.wording import sentence

FAULTS = [
    *(ConfigFault(FaultKind.VALUE_WRONG, "a.b", "{x}", expected) for expected in Expected),
    *(ConfigFault(FaultKind.KEY_MISSING, "a.b", expected=expected) for expected in Expected),
    *(ConfigFault(kind, "a.b", "x", Expected.DAYS, "a.c", 3, 5) for kind in FaultKind),
    ConfigFault(FaultKind.KEY_UNKNOWN, "a.b"),
    ConfigFault(FaultKind.VALUE_WRONG, "a.b", None, Expected.TOKEN),
]


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
@pytest.mark.parametrize("english", [True, False])
def test_every_fault_has_words_in_both_languages(fault: ConfigFault, english: bool) -> None:  # noqa: FBT001
    words = sentence(fault, english=english)
    assert "None" not in words
    assert words.endswith((".", "?") if english else ("。", "？"))


def test_words_name_key_value_and_what_is_expected() -> None:
    fault = ConfigFault(FaultKind.VALUE_WRONG, "commitment.days", "0", Expected.DAYS)
    assert sentence(fault, english=False) == "commitment.days：写的是“0”，应为：1 到 365 之间的整数（天）。"
    assert sentence(fault, english=True) == (
        'commitment.days: is "0". Expected: a whole number of days, 1 to 365.'
    )


def test_words_name_the_key_that_was_probably_meant() -> None:
    fault = ConfigFault(FaultKind.KEY_UNKNOWN, "telegram.tokn", nearest="telegram.token")
    assert sentence(fault, english=False) == "telegram.tokn：没有这个设置。是不是 telegram.token？"
