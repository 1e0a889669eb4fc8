"""The Bot API's HTTP side: /bot<token>/<method> and /file/bot<token>/<path>, as a plain ASGI application.

Plain ASGI, not routes of a framework: this path carries a broadcast's load.
"""

import asyncio
import json
import socket
import struct
from http import HTTPStatus
from typing import Any

from starlette.types import Receive, Scope, Send

from bot.simulator.bots import BotAccount
from bot.simulator.calls import Call
from bot.simulator.errors import ApiError, bad_request, not_found, unauthorized
from bot.simulator.faults import SLOW, Fault
from bot.simulator.methods import METHODS
from bot.simulator.methods_updates import get_updates
from bot.simulator.params import Params
from bot.simulator.requests import read_params
from bot.simulator.world import World

GET_UPDATES = "getUpdates"


class BotApi:
    """Answers Bot API calls on a World; faults strike here."""

    def __init__(self, world: World) -> None:
        """Serve this world."""
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        parts = scope["path"].split("/")
        if parts[1] == "file":
            await self._download(scope["path"], send)
            return
        token, name = parts[1].removeprefix("bot"), parts[2] if parts[2:] else ""
        try:
            params = await read_params(scope, receive)
        except ApiError as error:
            await answer(send, error.code, error.as_json())
            return
        bot = self.world.bots.get(token)
        method = METHODS[name.lower()][0] if name.lower() in METHODS else name
        if name.lower() == GET_UPDATES.lower():
            method = GET_UPDATES
        moment = self.world.clock.now().isoformat(timespec="microseconds")
        call = self.world.calls.open(bot.username if bot else "", method, moment, params.values)
        fault = await self._struck(call, params)
        body: bytes | None = b""
        status = 200
        if fault is None or fault.when == "after":
            try:
                if bot is None:
                    raise unauthorized() if ":" in token else not_found()
                body = await self._call(bot, params, call, receive)
                call.ok = True
            except ApiError as error:
                call.error_code, call.description, status = error.code, error.description, error.code
                body = _encoded(error.as_json())
            if self.world.events.watched and method != GET_UPDATES:
                self.world.events.publish("call", call.bot, call=call.as_json(with_params=False))
        if body is None:
            return  # the poller has hung up
        if fault is None:
            await answer_bytes(send, status, body)
        else:
            call.fault = fault.kind
            await self._fail(fault, call, receive, send)

    async def _struck(self, call: Call, params: Params) -> Fault | None:
        """Return the fault that hits a call, if one does that keeps it from its answer."""
        fault = self.world.faults.strike(call.method, params.values.get("chat_id"))
        if fault is None or fault.kind != SLOW:
            return fault
        call.fault = SLOW
        await self.world.closed.wait(fault.seconds)
        return None

    async def _call(self, bot: BotAccount, params: Params, call: Call, receive: Receive) -> bytes | None:
        if call.method == GET_UPDATES:
            return await self._updates(bot, params, call, receive)
        if call.method.lower() not in METHODS:
            raise not_found()
        try:
            result = METHODS[call.method.lower()][1](self.world, bot, params)
        except (KeyError, TypeError, ValueError) as error:
            # A structure that lacks a field or has one of another type; Telegram names the field.
            raise bad_request(f"can't parse parameters: {error!r}") from error
        call.message_id = _message_id(result)
        return _encoded({"ok": True, "result": result})

    async def _updates(self, bot: BotAccount, params: Params, call: Call, receive: Receive) -> bytes | None:
        waiting = asyncio.ensure_future(get_updates(self.world, bot, params))
        gone = asyncio.ensure_future(receive())
        try:
            # Whoever hangs up must not be given updates, nor stand in a new poller's way.
            await asyncio.wait((waiting, gone), return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                return None
            given = waiting.result()
        finally:
            for task in (waiting, gone):
                task.cancel()
        call.update_ids = [update_id for update_id, _ in given]
        shown = [update if isinstance(update, str) else json.dumps(update) for _, update in given]
        return f'{{"ok":true,"result":[{",".join(shown)}]}}'.encode()

    async def _fail(self, fault: Fault, call: Call, receive: Receive, send: Send) -> None:
        refusal = fault.refusal()
        if refusal is not None:
            call.error_code, call.description = refusal.code, refusal.description
            await answer(send, refusal.code, refusal.as_json())
        elif fault.kind == "http":
            call.error_code = call.error_code or fault.code
            phrase = HTTPStatus(fault.code).phrase
            body = f"<html><head><title>{fault.code} {phrase}</title></head></html>".encode()
            await answer_bytes(send, fault.code, body, b"text/html")
        else:
            if fault.kind == "hang":
                gone = asyncio.ensure_future(receive())
                stop = asyncio.ensure_future(self.world.closed.wait(fault.seconds))
                await asyncio.wait((gone, stop), return_when=asyncio.FIRST_COMPLETED)
                gone.cancel()
                stop.cancel()
            await cut(receive, send)

    async def _download(self, path: str, send: Send) -> None:
        token, _, inside = path.removeprefix("/file/bot").partition("/")
        bot = self.world.bots.get(token)
        stored = bot.files.at_path(inside) if bot is not None else None
        if self.world.faults.strike("download", None) is not None:
            await answer_bytes(send, 502, b"", b"text/html")
        elif stored is None:
            error = not_found()
            await answer(send, error.code, error.as_json())
        else:
            await answer_bytes(send, 200, stored.read(), b"application/octet-stream")


def _message_id(result: object) -> int | None:
    if isinstance(result, list) and result:
        result = result[0]
    if isinstance(result, dict):
        message_id = result.get("message_id")
        return message_id if isinstance(message_id, int) else None
    return None


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


async def answer(send: Send, status: int, body: dict[str, Any]) -> None:
    """Send a JSON answer."""
    await answer_bytes(send, status, _encoded(body))


async def answer_bytes(send: Send, status: int, body: bytes, kind: bytes = b"application/json") -> None:
    """Send an answer."""
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def cut(receive: Receive, send: Send) -> None:
    """Cut the connection with a TCP reset, without an answer.

    ASGI has no word for this; uvicorn's `send` belongs to the request, which knows its transport.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        message = "connections can be cut under uvicorn only"
        raise RuntimeError(message)
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
