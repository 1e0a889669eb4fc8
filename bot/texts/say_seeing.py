"""What the secretary and a center's lead are shown of the village's service, and the duty roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.actions.seeing import PutOnDuty, ShowCenter, ShowDuty, ShowDutyDay
from bot.domain.actions.visiting import ShowVisitWeek
from bot.domain.notices import seeing
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.say_cases import case_line
from bot.texts.screen import Button, Picture, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.rates import Rate, Tally

CADRES_SHOWN: Final = 12  # with something late; the others are summed up
NUMBERS_SHOWN: Final = 6  # of one cadre's late cases
WEEKDAYS: Final = range(7)  # 0 = Monday
WEEKDAYS_IN_A_ROW: Final = 2  # buttons


def rate_text(words: Words, rate: Rate) -> str:
    """Return a rate in percent with both its numbers, or that there is nothing yet."""
    if rate.percent is None:
        return words._("nothing yet")
    return words._("{percent}% ({part} of {whole})", percent=rate.percent, part=rate.part, whole=rate.whole)


def rates(words: Words, tally: Tally) -> tuple[tuple[str, Rate], ...]:
    """Return the three rates with their names."""
    return (
        (words._("Acted on within a day"), tally.response),
        (words._("Resolved"), tally.resolution),
        (words._("Satisfied"), tally.satisfaction),
    )


@render.register
def _(notice: seeing.VillageView, words: Words) -> Screen:
    late = sum(len(line.numbers) for line in notice.late)
    lines = [
        words._("{village}, {day}", village=words.village, day=words.date(notice.today)),
        words._(
            "Open: {open}. Due within a week: {due}. Late: {late}.",
            open=notice.open,
            due=notice.due_this_week,
            late=late,
        ),
        "",
        *(_late_line(words, line) for line in notice.late[:CADRES_SHOWN]),
    ]
    if notice.late:
        lines += [*filter(None, [_rest(words, notice)]), ""]
    lines.append(_rates_title(words, notice))
    lines += [
        words._("{name}: {rate}", name=name, rate=rate_text(words, rate))
        for name, rate in rates(words, notice.tally)
    ]
    lines += filter(None, [_note(words, notice)])
    rows = (
        (Button(words._("Visits by cadre"), ShowVisitWeek("")),),
        (Button(words._("Duty roster"), ShowDuty()),),
    )
    return Screen("\n".join(lines), rows, picture=Picture("village", _drawn(words, notice)))


def _late_line(words: Words, line: seeing.LateLine) -> str:
    numbers = words._(", ").join(map(str, line.numbers[:NUMBERS_SHOWN]))
    if len(line.numbers) > NUMBERS_SHOWN:
        numbers += " …"
    return words._(
        "{name}: {count} late ({numbers})", name=line.cadre_name, count=len(line.numbers), numbers=numbers
    )


def _rest(words: Words, notice: seeing.VillageView) -> str:
    rest = notice.late[CADRES_SHOWN:]
    count = sum(len(line.numbers) for line in rest)
    return words._("{cadres} others: {count} late", cadres=len(rest), count=count) if rest else ""


def _rates_title(words: Words, notice: seeing.VillageView) -> str:
    return words._("Matters of the last {days} days", days=notice.days)


def _note(words: Words, notice: seeing.VillageView) -> str:
    if not notice.registered:
        return ""
    return words._("Registered for somebody, not counted here: {count}", count=notice.registered)


def _drawn(words: Words, notice: seeing.VillageView) -> dict[str, Any]:
    """Return what stands in the picture: figures and cadres' names only."""
    late = sum(len(line.numbers) for line in notice.late)
    return {
        "lang": words.locale.partition("_")[0],
        "title": words._("{village} at a glance", village=words.village),
        "subtitle": words.date(notice.today),
        "tiles": [
            {"label": words._("open"), "value": str(notice.open), "tone": "plain"},
            {"label": words._("due in 7 days"), "value": str(notice.due_this_week), "tone": "near"},
            {"label": words._("late"), "value": str(late), "tone": "late" if late else "good"},
        ],
        "late_title": words._("Late, by cadre"),
        "nobody_late": words._("Nothing is late."),
        "late": [
            {
                "name": line.cadre_name,
                "count": len(line.numbers),
                "shown": words._("{count} late", count=len(line.numbers)),
            }
            for line in notice.late[:CADRES_SHOWN]
        ],
        "late_rest": _rest(words, notice),
        "rates_title": _rates_title(words, notice),
        "rates": [_drawn_rate(words, name, rate) for name, rate in rates(words, notice.tally)],
        "note": _note(words, notice),
    }


def _drawn_rate(words: Words, name: str, rate: Rate) -> dict[str, Any]:
    if rate.percent is None:
        return {"label": name, "shown": "", "of": words._("nothing yet"), "percent": None}
    return {
        "label": name,
        "shown": f"{rate.percent}%",
        "of": words._("{part} of {whole}", part=rate.part, whole=rate.whole),
        "percent": rate.percent,
    }


@render.register
def _(notice: seeing.CenterCases, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("Your center has no open matters."))
    rows = pager(words, notice.page, lambda offset: ShowCenter(offset, in_place=True))
    return Screen("\n\n".join(case_line(words, line, own=False) for line in notice.lines), rows)


@render.register
def _(notice: seeing.DutyWeek, words: Words) -> Screen:
    lines = [words._("Who is on duty. Tap a day to change it.")]
    week = tuple(zip(WEEKDAYS, notice.days, strict=False))
    for weekday, names in week:
        who = words._(", ").join(names) or words._("nobody")
        lines.append(words._("{weekday}: {names}", weekday=words.weekday(weekday), names=who))
    buttons = [Button(words.weekday(weekday), ShowDutyDay(weekday)) for weekday, _names in week]
    rows = [buttons[at : at + WEEKDAYS_IN_A_ROW] for at in range(0, len(buttons), WEEKDAYS_IN_A_ROW)]
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: seeing.DutyDay, words: Words) -> Screen:
    weekday = words.weekday(notice.weekday % len(WEEKDAYS))
    names = words._(", ").join(cadre.name for cadre, on in notice.cadres if on) or words._("nobody")
    text = words._("On duty on {weekday}: {names}. Tap a name to change it.", weekday=weekday, names=names)
    rows = [
        (Button(f"✔ {cadre.name}" if on else cadre.name, PutOnDuty(notice.weekday, cadre.id, not on)),)
        for cadre, on in notice.cadres
    ]
    rows.append((Button(words._("The whole week"), ShowDuty(in_place=True)),))
    return Screen(text, rows)
