"""Months of disclosure for the tests and the benchmark: a usual one, and the longest there will be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.ledger import Ledger, LedgerRow, RowKind
from bot.domain.month import Month
from bot.domain.rates import Rate
from bot.domain.sheet import (
    Correction,
    EarlierQuestion,
    ItemKind,
    Question,
    Sheet,
    SheetItem,
    UnderReview,
)
from bot.domain.sheet_figures import CenterService, Service, SheetFigures, merged
from bot.domain.topic import Topic
from bot.texts.words import load

if TYPE_CHECKING:
    from bot.texts.words import Words

LINK: Final = "https://t.me/sample_lianxin_bot"
ITEMS: Final = 60  # of the longest month
WORDS: Final = (
    "经村民代表会议讨论，决定把进村主路的路灯换成太阳能路灯。施工期间请绕行，夜里走路带好手电。"
    "材料由三家报价，选最低的一家；钱从集体收入里出，每一笔都贴在这里，有不明白的可以直接问。"
)


def village_words(locale: str = "zh_CN") -> Words:
    return load().words(locale, ZoneInfo("Asia/Shanghai"), "样村")


def ledger(entries: int = 6) -> Ledger:
    rows = [LedgerRow(3, RowKind.OPENING, "上月结余", balance=1860250)]
    for place in range(entries):
        day, number = f"11月{place % 28 + 1}日", place + 4
        if place % 3 == 0:
            rows.append(
                LedgerRow(number, RowKind.ENTRY, "林地承包费", income=1200000, day=day, note="第二期")
            )
        else:
            rows.append(LedgerRow(number, RowKind.ENTRY, "修水沟买水泥、沙子", expense=185050, day=day))
    rows.append(LedgerRow(entries + 4, RowKind.TOTAL, "合计", income=1))
    rows.append(LedgerRow(entries + 5, RowKind.REMARK, "制表：样干己"))
    return Ledger(tuple(rows))


def figures() -> SheetFigures:
    counts = {
        Topic.DELIBERATION: Service(9, 2, 5, 1, 1, 1),
        Topic.INDUSTRY: Service(12, 3, 7, 2, 0, 1),
        Topic.SOCIAL: Service(25, 8, 12, 3, 2, 2),
        Topic.HEALTH: Service(6, 4, 2, 0, 0, 0),
        Topic.EDUCATION: Service(2, 1, 1, 0, 0, 0),
        Topic.PROXY: Service(14, 0, 13, 0, 0, 1),
    }
    lines = [CenterService((topic,), service) for topic, service in counts.items()]
    return SheetFigures(
        merged(lines),
        sum(counts.values(), Service()),
        Rate(61, 68),
        Rate(52, 60),
        Rate(0, 0),
        Rate(131, 144),
        proxy_done=13,
        votes=1,
    )


def item(place: int, kind: ItemKind, title: str = "主路换太阳能路灯") -> SheetItem:
    question = Question(
        "路灯坏了找谁修？", date(2026, 12, 2), "李样一", "找村民议事中心，两天内来修。", date(2026, 12, 4)
    )
    return SheetItem(
        place,
        kind,
        title,
        WORDS if place % 2 else WORDS * 2,
        (ledger(),) if kind is ItemKind.MONEY else (),
        ("路灯.jpg", "三家报价单.pdf") if place % 4 == 0 else (),
        (Correction(date(2026, 12, 3), "路灯是 21 盏，原来写成 12 盏。"),) if place % 5 == 0 else (),
        (question, replace(question, asker="", answer="", answered_on=None)) if place % 6 == 0 else (),
    )


def usual_month() -> Sheet:
    kinds = (ItemKind.MONEY, ItemKind.PROJECT, ItemKind.RELIEF, ItemKind.RESOLUTION, ItemKind.ENTITLEMENT)
    titles = ("11月集体收支", "主路换太阳能路灯", "临时救助 3 户", "一事一议：修水沟", "医保参保进度")
    items = tuple(
        item(place, kind, title) for place, (kind, title) in enumerate(zip(kinds, titles, strict=True), 1)
    )
    earlier = EarlierQuestion(2, "水沟工程结算", items[0].questions[0] if items[0].questions else _question())
    return Sheet(
        "样村",
        Month(2026, 11),
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 11, 30),
        figures(),
        items,
        (UnderReview(3, ItemKind.LAND),),
        (earlier,),
        LINK,
    )


def long_month() -> Sheet:
    kinds = tuple(ItemKind)
    items = tuple(
        item(place, kinds[place * len(kinds) // (ITEMS + 1)], f"主路换太阳能路灯，第{place}段")
        for place in range(1, ITEMS + 1)
    )
    return replace(usual_month(), items=items)


def _question() -> Question:
    return Question(
        "水沟还剩多少钱？", date(2026, 11, 5), "", "剩 1,240 元，退回集体账上。", date(2026, 11, 8)
    )
