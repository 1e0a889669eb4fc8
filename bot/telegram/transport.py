"""The transport below python-telegram-bot: calls to the Bot API over aiohttp.

It takes the place of its HTTPXRequest, on which the bot took more than twice its processor time: httpx looks
through its whole pool at each request, and reads HTTP in Python (docs/benchmarks.md).
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import httpx
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

KEEP_ALIVE = 60.0
"""Seconds for which an idle connection is kept: less means a TLS handshake for most messages."""
CONNECT_TIMEOUT = 10.0  # seconds
TIMEOUT = 20.0  # seconds to send a request, and to wait for its answer
SOCKS = ("socks5", "socks5h")
BEFORE_IT_LEFT = (
    aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError,
    ProxyConnectionError, ProxyError, ProxyTimeoutError,
)  # fmt: skip
"""No connection came about, or none was free: surely nothing was sent."""


class NeverLeftError(NetworkError):
    """There was no connection for this request."""


class Transport(BaseRequest):
    """Fulfils python-telegram-bot's BaseRequest."""

    __slots__ = ("_connections", "_proxy", "_session", "_tls", "_trusts_environment")

    def __init__(self, connections: int, proxy: str = "", *, trusts_environment: bool = True) -> None:
        """Keep up to so many connections; `proxy`: http, https or socks5, else the environment names one."""
        self._connections = connections
        self._proxy = proxy
        self._trusts_environment = trusts_environment
        self._session: aiohttp.ClientSession | None = None
        self._tls: ssl.SSLContext | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where a call doesn't say."""
        return TIMEOUT

    async def initialize(self) -> None:
        """Open what connections will be made with; once only, however often it is called."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=self._connector(),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._trusts_environment,
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return an answer's HTTP status and body.

        Raises NeverLeftError where the request surely wasn't sent, else TimedOut or NetworkError.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        reading = _seconds(read_timeout, TIMEOUT)
        connecting = _seconds(connect_timeout, CONNECT_TIMEOUT)
        timeout = aiohttp.ClientTimeout(
            total=_seconds(write_timeout, TIMEOUT) + reading + connecting + _seconds(pool_timeout, TIMEOUT),
            connect=connecting + _seconds(pool_timeout, TIMEOUT),
            sock_connect=connecting,
            sock_read=reading,
        )
        body, headers = _body(request_data)
        through = None if self._proxy.startswith(SOCKS) else self._proxy or None
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, proxy=through, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        # Only the kind of error is said: its words may name the address, and the token is in that.
        except BEFORE_IT_LEFT as error:
            raise NeverLeftError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    def _connector(self) -> aiohttp.BaseConnector:
        # httpx's, so that the same authorities are trusted on every machine.
        self._tls = self._tls or httpx.create_ssl_context(trust_env=self._trusts_environment)
        if not self._proxy.startswith(SOCKS):
            return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE, ssl=self._tls)
        address = urlsplit(self._proxy)
        return ProxyConnector(
            host=address.hostname or "",
            port=address.port or 1080,
            username=address.username,
            password=address.password,
            rdns=True,  # where Telegram is blocked, its name is often resolved wrongly too
            limit=self._connections,
            keepalive_timeout=KEEP_ALIVE,
            ssl=self._tls,
        )


def _seconds(given: ODVInput[float], otherwise: float) -> float:
    return otherwise if isinstance(given, DefaultValue) or given is None else float(given)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """Return a request's body and its headers: JSON, or a form where files are uploaded."""
    if data is None:
        return None, {}
    if not data.contains_files:
        return data.json_payload, {"Content-Type": "application/json"}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}
