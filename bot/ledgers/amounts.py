"""A cell → an amount in fen."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bot.domain.ledger import FEN
from bot.roster.cells import Cell, plain, text_of

MOST: Final = 10**12 * FEN  # fen: no village has more
_AMOUNT: Final = re.compile(r"[¥￥]?([+-]?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?元?")
_BRACKETED: Final = re.compile(r"\((.+)\)")
"""How bookkeepers write what is taken off: (100.00)."""
NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "无"})
"""What stands where there is no amount."""


def amount_of(cell: Cell) -> int | None:
    """Return the amount in fen, None where there is none; raise ValueError for anything else.

    Parts of a fen, which a formula may leave behind, are rounded as Excel shows them.
    """
    text = plain(text_of(cell))
    if text in NOTHING:
        return None
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        yuan = Decimal(repr(cell.value))
        if not yuan.is_finite():
            raise ValueError(text)
    else:
        yuan = _typed(text)
    fen = int((yuan * FEN).quantize(Decimal(1), ROUND_HALF_UP)) if abs(yuan) * FEN <= MOST else None
    if fen is None:
        raise ValueError(text)
    return fen


def _typed(text: str) -> Decimal:
    bracketed = _BRACKETED.fullmatch(text)
    found = _AMOUNT.fullmatch(bracketed[1] if bracketed else text)
    if found is None or (bracketed and found[1]):
        raise ValueError(text)
    yuan = Decimal(found[2].replace(",", "") + (found[3] or ""))
    return -yuan if bracketed or found[1] == "-" else yuan
