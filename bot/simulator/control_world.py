"""The world's side over HTTP, under /sim: clock, bots, faults, limits, records, events."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.simulator.clock import parse_time
from bot.simulator.control import asked_of, world_of
from bot.simulator.errors import ControlError
from bot.simulator.world import World

CLOCK_WAIT = 25.0  # seconds of one long poll
MAX_CALLS_SHOWN = 10_000


async def get_clock(request: Request) -> Response:
    """Return the time; with after=VERSION, wait until it jumps beyond that version."""
    clock = world_of(request).clock
    after = request.query_params.get("after")
    if after is not None and clock.version <= int(after) and not world_of(request).closing:
        await clock.jumped.wait(CLOCK_WAIT)
    return JSONResponse(clock.as_json())


async def set_clock(request: Request) -> Response:
    """Jump: advance_seconds, or to a time."""
    world, asked = world_of(request), await asked_of(request)
    if "to" in asked:
        world.clock.set(parse_time(asked["to"]))
    elif "advance_seconds" in asked:
        world.clock.advance(float(asked["advance_seconds"]))
    else:
        message = "say advance_seconds or to"
        raise ControlError(message)
    world.events.publish("clock", None, **world.clock.as_json())
    return JSONResponse(world.clock.as_json())


async def add_bot(request: Request) -> Response:
    """Register a bot."""
    asked = await asked_of(request)
    bot = world_of(request).add_bot(
        asked.get("token", ""), asked.get("username", ""), asked.get("first_name")
    )
    return JSONResponse(bot.user)


async def inject(request: Request) -> Response:
    """Queue a raw update: any JSON object, or raw text in its place."""
    asked = await asked_of(request)
    bot = world_of(request).bot_named(asked.get("bot"))
    if "text" in asked:
        raw = str(asked["text"])
    elif isinstance(asked.get("update"), dict):
        return JSONResponse({"update_id": bot.updates.put_raw(asked["update"])})
    else:
        raw = json.dumps(asked.get("update"))
    return JSONResponse({"update_id": bot.updates.put_raw(raw)})


async def calls(request: Request) -> Response:
    """Return the log of Bot API calls after a sequence number."""
    query, log = request.query_params, world_of(request).calls
    limit = min(int(query.get("limit", 1000)), MAX_CALLS_SHOWN)
    found = log.after(int(query.get("after", 0)), query.get("method"), limit)
    with_params = query.get("params") == "1"
    return JSONResponse(
        {"calls": [call.as_json(with_params=with_params) for call in found], "last_seq": log.total}
    )


async def stats(request: Request) -> Response:
    """Return counts of one bot."""
    world, query = world_of(request), request.query_params
    bot = world.bot_named(query.get("bot"))
    counts: dict[str, object] = {
        "updates_pending": len(bot.updates),
        "updates_delivered": len(bot.updates.delivered),
        "messages_sent": bot.messages_sent,
        "too_many_requests": bot.meter.refused,
        "polling": bot.poller is not None,
        "webhook": bot.webhook is not None,
        "calls": world.calls.total,
        "chats": len(bot.chats),
        "people": len(world.people),
        "fault_hits": sum(fault.hits for fault in world.faults.all()),
    }
    if query.get("ids") == "1":
        counts["delivered_ids"] = list(bot.updates.delivered)
    return JSONResponse(counts)


async def faults(request: Request) -> Response:
    """List, add or remove faults."""
    world = world_of(request)
    known = world.faults
    if request.method == "POST":
        added = known.add(await asked_of(request))
        _tell_faults(world)
        return JSONResponse(added.as_json())
    if request.method == "DELETE":
        known.remove(request.path_params.get("id"))
        _tell_faults(world)
    return JSONResponse({"faults": [fault.as_json() for fault in known.all()]})


def _tell_faults(world: World) -> None:
    world.events.publish("faults", None, faults=[fault.as_json() for fault in world.faults.all()])


async def limits(request: Request) -> Response:
    """Return the rate limits, or change them."""
    world = world_of(request)
    if request.method == "POST":
        world.limits.change(await asked_of(request))
    return JSONResponse(world.limits.as_json())


async def events(request: Request) -> Response:
    """Stream everything that happens from now on as server-sent events, or only `types=message,edit,...`."""
    wanted = frozenset(filter(None, request.query_params.get("types", "").split(",")))

    async def stream() -> AsyncIterator[str]:
        yield ": watching\n\n"
        async for event in world_of(request).events.subscribe():
            if wanted and event["type"] not in wanted:
                continue
            data = json.dumps(event, ensure_ascii=False)
            yield f"id: {event['seq']}\nevent: {event['type']}\ndata: {data}\n\n"

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})


async def file(request: Request) -> Response:
    """Return a file's content by its id, whatever its size, for whoever looks on."""
    bot = world_of(request).bot_named(request.query_params.get("bot"))
    stored = bot.files.find(request.path_params["file_id"])
    if stored is None:
        message = "no such file"
        raise ControlError(message, 404)
    return Response(stored.read(), media_type=stored.upload.mime_type or "application/octet-stream")


ROUTES = [
    Route("/sim/clock", get_clock, methods=["GET"]),
    Route("/sim/clock", set_clock, methods=["POST"]),
    Route("/sim/bots", add_bot, methods=["POST"]),
    Route("/sim/updates", inject, methods=["POST"]),
    Route("/sim/calls", calls, methods=["GET"]),
    Route("/sim/stats", stats, methods=["GET"]),
    Route("/sim/faults", faults, methods=["GET", "POST", "DELETE"]),
    Route("/sim/faults/{id:int}", faults, methods=["DELETE"]),
    Route("/sim/limits", limits, methods=["GET", "POST"]),
    Route("/sim/events", events, methods=["GET"]),
    Route("/sim/files/{file_id}", file, methods=["GET"]),
]
