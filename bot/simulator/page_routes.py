"""The page to play villager, cadre and secretary on: its files, and what it asks at its start."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot.simulator.control import world_of
from bot.simulator.errors import ControlError
from bot.simulator.stage import Stage, as_json

FOLDER = Path(__file__).parent / "page"
# Named here because a machine's own table may call JavaScript plain text, which browsers refuse as a module.
MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": (
        "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob: data:; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def stage_of(request: Request) -> Stage | None:
    """Return what runs around the simulator, or None."""
    stage: Stage | None = request.app.state.stage
    return stage


async def index(_request: Request) -> Response:
    """Return the page."""
    return _file("index.html")


async def part(request: Request) -> Response:
    """Return one of the page's files."""
    return _file(request.path_params["path"])


def _file(name: str) -> Response:
    path = (FOLDER / name).resolve()
    media_type = MEDIA_TYPES.get(path.suffix)
    if media_type is None or not path.is_relative_to(FOLDER.resolve()) or not path.is_file():
        message = "no such file"
        raise ControlError(message, 404)
    return FileResponse(path, media_type=media_type, headers=HEADERS)


async def icon(_request: Request) -> Response:
    """Return the tab's picture under the name that browsers ask for by themselves."""
    return _file("icon.svg")


async def setting(request: Request) -> Response:
    """Return the bots, the scenery and how things stand; both are null without a stage."""
    world, stage = world_of(request), stage_of(request)
    bots = [{key: bot.user[key] for key in ("id", "username", "first_name")} for bot in world.bots.values()]
    scenery = as_json(stage.scenery()) if stage is not None else None
    glance = as_json(await stage.glance()) if stage is not None else None
    return JSONResponse({"bots": bots, "scenery": scenery, "glance": glance})


async def kill(request: Request) -> Response:
    """Kill the bot."""
    stage = stage_of(request)
    if stage is None:
        message = "no bot runs on this stage"
        raise ControlError(message, 404)
    await stage.kill()
    return JSONResponse(as_json(await stage.glance()))


ROUTES = [
    Route("/", index, methods=["GET"]),
    Route("/favicon.ico", icon, methods=["GET"]),
    Route("/page/{path:path}", part, methods=["GET"]),
    Route("/sim/page", setting, methods=["GET"]),
    Route("/sim/stage/kill", kill, methods=["POST"]),
]
