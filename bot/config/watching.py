"""The deployment as it is written now, read anew only where a file has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.config.faults import ConfigError

if TYPE_CHECKING:
    from bot.config.deployment import Configuration, Deployment

Print = tuple[tuple[str, int, int], ...]


class Watched:
    """Remembers what was read, and when which file was written."""

    def __init__(self, configuration: Configuration) -> None:
        """Read it; raise ConfigError where config.toml itself is at fault."""
        self._configuration = configuration
        self._print = self._look()
        self._deployment = configuration.deployment()

    def read(self) -> Deployment:
        """Return the deployment: the same object while nothing has changed in the villages' folder."""
        found = self._look()
        if found != self._print:
            self._print = found
            try:
                self._deployment = self._configuration.deployment()
            except (ConfigError, OSError):  # a file vanished between two looks: the next one tells
                self._print = ()
        return self._deployment

    def _look(self) -> Print:
        """Return which files lie in the folder, how long they are and when they were written."""
        try:
            with os.scandir(self._configuration.folder) as files:
                stats = [(file.name, file.stat()) for file in files]
        except OSError:
            return ()
        return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats))
