"""A village's past: cases that were answered and closed long ago, with all that is kept of them.

Put in by SQL, since a million of them would take the bot hours. What stands in the rows is what the bot
leaves behind: history, entries and messages without their words, which message belongs to which case, settled
updates.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.domain.times import to_micros
from tests.benchmarks.village import EVE

MICROSECONDS = 1_000_000
A_CASE_EVERY = 60 * MICROSECONDS  # from one case to the next: a million go back two years
LATEST = 40 * 86_400 * MICROSECONDS  # microseconds from the last of them until today: its words are forgotten
SERIALS = 100_000  # cases of one year
UPDATES = 5_000  # settled ones, whose ids are kept for some days

# People take turns in writing. Message ids are negative, so that none is one of the simulator's.
_CASES = """
INSERT INTO cases (
    village_id, year, serial, reporter_id, household_id, topic, state, responsible_id, opened_at,
    first_due_at, due_at, seen_at, answered_at, first_answered_at, on_the_spot, closed_at, outcome, rating,
    reopenings, handovers, appealed, names_cadre
)
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :cases),
people AS (
    SELECT ROW_NUMBER() OVER (ORDER BY account_id) - 1 AS place, account_id, household_id FROM memberships
),
clock AS (SELECT n, :last - (:cases - n) * :every AS at FROM numbers)
SELECT 1, 2000 + n / :serials, n % :serials + 1, account_id, household_id, 'industry', 'closed',
    (SELECT MIN(id) FROM cadres) + n % 9, at, at + 604800000000, at + 604800000000, at + 3600000000,
    at + 86400000000, at + 86400000000, 0, at + 90000000000, 'resolved', 'satisfied', 0, 0, 0, 0
FROM clock JOIN people ON people.place = n % (SELECT COUNT(*) FROM people)
"""
_ENTRIES = """
INSERT INTO entries (village_id, account_id, side, content, chat_id, message_id, written_at, case_id)
SELECT 1, CASE WHEN side.n = 0 THEN reporter_id ELSE offices.account_id END,
    CASE WHEN side.n = 0 THEN 'villager' ELSE 'cadre' END, NULL, accounts.telegram_id, -2 * cases.id - side.n,
    CASE WHEN side.n = 0 THEN opened_at ELSE answered_at END, cases.id
FROM cases JOIN offices ON offices.cadre_id = cases.responsible_id
JOIN (SELECT 0 AS n UNION ALL SELECT 1) AS side
JOIN accounts ON accounts.id = CASE WHEN side.n = 0 THEN reporter_id ELSE offices.account_id END
ORDER BY cases.id, side.n
"""
_EVENTS = """
INSERT INTO case_events (village_id, case_id, step, at, account_id, cadre_id)
SELECT 1, cases.id, steps.step, opened_at + steps.later, reporter_id, responsible_id
FROM cases JOIN (
    SELECT 'raised' AS step, 0 AS later UNION ALL SELECT 'assigned', 60000000
    UNION ALL SELECT 'answered', 86400000000 UNION ALL SELECT 'resolved', 90000000000
) AS steps ORDER BY cases.id, steps.later
"""
_OUTBOX = """
INSERT INTO outbox (
    village_id, chat_id, account_id, priority, method, payload, state, case_id, not_before, attempts,
    created_at, settled_at, message_id, message_ids
)
SELECT 1, accounts.telegram_id, accounts.id, 0, 'sendMessage', NULL, 'sent', cases.id, opened_at + parts.n, 1,
    opened_at + parts.n, opened_at + parts.n, -3 * cases.id - parts.n, '[' || (-3 * cases.id - parts.n) || ']'
FROM cases JOIN accounts ON accounts.id = cases.reporter_id
JOIN (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2) AS parts ORDER BY cases.id, parts.n
"""
_THREADS = """
INSERT INTO threads (village_id, chat_id, message_id, case_id)
SELECT village_id, chat_id, message_id, case_id FROM outbox WHERE state = 'sent' ORDER BY chat_id, message_id
"""
_INBOX = """
INSERT INTO inbox (village_id, update_id, chat_key, payload, state, attempts, received_at)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :updates)
SELECT 1, n, 0, NULL, 'settled', 0, :last FROM numbers
"""


def put_in(database: Path, cases: int) -> None:
    """Give a village whose people have joined this many past cases, while nobody has its records open."""
    values = {
        "cases": cases,
        "last": to_micros(EVE) - LATEST,
        "every": A_CASE_EVERY,
        "serials": SERIALS,
        "updates": UPDATES,
    }
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        # Nobody needs this file after a crash. Indexes are made at once, when all is in.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
            "('cases', 'case_events', 'entries', 'outbox', 'threads', 'inbox')"
        ).fetchall()
        connection.execute("BEGIN")
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for statement in (_CASES, _ENTRIES, _EVENTS, _OUTBOX, _THREADS, _INBOX):
            connection.execute(statement, values)
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
