"""One SQLite file for each village beside one for all of them: how many commits a second both take."""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from storage import open_engine
from tests.benchmarks.figures import Figure

if TYPE_CHECKING:
    from storage.engine import VillageStore

VILLAGES = 50
WRITING = (1, 10, 50)  # villages that write at the same time
UNITS = 40  # transactions of each, one after the other


async def files() -> list[Figure]:
    """Write to both in turn."""
    found = []
    for name, shared in (("one file for all", True), ("a file for each", False)):
        with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
            async with AsyncExitStack() as stack:
                stores = await _stores(stack, Path(folder), shared=shared)
                for number in WRITING:
                    began = time.perf_counter()
                    await asyncio.gather(*map(_write, stores[:number]))
                    rate = number * UNITS / (time.perf_counter() - began)
                    found.append(Figure(f"{name}, {number} of {VILLAGES} write: transactions", rate, "/s"))
    return found


async def _stores(stack: AsyncExitStack, folder: Path, *, shared: bool) -> list[VillageStore]:
    stores, engine = [], None
    for number in range(VILLAGES):
        if engine is None or not shared:
            file = folder / f"v{number}.db"
            engine = await stack.enter_async_context(open_engine(f"sqlite:///{file}"))
            await engine.migrate()
        village = await engine.village(f"样村{number}", "Asia/Shanghai", "zh_CN", key=f"v{number}")
        stores.append(engine.store(village))
    return stores


async def _write(store: VillageStore) -> None:
    for number in range(UNITS):
        value = str(number)
        await store.transact(lambda records, value=value: records.facts.put("x", value))  # type: ignore[misc]
