"""The simulator's HTTP server: one application, on 127.0.0.1 only."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.simulator import control, control_world, page_routes
from bot.simulator.api import BotApi
from bot.simulator.errors import ApiError, ControlError
from bot.simulator.origin import is_foreign
from bot.simulator.stage import Stage, watch
from bot.simulator.webhooks import Webhooks
from bot.simulator.world import World

HOST = "127.0.0.1"
TICK = 1.0  # seconds between refreshes of the Date header
MOMENT = 0.002  # seconds between looks at what is still open
GRACE = 2  # seconds that open requests get at the end


class Application:
    """Bot API calls go straight to BotApi, everything else to Starlette's routes."""

    def __init__(self, world: World, stage: Stage | None = None) -> None:
        """Serve this world, and the page with whatever runs around it."""
        self._api = BotApi(world)
        self._control = Starlette(
            routes=[*page_routes.ROUTES, *control.ROUTES, *control_world.ROUTES],
            exception_handlers={ControlError: _refuse, ApiError: _refuse, ValueError: _refuse},
        )
        self._control.state.world = world
        self._control.state.stage = stage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot")):
            await self._api(scope, receive, send)
        elif scope["type"] == "http" and is_foreign(scope):
            await JSONResponse({"error": "another site's page asks"}, 403)(scope, receive, send)
        else:
            await self._control(scope, receive, send)


async def _refuse(_request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, ControlError) else 400
    return JSONResponse({"error": str(error)}, status)


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: whoever runs the simulator ends it, and it ends at once."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stopped = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        while not self.stopped.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK):
                    await self.stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        # What was accepted a moment ago isn't known to uvicorn before the loop has turned.
        await asyncio.sleep(MOMENT)
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - uvicorn's
                    await asyncio.sleep(MOMENT)
        for task in list(self.server_state.tasks):
            task.cancel()

    def stop(self) -> None:
        self.should_exit = True
        self.stopped.set()


@contextlib.asynccontextmanager
async def running_simulator(world: World, port: int = 0, stage: Stage | None = None) -> AsyncIterator[str]:
    """Serve the world and yield its address, `http://127.0.0.1:PORT`; raise OSError if the port is taken.

    `stage` is what runs around the simulator, for its page to show.
    """
    # asyncio switches Nagle's delay off only where the protocol is named; with it each answer takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # where it would let two listen on one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    config = uvicorn.Config(
        Application(world, stage), log_config=None, access_log=False, lifespan="off", ws="none",
        timeout_keep_alive=75, server_header=False, backlog=2048,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    beside = [asyncio.create_task(Webhooks(world).run())]
    if stage is not None:
        beside.append(asyncio.create_task(watch(world, stage)))
    try:
        while not server.started:
            if task.done():
                await task
                message = "the server didn't start"
                raise RuntimeError(message)
            await asyncio.sleep(0.005)
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        world.close()
        for companion in beside:
            companion.cancel()
        server.stop()
        for companion in beside:
            with contextlib.suppress(asyncio.CancelledError):
                await companion
        await task
        listener.close()
