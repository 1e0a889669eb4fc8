"""A village's first start: the roster that its settings name is taken over, where it has none yet."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from bot.roster.faults import SpreadsheetFaults
from bot.roster.reader import read
from bot.usecases.roster_import import import_roster

if TYPE_CHECKING:
    from bot.app.office import Office
    from bot.config.settings import Settings

LOG = logging.getLogger(__name__)


async def found_roster(office: Office, settings: Settings) -> None:
    """Import the roster where there are no households; a faulty one is said, and the bot runs without it.

    Its faults are named by `lianxin roster check`: they quote people, so the log doesn't.
    """
    if not settings.village.roster:
        return
    households = await office.store.read(lambda records: records.people.households())
    if households:
        return
    try:
        roster = await asyncio.to_thread(read, Path(settings.village.roster))
    except SpreadsheetFaults as faults:
        LOG.error("the roster was not imported, %d faults: see lianxin roster check", len(faults.faults))  # noqa: TRY400
    except OSError as error:
        LOG.error("the roster was not imported (%s)", type(error).__name__)  # noqa: TRY400
    else:
        await office.desk.perform(import_roster, roster)
        LOG.info("the roster was imported: %d households", len(roster.households))
