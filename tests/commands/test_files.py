"""Commands that write files for the clerk: what he filled in stays, and what is in the way is said."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.__main__ import build_app


def lianxin(*arguments: str) -> int:
    """Run a command and return its exit status."""
    with pytest.raises(SystemExit) as ended:
        build_app()(list(arguments))
    return int(ended.value.code or 0)


def test_a_template_never_replaces_a_roster_that_was_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "花名册.xlsx"
    assert lianxin("roster", "template", str(file)) == 0
    filled = file.read_bytes()
    assert lianxin("roster", "template", str(file), "--sample") == 1
    assert file.read_bytes() == filled
    assert load_workbook(file).sheetnames[0] == "农户"
    assert file.name in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "没有的文件夹" / "cards.csv"
    config = tmp_path / "config.toml"
    config.touch(mode=0o600)
    config.write_text(
        f'[telegram]\ntoken = "123456789:{"A" * 35}"\nusername = "x_bot"\n[village]\nname = "那郎村"\n'
        f'[storage]\nurl = "sqlite:///{(tmp_path / "lianxin.db").as_posix()}"\n',
        encoding="utf-8",
    )
    assert lianxin("roster", "template", str(file)) == 1
    assert lianxin("cards", "--csv", str(file), "--config", str(config)) == 1
    assert capsys.readouterr().out.count(str(file)) == 2
