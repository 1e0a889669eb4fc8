"""A pulse that wakes everybody who waits for the next change."""

import asyncio


class Pulse:
    """Waiters sleep until the next beat; a beat without waiters costs nothing."""

    __slots__ = ("_waiters",)

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._waiters: set[asyncio.Future[None]] | None = None

    def beat(self) -> None:
        """Wake everybody who waits now."""
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """Wait for the next beat; return False if `seconds` of real time pass without one."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self._waiters is None:
            self._waiters = set()
        self._waiters.add(waiter)
        try:
            # Not wait_for: in Python 3.11 it swallows a cancellation that comes together with the beat.
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return False
        finally:
            if self._waiters is not None:
                self._waiters.discard(waiter)
        return True
