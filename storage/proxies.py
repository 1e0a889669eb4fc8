"""What is handled for villagers, and where each of their papers is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.paper import Paper
from bot.domain.paper_life import PaperState
from bot.domain.proxy import Proxy
from bot.domain.proxy_life import ProxyState
from bot.domain.times import from_micros, to_micros
from storage.json_text import storable
from storage.queries import Table


class Proxies(Table):
    """Fulfils bot.ports.proxies.Proxies."""

    async def get(self, case_id: int) -> Proxy | None:
        """Return what is handled on a case."""
        row = await self.one("get", case_id=case_id)
        return _proxy(row) if row else None

    async def put(self, proxy: Proxy) -> None:
        """Store what is handled on a case, in the place of what was."""
        await self.run(
            "put",
            case_id=proxy.case_id,
            procedure_name=proxy.procedure,
            office=proxy.office,
            days=proxy.days,
            result=proxy.result,
            state=proxy.state.value,
            since=to_micros(proxy.since),
            to_fetch=int(proxy.fetch),
            done_at=_micros(proxy.done_at),
            ended_at=_micros(proxy.ended_at),
        )

    async def done(self, since: datetime, until: datetime) -> int:
        """Return how many procedures were done in [since, until)."""
        row = await self.one("done", covers_from=to_micros(since), covers_to=to_micros(until))
        return int(row["number"])

    async def papers(self, case_id: int) -> list[Paper]:
        """Return a case's papers."""
        return [_paper(row) for row in await self.all("papers", case_id=case_id)]

    async def paper(self, paper_id: int) -> Paper | None:
        """Return one paper."""
        row = await self.one("paper", id=paper_id)
        return _paper(row) if row else None

    async def add_paper(self, paper: Paper) -> Paper:
        """Store a paper (its id is ignored); return it with its id."""
        row = await self.one("add_paper", case_id=paper.case_id, **_changing(paper))
        return replace(paper, id=row["id"])

    async def save_paper(self, paper: Paper) -> None:
        """Change a paper."""
        await self.run("save_paper", id=paper.id, **_changing(paper))

    async def drop_wanted(self, case_id: int) -> None:
        """Take a case's papers that were never given away from the list."""
        await self.all("drop_wanted", case_id=case_id)


def _changing(paper: Paper) -> dict[str, object]:
    return {
        "name": storable(paper.name),
        "state": paper.state.value,
        "holder_id": paper.holder_id,
        "received_at": _micros(paper.received_at),
        "handed_in_at": _micros(paper.handed_in_at),
        "returned_at": _micros(paper.returned_at),
        "told": paper.told.value,
    }


def _micros(at: datetime | None) -> int | None:
    return to_micros(at) if at is not None else None


def _instant(micros: int | None) -> datetime | None:
    return from_micros(micros) if micros is not None else None


def _proxy(row: Any) -> Proxy:  # noqa: ANN401 - a driver's row
    return Proxy(
        case_id=row["case_id"],
        procedure=row["procedure_name"],
        office=row["office"],
        days=row["days"],
        result=row["result"],
        state=ProxyState(row["state"]),
        since=from_micros(row["since"]),
        fetch=bool(row["to_fetch"]),
        done_at=_instant(row["done_at"]),
        ended_at=_instant(row["ended_at"]),
    )


def _paper(row: Any) -> Paper:  # noqa: ANN401 - a driver's row
    return Paper(
        id=row["id"],
        case_id=row["case_id"],
        name=row["name"],
        state=PaperState(row["state"]),
        holder_id=row["holder_id"],
        received_at=_instant(row["received_at"]),
        handed_in_at=_instant(row["handed_in_at"]),
        returned_at=_instant(row["returned_at"]),
        told=PaperState(row["told"]),
    )
