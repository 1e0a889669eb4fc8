"""A further village: what is asked for, and the two files that are written."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tomli_w
from cyclopts import Parameter

from bot.commands.asking import Asker, EndedError, is_locale, is_name, is_zone
from bot.commands.check import tell_faults
from bot.commands.init import PRIVATE
from bot.commands.language import speaks_english
from bot.commands.roster import import_file
from bot.config.entry import KEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config.deployment import Configuration, Deployment


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said on the command line; the rest is asked for."""

    name: str = ""
    token_file: Path | None = None
    timezone: str = ""
    language: str = ""
    roster: Path | None = None


def add_village(key: str, given: Given, configuration: Configuration, deployment: Deployment) -> int:
    """Ask for what wasn't given, see that Telegram knows the token, and write; return the exit status."""
    base = deployment.base
    asker = Asker(
        base.telegram.base_url,
        base.telegram.proxy,
        english=speaks_english(base.village.locale, os.environ),
    )
    if not KEY.fullmatch(key):
        print(
            asker.say(
                "代号只能用小写字母、数字、- 和 _，像 nalang 这样。",
                "A key is small letters, digits, - and _, such as nalang.",
            )
        )
        return 1
    file, secret = configuration.folder / f"{key}.toml", configuration.folder / f"{key}.token"
    if key in deployment.keys or file.exists() or secret.exists():
        print(
            asker.say(
                f"已经有代号是 {key} 的村了，什么都没有改。",
                f"There is a village {key} already: nothing was changed.",
            )
        )
        return 1
    try:
        token, written = _asked(given, asker, deployment)
        _write(file, written, secret, token)
    except EndedError:
        print(asker.say("没有答完，什么都没有写。", "Not all was answered: nothing was written."))
        return 1
    except OSError as error:
        print(asker.say(f"读写不了 {error.filename}。", f"{error.filename} can't be read or written."))
        return 1
    return _tried(key, file, secret, configuration, asker, given)


def _asked(given: Given, asker: Asker, deployment: Deployment) -> tuple[str, dict[str, str]]:
    """Return the token and what is to be written, after asking for what wasn't given."""
    base = deployment.base.village
    tokens = {
        settings.telegram.token.get_secret_value(): key for key, settings in deployment.villages.items()
    }
    token = given.token_file.read_text("utf-8").strip() if given.token_file is not None else ""
    username = asker.username_of(token) if token else None
    while username is None or token in tokens:
        if token in tokens:
            other = tokens[token]
            print(
                asker.say(
                    f"这个令牌已经给 {other} 用了。一个村一个机器人，请向 BotFather 再要一个。",
                    f"{other} has this token already. Each village needs a bot of its own: ask BotFather.",
                )
            )
        if given.token_file is not None:
            raise EndedError
        token, username = asker.token()
    name = given.name if is_name(given.name) else asker.village()
    written = {"name": name, "token_file": "", "username": username}
    if given.timezone and given.timezone != base.timezone:
        written["timezone"] = given.timezone if is_zone(given.timezone) else asker.zone(base.timezone)
    if given.language and given.language != base.locale:
        written["language"] = given.language if is_locale(given.language) else asker.locale(base.locale)
    if given.roster is not None:
        written["roster"] = str(given.roster.expanduser().resolve())
    return token, written


def _write(file: Path, written: Mapping[str, str], secret: Path, token: str) -> None:
    """Write the token first: the other file is what a running process takes notice of."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w") as opened:
        opened.write(token + "\n")
    part = file.with_suffix(".part")
    part.write_text(tomli_w.dumps({**written, "token_file": secret.name}), encoding="utf-8")
    part.replace(file)


def _tried(
    key: str, file: Path, secret: Path, configuration: Configuration, asker: Asker, given: Given
) -> int:
    """See that what was written can be served, and import the roster."""
    deployment = configuration.deployment()
    if key in deployment.broken:  # the configuration's rules for all don't fit it: nothing is left behind
        tell_faults(deployment.broken[key], os.environ, sys.stdout)
        file.unlink()
        secret.unlink()
        return 1
    print(asker.say(f"写好了：{file}、{secret}", f"Written: {file}, {secret}"))
    if given.roster is not None:
        if import_file(given.roster, deployment.villages[key], sure=False):
            return 1
    else:
        print(
            asker.say(
                f"接下来：lianxin roster import 花名册.xlsx --village {key}",
                f"Next: lianxin roster import FILE.xlsx --village {key}",
            )
        )
    return 0
