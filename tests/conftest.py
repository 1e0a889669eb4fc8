"""What holds for every test."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Generator
from importlib.util import find_spec
from typing import Any

import pytest

from tests.runlog import OUTPUT, RunLog, Searched

if find_spec("hypothesis"):  # not where only aiogram's client is tried
    from hypothesis import settings

    # Machines are shared and noisy: how long an example takes never fails a test.
    settings.register_profile("explore", deadline=None)
    # On a submission the same examples each time: what fails there comes of the change, and comes again.
    settings.register_profile("submission", deadline=None, derandomize=True, database=None)
    settings.load_profile("submission" if os.environ.get("CI") else "explore")

RUN_LOG = pytest.StashKey[RunLog]()


def pytest_configure(config: pytest.Config) -> None:
    """Gather what is logged, in whichever process runs tests."""
    config.stash[RUN_LOG] = RunLog(config)
    if find_spec("aiosqlite"):  # where the bot can run: not where only aiogram's client is tried
        config.stash[RUN_LOG].begin()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Add up what a worker found, unless it broke down."""
    found = getattr(node, "workeroutput", {}).get(OUTPUT)
    if found is not None and error is None:
        node.config.stash[RUN_LOG].add(Searched(**found))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None]:
    """Search the run's logs; a trace of a person fails the run."""
    config = session.config
    log, output = config.stash[RUN_LOG], getattr(config, "workeroutput", None)
    factory = getattr(config, "_tmp_path_factory", None)
    if factory is not None and (output is not None or not config.getoption("numprocesses", None)):
        found = log.end(factory.getbasetemp())
        log.add(found)
        if output is not None:
            output[OUTPUT] = dataclasses.asdict(found)
    if log.total.hits and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how much was searched, and where a trace was found."""
    found = config.stash[RUN_LOG].total
    terminalreporter.write_line(
        f"log search: {found.lines} lines in {found.files} files and this run's processes, "
        f"{found.needles} words, names, phones and links, {len(found.hits)} hits"
    )
    for hit in found.hits[:20]:
        terminalreporter.write_line(f"LOGGED: {hit}", red=True)
