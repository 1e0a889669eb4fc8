"""What the use cases need of storage: proxies and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.paper import Paper
    from bot.domain.proxy import Proxy


class Proxies(Protocol):
    """What is handled for villagers (帮办制), and where each of their papers is."""

    async def get(self, case_id: int) -> Proxy | None: ...
    async def put(self, proxy: Proxy) -> None:
        """Store what is handled on a case, in the place of what was."""

    async def done(self, since: datetime, until: datetime) -> int:
        """Return how many procedures were done in [since, until)."""

    async def papers(self, case_id: int) -> list[Paper]:
        """Return a case's papers, in the order in which they were asked for."""

    async def paper(self, paper_id: int) -> Paper | None: ...
    async def add_paper(self, paper: Paper) -> Paper:
        """Store a paper (its id is ignored); return it with its id."""

    async def save_paper(self, paper: Paper) -> None: ...
    async def drop_wanted(self, case_id: int) -> None:
        """Take a case's papers that were never given away from the list."""
