"""Wires: the HTTP connections that the bots of one process share.

A transport of its own costs a bot more than a megabyte, most of it for TLS; a share in one costs nothing.
They are closed by the process: a bot that ends lets go of its share only.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.telegram.transport import Transport

CONNECTIONS = 108
"""For one bot: its sender's workers and its handlers' answers to taps."""
MOST = 1024
"""For calls of all bots together: at 28 calls a second a bot has two or three on their way."""
NO_LIMIT = 0
"""Polls: every bot holds one open all the time."""


class Wires:
    """A pair of transports for each way out: for calls, and for long polls."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[bool, str], tuple[SharedTransport, SharedTransport]] = {}

    def pair(self, base_url: str, proxy: str) -> tuple[Transport, Transport]:
        """Return the transports for calls and for polls to an address, through a proxy or none."""
        way = (not is_loopback(base_url), proxy)
        if way not in self._pairs:
            self._pairs[way] = (
                SharedTransport(MOST, proxy, trusts_environment=way[0]),
                SharedTransport(NO_LIMIT, proxy, trusts_environment=way[0]),
            )
        return self._pairs[way]

    async def close(self) -> None:
        """Close all connections; nobody may call any more."""
        for pair in self._pairs.values():
            for transport in pair:
                await transport.close()


class SharedTransport(Transport):
    """A transport that outlives each bot: python-telegram-bot's application shuts it down at its own end."""

    __slots__ = ()

    async def shutdown(self) -> None:
        """Keep every connection: others are using them."""

    async def close(self) -> None:
        """Close every connection."""
        await super().shutdown()


def is_loopback(base_url: str) -> bool:
    """Whether an address is on this machine: what the environment says of proxies doesn't hold for it."""
    host = urlsplit(base_url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
