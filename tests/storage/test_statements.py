"""The named queries themselves: none is forgotten, and none walks through a table that grows."""

from __future__ import annotations

import re
import sqlite3
from importlib import resources
from pathlib import Path

import asyncpg
import pytest

from storage import open_engine
from storage.queries import load

FEW_ROWS = {
    "cadres",
    "portraits",
    "duty",
    "leaves",
    "households",
    "members",
    "disclosures",
    "villages",
    "CONSTANT",
}
"""Tables as large as the roster, the deployment or the number of months; a CONSTANT ROW is none."""

OPEN_ONLY = {
    "inbox_new", "inbox_new_of_chat", "inbox_parked", "outbox_pending", "outbox_sending", "outbox_due",
    "reminders_due", "cases_withheld", "cases_running", "links_living", "bulletins_proposed",
    "practices_sent", "votes_under_way", "matters_running", "erasures_to_journal", "attachments_to_read",
}  # fmt: skip
"""Partial indexes of what is open: what was settled long ago is not in them; practices are read in pages."""


AVOIDING = {"enable_seqscan": "off", "plan_cache_mode": "force_generic_plan"}
"""PostgreSQL walks through an empty table rather than ask an index, unless it is told not to."""

RARE = {
    "erasure.entries_of",
    "erasure.mail_of",
    "erasure.updates_of",
    "erasure.strangers",
    "erasure.name_in_notes",
    "votes.forget_buttons",
    "votes.forget_updates",
    "votes.of_household",
}
"""Asked when somebody leaves or wants his data, a vote closes, or each night: an index would cost more."""


def queries() -> dict[str, str]:
    found = {}
    for name, file in load("aiosqlite").files.items():
        for query in file.available_queries:
            if not query.endswith("_cursor"):
                found[f"{name}.{query}"] = getattr(file, query).sql
    return found


@pytest.fixture
async def plans(tmp_path: Path) -> dict[str, list[str]]:
    path = tmp_path / "village.db"
    async with open_engine(f"sqlite:///{path}") as engine:
        await engine.migrate()
        await engine.village("那郎村", "Asia/Shanghai", "zh_CN")
    database = sqlite3.connect(path)
    try:
        return {
            name: [
                row[3]
                for row in database.execute(
                    f"EXPLAIN QUERY PLAN {sql}", dict.fromkeys(re.findall(r":(\w+)", sql), 1)
                )
            ]
            for name, sql in queries().items()
        }
    finally:
        database.close()


def test_every_query_is_used() -> None:
    folder = Path(str(resources.files("storage")))
    code = "".join(file.read_text("utf-8") for file in folder.glob("*.py"))

    unused = [name for name in queries() if not re.search(rf'["\.]{name.split(".")[1]}\b', code)]
    assert unused == []


def test_every_query_says_what_it_is_for() -> None:
    for name, file in load("aiosqlite").files.items():
        for query in file.available_queries:
            assert getattr(file, query).__doc__, f"{name}.{query}"


def walks(step: str) -> bool:
    """Whether a step goes through all of a village's rows in a table that grows."""
    found = re.match(r"(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?INDEX (\w+) \(village_id=\?\))?( |$)", step)
    if found is None or found[2] in FEW_ROWS:
        return False
    return found[1] == "SCAN" or (found[3] is not None and found[3] not in OPEN_ONLY)


async def test_no_query_walks_through_a_table_that_grows(plans: dict[str, list[str]]) -> None:
    walking = {name: plan for name, plan in plans.items() if any(walks(step) for step in plan)}
    assert {name: plan for name, plan in walking.items() if name not in RARE} == {}


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("inbox.heads", "inbox_new"),
        ("outbox.heads", "outbox_pending"),
        ("outbox.heads_of_priority", "outbox_pending"),
        ("outbox.next_due", "outbox_due"),
        ("outbox.forget", "outbox_settled"),
        ("reminders.due", "reminders_due"),
        ("reminders.next_due", "reminders_due"),
        ("inbox.forget", "inbox_settled"),
        ("cases.withheld", "cases_withheld"),
        ("cases.of_cadre", "cases_of_cadre"),
        ("cases.uncounted", "cases_uncounted"),
        ("cases.answered_since", "cases_by_first_answer"),
        ("cases.closed_since", "cases_by_closing"),
        ("items.to_read", "attachments_to_read"),
        ("cases.running", "cases_running"),
    ],
)
async def test_queues_are_read_along_the_index_of_what_is_open(
    plans: dict[str, list[str]], query: str, index: str
) -> None:
    assert any(f"INDEX {index} " in step for step in plans[query]), plans[query]


@pytest.mark.parametrize(
    "query", ["inbox.heads", "outbox.heads", "outbox.heads_of_priority", "reminders.due"]
)
async def test_queues_come_out_of_their_index_in_order(plans: dict[str, list[str]], query: str) -> None:
    assert not any("TEMP B-TREE" in step for step in plans[query]), plans[query]


async def test_a_page_of_the_outbox_is_found_without_walking_to_it(plans: dict[str, list[str]]) -> None:
    (step, *_) = plans["outbox.heads_of_priority"]
    assert "(village_id=? AND priority=? AND id>?)" in step


async def test_postgresql_takes_every_statement_and_has_some_index_for_each(postgres_url: str) -> None:
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
    connection = await asyncpg.connect(postgres_url, server_settings=AVOIDING)
    walking: dict[str, set[str]] = {}
    try:
        for name, file in load("asyncpg").files.items():
            for query in file.available_queries:
                sql = getattr(file, query).sql
                if query.endswith("_cursor"):
                    continue
                statement = await connection.prepare(sql, name=f"{name}_{query}")
                marks = ", ".join(["NULL"] * len(statement.get_parameters()))
                plan = await connection.fetch(
                    f'EXPLAIN EXECUTE "{name}_{query}"{f"({marks})" if marks else ""}'
                )
                walked = set(re.findall(r"Seq Scan on (\w+)", "\n".join(row[0] for row in plan)))
                if walked - FEW_ROWS:
                    walking[f"{name}.{query}"] = walked
    finally:
        await connection.close()
    assert {name: tables for name, tables in walking.items() if name not in RARE} == {}
