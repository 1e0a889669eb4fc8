"""Who lives in the town and who serves it: plainly invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.centers import Center
from bot.domain.roster import DutyDay, Roster, RosterCadre, RosterHousehold, RosterMember

HOUSEHOLDS: Final = tuple(
    RosterHousehold(
        f"{group}-{place:03d}",
        group,
        f"{surname}样户{group}{place}",
        (
            RosterMember(f"{surname}样户{group}{place}", f"1390000{group}{place:03d}"),
            RosterMember(f"{surname}样眷{group}{place}", None),
        ),
    )
    for group, surname in ((1, "田"), (2, "罗"), (3, "岑"))
    for place in (1, 2, 3)
)
CADRES: Final = (
    RosterCadre(
        "李样甲",
        "党支部书记",
        "13800000001",
        (Center.DELIBERATION,),
        (Center.DELIBERATION,),
        is_secretary=True,
    ),
    RosterCadre(
        "王样乙",
        "村委会主任",
        "13800000002",
        (Center.SOCIAL, Center.INDUSTRY),
        (Center.SOCIAL, Center.INDUSTRY),
        1,
        substitute="张样丙",
    ),
    RosterCadre("张样丙", "治保主任", "13800000003", (Center.SOCIAL,), (), 2, substitute="刘样丁"),
    RosterCadre("刘样丁", "村医", "13800000004", (Center.HEALTH,), (Center.HEALTH,), 3, substitute="王样乙"),
    RosterCadre("陈样戊", "会计", "13800000005", (Center.EDUCATION,), (Center.EDUCATION,)),
    RosterCadre("韦样己", "乡镇包村干部", "13800000006", is_township=True),
)
ROSTER: Final = Roster(HOUSEHOLDS, CADRES, (DutyDay(0, "陈样戊"), DutyDay(3, "张样丙")))


def without(name: str, *, roster: Roster = ROSTER) -> Roster:
    """Return a roster that this cadre has left."""
    cadres = tuple(
        replace(cadre, substitute=None if cadre.substitute == name else cadre.substitute)
        for cadre in roster.cadres
        if cadre.name != name
    )
    return replace(roster, cadres=cadres, duty=tuple(day for day in roster.duty or () if day.cadre != name))
