"""The command line, called in this process, and a village's configuration for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import build_app
from tests.config.files import written
from tests.warm import warm

__all__ = ["warm"]


def lianxin(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        build_app()(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def config(tmp_path: Path) -> str:
    database = (tmp_path / "lianxin.db").as_posix()
    text = f'[telegram]\ntoken = "10001:TESTTOKEN"\n[village]\nname = "样村"\n[storage]\nurl = "sqlite:///{database}"\n'
    return str(written(tmp_path, text))
