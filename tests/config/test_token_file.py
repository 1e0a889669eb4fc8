import os
from pathlib import Path

import pytest

from bot.config.loading import load
from tests.config.files import TOKEN, faults_of, written

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
