"""A disclosure as one HTML file for the village's own site: nothing is fetched, no script runs.

What people write is escaped, and a policy in the page itself forbids the browser to load anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Final

from bot.documents.pictures import svg
from bot.domain.ledger import RowKind

if TYPE_CHECKING:
    from bot.texts.sheet_page import Entry, Figures, Grid, Money, Section, SheetPage

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
NUMBERS: Final = (2, 3, 4)  # columns of a table of income and expenses that are set to the right
BOLD: Final = (RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.CLOSING)


def html(page: SheetPage) -> str:
    """Return the whole file's text, to be written as UTF-8."""
    style = resources.files("bot.documents").joinpath("templates", "disclosure.css").read_text("utf-8")
    title = escape(page.title)
    body = "\n".join([*_head(page), *_figures(page.figures), *_body(page)])
    return (
        f'<!doctype html>\n<html lang="{escape(page.lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _head(page: SheetPage) -> Iterator[str]:
    yield "<header><div>"
    yield f"<h1>{escape(page.title)}</h1>"
    yield f'<p class="muted">{escape(page.span)}<br>{escape(page.published)}</p></div>'
    if page.link:
        link, scan = escape(page.link), escape(page.scan)
        yield f'<figure class="qr" role="img" aria-label="{scan}">{svg(page.link, inline=True)}'
        yield f'<figcaption><a href="{link}" rel="noreferrer">{scan}</a></figcaption></figure>'
    yield "</header>"


def _body(page: SheetPage) -> Iterator[str]:
    if page.empty:
        yield _muted(page.empty)
    for section in page.sections:
        yield from _section(section)


def _figures(figures: Figures) -> Iterator[str]:
    yield f"<h2>{escape(figures.title)}</h2>"
    yield from _grid(figures.grid)
    on_time, late = (escape(name) for name in figures.legend)
    yield f'<p><span class="strong">{escape(figures.chart_title)}</span> <span class="muted">'
    yield f'<span class="key"></span>{on_time}<span class="key late"></span>{late}</span></p>'
    yield '<div class="bars">'
    most = max((bar.whole for bar in figures.bars), default=0) or 1
    for bar in figures.bars:
        widths = (100 * (bar.whole - bar.late) / most, 100 * bar.late / most)
        drawn = f'<b style="width:{widths[0]:.2f}%"></b><s style="width:{widths[1]:.2f}%"></s>'
        yield f"<div><span>{escape(bar.label)}</span><i>{drawn}</i><span>{escape(bar.shown)}</span></div>"
    yield '</div>\n<div class="meters">'
    for meter in figures.meters:
        shown = (
            f'<span class="strong">{escape(meter.shown)}</span> <span class="muted">{escape(meter.of)}</span>'
        )
        yield f"<div><p><span>{escape(meter.label)}</span><span>{shown}</span></p>"
        yield f'<progress max="100" value="{min(100, meter.percent or 0)}"></progress></div>'
    for name, count in figures.counts:
        yield f'<p><span>{escape(name)}</span><span class="strong">{escape(count)}</span></p>'
    yield f"</div>\n{_muted(figures.note)}"


def _grid(grid: Grid) -> Iterator[str]:
    yield '<div class="wide"><table>'
    classes = ["", *["number"] * (len(grid.columns) - 1)]
    yield _row(zip(grid.columns, classes, strict=True), "th")
    for place, row in enumerate(grid.rows):
        strong = " strong" * (grid.last_is_total and place == len(grid.rows) - 1)
        yield _row(
            ((value, f"{kind}{strong}".strip()) for value, kind in zip(row, classes, strict=True)), "td"
        )
    yield "</table></div>"


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2>"
    if section.note:
        yield _muted(section.note)
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<h3>{escape(entry.number)}　{escape(entry.title)}</h3>"
    yield from (f"<p>{escape(words)}</p>" for words in entry.words)
    for money in entry.money:
        yield from _money(money)
    if entry.photos:
        yield _muted(entry.photos)
    for said in entry.said:
        words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in said.words)
        yield f"<blockquote>{_muted(said.head)}{words}</blockquote>"


def _money(money: Money) -> Iterator[str]:
    classes = {place: "number" if place in NUMBERS else "" for place in money.shown}
    yield '<div class="wide"><table>'
    yield _row(((money.columns[place], kind) for place, kind in classes.items()), "th")
    for row in money.rows:
        if row.kind is RowKind.REMARK:
            yield f'<tr><td class="muted" colspan="{len(classes)}">{escape(row.cells[0])}</td></tr>'
            continue
        strong = " strong" * (row.kind in BOLD)
        yield _row(((row.cells[place], f"{kind}{strong}".strip()) for place, kind in classes.items()), "td")
    yield f"</table></div>\n<p>{escape(money.summary)}</p>"
    yield from (f'<p class="fault">{escape(fault)}</p>' for fault in money.faults)


def _row(cells: Iterable[tuple[str, str]], tag: str) -> str:
    shown = (f'<{tag} class="{kind}">{escape(value)}</{tag}>' for value, kind in cells)
    return f"<tr>{''.join(shown)}</tr>".replace(' class=""', "")


def _muted(text: str) -> str:
    return f'<p class="muted">{escape(text)}</p>'
