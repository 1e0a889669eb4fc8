"""A client of the simulator's person side, for tests, the demo and benchmarks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

import httpx

from bot.simulator.person import PersonHandle
from bot.simulator.seen import SeenMessage

__all__ = ["PersonHandle", "SeenMessage", "SimulatorClient"]

TIMEOUT = 70.0  # seconds; the longest long poll is 60


class SimulatorClient:
    """Talks to one simulator; an async context manager.

    Refusals raise httpx.HTTPStatusError with the reason.
    """

    def __init__(self, base_url: str) -> None:
        """Talk to the simulator at `base_url`, e.g. http://127.0.0.1:8081; no proxy is used."""
        self.base_url = base_url.rstrip("/")
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=50)
        self._http = httpx.AsyncClient(
            base_url=self.base_url, trust_env=False, timeout=TIMEOUT, limits=limits
        )

    @property
    def bot_api_url(self) -> str:
        """Return base_url as python-telegram-bot takes it: the token is appended."""
        return f"{self.base_url}/bot"

    async def __aenter__(self) -> Self:
        """Open the connections."""
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._http.__aexit__(kind, error, trace)

    async def get(self, path: str, **query: Any) -> dict[str, Any]:  # noqa: ANN401 - what httpx takes
        """GET a control address and return its JSON object."""
        return _checked(await self._http.get(path, params=query))

    async def post(self, path: str, asked: dict[str, Any] | None = None) -> dict[str, Any]:
        """POST a JSON object to a control address and return its JSON object."""
        return _checked(await self._http.post(path, json=asked or {}))

    async def person(
        self,
        first_name: str = "村民",
        *,
        bot: str | None = None,
        **details: Any,  # noqa: ANN401 - id, phone, ...
    ) -> PersonHandle:
        """Add a person (id, last_name, username, phone, language_code) and return the handle."""
        return PersonHandle(self, await self.post("/sim/people", {"first_name": first_name, **details}), bot)

    async def people(self, count: int, *, started: bool = True, bot: str | None = None) -> list[PersonHandle]:
        """Add `count` made-up people at once; `started` ones can be written to (no update is queued)."""
        asked = {"count": count, "started": started, "bot": bot}
        made = await self.post("/sim/people/many", asked)
        return [PersonHandle(self, details, bot) for details in made["people"]]

    async def many_write(self, people: Sequence[PersonHandle], text: str, *, bot: str | None = None) -> float:
        """Let people write at the same moment; return its monotonic time, as calls have it, in seconds."""
        asked = {"people": [person.id for person in people], "text": text, "bot": bot}
        return float((await self.post("/sim/people/many/messages", asked))["at"])

    async def many_tap(self, people: Sequence[PersonHandle], label: str, *, bot: str | None = None) -> float:
        """Let people tap their newest button that contains `label`; return the monotonic time, in seconds."""
        asked = {"people": [person.id for person in people], "button": label, "bot": bot}
        return float((await self.post("/sim/people/many/tap", asked))["at"])

    async def known_person(self, person_id: int, *, bot: str | None = None) -> PersonHandle:
        """Return a handle for somebody who exists already; raise KeyError if nobody has the id."""
        everybody = (await self.get("/sim/people"))["people"]
        return PersonHandle(self, {person["id"]: person for person in everybody}[person_id], bot)

    async def add_bot(self, token: str, username: str, first_name: str | None = None) -> dict[str, Any]:
        """Register a bot; return its User."""
        return await self.post("/sim/bots", {"token": token, "username": username, "first_name": first_name})

    async def group(self, title: str, members: list[PersonHandle], bot: str | None = None) -> int:
        """Create a group with the bot in it; return its id."""
        asked = {"title": title, "members": [member.id for member in members], "bot": bot}
        return int((await self.post("/sim/groups", asked))["id"])

    async def clock(self) -> datetime:
        """Return the simulated time, aware, in UTC."""
        return datetime.fromisoformat((await self.get("/sim/clock"))["now"])

    async def advance(self, **amount: float) -> datetime:
        """Jump by days=, hours=, minutes=, seconds=; return the time after it."""
        seconds = timedelta(**amount).total_seconds()
        return datetime.fromisoformat((await self.post("/sim/clock", {"advance_seconds": seconds}))["now"])

    async def set_clock(self, to: datetime) -> datetime:
        """Jump to `to`, which must be aware; return the time after it."""
        return datetime.fromisoformat((await self.post("/sim/clock", {"to": to.isoformat()}))["now"])

    async def stats(self, *, ids: bool = False, bot: str | None = None) -> dict[str, Any]:
        """Return counts: updates_pending, updates_delivered, messages_sent, polling, ..."""
        query = {"ids": "1"} if ids else {}
        return await self.get("/sim/stats", **query, **({} if bot is None else {"bot": bot}))

    async def calls(
        self, after: int = 0, method: str | None = None, limit: int = 10_000, *, params: bool = False
    ) -> list[dict[str, Any]]:
        """Return the Bot API calls after a sequence number, oldest first."""
        query: dict[str, Any] = {"after": after, "limit": limit}
        if method is not None:
            query["method"] = method
        if params:
            query["params"] = "1"
        return list((await self.get("/sim/calls", **query))["calls"])

    async def faults(self, **fault: Any) -> int:  # noqa: ANN401 - see faults.Fault
        """Switch a fault on (kind, method or methods, chat_id, when, next, ...); return its id."""
        return int((await self.post("/sim/faults", fault))["id"])

    async def clear_faults(self, fault_id: int | None = None) -> None:
        """Switch one fault off, or all."""
        path = "/sim/faults" if fault_id is None else f"/sim/faults/{fault_id}"
        _checked(await self._http.delete(path))

    async def limits(self, **changes: float) -> dict[str, Any]:
        """Change the rate limits (enabled=True, per_second=30, ...); return those in force."""
        return await self.post("/sim/limits", changes)

    async def inject(self, update: object = None, *, text: str | None = None, bot: str | None = None) -> int:
        """Queue a raw update: any JSON value, or raw `text` that needn't be JSON; return its update_id."""
        asked: dict[str, Any] = {"update": update} if text is None else {"text": text}
        return int((await self.post("/sim/updates", {**asked, "bot": bot}))["update_id"])


def _checked(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        message = f"{response.request.method} {response.url}: {response.status_code} {response.text}"
        raise httpx.HTTPStatusError(message, request=response.request, response=response)
    answer: dict[str, Any] = response.json()
    return answer
