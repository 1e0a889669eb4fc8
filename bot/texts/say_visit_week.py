"""Sunday's word on visits: to each cadre his own, to the secretary the village's table and picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.actions.visiting import ShowVisitWeek
from bot.domain.notices import visiting
from bot.texts.render import render
from bot.texts.say_visiting import count, household_name
from bot.texts.screen import Button, Picture, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.week import Week


def week_name(words: Words, week: Week) -> str:
    """Return a week by its first and last day."""
    first, last = week.monday, week.sunday
    return words._(
        "{from_day}/{from_month} to {to_day}/{to_month}",
        from_day=first.day,
        from_month=first.month,
        to_day=last.day,
        to_month=last.month,
    )


@render.register
def _(notice: visiting.WeekReview, words: Words) -> Screen:
    lines = [count(words, notice.tally, notice.target)]
    if not notice.next_households:
        if notice.tally.visits >= notice.target:
            lines.append(words._("Thank you: that is enough for this week."))
        return Screen("\n".join(lines))
    lines.append(words._("Whom to visit next:"))
    lines += [household_name(words, household) for household in notice.next_households]
    return Screen("\n".join(lines))


@render.register
def _(notice: visiting.WeekTable, words: Words) -> Screen:
    visits = sum(line.visits for line in notice.lines)
    lines = [_title(words, notice), words.n("{count} visit in all", "{count} visits in all", visits), ""]
    lines += [
        words._("{name}: {line}", name=line.cadre_name, line=_line(words, line)) for line in notice.lines
    ]
    lines.append(words._("Sent to nobody but you."))
    before = Button(words._("The week before"), ShowVisitWeek(str(notice.week.previous)))
    rows = [(before,)]
    if notice.is_over:
        rows.append((Button(words._("The week after"), ShowVisitWeek(str(notice.week.following))),))
    return Screen("\n".join(lines), rows, picture=Picture("visits", _drawn(words, notice)))


def _title(words: Words, notice: visiting.WeekTable) -> str:
    return words._("Visits, {week}", week=week_name(words, notice.week))


def _line(words: Words, line: visiting.WeekLine) -> str:
    parts = [
        words._("{visits} visits, {households} households", visits=line.visits, households=line.households)
    ]
    if line.target == 0:
        parts.append(words._("on leave"))
    elif line.visits < line.target:
        parts.append(words._("{count} short", count=line.target - line.visits))
    if line.denied:
        parts.append(_denied(words, line))
    return words._("; ").join(parts)


def _denied(words: Words, line: visiting.WeekLine) -> str:
    return words.n(
        "{count} household said that nobody came", "{count} households said that nobody came", line.denied
    )


def _drawn(words: Words, notice: visiting.WeekTable) -> dict[str, Any]:
    """Return what stands in the picture: numbers and cadres' names only."""
    return {
        "lang": words.locale.partition("_")[0],
        "title": words._("Visits by cadre"),
        "subtitle": words._(
            "{week}, at least {target} each",
            week=week_name(words, notice.week),
            target=max([0, *(line.target for line in notice.lines)]),
        ),
        "columns": [words._("Cadre"), words._("Times"), words._("Households")],
        "note": words._("What a household says never took place is not counted."),
        "rows": [
            {
                "name": line.cadre_name,
                "visits": line.visits,
                "target": line.target,
                "households": str(line.households),
                "remark": _remark(words, line),
                "alarming": line.denied > 0,
                "tone": "good" if line.visits >= line.target else "late" if line.visits == 0 else "near",
            }
            for line in notice.lines
        ],
    }


def _remark(words: Words, line: visiting.WeekLine) -> str:
    if line.denied:
        return words._("said that nobody came: {count}", count=line.denied)
    return words._("on leave") if line.target == 0 else ""


@render.register
def _(notice: visiting.VisitDenied, words: Words) -> Screen:
    return Screen(
        words._(
            "{household} says that nobody came on {day}; {names} had noted a visit. Only you are told.",
            household=household_name(words, notice.household),
            day=words.date(notice.day),
            names=words._(", ").join(notice.cadre_names),
        )
    )
