"""What a setting must be: one code per kind of value, and the bounds that go with it."""

from enum import StrEnum
from typing import Final

MAX_DAYS: Final = 365  # days
MAX_RETENTION_DAYS: Final = 3650  # days: ten years
MAX_MINUTES: Final = 1440  # minutes: a day
MAX_RATE: Final = 1000  # messages per second
MAX_NAME: Final = 40  # characters of a village's name
MAX_KEY: Final = 32  # characters of a village's key
MAX_WORD: Final = 20  # characters of a word that routes a matter
MAX_TELEGRAM_ID: Final = 2**52 - 1  # "at most 52 significant bits" (Bot API, User)
MAX_CROPS: Final = 12  # kinds of industry news: what one screen holds
EVERY_MONTH: Final = 28  # the last day of the month that every month has
MAX_VISITS: Final = 50  # visits a week
MAX_CONNECTIONS: Final = 100  # "1-100" (Bot API, setWebhook)
MAX_IN_FLIGHT: Final = 10_000  # updates
MAX_KILOBYTES: Final = 10_240  # of one update
MAX_TEXT: Final = 200  # characters of a quick answer
MAX_PROCEDURE: Final = 20  # characters of a procedure's name: it stands on a button
MAX_PAPER: Final = 30  # characters of a paper's name
MAX_OFFICE: Final = 40  # characters of an office's name
MAX_PAPERS: Final = 12  # papers of one procedure
MAX_PROCEDURES: Final = 20  # buttons on one screen
MAX_SECONDERS: Final = 1000  # households


class Expected(StrEnum):
    """What is expected of a value; its words are chosen where they are shown."""

    TOKEN = "token"  # noqa: S105 - a code
    """As BotFather gives it: digits, a colon, letters."""
    USERNAME = "username"
    """The bot's name on Telegram, or empty: then the bot asks Telegram for it."""
    BASE_URL = "base_url"
    """http(s) address that ends in /bot: the token is appended to it."""
    MODE = "mode"
    """polling or webhook."""
    PUBLIC_URL = "public_url"
    """https address at which Telegram reaches this deployment, on one of the ports that it calls."""
    CONNECTIONS = "connections"
    """A number, 1 to MAX_CONNECTIONS."""
    IN_FLIGHT = "in_flight"
    """A number, 1 to MAX_IN_FLIGHT."""
    KILOBYTES = "kilobytes"
    """A number of kilobytes, 1 to MAX_KILOBYTES."""
    PROXY = "proxy"
    """http(s) or socks5 address, or empty."""
    TELEGRAM_ID = "telegram_id"
    """Somebody's user id on Telegram, or 0 for nobody."""
    RATE = "rate"
    """Messages per second, 0 to MAX_RATE; 0 means no limit."""
    VILLAGE_NAME = "village_name"
    """1 to MAX_NAME characters."""
    TIMEZONE = "timezone"
    """A name of the IANA time zone database."""
    LOCALE = "locale"
    """zh_CN, en, or another language that there is a catalog of."""
    ROSTER_FILE = "roster_file"
    """The name of a roster's file, or empty."""
    VILLAGE_KEY = "village_key"
    """1 to MAX_KEY characters: small letters, digits, - and _; begins with a letter or digit."""
    TOKEN_VARIABLE = "token_variable"  # noqa: S105 - a code
    """The name of an environment variable that is set and holds the token."""
    STORAGE_URL = "storage_url"
    """sqlite:///FILE or postgresql://..."""
    DIRECT_URL = "direct_url"
    """postgresql://..., or empty."""
    DAYS = "days"
    """1 to MAX_DAYS days."""
    RETENTION_DAYS = "retention_days"
    """1 to MAX_RETENTION_DAYS days."""
    TOKEN_FILE = "token_file"  # noqa: S105 - a code
    """A file that only its owner may read, with the token in it, or empty."""
    DAYS_BEFORE = "days_before"
    """A list of days of 1 to MAX_DAYS, each fewer than commitment.days."""
    HOURS = "hours"
    """1 to 24 times MAX_DAYS hours."""
    COUNT = "count"
    """A number, 0 to MAX_DAYS."""
    VISITS = "visits"
    """A number, 1 to MAX_VISITS."""
    TEXTS = "texts"
    """A list of texts of 1 to MAX_TEXT characters."""
    MINUTES = "minutes"
    """1 to MAX_MINUTES minutes."""
    MINUTES_OR_ZERO = "minutes_or_zero"
    """0 to MAX_MINUTES minutes."""
    PROCEDURE = "procedure"
    """One procedure of the catalogue: name, papers, office, days and, where there is one, result."""
    PROCEDURE_NAME = "procedure_name"
    """1 to MAX_PROCEDURE characters, and no two alike."""
    PAPERS = "papers"
    """A list of papers, each 1 to MAX_PAPER characters."""
    OFFICE = "office"
    """1 to MAX_OFFICE characters; what the office gives out may be empty."""
    SECONDERS = "seconders"
    """A number of households, 0 to MAX_SECONDERS; 0: nobody need second."""
    DELIBERATION_MODE = "deliberation_mode"
    """simple or four_steps."""
    DELIBERATION_STAGES = "deliberation_stages"
    """A list of seconded, put_forward, consulted, reviewed and discussed, none twice; empty: the mode's."""
    SHARE = "share"
    """A fraction, such as 2/3: a quorum above 0 and at most 1, a majority below 1."""
    WORDS = "words"
    """A list of words of 1 to MAX_WORD characters."""
    CROPS = "crops"
    """A list of 1 to MAX_CROPS words of 1 to MAX_WORD characters."""
    TIME_OF_DAY = "time_of_day"
    """Hours and minutes, such as 19:00."""
    LISTEN = "listen"
    """An IP address and a port, such as 127.0.0.1:9464, or empty."""
    LOG_FORMAT = "log_format"
    """plain or json."""
    FOLDER = "folder"
    """The name of a folder."""
    CLOCK_SOURCE = "clock_source"
    """system or simulator."""
    DAY_OF_MONTH = "day_of_month"
    """A day of the month, 1 to EVERY_MONTH."""
    CHAT_ID = "chat_id"
    """A group's or channel's id on Telegram, which is negative, or 0 for none."""
    LOOPBACK = "loopback"
    """The simulator's clock only with a telegram.base_url on this machine."""
    LOG_FILE = "log_file"
    """A file's name, or empty."""
    SECTION = "section"
    """A section of the file, such as [telegram]."""
