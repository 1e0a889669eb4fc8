"""Who asks: pages of other sites are kept from acting as the village's people."""

from urllib.parse import urlsplit

from starlette.types import Scope

LOCAL = ("127.0.0.1", "localhost", "[::1]")


def is_foreign(scope: Scope) -> bool:
    """Say whether a browser asks for another site's page.

    By its Origin, or by a Host that isn't this machine: a name that was pointed at 127.0.0.1 (DNS rebinding).
    """
    headers = {
        name: value.decode("latin-1") for name, value in scope["headers"] if name in {b"origin", b"host"}
    }
    host = headers.get(b"host", "")
    if host.rpartition(":")[0] not in LOCAL and host not in LOCAL:
        return True
    origin = headers.get(b"origin")
    return origin is not None and urlsplit(origin).netloc != host
