"""Whoever lists the village's cases asks the one access function of each."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import bot.usecases

USECASES: Final = Path(bot.usecases.__file__).parent
OF_THE_VILLAGE: Final = {
    "running",
    "opened_between",
    "withheld",
    "uncounted",
    "answered_since",
    "closed_since",
    "cases_of_household",
}
"""Queries that give cases of people other than the one who asks."""
ASKS: Final = {"access", "access_of", "seen", "granted"}
SHOWS_NOBODY: Final = {
    "assigning": "gives withheld cases to somebody: routing asks whom they may go to",
    "complaining": "tries again to give withheld complaints to somebody: routing asks whom they may go to",
    "figures": "counts for what is disclosed",
    "forgetting_by_clerk": "erases at the village's computer",
}
"""Modules that read such lists and show no case of them to a person."""


def called(tree: ast.AST) -> set[str]:
    """Return the names of what a module calls."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return methods | {call.id for call in calls if isinstance(call, ast.Name)}


def test_a_module_that_lists_the_villages_cases_asks_what_may_be_seen_of_each() -> None:
    listing = {}
    for file in USECASES.glob("*.py"):
        calls = called(ast.parse(file.read_text(encoding="utf-8")))
        if calls & OF_THE_VILLAGE:
            listing[file.stem] = bool(calls & ASKS)
    assert {name for name, asks in listing.items() if not asks} == set(SHOWS_NOBODY)
    assert {"village_view", "center_view", "reporting"} <= {name for name, asks in listing.items() if asks}
