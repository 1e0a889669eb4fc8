"""The matrix has a row for whatever the bot listens to: a handler that is new here fails until it has one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import pytest
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, CommandHandler

import handlers
from bot.domain.content import ContentKind
from bot.domain.dialogue import DialogueKind
from bot.texts import words
from bot.texts.menus import MenuItem
from handlers.menu import BEGINS
from handlers.privacy import COMMANDS
from handlers.taps import TAPS
from tests.trust.people import KINDS, SUBJECTS
from tests.trust.rows.cases import ON_LEAVE
from tests.trust.rows.daily import MENU, TYPED
from tests.trust.rows.messages import BY_REPLY, DIALOGUES, MESSAGES, TELEGRAM_SAYS
from tests.trust.test_matrix import BY, CASE_ACTIONS, OTHER_ACTIONS
from tests.usecases.town import Town

LISTENS = {
    "handlers.menu": "MENU, by label",
    "handlers.messages": "MESSAGES, BY_REPLY, DIALOGUES",
    "handlers": "TELEGRAM_SAYS: groups and whatever else is passed over",
}
"""Modules whose message handlers the matrix knows, and in which of its tables their rows are."""
SAME = {"help": "start"}
"""Commands that do what another does."""


class Listening:
    """Takes handlers as an application does."""

    def __init__(self) -> None:
        self.added: list[BaseHandler[Any, Any, Any]] = []

    def add_handlers(self, added: Sequence[BaseHandler[Any, Any, Any]]) -> None:
        self.added += added


def test_every_handler_is_one_that_the_matrix_knows(town: Town) -> None:
    listening: Any = Listening()
    handlers.register(listening, town.desk, words.load(), town.village)
    commands: set[str] = set()
    for handler in listening.added:
        if isinstance(handler, CommandHandler):
            commands |= {SAME.get(command, command) for command in handler.commands}
        elif not isinstance(handler, CallbackQueryHandler | ChatMemberHandler):
            assert handler.callback.__module__ in LISTENS, handler.callback.__qualname__
    assert commands == {command for command in TYPED if " " not in command}
    assert set(COMMANDS) <= commands


def test_every_button_menu_entry_message_and_dialogue_has_its_row() -> None:
    assert {*CASE_ACTIONS, *OTHER_ACTIONS} == set(TAPS)
    assert not set(CASE_ACTIONS) & set(OTHER_ACTIONS)
    assert set(MENU) == set(BEGINS) == set(MenuItem)
    assert {kind.value for kind in ContentKind} <= set(MESSAGES)
    assert set(DIALOGUES) == set(DialogueKind)
    assert {whom for _, whom in CASE_ACTIONS.values()} <= set(BY)


def test_its_size_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    rows = len(CASE_ACTIONS) * (len(SUBJECTS) + 1) + len(OTHER_ACTIONS)
    rows += len(MENU) + len(TYPED) + len(MESSAGES) + len(BY_REPLY) + len(DIALOGUES) + len(TELEGRAM_SAYS)
    cells = rows * len(KINDS) + len(ON_LEAVE) * 4
    with capsys.disabled():
        sys.stdout.write(f"\nmatrix: {rows} rows x {len(KINDS)} kinds, and leave: {cells} cells\n")
