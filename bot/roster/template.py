"""The empty form that the clerk fills in, with two households and two cadres that are plainly examples."""

from pathlib import Path

from bot.domain.centers import Center
from bot.domain.roster import DutyDay, HouseholdKind, Roster, RosterCadre, RosterHousehold, RosterMember
from bot.roster.writer import write


def template(path: Path) -> None:
    """Write the template as .xlsx (replacing what is there); read back, it is `example_roster`."""
    write(example_roster(), path)


def example_roster() -> Roster:
    """Return the rows that show how to fill the form in: every name has 示例 (example) in it."""
    large = RosterHousehold(
        "1-001",
        1,
        "示例甲",
        (RosterMember("示例甲", "13800000001"), RosterMember("示例乙")),
        HouseholdKind.LARGE_GROWER,
    )
    poor = RosterHousehold(
        "2-001", 2, "示例丙", (RosterMember("示例丙", "13800000002"),), HouseholdKind.IN_DIFFICULTY
    )
    secretary = RosterCadre(
        "示例书记",
        "党支部书记",
        "13800000003",
        centers=(Center.DELIBERATION, Center.SOCIAL),
        leads=(Center.DELIBERATION, Center.SOCIAL),
        group=1,
        large_household=large.number,
        is_secretary=True,
        substitute="示例干部",
    )
    cadre = RosterCadre(
        "示例干部",
        "村委会副主任",
        "13800000004",
        centers=(Center.INDUSTRY, Center.HEALTH, Center.EDUCATION),
        leads=(Center.INDUSTRY, Center.HEALTH, Center.EDUCATION),
        group=2,
        poor_household=poor.number,
        substitute="示例书记",
    )
    township = RosterCadre("示例联系人", "乡镇包村干部", "13800000005", is_township=True)
    duty = (DutyDay(0, secretary.name), DutyDay(1, cadre.name))
    return Roster((large, poor), (secretary, cadre, township), duty)
