from pathlib import Path

import pytest

from bot.config.faults import ConfigFault, FaultKind
from tests.config.files import LEAST, faults_of, written


def test_a_missing_file_is_one_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "none.toml") == [ConfigFault(FaultKind.FILE_MISSING)]


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    assert [fault.kind for fault in faults_of(tmp_path)] == [FaultKind.FILE_UNREADABLE]


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes("[village]\nname = '那郎村'\n".encode("gbk"))
    assert faults_of(path) == [ConfigFault(FaultKind.FILE_NOT_UTF8, line=2)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[telegram]\ntoken = "1:a\n', 2, 13),
        ("[telegram]\ntoken 3\n", 2, 7),
        ("[telegram]\nuser = [1,\n", 3, 1),
        ("a = 1\na = 2\n", 2, 6),
    ],
)
def test_broken_toml_is_named_with_line_and_column(tmp_path: Path, text: str, line: int, column: int) -> None:
    assert faults_of(written(tmp_path, text)) == [
        ConfigFault(FaultKind.FILE_NOT_TOML, line=line, column=column)
    ]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.touch(mode=0o600)
    path.write_text(LEAST, encoding="utf-8-sig")
    assert faults_of(path) == []
