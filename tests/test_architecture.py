"""docs/architecture.md and docs/glossary.md tell of the house as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
TEXT: Final = (ROOT / "docs" / "architecture.md").read_text("utf-8")
TRAINED: Final = (
    "反映干部 代办手续 当场答复 需要核实 不能解决 转办 走访记录 民情日记 代人登记 公示报送 请假 审核公示 "
    "提问质询 公示栏 联系卡"
)


def test_the_line_of_imports_is_the_one_that_is_checked() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    (layers,) = [
        contract["layers"] for contract in tools["importlinter"]["contracts"] if contract["type"] == "layers"
    ]
    (line,) = re.findall(r"^bot\.__main__ → .+$", TEXT, re.MULTILINE)
    shown = [set(re.findall(r"[a-z_.]+", layer)) for layer in line.split(" → ")]
    assert shown == [set(re.findall(r"[a-z_.]+", layer)) for layer in layers]


def test_every_room_is_told_of() -> None:
    rooms = [f"bot/{path.name}" for path in (ROOT / "bot").iterdir() if (path / "__init__.py").exists()]
    files = [path.name for path in (ROOT / "bot").glob("*.py") if not path.name.startswith("__")]
    named = {*rooms, "handlers", "storage", "tests", *files}
    assert not {room for room in named if f"`{room}`" not in TEXT and f"`bot/{room}`" not in TEXT}


@pytest.mark.parametrize(("place", "name"), re.findall(r"\| `([\w/*]+\.py)` `(\w+)`", TEXT))
def test_every_table_that_decides_is_where_it_is_said_to_be(place: str, name: str) -> None:
    files = [path for path in ROOT.glob(place) if path.stem != "__init__"]
    assert files
    assert all(re.search(rf"^{name}\b", path.read_text("utf-8"), re.MULTILINE) for path in files)


@pytest.mark.parametrize("word", TRAINED.split())
def test_a_word_that_people_are_trained_on_stands_in_the_glossary(word: str) -> None:
    assert word in (ROOT / "docs" / "glossary.md").read_text("utf-8")
