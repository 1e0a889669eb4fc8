"""`lianxin cards` as the clerk uses it: from the roster and photos to the printed card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bot.roster.sample import sample_roster
from bot.roster.writer import write
from tests.commands.test_files import lianxin
from tests.documents.reading import codes, pages, squeezed


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    file = tmp_path / "config.toml"
    file.touch(mode=0o600)
    file.write_text(
        f'[telegram]\ntoken = "123456789:{"A" * 35}"\nusername = "x_bot"\n[village]\nname = "那郎样村"\n'
        f'[storage]\nurl = "sqlite:///{(tmp_path / "lianxin.db").as_posix()}"\n',
        encoding="utf-8",
    )
    write(sample_roster(), tmp_path / "花名册.xlsx")
    return file


def imported(config: Path) -> int:
    return lianxin("roster", "import", str(config.parent / "花名册.xlsx"), "--config", str(config), "--yes")


def cards(config: Path, *arguments: str) -> tuple[int, list[list[str]], list[str]]:
    """Print cards; return the exit status, the codes of each page, and the text of each page."""
    file = config.parent / "卡.pdf"
    status = lianxin("cards", "--pdf", str(file), "--config", str(config), *arguments)
    pdf = file.read_bytes() if status == 0 else b""
    return (status, list(codes(pdf)), [squeezed(page) for page in pages(pdf)]) if pdf else (status, [], [])


def test_a_group_a_household_and_a_new_card_for_a_lost_one(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(config) == 0
    status, found, _ = cards(config, "--group", "3")
    assert status == 0
    assert [len(page) for page in found] == [10, 0] * 4  # 40 households
    _, [[first], []], [front, _] = cards(config, "--household", "3-017")
    assert first.startswith("https://t.me/x_bot?start=")
    assert "3-017" in front
    assert cards(config, "--household", "3-017")[1][0] == [first]
    _, [[renewed], []], _ = cards(config, "--household", "3-017", "--revoke-old", "--large")
    assert renewed != first
    assert cards(config, "--household", "3-017")[1][0] == [renewed]
    assert capsys.readouterr().out.count("卡.pdf") == 5


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--household", "3-999"), 1, "花名册上没有户号 3-999。"),
        (("--group", "12"), 1, "没有 12 组，有这些组：1, 2, 3, 4, 5, 6, 7, 8, 9。"),
        (("--group", "3", "--household", "3-017"), 2, "--group 和 --household 只写一个。"),
        (
            ("--group", "3", "--revoke-old"),
            2,
            "作废旧卡要写明是哪一户：--pdf 文件 --household 户号 --revoke-old。",
        ),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence(
    config: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    status: int,
    words: str,
) -> None:
    assert imported(config) == 0
    capsys.readouterr()
    assert cards(config, *arguments)[0] == status
    assert capsys.readouterr().out.strip() == words


def test_photos_lie_beside_the_roster_and_what_is_wrong_with_them_is_said(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = config.parent / "照片"
    folder.mkdir()
    # 20 MB of noise, lying on its side as a phone saves it.
    exif = Image.Exif()
    exif[0x0112] = 6
    noise = Image.effect_noise((5200, 3900), 90)
    noise.convert("RGB").save(folder / "李样干甲.jpg", quality=95, exif=exif)
    assert (folder / "李样干甲.jpg").stat().st_size > 5 * 1024 * 1024
    (folder / "王样干乙.png").write_bytes(b"no picture")
    (folder / "王样干.jpg").write_bytes(b"no picture")
    (folder / "说明.txt").write_text("不是照片")
    assert imported(config) == 1
    assert capsys.readouterr().out.splitlines() == [
        "照片“王样干.jpg”不知道是谁的，是不是“王样干乙”？文件名要和干部表里的姓名一样。",
        "照片“王样干乙.png”打不开，请另存为 .jpg 再放进来。",
    ]
    (folder / "王样干乙.png").unlink()
    (folder / "王样干.jpg").unlink()
    assert imported(config) == 0
    assert "李样干甲的照片有" in capsys.readouterr().out
    file = config.parent / "卡.pdf"
    cards(config, "--household", "1-001")
    small = file.stat().st_size
    cards(config, "--household", "2-001")  # whose paired cadre has no photo
    assert 10_000 < small - file.stat().st_size < 200_000
