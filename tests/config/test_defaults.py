import tomllib
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.config.loading import load
from bot.config.nearest import known_keys
from bot.config.settings import Settings
from bot.domain.centers import Center
from tests.config.files import LEAST, TOKEN, written

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def _keys(table: dict[str, Any], prefix: str = "") -> set[str]:
    found = set()
    for name, value in table.items():
        found.add(prefix + name)
        for section in value if isinstance(value, list) else [value]:
            if isinstance(section, dict):
                found |= _keys(section, f"{prefix}{name}.")
    return found


def _filled_in(tmp_path: Path) -> Path:
    text = EXAMPLE.read_text(encoding="utf-8")
    return written(
        tmp_path, text.replace('name = ""', 'name = "那郎村"').replace('username = "那郎村"', 'username = ""')
    )


def test_the_example_shows_every_key_and_no_other() -> None:
    assert _keys(tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))) == set(known_keys())


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    least = load(written(tmp_path, LEAST), {})
    assert load(_filled_in(tmp_path), {"LIANXIN_TOKEN": TOKEN}) == least


def test_the_least_configuration_has_the_defaults_of_the_commitment_system(tmp_path: Path) -> None:
    settings = load(written(tmp_path, LEAST), {})
    assert (settings.commitment.days, settings.commitment.remind_days_before) == (7, (2, 1))
    assert settings.disclosure.hour == time(19)
    assert settings.storage.url == "sqlite:///lianxin.db"
    assert settings.telegram.messages_per_second == 28
    assert settings.routing.words.by_center().keys() == set(Center)


def test_one_center_s_own_words_leave_the_others_as_they_were(tmp_path: Path) -> None:
    default = load(written(tmp_path, LEAST), {}).routing.words
    changed = load(written(tmp_path, LEAST + '[routing.words]\nhealth = ["牙疼"]\n'), {}).routing.words
    assert changed.health == ("牙疼",)
    assert changed.social == default.social


@pytest.mark.parametrize(
    ("base_url", "files"),
    [
        ("https://api.telegram.org/bot", "https://api.telegram.org/file/bot"),
        ("http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/file/bot"),
    ],
)
def test_the_file_address_follows_from_the_base_url(tmp_path: Path, base_url: str, files: str) -> None:
    text = LEAST.replace("[telegram]", f'[telegram]\nbase_url = "{base_url}"')
    assert load(written(tmp_path, text), {}).telegram.base_file_url == files


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:p@h/db?pgbouncer=true",
        "postgresql://u:p@h1:5432,h2:5433/db?target_session_attrs=primary",
        "postgresql:///db?host=/run/postgresql",
    ],
)
def test_a_server_is_named_by_its_host_its_hosts_or_its_socket(tmp_path: Path, url: str) -> None:
    assert load(written(tmp_path, LEAST + f'[storage]\nurl = "{url}"\n'), {}).storage.url == url


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load(written(tmp_path, LEAST), {})
    with pytest.raises(ValidationError):
        settings.commitment.days = 8  # type: ignore[misc]


def test_settings_show_no_secret(tmp_path: Path) -> None:
    text = LEAST.replace("[telegram]", '[telegram]\nproxy = "http://u:hidden-word@127.0.0.1:1"')
    settings = load(written(tmp_path, text + '[storage]\nurl = "postgresql://u:hidden-word@h/d"\n'), {})
    assert isinstance(settings, Settings)
    assert settings.telegram.token.get_secret_value() == TOKEN
    for shown in (repr(settings), str(settings)):
        assert TOKEN not in shown
        assert "hidden-word" not in shown
