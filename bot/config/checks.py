"""Checks of single values: each returns the value, tidied, or raises ValueError.

What was expected instead is on the value's type (bot.config.settings); only LOOPBACK, which concerns two
keys, is raised by its own name.
"""

import re
from datetime import time
from fractions import Fraction
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, parse_qs, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import SecretStr
from pydantic_core import PydanticCustomError

from bot.config.expected import Expected
from bot.texts.words import SOURCE, available

_TOKEN: Final = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,100}")
_USERNAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")  # Telegram's rule; 4 characters are sold
_SHARE: Final = re.compile(r"[0-9]{1,3}/[1-9][0-9]{0,2}")
_WEBHOOK_PORTS: Final = (80, 88, 443, 8443)
_TIME_OF_DAY: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def token(value: SecretStr) -> SecretStr:
    """Check that the token looks like BotFather's."""
    tidy = value.get_secret_value().strip()
    if not _TOKEN.fullmatch(tidy):
        raise ValueError
    return SecretStr(tidy)


def username(value: str) -> str:
    """Take the bot's name with or without its @, or an empty text."""
    bare = value.strip().removeprefix("@")
    if bare and not _USERNAME.fullmatch(bare):
        raise ValueError
    return bare


def base_url(value: str) -> str:
    """Check an address to which the token can be appended."""
    parts = _address(value, {"http", "https"})
    if not parts.path.endswith("/bot") or parts.query or parts.fragment:
        raise ValueError
    return value


def share(value: object) -> Fraction:
    """Take a fraction as text, "2/3"; only so is it exact. A Fraction is what a default is."""
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str) or not _SHARE.fullmatch(value.strip()):
        raise ValueError
    return Fraction(value.strip())


def public_url(value: str) -> str:
    """Check an address that Telegram may be given for webhooks, or an empty text; return it without a last /.

    "Ports currently supported for webhooks: 443, 80, 88, 8443" (Bot API, setWebhook), and https alone; the
    simulator takes any address of this machine.
    """
    value = value.strip().rstrip("/")
    if value:
        parts = _address(value, {"http", "https"})
        if parts.query or parts.fragment or parts.username:
            raise ValueError
        if not is_loopback(value) and (parts.scheme != "https" or (parts.port or 443) not in _WEBHOOK_PORTS):
            raise ValueError
    return value


def given(url: str) -> None:
    """Check that the address that webhooks need was written down."""
    if not url:
        raise PydanticCustomError(Expected.PUBLIC_URL, "webhooks without an address")


def proxy(value: str) -> str:
    """Check the proxy's address, or an empty text."""
    if value:
        _address(value, {"http", "https", "socks5", "socks5h"})
    return value


def storage_url(value: str) -> str:
    """Check the database's address."""
    scheme, separator, rest = value.partition("://")
    if scheme == "postgresql" and separator:
        parts = urlsplit(value)
        # A socket's folder stands behind the question mark: there need be no host before it then.
        needs_host = not parse_qs(parts.query).get("host")
        for host in parts.netloc.rpartition("@")[2].split(","):  # the primary and its standbys
            _address(parts._replace(netloc=host).geturl(), {"postgresql"}, needs_host=needs_host)
    elif scheme != "sqlite" or not rest.startswith("/") or not rest.strip("/"):
        raise ValueError
    return value


def direct_url(value: str) -> str:
    """Check a server's address, or an empty text."""
    if value and not value.startswith("postgresql://"):
        raise ValueError
    return storage_url(value) if value else value


def timezone(value: str) -> str:
    """Check that the zone is known."""
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, OSError) as unknown:  # OSError: "Asia" is a folder of zones
        raise ValueError from unknown


def time_of_day(value: object) -> time:
    """Read "19:00", or TOML's own 19:00:00."""
    if isinstance(value, time):
        return value
    match = _TIME_OF_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError
    return time(int(match[1]), int(match[2]))


def fewer(value: int, *, than: int) -> int:
    """Check that one number is below another."""
    if value >= than:
        raise ValueError
    return value


def one_or_more(value: object) -> object:
    """Take a single number for a list of one."""
    return (value,) if isinstance(value, int) and not isinstance(value, bool) else value


def later(value: time, *, than: time) -> time:
    """Check that one time of day comes after another."""
    if value <= than:
        raise ValueError
    return value


def loopback(url: str) -> None:
    """Check that an address is on this machine, so that nobody's real villagers live in simulated time."""
    if not is_loopback(url):
        raise PydanticCustomError(Expected.LOOPBACK, "the simulator's clock without the simulator")


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False  # some other name


def locale(value: str) -> str:
    """Check that there are words in a language: a file of them in bot/texts/locale, or English itself."""
    if value not in {SOURCE, *available()}:
        raise ValueError
    return value


def listen(value: str) -> str:
    """Check HOST:PORT, an IPv6 address in brackets; empty is nothing."""
    value = value.strip()
    if value:
        parts = _address(f"tcp://{value}", {"tcp"})
        if not parts.port or parts.path or parts.username:
            raise ValueError
        ip_address(parts.hostname or "")
    return value


def _address(value: str, schemes: set[str], *, needs_host: bool = True) -> SplitResult:
    parts = urlsplit(value)
    if parts.scheme not in schemes or (needs_host and not parts.hostname) or any(c.isspace() for c in value):
        raise ValueError
    _ = parts.port  # raises ValueError unless it is a port
    return parts
