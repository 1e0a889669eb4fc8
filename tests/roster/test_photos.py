"""Cadres' photos: upright, small, and without where they were taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bot.roster.faults import FaultCode, FaultList
from bot.roster.photos import SIZE, read_photos

NAMES = ("李样甲", "王样乙")


def read(folder: Path) -> tuple[dict[str, bytes], list[FaultCode]]:
    faults = FaultList()
    found = read_photos(folder, NAMES, faults)
    codes = [fault.code for fault in faults.sorted() if isinstance(fault.code, FaultCode)]
    return {photo.cadre: photo.jpeg for photo in found or ()}, codes


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    (tmp_path / "照片").mkdir()
    return tmp_path / "照片"


def test_without_a_folder_photos_stay_as_they_are(tmp_path: Path) -> None:
    assert read_photos(tmp_path, NAMES, FaultList()) is None


def test_a_photo_taken_sideways_stands_upright_and_tells_no_place(photos: Path) -> None:
    sideways = Image.new("RGB", (1600, 1200), "white")
    sideways.paste((255, 0, 0), (0, 0, 400, 1200))  # its left becomes the top
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    exif[0x010F] = "样牌"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    sideways.save(photos / "李 样 甲.JPG", exif=exif)
    found, faults = read(photos.parent)
    assert faults == []
    with Image.open(io.BytesIO(found["李样甲"])) as small:
        assert small.size == SIZE
        assert not small.getexif()
        top, bottom = small.convert("RGB").getpixel((150, 20)), small.convert("RGB").getpixel((150, 380))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] < 60
    assert bottom[1] > 200


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_usual_kind_of_picture_is_taken(photos: Path, mode: str) -> None:
    suffix = "jpg" if mode == "CMYK" else "png"
    Image.new(mode, (300, 300)).save(photos / f"李样甲.{suffix}")
    found, faults = read(photos.parent)
    assert faults == []
    assert len(found["李样甲"]) < 30_000


def test_a_picture_that_would_unfold_too_large_is_refused(photos: Path) -> None:
    Image.new("1", (12_000, 12_000)).save(photos / "李样甲.png")
    assert read(photos.parent) == ({}, [FaultCode.PHOTO_TOO_LARGE])


def test_two_photos_of_one_cadre_are_one_too_many(photos: Path) -> None:
    for suffix in ("jpg", "png"):
        Image.new("RGB", (30, 40)).save(photos / f"李样甲.{suffix}")
    assert read(photos.parent)[1] == [FaultCode.PHOTO_TWICE]


def test_a_damaged_photo_is_named(photos: Path) -> None:
    file = io.BytesIO()
    Image.effect_noise((300, 400), 50).save(file, "JPEG")
    (photos / "李样甲.jpg").write_bytes(file.getvalue()[: len(file.getvalue()) // 2])
    assert read(photos.parent) == ({}, [FaultCode.PHOTO_BROKEN])
