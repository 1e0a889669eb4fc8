"""The transport below python-telegram-bot: calls to the Bot API over aiohttp.

It takes the place of its HTTPXRequest, on which the bot took more than twice its processor time: httpx looks
through its whole pool at each request, and reads HTTP in Python (docs/benchmarks.md).
"""

from __future__ import annotations

import json
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import httpx
import orjson
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

KEEP_ALIVE = 60.0
"""Seconds for which an idle connection is kept: less means a TLS handshake for most messages."""
CONNECT_TIMEOUT = 10.0  # seconds
TIMEOUT = 20.0  # seconds to wait for a free connection, to send a request, and to wait for its answer
SOCKS = ("socks5", "socks5h")
SOCKS_PORT = 1080  # where the address names none (RFC 1928)
BEFORE_IT_LEFT = (
    aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError,
    ProxyConnectionError, ProxyError, ProxyTimeoutError,
)  # fmt: skip
"""No connection came about, or none was free: surely nothing was sent."""
JSON = {"Content-Type": "application/json"}


class NeverLeftError(NetworkError):
    """There was no connection for this request."""


class Transport(BaseRequest):
    """Fulfils python-telegram-bot's BaseRequest; `post_plain` is the short way for plain values."""

    __slots__ = ("_connections", "_proxy", "_session", "_trusts_environment")

    def __init__(self, connections: int, proxy: str = "", *, trusts_environment: bool = True) -> None:
        """Keep up to so many connections; `proxy`: http, https or socks5, else the environment names one."""
        self._connections = connections
        self._proxy = proxy
        self._trusts_environment = trusts_environment
        self._session: aiohttp.ClientSession | None = None

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
        """Return an answer's HTTP status and body: python-telegram-bot's own calls come this way.

        Raises NeverLeftError where the request surely wasn't sent, else TimedOut or NetworkError.
        """
        del write_timeout, connect_timeout, pool_timeout  # one patience for all calls
        patience = read_timeout if isinstance(read_timeout, (int, float)) else TIMEOUT
        if request_data is None:
            return await self._sent(method, url, None, patience)
        if not request_data.contains_files:
            return await self._sent(method, url, request_data.json_payload, patience)
        form = aiohttp.FormData(request_data.json_parameters)
        for name, (filename, content, kind) in request_data.multipart_data.items():
            form.add_field(name, content, filename=filename, content_type=kind)
        return await self._sent(method, url, form, patience)

    async def post_plain(
        self, url: str, parameters: Mapping[str, object], read_timeout: float
    ) -> tuple[int, bytes]:
        """Return an answer's HTTP status and body; an `InputFile` among the parameters is uploaded.

        Raises as `do_request` does.
        """
        if not any(isinstance(value, InputFile) for value in parameters.values()):
            return await self._sent("POST", url, _json(parameters), read_timeout)
        form = aiohttp.FormData()
        for name, value in parameters.items():
            if isinstance(value, InputFile):
                content, kind = value.input_file_content, value.mimetype
                form.add_field(name, content, filename=value.filename, content_type=kind)
            else:
                form.add_field(name, value if isinstance(value, str) else _json(value).decode())
        return await self._sent("POST", url, form, read_timeout)

    async def _sent(
        self, method: str, url: str, body: bytes | aiohttp.FormData | None, patience: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        timeout = aiohttp.ClientTimeout(
            total=TIMEOUT + CONNECT_TIMEOUT + TIMEOUT + patience,
            connect=TIMEOUT + CONNECT_TIMEOUT,
            sock_connect=CONNECT_TIMEOUT,
            sock_read=patience,
        )
        headers = JSON if isinstance(body, bytes) else None
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
        tls: ssl.SSLContext = httpx.create_ssl_context(trust_env=self._trusts_environment)
        if not self._proxy.startswith(SOCKS):
            return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE, ssl=tls)
        address = urlsplit(self._proxy)
        return ProxyConnector(
            host=address.hostname or "",
            port=address.port or SOCKS_PORT,
            username=address.username,
            password=address.password,
            rdns=True,  # where Telegram is blocked, its name is often resolved wrongly too
            limit=self._connections,
            keepalive_timeout=KEEP_ALIVE,
            ssl=tls,
        )


def _json(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # half a surrogate pair, which only an escape can carry
        return json.dumps(value).encode()
