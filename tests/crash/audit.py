"""The audit: both ends compared, once everything has settled."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from bot.telegram.sender import WORKERS
from tests.crash.both_ends import BothEnds, look
from tests.crash.deeds import Deeds
from tests.crash.report import Report
from tests.crash.sendings import compare_sendings, compare_words
from tests.crash.village import Village


async def audit(village: Village, deeds: Deeds) -> Report:
    """Return what was found: figures and broken promises."""
    report = Report(kills=village.kills, updates=deeds.updates)
    ends = await look(village)
    compare_sendings(ends, report)
    compare_words(ends, deeds, report)
    _updates(ends, report)
    _entries(ends, deeds, report)
    _cases(ends, report)
    _taps(ends, deeds, report)
    many = f"{report.most_at_one_kill} messages sent twice at one kill, with {WORKERS} workers"
    report.check(holds=report.most_at_one_kill <= WORKERS, otherwise=many)
    return report


def _updates(ends: BothEnds, report: Report) -> None:
    """Nothing was parked or given up."""
    for row in ends.rows("SELECT id, state, error FROM inbox WHERE state <> 'settled'"):
        report.faults.append(f"inbox row {row['id']} is {row['state']}: {row['error']}")


def _entries(ends: BothEnds, deeds: Deeds, report: Report) -> None:
    """Every message is in the records once, every correction once, in the order they were written."""
    rows = ends.rows("SELECT chat_id, message_id, replaces_id IS NULL AS is_first FROM entries ORDER BY id")
    places = [(row["chat_id"], row["message_id"]) for row in rows if row["is_first"]]
    stored = Counter(places)
    corrected = Counter((row["chat_id"], row["message_id"]) for row in rows if not row["is_first"])
    for place in deeds.written:
        report.check(holds=stored[place] == 1, otherwise=f"message {place} is stored {stored[place]} times")
    unwritten = sorted(set(stored) - set(deeds.written))
    report.check(holds=not unwritten, otherwise=f"nobody wrote {unwritten}")
    for place, edits in deeds.edits.items():
        report.check(
            holds=corrected[place] == edits,
            otherwise=f"message {place} was edited {edits} times, stored {corrected[place]} times",
        )
    last: dict[int, int] = {}
    for chat, message in places:
        report.check(holds=message > last.get(chat, 0), otherwise=f"chat {chat}: {message} came too late")
        last[chat] = message


def _cases(ends: BothEnds, report: Report) -> None:
    """Each case was raised, routed and answered at most once, and is in a state that this leads to."""
    cases = ends.rows("SELECT * FROM cases")
    report.cases = len(cases)
    steps: dict[int, Counter[str]] = defaultdict(Counter)
    for row in ends.rows("SELECT case_id, step FROM case_events"):
        steps[row["case_id"]][row["step"]] += 1
    for case in cases:
        known, state = steps[case["id"]], case["state"]
        has_owner = case["responsible_id"] is not None
        for holds, what in (
            (known["raised"] == 1, f"was raised {known['raised']} times"),
            (known["routed"] <= 1, f"was routed {known['routed']} times"),
            (known["answered"] <= 1, f"was answered {known['answered']} times"),
            (has_owner == (known["routed"] == 1), f"is {state} and was routed {known['routed']} times"),
            (has_owner == (state not in {"raised", "withheld", "erased"}), f"is {state}: whose is it?"),
            ((case["answered_at"] is not None) == (known["answered"] == 1), "has a clock that went wrong"),
            (state != "raised", "is in limbo"),
        ):
            report.check(holds=holds, otherwise=f"case {case['id']} {what}")
    for row in ends.rows("SELECT id FROM entries WHERE case_id IS NULL AND waiting IS NULL"):
        report.faults.append(f"entry {row['id']} belongs nowhere")


def _taps(ends: BothEnds, deeds: Deeds, report: Report) -> None:
    """Whatever was tapped was done, or had lost its object before."""
    keyboards = {row["token"]: row for row in ends.rows("SELECT token, actions, used_at FROM keyboards")}
    cases = {row["id"]: row for row in ends.rows("SELECT * FROM cases")}
    for data in deeds.tapped:
        token, place = data.rsplit(":", 1)
        action = json.loads(keyboards[token]["actions"])[int(place)]
        case = cases.get(_case_of(action))
        if keyboards[token]["used_at"] is None and case is not None:
            report.check(holds=case["state"] != "raised", otherwise=f"a tap on case {case['id']} was lost")


def _case_of(action: object) -> int | None:
    """Return the case that a stored action is about."""
    if not isinstance(action, dict):
        return None
    found = action.get("case_id", next((v for v in map(_case_of, action.values()) if v is not None), None))
    return found if isinstance(found, int) else None
