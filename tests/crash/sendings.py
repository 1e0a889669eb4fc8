"""Outwards: all that is due was sent, in order; what was sent twice was sent in the moment of a kill."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.simulator.seen import SeenMessage
from tests.crash.both_ends import BothEnds
from tests.crash.deeds import Deeds
from tests.crash.report import Report

STAMP = "\n\n✔ "
"""What is added to a message whose button was tapped."""
PROGRESS = re.compile(r"(公示)(?:正在发|发完了)。.*", re.DOTALL)
"""How far a broadcast has come: one message that is rewritten as it goes, and waits in the newest wording."""


def compare_sendings(ends: BothEnds, report: Report) -> None:
    """Each row of the outbox was sent, each message in a chat comes from a row."""
    rows = ends.rows("SELECT id, chat_id, priority, state, message_ids FROM outbox ORDER BY id")
    recorded: dict[int, set[int]] = defaultdict(set)
    in_order: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in rows:
        report.check(holds=row["state"] == "sent", otherwise=f"outbox row {row['id']} is {row['state']}")
        ids = json.loads(row["message_ids"] or "[]")
        report.messages += len(ids)
        recorded[row["chat_id"]].update(ids)
        in_order[row["chat_id"], row["priority"]] += ids
    for (chat, priority), ids in in_order.items():
        wrong = [pair for pair in pairwise(ids) if pair[0] >= pair[1]]
        report.check(holds=not wrong, otherwise=f"chat {chat}, priority {priority}: out of order at {wrong}")
    kills: Counter[int] = Counter()
    for chat, messages in ends.seen.items():
        missing = recorded[chat] - {message.id for message in messages}
        report.check(holds=not missing, otherwise=f"chat {chat} never got messages {sorted(missing)}")
        again = [message for message in messages if message.id not in recorded[chat]]
        _repeats(chat, again, [each for each in messages if each.id in recorded[chat]], report)
        kills.update(_kills(chat, again, ends, report))
    report.most_at_one_kill = max(kills.values(), default=0)


def compare_words(ends: BothEnds, deeds: Deeds, report: Report) -> None:
    """Each side has got what the other wrote, and every reporter his number."""
    cases = {row["id"]: row for row in ends.rows("SELECT * FROM cases")}
    chats = {row["id"]: row["telegram_id"] for row in ends.rows("SELECT id, telegram_id FROM accounts")}
    office = {row["cadre_id"]: row["account_id"] for row in ends.rows("SELECT * FROM offices")}
    shown = {chat: "\n".join(message.text for message in seen) for chat, seen in ends.seen.items()}
    entries = ends.rows("SELECT chat_id, message_id, side, case_id FROM entries WHERE replaces_id IS NULL")
    for entry in entries:
        case = cases.get(entry["case_id"])
        if case is None or case["responsible_id"] is None:
            continue
        to = case["reporter_id"] if entry["side"] == "cadre" else office[case["responsible_id"]]
        words = deeds.wordings(entry["chat_id"], entry["message_id"])
        lost = f"account {to} never got {words} of case {case['id']}"
        report.check(holds=any(word in shown[chats[to]] for word in words), otherwise=lost)
    for case in cases.values():
        number = f"{case['year']}-{case['serial']:04d}"
        told = number in shown[chats[case["reporter_id"]]]
        report.check(holds=told, otherwise=f"account {case['reporter_id']} never heard of {number}")


def _repeats(chat: int, again: Sequence[SeenMessage], first: Iterable[SeenMessage], report: Report) -> None:
    """What was sent twice says what something else in the chat says."""
    known = {_said(message) for message in first}
    for message in again:
        report.check(
            holds=_said(message) in known, otherwise=f"chat {chat}: message {message.id} comes from nowhere"
        )
    report.twice += len(again)


def _kills(chat: int, again: Iterable[SeenMessage], ends: BothEnds, report: Report) -> Counter[int]:
    """A chat gets one call at a time: so at one kill, at most one of them twice."""
    kills = Counter(ends.lives[chat, message.id] for message in again if (chat, message.id) in ends.lives)
    most = max(kills.values(), default=0)
    report.check(holds=most <= 1, otherwise=f"chat {chat} got {most} messages twice at one kill")
    return kills


def _said(message: SeenMessage) -> tuple[str, str]:
    return message.kind, PROGRESS.sub(r"\1", message.text.split(STAMP)[0])
