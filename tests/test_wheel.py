"""The wheel holds all that the program needs: what is not in it is missed on somebody else's machine."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "storage")
KINDS = {".py", ".typed", ".sql", ".po", ".typ", ".html", ".css", ".js", ".svg"}
"""What the packages are made of: SQL, catalogs, templates, the simulator's page."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    (built,) = WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    return ZipFile(built)


def test_every_file_of_the_packages_is_in_the_wheel(wheel: ZipFile) -> None:
    there = {
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    held = set(wheel.namelist())
    assert there - held == set()
    assert {name for name in held - there if ".dist-info/" not in name} == set()
    assert {Path(name).suffix for name in there} == KINDS


def test_it_brings_the_command_the_licence_and_what_it_depends_on(wheel: ZipFile) -> None:
    about = {
        name.rpartition("/")[2]: wheel.read(name).decode() for name in wheel.namelist() if "dist-info" in name
    }
    assert "lianxin = bot.__main__:main" in about["entry_points.txt"]
    assert about["LICENSE"] == (ROOT / "LICENSE").read_text(encoding="utf-8")
    needed = [
        line
        for line in about["METADATA"].splitlines()
        if line.startswith("Requires-Dist: python-telegram-bot")
    ]
    assert needed == ["Requires-Dist: python-telegram-bot<23,>=22.8"]
