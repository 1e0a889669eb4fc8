import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.files import LEAST, TOKEN, written


def _check(config: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "check", "--config", str(config)],
        env={"PYTHONUTF8": "1", **environment},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,  # seconds
    )


def test_a_good_configuration_passes(tmp_path: Path) -> None:
    done = _check(written(tmp_path, LEAST), {})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("没有问题。\n")


@pytest.mark.parametrize(
    ("locale", "lang", "words"),
    [
        ("zh_CN", "", "没有这个设置。是不是 commitment.days？"),
        ("zh_CN", "en_US.UTF-8", "Did you mean commitment.days?"),
        ("en", "zh_CN.UTF-8", "Did you mean commitment.days?"),
    ],
)
def test_a_faulty_configuration_fails_in_the_operator_s_language(
    tmp_path: Path, locale: str, lang: str, words: str
) -> None:
    config = written(tmp_path, f"{LEAST}locale = '{locale}'\n[commitment]\ndais = 7\n")
    done = _check(config, {"LANG": lang})
    assert (done.returncode, done.stderr) == (1, "")
    assert words in done.stdout
    assert TOKEN not in done.stdout


def test_the_environment_s_file_is_the_one_that_is_checked(tmp_path: Path) -> None:
    done = _check(tmp_path / "none.toml", {"LIANXIN_CONFIG": str(written(tmp_path, LEAST))})
    assert done.returncode == 0
