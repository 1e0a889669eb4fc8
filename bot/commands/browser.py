"""Opening a page in the browser, where this machine has one with a window."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from collections.abc import Mapping

DESKTOPS = ("darwin", "win32", "cygwin")  # these say nothing of their desktop


async def show_in_browser(address: str) -> bool:
    """Open the address; return False where there is no browser or no desktop to show it on."""
    return has_desktop(sys.platform, os.environ) and await asyncio.to_thread(webbrowser.open, address)


def has_desktop(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be opened; without one, `webbrowser` would start a browser in the terminal."""
    return platform in DESKTOPS or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
