"""The composition root: the one room that knows handlers, storage and Telegram, and joins them."""

from bot.app.office import USERNAME, Office, open_office
from bot.app.records import records_file, shelf_of
from bot.app.rules import rules_of
from bot.app.running import run, run_all
from bot.app.served import telegram_of
from bot.app.webhooks import wanted_of

__all__ = [
    "USERNAME",
    "Office",
    "open_office",
    "records_file",
    "rules_of",
    "run",
    "run_all",
    "shelf_of",
    "telegram_of",
    "wanted_of",
]
