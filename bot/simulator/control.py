"""The person side over HTTP, under /sim: acting as people, looking into their chats."""

import time
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator import acts
from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.errors import ControlError
from bot.simulator.groups import create_group, migrate
from bot.simulator.people import Person
from bot.simulator.world import World

MAX_WAIT = 60.0  # seconds of one long poll
MAX_MANY = 100_000  # people made at once

Act = Callable[[World, BotAccount, Person, dict[str, Any]], dict[str, Any]]

ACTS: dict[str, Act] = {
    "messages": acts.say,
    "albums": acts.send_album,
    "start": lambda world, bot, person, asked: acts.start(world, bot, person, asked.get("payload")),
    "block": lambda world, bot, person, _: acts.set_blocked(world, bot, person, blocked=True),
    "unblock": lambda world, bot, person, _: acts.set_blocked(world, bot, person, blocked=False),
    "edit": acts.edit,
    "delete": acts.delete,
    "tap": acts.tap,
}


def world_of(request: Request) -> World:
    """Return the world that this server serves."""
    world: World = request.app.state.world
    return world


async def asked_of(request: Request) -> dict[str, Any]:
    """Return the request's JSON object, empty without a body; raise ControlError for anything else."""
    body = await request.body()
    if not body:
        return {}
    asked = await request.json()
    if not isinstance(asked, dict):
        message = "a JSON object is wanted"
        raise ControlError(message)
    return asked


async def add_person(request: Request) -> Response:
    """Add a person; PUT changes the one with the id."""
    details = await asked_of(request)
    if "id" in request.path_params:
        details["id"] = request.path_params["id"]
    world = world_of(request)
    person = world.people.put(details)
    world.events.publish("people", None, count=len(world.people))
    return JSONResponse(person.as_json())


async def add_many(request: Request) -> Response:
    """Add people at once: a list, or `count` made-up ones; `started` gives them a chat without an update."""
    world, asked = world_of(request), await asked_of(request)
    count = min(int(asked.get("count") or 0), MAX_MANY)
    wanted = asked.get("people") or [{"first_name": f"村民{number}"} for number in range(1, count + 1)]
    people = [world.people.put(details) for details in wanted]
    if asked.get("started"):
        bot = world.bot_named(asked.get("bot"))
        for person in people:
            bot.private_chat(person.as_user()).started = True
    world.events.publish("people", None, count=len(world.people))
    return JSONResponse({"people": [person.as_json() for person in people]})


async def many_write(request: Request) -> Response:
    """Let people write at once; return the real monotonic time at which their updates came, in seconds."""
    world, asked = world_of(request), await asked_of(request)
    bot, at = world.bot_named(asked.get("bot")), time.monotonic()
    for person_id in asked.get("people") or ():
        acts.say(world, bot, world.people.get(int(person_id)), {"text": asked.get("text")})
    return JSONResponse({"at": at})


async def many_tap(request: Request) -> Response:
    """Let people tap at once: each the newest button that contains a text; return as many_write does."""
    world, asked = world_of(request), await asked_of(request)
    bot, label, at = world.bot_named(asked.get("bot")), str(asked.get("button")), time.monotonic()
    for person_id in asked.get("people") or ():
        person = world.people.get(int(person_id))
        acts.tap(world, bot, person, acts.newest_button(acts.chat_with(bot, person), label))
    return JSONResponse({"at": at})


async def list_people(request: Request) -> Response:
    """Return everybody."""
    return JSONResponse({"people": [person.as_json() for person in world_of(request).people.all()]})


async def act(request: Request) -> Response:
    """Let a person do something."""
    world, asked = world_of(request), await asked_of(request)
    person = world.people.get(request.path_params["id"])
    deed = ACTS.get(request.path_params["act"])
    if deed is None:
        message = f"nobody can {request.path_params['act']!r}; there are: {', '.join(ACTS)}"
        raise ControlError(message, 404)
    return JSONResponse(deed(world, world.bot_named(asked.get("bot")), person, asked))


async def look(request: Request) -> Response:
    """Return a person's chat; with wait_seconds, wait for something newer."""
    world, query = world_of(request), request.query_params
    person = world.people.get(request.path_params["id"])
    bot = world.bot_named(query.get("bot"))
    chat = acts.chat_with(bot, person, int(query["chat_id"]) if "chat_id" in query else None)
    after = int(query.get("after_message_id", 0))
    version = int(query["after_version"]) if "after_version" in query else None
    deadline = time.monotonic() + min(float(query.get("wait_seconds", 0)), MAX_WAIT)
    while not _has_news(chat, after, version) and not world.closing:
        left = deadline - time.monotonic()
        if left <= 0 or not await chat.changed.wait(left):
            break
    shown = [message.as_json() for message in chat.messages.values() if message.id > after]
    if "last" in query:
        shown = shown[-max(1, int(query["last"])) :]
    keyboard = chat.keyboard.get("keyboard") if chat.keyboard else None
    return JSONResponse(
        {
            "version": chat.version,
            "messages": shown,
            "keyboard": keyboard,
            "callback_answers": list(chat.answers or ()),
            "actions": list(chat.actions or ()),
            "pinned": chat.pinned,
            "blocked": chat.blocked,
            "started": chat.started,
            "chat": chat.info,
            "markup": chat.keyboard,
            "confirmed_below": bot.updates.lowest,
        }
    )


def _has_news(chat: Chat, after: int, version: int | None) -> bool:
    if version is not None:
        return chat.version > version
    return any(message_id > after for message_id in reversed(chat.messages))


async def add_group(request: Request) -> Response:
    """Create a group."""
    world, asked = world_of(request), await asked_of(request)
    return JSONResponse(create_group(world, world.bot_named(asked.get("bot")), asked).info)


async def list_groups(request: Request) -> Response:
    """Return the groups and channels of a bot, with their members."""
    bot = world_of(request).bot_named(request.query_params.get("bot"))
    groups = [chat for chat in bot.chats.values() if not chat.is_private and chat.migrated_to is None]
    return JSONResponse({"groups": [{**chat.info, "members": sorted(chat.members)} for chat in groups]})


async def migrate_group(request: Request) -> Response:
    """Make a supergroup of a group."""
    world, asked = world_of(request), await asked_of(request)
    bot = world.bot_named(asked.get("bot"))
    return JSONResponse(migrate(world, bot, int(request.path_params["id"])).info)


ROUTES = [
    Route("/sim/people", add_person, methods=["POST"]),
    Route("/sim/people", list_people, methods=["GET"]),
    Route("/sim/people/many", add_many, methods=["POST"]),
    Route("/sim/people/many/messages", many_write, methods=["POST"]),
    Route("/sim/people/many/tap", many_tap, methods=["POST"]),
    Route("/sim/people/{id:int}", add_person, methods=["PUT"]),
    Route("/sim/people/{id:int}/chat", look, methods=["GET"]),
    Route("/sim/people/{id:int}/{act}", act, methods=["POST"]),
    Route("/sim/groups", add_group, methods=["POST"]),
    Route("/sim/groups", list_groups, methods=["GET"]),
    Route("/sim/groups/{id}/migrate", migrate_group, methods=["POST"]),
]
