"""A command that fails says one sentence and a reference, which the log has too; nobody's words in either."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.breakdown import break_down
from bot.domain.storing import DiskFullError
from tests.config.files import LEAST, written

REFERENCE = re.compile(r"C-[0-9A-F]{6}")


def broken(words: str) -> Exception:
    with pytest.raises(ValueError, match=words) as caught:
        int(words)
    return caught.value


def test_an_unexpected_error_is_told_by_a_reference_that_the_log_has(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config, out = written(tmp_path, LEAST + '[log]\nfile = "lianxin.log"\n'), io.StringIO()
    assert break_down(broken("罗样户的话"), ["cards", "--config", str(config)], out) == 1
    (reference,) = REFERENCE.findall(out.getvalue())
    log = (tmp_path / "lianxin.log").read_text(encoding="utf-8")
    assert f"reference {reference}: ValueError [test_breakdown.py:" in log
    assert "罗样" not in out.getvalue() + log + caplog.text


def test_what_can_be_put_right_is_said_with_the_reference(caplog: pytest.LogCaptureFixture) -> None:
    out = io.StringIO()
    assert break_down(DiskFullError(), [], out) == 1
    assert out.getvalue().startswith("磁盘满了，什么都没有改。请腾出地方再试。（编号 C-")
    assert REFERENCE.findall(out.getvalue()) == REFERENCE.findall(caplog.text)


def test_no_command_shows_a_traceback(tmp_path: Path) -> None:
    nowhere = (tmp_path / "no" / "such.db").as_posix()
    config = written(tmp_path, LEAST + f'[storage]\nurl = "sqlite:///{nowhere}"\n')
    done = subprocess.run(
        [sys.executable, "-m", "bot", "audit", "--config", str(config)],
        env={"PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,  # seconds
    )
    assert done.returncode == 1
    assert "打不开数据库" in done.stderr
    assert len(set(REFERENCE.findall(done.stderr))) == 1
    assert "Traceback" not in done.stderr + done.stdout
