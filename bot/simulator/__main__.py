"""python -m bot.simulator: the simulator as a process of its own."""

import argparse
import asyncio
import signal
import sys

from bot.simulator.clock import parse_time
from bot.simulator.errors import ControlError
from bot.simulator.server import running_simulator
from bot.simulator.world import World


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    options = argparse.ArgumentParser(prog="python -m bot.simulator", description=__doc__)
    options.add_argument("--port", type=int, default=0, help="0 (default): any free one")
    options.add_argument("--token", help="a bot's token; more bots over POST /sim/bots")
    options.add_argument("--username", default="lianxin_bot", help="that bot's username")
    options.add_argument("--first-name", help="that bot's name")
    options.add_argument("--start", help="what the clock shows at first, ISO 8601 with a zone; default: now")
    options.add_argument("--seed", type=int, help="makes ids and faults repeatable")
    options.add_argument("--keep-params", action="store_true", help="keep the parameters of calls")
    options.add_argument("--limits", action="store_true", help="apply Telegram's rate limits")
    return options


async def run(options: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM."""
    start = parse_time(options.start) if options.start else None
    world = World(start=start, seed=options.seed, keep_params=options.keep_params)
    world.limits.enabled = options.limits
    if options.token:
        world.add_bot(options.token, options.username, options.first_name)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not loop.add_signal_handler: Windows has none.
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    async with running_simulator(world, options.port) as address:
        sys.stdout.write(f"simulator ready {address}\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> int:
    """Run; return the exit status."""
    options = parser().parse_args()
    try:
        asyncio.run(run(options))
    except (OSError, ControlError) as error:
        sys.stderr.write(f"simulator: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
