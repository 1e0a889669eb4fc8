"""`lianxin roster import` as the clerk meets it: looked at first, refused where it looks wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.roster import Roster
from bot.roster.sample import sample_roster
from bot.roster.template import template
from bot.roster.writer import write
from tests.commands.conftest import lianxin

SAMPLE = sample_roster()


def sheet(folder: Path, roster: Roster, name: str = "花名册.xlsx") -> str:
    write(roster, folder / name)
    return str(folder / name)


def test_half_a_spreadsheet_is_imported_only_with_yes(
    tmp_path: Path, config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lianxin("roster", "import", sheet(tmp_path, SAMPLE), "--config", config) == 0
    half = sheet(tmp_path, replace(SAMPLE, households=SAMPLE.households[:300]), "半张.xlsx")
    capsys.readouterr()
    assert lianxin("roster", "import", half, "--config", config) == 1
    said = capsys.readouterr().out
    assert "再加上 --yes" in said
    assert f"停用的户: {SAMPLE.households[300].number.partition('-')[0]}" in said or "停用的户" in said
    assert lianxin("roster", "import", half, "--dry-run", "--config", config) == 0
    assert lianxin("roster", "import", sheet(tmp_path, SAMPLE), "--dry-run", "--config", config) == 0
    assert "会新增 0，更改 0，停用 0" in capsys.readouterr().out
    assert lianxin("roster", "import", half, "--yes", "--config", config) == 0
    assert "停用" in capsys.readouterr().out


def test_the_template_s_own_rows_are_refused(
    tmp_path: Path, config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    template(tmp_path / "模板.xlsx")
    assert lianxin("roster", "check", str(tmp_path / "模板.xlsx")) == 1
    assert lianxin("roster", "import", str(tmp_path / "模板.xlsx"), "--config", config) == 1
    assert capsys.readouterr().out.count("示例甲、示例乙、示例丙、示例书记") == 2


def test_who_was_forgotten_is_told_to_the_clerk_and_readmitted_on_his_word(
    tmp_path: Path, config: str, capsys: pytest.CaptureFixture[str]
) -> None:
    home = SAMPLE.households[0]
    name, file = home.members[0].name, sheet(tmp_path, SAMPLE)
    assert lianxin("roster", "import", file, "--config", config) == 0
    forgetting = ("forget", "--household", home.number, "--member", name, "--yes", "--config", config)
    assert lianxin(*forgetting) == 0
    capsys.readouterr()
    assert lianxin("roster", "import", file, "--config", config) == 0
    assert f"没有再导入：{home.number} {name}。请从表里删掉" in capsys.readouterr().out
    assert lianxin("readmit", "--household", home.number, "--config", config) == 0
    assert lianxin("readmit", "--household", home.number, "--config", config) == 1
    assert lianxin("roster", "import", file, "--config", config) == 0
    assert "没有再导入" not in capsys.readouterr().out


def test_names_that_cannot_be_printed_are_named_with_their_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *rest = SAMPLE.households
    rare = replace(first, members=(replace(first.members[0], name="样𬎆犇"), *first.members[1:]))
    file = sheet(tmp_path, replace(SAMPLE, households=(rare, *rest)))
    assert lianxin("roster", "check", file) == 0
    assert "会是方框：样𬎆犇 (𬎆)。聊天里照常看得到" in capsys.readouterr().out
    assert lianxin("roster", "check", sheet(tmp_path, SAMPLE, "示例.xlsx")) == 0
    assert "方框" not in capsys.readouterr().out
