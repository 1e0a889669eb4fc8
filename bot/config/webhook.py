"""[webhook]: where Telegram brings updates, with [telegram] mode = "webhook"."""

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from bot.config import checks
from bot.config.expected import MAX_CONNECTIONS, MAX_IN_FLIGHT, MAX_KILOBYTES, Expected
from bot.config.section import Section

KILOBYTE: Final = 1024  # bytes

PublicUrl = Annotated[str, AfterValidator(checks.public_url), Expected.PUBLIC_URL]
Listen = Annotated[str, AfterValidator(checks.listen), Field(min_length=1), Expected.LISTEN]
Connections = Annotated[int, Field(ge=1, le=MAX_CONNECTIONS), Expected.CONNECTIONS]
InFlight = Annotated[int, Field(ge=1, le=MAX_IN_FLIGHT), Expected.IN_FLIGHT]
Kilobytes = Annotated[int, Field(ge=1, le=MAX_KILOBYTES), Expected.KILOBYTES]


class WebhookSettings(Section):
    """[webhook]: one HTTP server for all villages of a process, behind whoever does TLS."""

    url: PublicUrl = ""
    """Where Telegram reaches it, such as https://lianxin.example.org/telegram; each village has its own
    address below. Needed for mode = "webhook"."""
    listen: Listen = "127.0.0.1:8080"
    """HOST:PORT, plain HTTP: for the load balancer alone."""
    connections: Connections = 40
    """That Telegram opens at the same time for one village."""
    in_flight: InFlight = 200
    """Updates that are stored at the same time; whatever comes beyond, Telegram brings again."""
    body_kilobytes: Kilobytes = 512
    """Of one update at most; Telegram's biggest are some dozens."""

    @property
    def prefix(self) -> str:
        """The path below which villages have their addresses."""
        return urlsplit(self.url).path + "/"

    @property
    def biggest(self) -> int:
        """Bytes of one update at most."""
        return self.body_kilobytes * KILOBYTE
