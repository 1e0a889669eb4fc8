"""A sample roster of Nalang's shape: 9 groups, 358 households, 1,500 members, 9 cadres.

The township's contact comes on top.

Every name has 样 (sample) as its second character, as 李样三 or 王样干乙, and every phone lies in the block
1380000xxxx: whoever reads them sees that nobody is meant. All of it follows from a seed.
"""

import random
from collections.abc import Iterator
from itertools import count
from typing import Final

from bot.domain.centers import Center
from bot.domain.roster import (
    DutyDay,
    HouseholdKind,
    Roster,
    RosterCadre,
    RosterHousehold,
    RosterMember,
    household_number,
)

GROUPS: Final = 9
HOUSEHOLDS: Final = 358
MEMBERS: Final = 1500
_SEED: Final = 358
_MOST_MEMBERS: Final = 8  # of one household
_WITH_PHONE: Final = 0.4  # share of members, besides heads, who have a phone
_SURNAMES: Final = "李王张刘陈杨黄罗吴韦"
_DIGITS: Final = "〇一二三四五六七八九"
_LARGE_GROWERS: Final = 3  # households in each group
_IN_DIFFICULTY: Final = 4  # households in each group

_CADRES: Final = (
    ("李样干甲", "党支部书记", (Center.DELIBERATION,), (Center.DELIBERATION,)),
    ("王样干乙", "村委会主任", (Center.SOCIAL, Center.DELIBERATION), (Center.SOCIAL,)),
    ("张样干丙", "村委会副主任", (Center.INDUSTRY,), (Center.INDUSTRY,)),
    ("刘样干丁", "妇女主任", (Center.HEALTH,), (Center.HEALTH,)),
    ("陈样干戊", "党支部副书记", (Center.EDUCATION,), (Center.EDUCATION,)),
    ("杨样干己", "村会计", (Center.SOCIAL, Center.INDUSTRY), ()),
    ("黄样干庚", "农技员", (Center.INDUSTRY, Center.EDUCATION), ()),
    ("罗样干辛", "村医", (Center.HEALTH,), ()),
    ("吴样干壬", "治保主任", (Center.DELIBERATION, Center.SOCIAL), ()),
)
"""Name, duties, the centers he sits in, the centers he leads; the first one is the secretary."""
_TOWNSHIP: Final = ("韦样联系", "乡镇包村干部")


def sample_roster() -> Roster:
    """Return the sample, the same one at every call."""
    dice = random.Random(_SEED)  # noqa: S311  (invented people, not secrets)
    phones = (f"1380000{running:04d}" for running in count(1))
    cadre_phones = [next(phones) for _ in range(len(_CADRES) + 1)]
    households = tuple(_households(dice, phones))
    duty = tuple(DutyDay(weekday, _CADRES[weekday][0]) for weekday in range(7))
    return Roster(households, tuple(_cadres(households, cadre_phones)), duty)


def _households(dice: random.Random, phones: Iterator[str]) -> Iterator[RosterHousehold]:
    sizes = _sizes(dice)
    people = count(1)
    for index, size in enumerate(sizes):
        group = index % GROUPS + 1
        running = index // GROUPS + 1
        surname = dice.choice(_SURNAMES)
        members = tuple(
            RosterMember(
                _name(surname, next(people)),
                next(phones) if place == 0 or dice.random() < _WITH_PHONE else None,
            )
            for place in range(size)
        )
        yield RosterHousehold(
            household_number(group, running), group, members[0].name, members, _kind(running)
        )


def _sizes(dice: random.Random) -> list[int]:
    """How many members each household has: at least 1, together exactly `MEMBERS`."""
    sizes = [1] * HOUSEHOLDS
    while sum(sizes) < MEMBERS:
        index = dice.randrange(HOUSEHOLDS)
        if sizes[index] < _MOST_MEMBERS:
            sizes[index] += 1
    return sizes


def _name(surname: str, running: int) -> str:
    return surname + "样" + "".join(_DIGITS[int(digit)] for digit in str(running))


def _kind(running: int) -> HouseholdKind:
    """The first households of a group are large growers, the next ones are in difficulty."""
    if running <= _LARGE_GROWERS:
        return HouseholdKind.LARGE_GROWER
    if running <= _LARGE_GROWERS + _IN_DIFFICULTY:
        return HouseholdKind.IN_DIFFICULTY
    return HouseholdKind.ORDINARY


def _cadres(households: tuple[RosterHousehold, ...], phones: list[str]) -> Iterator[RosterCadre]:
    for index, (name, duties, centers, leads) in enumerate(_CADRES):
        group = index + 1
        own = {household.kind: household.number for household in households if household.group == group}
        yield RosterCadre(
            name,
            duties,
            phones[index],
            tuple(center for center in Center if center in centers),
            leads,
            group,
            own[HouseholdKind.LARGE_GROWER],
            own[HouseholdKind.IN_DIFFICULTY],
            is_secretary=index == 0,
            substitute=_CADRES[(index + 1) % len(_CADRES)][0],
        )
    yield RosterCadre(*_TOWNSHIP, phones[len(_CADRES)], is_township=True)
