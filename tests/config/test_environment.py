from pathlib import Path

from bot.config.loading import config_path, load
from tests.config.files import LEAST, written

OTHER = "987654321:another-invented-token"


def test_the_environment_s_token_wins_over_the_file_s(tmp_path: Path) -> None:
    settings = load(written(tmp_path, LEAST), {"LIANXIN_TOKEN": OTHER})
    assert settings.telegram.token.get_secret_value() == OTHER


def test_a_token_from_the_environment_is_enough(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '[village]\nname = "那郎村"'), {"LIANXIN_TOKEN": OTHER})
    assert settings.telegram.token.get_secret_value() == OTHER


def test_an_empty_variable_counts_as_none(tmp_path: Path) -> None:
    settings = load(written(tmp_path, LEAST), {"LIANXIN_TOKEN": ""})
    assert settings.telegram.token.get_secret_value() != ""
    assert config_path(Path("a.toml"), {"LIANXIN_CONFIG": ""}) == Path("a.toml")


def test_the_environment_s_path_wins_over_the_option() -> None:
    assert config_path(Path("a.toml"), {"LIANXIN_CONFIG": "b.toml"}) == Path("b.toml")
