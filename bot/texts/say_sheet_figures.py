"""A disclosure's figures in words: the table by center, the bars, the rates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.texts.sheet_page import Bar, Figures, Grid, Meter
from bot.texts.topics import topic_name

if TYPE_CHECKING:
    from bot.domain.rates import Rate
    from bot.domain.sheet_figures import CenterService, Service, SheetFigures
    from bot.texts.words import Words


def figures_of(words: Words, figures: SheetFigures) -> Figures:
    """Return what the bot counted."""
    rows = [(_name(words, line), *_counts(line.service)) for line in figures.centers]
    total = (words._("All"), *_counts(figures.total))
    return Figures(
        title=words._("How the village was served"),
        note=words._("Counted by the bot. Centers with few matters are put together."),
        grid=Grid(
            (
                words._("Center"),
                words._("Received"),
                words._("On the spot"),
                words._("Within the week"),
                words._("Late"),
                words._("Explained"),
                words._("Open"),
            ),
            (*rows, total),
            last_is_total=True,
        ),
        chart_title=words._("Matters received, by center"),
        bars=tuple(_bar(words, line) for line in figures.centers),
        legend=(words._("not late"), words._("late")),
        meters=(
            _meter(words, words._("Acted on within a day"), figures.response),
            _meter(words, words._("Resolved"), figures.resolution),
            _meter(words, words._("Satisfied"), figures.satisfaction),
            _visits(words, figures.visits),
        ),
        counts=(
            (
                words._("Registered for somebody"),
                words.n("{count} matter", "{count} matters", figures.registered),
            ),
            (
                words._("Procedures done for villagers"),
                words.n("{count} matter", "{count} matters", figures.proxy_done),
            ),
            (words._("Votes taken"), words.n("{count} vote", "{count} votes", figures.votes)),
        ),
    )


def _name(words: Words, line: CenterService) -> str:
    names = [topic_name(words, topic) for topic in line.topics] or [words._("no center chosen")]
    return words._(", ").join(names)


def _counts(service: Service) -> tuple[str, ...]:
    counts = (
        service.received,
        service.on_the_spot,
        service.within_the_week,
        service.late,
        service.explained,
        service.open,
    )
    return tuple(map(str, counts))


def _bar(words: Words, line: CenterService) -> Bar:
    service = line.service
    shown = words.n("{count} matter", "{count} matters", service.received)
    if service.late:
        shown = words._("{count}, {late} late", count=service.received, late=service.late)
    return Bar(_name(words, line), service.received, min(service.late, service.received), shown)


def _visits(words: Words, rate: Rate) -> Meter:
    meter = _meter(words, words._("Visits, of four a week"), rate)
    if rate.percent is None:
        return meter
    return replace(meter, of=words._("{part} of {whole} visits", part=rate.part, whole=rate.whole))


def _meter(words: Words, label: str, rate: Rate) -> Meter:
    if rate.percent is None:
        return Meter(label, None, "", words._("nothing yet"))
    of = words._("{part} of {whole}", part=rate.part, whole=rate.whole)
    return Meter(label, rate.percent, f"{rate.percent}%", of)
