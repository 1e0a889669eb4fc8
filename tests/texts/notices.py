"""Any notice of a kind, with odd but possible data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from bot.domain.ballot import Totals
from bot.domain.case_number import CaseNumber
from bot.domain.content import Content, ContentKind
from bot.domain.diary_month import DONE, Line, LineKind, Outcome
from bot.domain.matter_number import MatterNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.notices.privacy import MyDataFile
from bot.domain.vote import Vote

names = st.text(alphabet="李王样<&>'\"#$\\_*`{}", min_size=1, max_size=40)
texts = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)
times = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))

st.register_type_strategy(str, names)
st.register_type_strategy(datetime, times)
st.register_type_strategy(int, st.integers(1, 9999))
st.register_type_strategy(CaseNumber, st.builds(CaseNumber, st.integers(2000, 2100), st.integers(1, 99999)))
st.register_type_strategy(
    MyDataFile,
    st.builds(
        MyDataFile,
        names,
        st.fixed_dictionaries(
            {
                "village": names,
                "written_at": st.just("2026-11-16T08:30:00+08:00"),
                "member": st.fixed_dictionaries({"name": names, "phone": st.none() | names}),
                "cases": st.lists(st.fixed_dictionaries({"number": names, "topic": names}), max_size=2),
            }
        ),
    ),
)

st.register_type_strategy(
    Content,
    st.builds(Content, st.just(ContentKind.TEXT), names)
    | st.builds(Content, st.just(ContentKind.VOICE), st.just(""), st.just({"file_id": "x"})),
)
st.register_type_strategy(
    Line,
    st.builds(Line, outcome=st.builds(Outcome), step=st.sampled_from(sorted(DONE)), day=st.dates())
    | st.builds(Line, kind=st.sampled_from([LineKind.ENTRY, LineKind.VISIT]), day=st.dates()),
)

small = st.integers(0, 358)
st.register_type_strategy(MatterNumber, st.builds(MatterNumber, st.integers(2000, 2100), st.integers(1, 999)))
st.register_type_strategy(Totals, st.builds(Totals, small, small, small))
st.register_type_strategy(
    Vote,
    st.builds(
        Vote,
        electorate=small,
        quorum=st.fractions(0, 1, max_denominator=9),
        majority=st.fractions(0, 1, max_denominator=9),
        totals=st.builds(Totals, small, small, small),
    ),
)


def subclasses(kind: type) -> list[type[Any]]:
    """Return every kind below a root, whatever module it stands in."""
    found: set[type[Any]] = set()
    child: type[Any]
    for child in kind.__subclasses__():
        # A dataclass with slots is made twice; the one that its module names is the real one.
        if getattr(sys.modules[child.__module__], child.__name__) is child:
            found |= {child, *subclasses(child)}
    return sorted(found, key=lambda cls: cls.__name__)


def notices(kind: type[Notice | Refusal]) -> st.SearchStrategy[Notice]:
    """Return a strategy for one kind of notice."""
    return st.from_type(kind)  # type: ignore[arg-type]
