"""The composition root: the one room that knows handlers, storage and Telegram, and joins them."""

from bot.app.conditions import Phase
from bot.app.office import PAUSED, USERNAME, Office, open_office
from bot.app.records import records_file, shelf_of
from bot.app.rules import rules_of
from bot.app.running import run, run_all
from bot.app.served import telegram_of
from bot.app.survey import Sight, survey
from bot.app.webhooks import wanted_of

__all__ = [
    "PAUSED",
    "USERNAME",
    "Office",
    "Phase",
    "Sight",
    "open_office",
    "records_file",
    "rules_of",
    "run",
    "run_all",
    "shelf_of",
    "survey",
    "telegram_of",
    "wanted_of",
]
