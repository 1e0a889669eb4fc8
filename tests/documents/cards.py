"""Cards for the tests and the benchmark: the sample village's, and the oddest that a roster can make."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.centers import Center
from bot.domain.directory import Directory
from bot.domain.link import new_token, url
from bot.domain.paper_card import CardStock, PaperCard, service_of
from bot.domain.people import Cadre, Household
from bot.domain.roster import HouseholdKind
from bot.roster.sample import sample_roster

BOT: Final = "nalang_lianxin_bot"


def directory() -> Directory:
    """Return the sample village's cadres; on Monday two of them are on duty."""
    roster = sample_roster()
    cadres = tuple(
        Cadre(
            number,
            row.name,
            row.duties,
            row.phone,
            frozenset(row.centers),
            frozenset(row.leads),
            row.group,
            is_secretary=row.is_secretary,
            is_township=row.is_township,
        )
        for number, row in enumerate(roster.cadres, start=1)
    )
    duty = {day.weekday: (cadres[day.weekday].id,) for day in roster.duty or ()}
    return Directory(cadres, {**duty, 0: (1, 8)})


def households() -> tuple[Household, ...]:
    rows = sample_roster().households
    return tuple(
        Household(number, row.number, row.group, row.head, row.kind)
        for number, row in enumerate(rows, start=1)
    )


def stock(cadres: Directory | None = None, homes: tuple[Household, ...] | None = None) -> CardStock:
    cadres = cadres or directory()
    cards = (
        PaperCard(home, url(BOT, new_token()), service_of(cadres, home))
        for home in (households() if homes is None else homes)
    )
    return CardStock(
        "那郎样村", tuple(sorted(cards, key=lambda card: (card.household.group, card.household.number)))
    )


def odd_directory() -> Directory:
    """Return cadres whom no card has room for: the longest names and duties, with markup in them."""
    longest = "李" * 40
    twelve = "、".join(f"第{n}项职务负责人" for n in range(1, 13))
    first = Cadre(1, "#[样]$x$*_<b>\\", twelve, "13800000001", group=1, is_secretary=True)
    second = Cadre(2, longest, "x" * 200, "085966100001", frozenset(Center), frozenset(Center), group=1)
    third = Cadre(3, "A" * 40, twelve + twelve[:90], "13800000003", group=1)
    lone = Cadre(4, "黄样庚", "护林员", None)
    everybody = (1, 2, 3, 4)
    return Directory((first, second, third, lone), dict.fromkeys(range(7), everybody))


def odd_households() -> tuple[Household, ...]:
    ordinary = HouseholdKind.ORDINARY
    plain = Household(1, "1-001", 1, "#" * 40, ordinary)
    return (plain, replace(plain, id=2, number="999-1234", group=999, head="欧阳" * 20))
