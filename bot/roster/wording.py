"""A fault → one sentence for the clerk: sheet, row, column, and what to do."""

from bot.roster.faults import Fault
from bot.roster.wording_en import SENTENCES_EN
from bot.roster.wording_zh import SENTENCES_ZH

_SHOWN = 40  # characters of a cell's value


def sentence(fault: Fault, locale: str = "zh_CN") -> str:
    """Return what is wrong and what to do, in Chinese for zh locales and in English for any other."""
    chinese = locale.lower().startswith("zh")
    words = (SENTENCES_ZH if chinese else SENTENCES_EN)[fault.code]
    told = words[bool(fault.hint)] if isinstance(words, tuple) else words
    place = _place_zh(fault) if chinese else _place_en(fault)
    return place + told.format(value=_shown(fault.value), hint=fault.hint)


def _shown(value: str) -> str:
    visible = "".join(character if character.isprintable() else "␣" for character in value)
    return visible if len(visible) <= _SHOWN else visible[:_SHOWN] + "…"


def _place_zh(fault: Fault) -> str:
    row = f"第 {fault.row} 行" if fault.row is not None else ""
    column = f"“{_shown(fault.column)}”" if fault.column is not None else ""
    # A sheet that is called 农户表 is no 农户表表.
    return f"{_shown(fault.sheet).removesuffix('表')}表{row}{column}：" if fault.sheet else ""


def _place_en(fault: Fault) -> str:
    row = f", row {fault.row}" if fault.row is not None else ""
    column = f", column {_shown(fault.column)}" if fault.column is not None else ""
    return f"Sheet {_shown(fault.sheet)}{row}{column}: " if fault.sheet else ""
