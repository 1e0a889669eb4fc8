"""`lianxin check`: says in words what is wrong with the configuration."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from cyclopts import App

from bot.commands.language import speaks_english
from bot.config.faults import ConfigError
from bot.config.loading import config_path, load
from bot.config.settings import Settings
from bot.config.wording import sentence


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="check")
    def check(*, config: Path = Path("config.toml")) -> int:
        """看看配置文件写得对不对。Say what is wrong with the configuration, in words.

        Parameters
        ----------
        config
            配置文件。The configuration (LIANXIN_CONFIG wins over it).
        """
        return 0 if load_or_tell(config, os.environ, sys.stdout, verdict=True) else 1


def load_or_tell(
    option: Path, environment: Mapping[str, str], out: TextIO, *, verdict: bool = False
) -> Settings | None:
    """Return the settings, or None after writing every fault in words; any command begins with this."""
    path = config_path(option, environment)
    try:
        settings = load(path, environment)
    except ConfigError as error:
        english = speaks_english(error.locale, environment)
        print(f"{path}:" if english else f"{path}：", file=out)
        for fault in error.faults:
            print(f"  {sentence(fault, english=english)}", file=out)
        return None
    if verdict:
        english = speaks_english(settings.village.locale, environment)
        print(f"{path}: all is well." if english else f"{path}：没有问题。", file=out)
    return settings
