"""A Bot API request's parameters, from its query, form, multipart or JSON body."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope

from bot.simulator.errors import bad_request
from bot.simulator.files import Upload
from bot.simulator.params import Params

MAX_FIELD = 4 * 1024 * 1024  # bytes of one multipart field that is no file


async def read_params(scope: Scope, receive: Receive) -> Params:
    """Return the call's parameters; raise ApiError if the body can't be read."""
    query: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    content_type = dict(scope["headers"]).get(b"content-type", b"").decode("latin-1")
    if content_type.startswith("multipart/form-data"):
        return await _read_multipart(query, Request(scope, receive))
    body = await read_body(receive)
    if not body:
        return Params(query)
    try:
        if content_type.startswith("application/json"):
            values = dict(json.loads(body))
        else:
            values = dict(parse_qsl(body.decode(), keep_blank_values=True))
    except (ValueError, TypeError) as error:
        reason = "can't parse request body"
        raise bad_request(reason) from error
    return Params({**query, **values})


async def read_body(receive: Receive) -> bytes:
    """Return the whole body."""
    pieces = []
    while True:
        event = await receive()
        pieces.append(event.get("body", b""))
        if not event.get("more_body", False):
            return b"".join(pieces)


async def _read_multipart(query: dict[str, Any], request: Request) -> Params:
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=MAX_FIELD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                uploads[name] = Upload(value.filename or "file", value.content_type, data, len(data))
            else:
                query[name] = value
    return Params(query, uploads)
