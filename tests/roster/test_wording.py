"""Every fault has a sentence in both languages."""

import pytest

from bot.domain.roster_rules import Rule
from bot.roster.faults import Fault, FaultCode
from bot.roster.wording import sentence


@pytest.mark.parametrize("code", [*FaultCode, *Rule])
@pytest.mark.parametrize("locale", ["zh_CN", "en"])
@pytest.mark.parametrize("hint", ["", "提示"])
def test_every_fault_has_a_sentence(code: FaultCode | Rule, locale: str, hint: str) -> None:
    told = sentence(Fault(code, "农户", 12, "户号", "值", hint), locale)
    assert told.startswith(
        "农户表第 12 行“户号”：" if locale == "zh_CN" else "Sheet 农户, row 12, column 户号: "
    )
    assert "{" not in told
    assert not told.endswith((": ", "："))


def test_a_sentence_says_where_and_what_to_do() -> None:
    fault = Fault(FaultCode.NUMBER_BAD, "农户", 12, "户号", "2/5", "2-005")
    assert sentence(fault) == "农户表第 12 行“户号”：“2/5”不是户号，应写成 2-005 这样：组、短横、顺序号。"


def test_a_value_with_braces_or_of_any_length_is_shown_as_it_is_and_shortened() -> None:
    fault = Fault(FaultCode.PHONE_BAD, "干部", 3, "电话", "{0}{value}\x07" + "9" * 500)
    told = sentence(fault)
    assert "“{0}{value}␣999" in told
    assert len(told) < 120
