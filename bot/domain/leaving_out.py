"""Names left out: who got relief is told to the village, not to whoever may read a group or a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.ledger import Ledger
from bot.domain.sheet import SheetItem

SOMEBODY: Final = "某某"
SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤岑蒙班农覃"
)
"""Of which nearly everybody has one: a table's cell that is a surname and one to three characters is a name,
also where the roster doesn't know it."""
CELL: Final = range(2, 5)  # characters of such a cell
SHORTEST: Final = 2  # characters: a single one is no name, but a word of any sentence


def without_names(text: str, names: Iterable[str]) -> str:
    """Return the text with every name of these replaced, longer ones first."""
    known = sorted({name for name in names if len(name) >= SHORTEST}, key=len, reverse=True)
    if not known:
        return text
    return re.sub("|".join(map(re.escape, known)), SOMEBODY, text)


def cell_without_name(text: str, names: Iterable[str]) -> str:
    """Return a table's cell without a name of these, nor one that only looks like it."""
    bare = text.strip()
    if len(bare) in CELL and bare[0] in SURNAMES and bare.isalpha():
        return SOMEBODY
    return without_names(text, names)


def item_without_names(item: SheetItem, names: Sequence[str]) -> SheetItem:
    """Return an item whose words, tables, corrections and questions name nobody of these."""

    def plain(text: str) -> str:
        return without_names(text, names)

    def cell(text: str) -> str:
        return cell_without_name(text, names)

    return replace(
        item,
        title=plain(item.title),
        words=plain(item.words),
        tables=tuple(
            Ledger(tuple(replace(row, words=cell(row.words), note=cell(row.note)) for row in table.rows))
            for table in item.tables
        ),
        photos=tuple(map(plain, item.photos)),
        corrections=tuple(replace(one, words=plain(one.words)) for one in item.corrections),
        questions=tuple(
            replace(one, words=plain(one.words), answer=plain(one.answer), asker="") for one in item.questions
        ),
    )
