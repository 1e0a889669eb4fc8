"""`lianxin check`: says in words what is wrong with the configuration; and how every command reads it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from cyclopts import App

from bot.commands.language import speaks_english
from bot.config.deployment import Configuration, Deployment, read_configuration
from bot.config.faults import ConfigError
from bot.config.loading import config_path
from bot.config.settings import Settings
from bot.config.wording import sentence


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="check")
    def check(*, config: Path = Path("config.toml")) -> int:
        """看看配置文件写得对不对，每个村的都看。Say what is wrong with the configuration, every village's.

        Parameters
        ----------
        config
            配置文件。The configuration (LIANXIN_CONFIG wins over it).
        """
        read = read_or_tell(config, os.environ, sys.stdout)
        if read is None:
            return 1
        deployment = read[1]
        if deployment.broken:
            return 1
        english = speaks_english(deployment.base.village.locale, os.environ)
        path, number = deployment.path, len(deployment.villages)
        if number == 1:
            print(f"{path}: all is well." if english else f"{path}：没有问题。")
        else:
            keys = (", " if english else "、").join(deployment.villages)
            print(
                f"{path}: all is well, {number} villages: {keys}."
                if english
                else f"{path}：没有问题，{number} 个村：{keys}。"
            )
        return 0


def read_or_tell(
    option: Path, environment: Mapping[str, str], out: TextIO
) -> tuple[Configuration, Deployment] | None:
    """Return the deployment, after writing every village's faults in words; None where none can be had."""
    path = config_path(option, environment)
    try:
        configuration = read_configuration(path, environment)
        deployment = configuration.deployment()
    except ConfigError as error:
        tell_faults(error, environment, out)
        return None
    for broken in deployment.broken.values():
        tell_faults(broken, environment, out)
    return configuration, deployment


def tell_faults(error: ConfigError, environment: Mapping[str, str], out: TextIO) -> None:
    """Write every fault of a file in words."""
    english = speaks_english(error.locale, environment)
    print(f"{error.path}:" if english else f"{error.path}：", file=out)
    for fault in error.faults:
        print(f"  {sentence(fault, english=english)}", file=out)


def load_or_tell(
    option: Path, environment: Mapping[str, str], out: TextIO, village: str = ""
) -> Settings | None:
    """Return one village's settings, or None after saying what is wrong; most commands begin with this.

    `village` is its key; empty: the only one there is.
    """
    path = config_path(option, environment)
    try:
        deployment = read_configuration(path, environment).deployment()
    except ConfigError as error:
        tell_faults(error, environment, out)
        return None
    keys = deployment.keys
    key = village or (keys[0] if len(keys) == 1 else "")
    if key in deployment.broken:
        tell_faults(deployment.broken[key], environment, out)
        return None
    if key in deployment.villages:
        return deployment.villages[key]
    english = speaks_english(deployment.base.village.locale, environment)
    listed = (", " if english else "、").join(keys)
    if key:
        known = f"There is no village {key} here. Villages: {listed}."
        print(known if english else f"这里没有代号是 {key} 的村。有：{listed}。", file=out)
    else:
        which = f"There are several villages here: add --village KEY. Villages: {listed}."
        print(which if english else f"这里有几个村，请加上 --village 代号。有：{listed}。", file=out)
    return None
