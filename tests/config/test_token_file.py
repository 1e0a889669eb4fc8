import os
from pathlib import Path

import pytest

from bot.config.faults import ConfigError, FaultKind
from bot.config.loading import load
from bot.config.wording import sentence
from tests.config.files import LEAST, TOKEN, faults_of, written

SETTINGS = '[telegram]\ntoken_file = "token"\n[village]\nname = "那郎村"\n'


def test_the_token_is_read_from_a_file_of_mode_600(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n", encoding="utf-8")
    (tmp_path / "token").chmod(0o600)
    assert load(written(tmp_path, SETTINGS), {}).telegram.token.get_secret_value() == TOKEN


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_token_file_that_others_may_read_is_refused_and_not_quoted(tmp_path: Path, mode: int) -> None:
    (tmp_path / "token").write_text(TOKEN, encoding="utf-8")
    (tmp_path / "token").chmod(mode)
    (fault,) = faults_of(written(tmp_path, SETTINGS))
    assert fault.key == "telegram.token_file"
    assert TOKEN not in repr(fault)


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = faults_of(written(tmp_path, SETTINGS))
    assert fault.key == "telegram.token_file"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_token_in_the_configuration_itself_must_be_its_owner_s_alone(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path, LEAST)
    path.chmod(mode)
    (fault,) = faults_of(path)
    assert fault.kind is FaultKind.TOKEN_EXPOSED
    assert TOKEN not in repr(fault)
    assert sentence(fault, english=False).endswith("请运行 chmod 600 config.toml。")
    assert not faults_of(path, {"LIANXIN_TOKEN": TOKEN})
    path.chmod(0o600)
    assert not faults_of(path)


def test_the_token_stands_in_no_text_of_the_settings_and_of_an_error(tmp_path: Path) -> None:
    settings = load(written(tmp_path, LEAST), {})
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, LEAST.replace("那郎村", "") + f'nonsense = "{TOKEN}"\n'), {})
    assert TOKEN not in f"{error.value!r} {error.value} {error.value.faults}"
