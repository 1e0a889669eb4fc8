"""The audit: both ends compared, once everything has settled."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from bot.domain.case_life import TRANSITIONS, UNSENT, CaseState, CaseStep
from bot.telegram.sender import WORKERS
from tests.crash.both_ends import BothEnds, look
from tests.crash.deeds import Deeds
from tests.crash.place import Place
from tests.crash.report import Report
from tests.crash.sendings import compare_sendings, compare_words

STEPS = {
    "routed": CaseStep.ROUTE,
    "withheld": CaseStep.WITHHOLD,
    "verifying": CaseStep.VERIFY,
    "answered": CaseStep.ANSWER,
    "explained": CaseStep.EXPLAIN,
    "closed": CaseStep.RESOLVE,
    "lapsed": CaseStep.LAPSE,
    "reopened": CaseStep.REOPEN,
    "appealed": CaseStep.APPEAL,
    "withdrawn": CaseStep.WITHDRAW,
    "erased": CaseStep.ERASE,
}
"""What the history calls a step that changes the state."""

REFUSAL = "您现在没有要回的任务"
"""What a cadre is told who writes and has no task that it could be for: the only words that are not kept."""


async def audit(village: Place, deeds: Deeds) -> Report:
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
    rows = ends.rows(
        "SELECT chat_id, message_id, replaces_id IS NULL AS is_first, content IS NULL AS is_erased "
        "FROM entries ORDER BY id"
    )
    # Taken back, or forgotten by rule: what is corrected in it afterwards goes nowhere.
    erased = {(row["chat_id"], row["message_id"]) for row in rows if row["is_erased"]}
    places = [(row["chat_id"], row["message_id"]) for row in rows if row["is_first"]]
    stored = Counter(places)
    corrected = Counter((row["chat_id"], row["message_id"]) for row in rows if not row["is_first"])
    refused = Counter(chat for chat, message in set(deeds.written) - set(stored))
    for chat, number in refused.items():
        told = sum(message.text.startswith(REFUSAL) for message in ends.seen[chat])
        report.check(holds=number <= told, otherwise=f"chat {chat}: {number} messages are not stored")
    for place, number in stored.items():
        report.check(holds=number == 1, otherwise=f"message {place} is stored {number} times")
    unwritten = sorted(set(stored) - set(deeds.written))
    report.check(holds=not unwritten, otherwise=f"nobody wrote {unwritten}")
    for place, wordings in deeds.edits.items():
        times = f"message {place} was edited {len(wordings)} times, stored {corrected[place]} times"
        counts = place in stored and place not in erased
        report.check(holds=not counts or corrected[place] == len(wordings), otherwise=times)
    last: dict[int, int] = {}
    for chat, message in places:
        report.check(holds=message > last.get(chat, 0), otherwise=f"chat {chat}: {message} came too late")
        last[chat] = message


def _cases(ends: BothEnds, report: Report) -> None:
    """Each case was raised once, and its history leads to the state that it is in."""
    cases = ends.rows("SELECT * FROM cases")
    report.cases = len(cases)
    history: dict[int, list[str]] = defaultdict(list)
    for row in ends.rows("SELECT case_id, step FROM case_events ORDER BY id"):
        history[row["case_id"]].append(row["step"])
    for case in cases:
        steps, state = history[case["id"]], CaseState(case["state"])
        has_owner = case["responsible_id"] is not None
        for holds, what in (
            (steps.count("raised") == 1 and steps[0] == "raised", "was not raised once"),
            (leads_to(steps) is state, f"is {state}, to which {steps} doesn't lead"),
            (
                has_owner or state in {*UNSENT, CaseState.ERASED, CaseState.WITHDRAWN},
                f"is {state}: whose is it?",
            ),
            (state is not CaseState.RAISED, "is in limbo"),
        ):
            report.check(holds=holds, otherwise=f"case {case['id']} {what}")
    for row in ends.rows("SELECT id FROM entries WHERE case_id IS NULL AND waiting IS NULL"):
        report.faults.append(f"entry {row['id']} belongs nowhere")


def leads_to(steps: list[str]) -> CaseState | None:
    """Return the state to which a history leads; None where a step of it can't happen."""
    state: CaseState | None = CaseState.RAISED
    for step in steps:
        if step in STEPS and state is not None:
            state = TRANSITIONS.get((state, STEPS[step]))
    return state


def _taps(ends: BothEnds, deeds: Deeds, report: Report) -> None:
    """Whatever was tapped was done, or had lost its object before."""
    keyboards = {row["token"]: row for row in ends.rows("SELECT token, actions, used_at FROM keyboards")}
    cases = {row["id"]: row for row in ends.rows("SELECT * FROM cases")}
    for data in deeds.tapped:
        token, place = data.rsplit(":", 1)
        keyboard = keyboards.get(token)
        if keyboard is None:
            continue  # forgotten, months later
        action = json.loads(keyboard["actions"])[int(place)]
        case = cases.get(_case_of(action))
        if keyboard["used_at"] is None and case is not None:
            report.check(holds=case["state"] != "raised", otherwise=f"a tap on case {case['id']} was lost")


def _case_of(action: object) -> int | None:
    """Return the case that a stored action is about."""
    if not isinstance(action, dict):
        return None
    found = action.get("case_id", next((v for v in map(_case_of, action.values()) if v is not None), None))
    return found if isinstance(found, int) else None
