"""What the clerk is told about an import: what it would do, what it did, who was kept out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.documents.coverage import unprintable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.roster import Roster
    from bot.usecases.roster_tally import Tally

SHOWN: Final = 12  # names or numbers in one line
MEGABYTE: Final = 1024 * 1024  # bytes
LARGE_PHOTO: Final = 5 * MEGABYTE  # bytes: of some use to know


def counted(roster: Roster, *, english: bool) -> str:
    """Return how large a roster is."""
    households, cadres = len(roster.households), len(roster.cadres)
    members = sum(len(household.members) for household in roster.households)
    groups = len(roster.groups)
    if english:
        return f"{groups} groups, {households} households, {members} members, {cadres} cadres"
    return f"{groups} 个组，{households} 户，{members} 人，{cadres} 名干部"


def planned(tally: Tally, *, english: bool) -> str:
    """Return what an import would do; who would be deactivated is named."""
    numbers = (tally.added, tally.changed, tally.deactivated)
    lines = [
        "would add {}, change {}, deactivate {}".format(*numbers)
        if english
        else "会新增 {}，更改 {}，停用 {}".format(*numbers)
    ]
    named = (
        ("停用的户", "households to deactivate", tally.households_left),
        ("停用的干部", "cadres to deactivate", tally.cadres_left),
        ("改了名字的干部", "cadres renamed", [f"{before} → {after}" for before, after in tally.renamed]),
    )
    for chinese, plain, names in named:
        if names:
            lines.append(f"{plain if english else chinese}: {_listed(names)}")
    return "\n".join(lines)


def done(tally: Tally, *, english: bool) -> str:
    """Return what an import did."""
    numbers = (tally.added, tally.changed, tally.deactivated)
    if english:
        return "added {}, changed {}, deactivated {}".format(*numbers)
    return "新增 {}，更改 {}，停用 {}".format(*numbers)


def kept_out(tally: Tally, *, english: bool) -> str:
    """Return who asked to be forgotten and still stands in the spreadsheet."""
    names = [f"{number} {name}" for number, name in tally.kept_out]
    if english:
        return (
            f"Not imported, since they asked to be forgotten: {_listed(names)}. Take them out of the "
            "spreadsheet; whoever wants to come back: `lianxin readmit --household NUMBER`."
        )
    told = f"这几位退出过，没有再导入：{_listed(names)}。请从表里删掉。"
    return f"{told}本人要回来，用 lianxin readmit --household 户号。"


def unprintable_names(roster: Roster, *, english: bool) -> list[str]:
    """Return a line that names whose names hold a character that paper and pictures lack; empty for none."""
    names = [
        *(name for home in roster.households for name in (home.head, *(one.name for one in home.members))),
        *(text for cadre in roster.cadres for text in (cadre.name, cadre.duties)),
    ]
    lacking = [f"{name} ({signs})" for name in dict.fromkeys(names) if (signs := unprintable(name))]
    if not lacking:
        return []
    if english:
        return [f"Boxes on paper and in pictures, as written in the chat: {_listed(lacking)}."]
    return [f"纸上、图上印不出这些字，会是方框：{_listed(lacking)}。聊天里照常看得到。"]


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:SHOWN])
    return f"{shown} … ({len(names)})" if len(names) > SHOWN else shown


def made_smaller(roster: Roster, *, english: bool) -> list[str]:
    """Return a line for each large photo: nothing has to be done about it."""
    told = (
        "The photo of {} has {} MB: it was made smaller." if english else "{}的照片有 {} MB，已经自动缩小。"
    )
    large = [photo for photo in roster.photos or () if photo.original > LARGE_PHOTO]
    return [told.format(photo.cadre, photo.original // MEGABYTE) for photo in large]
