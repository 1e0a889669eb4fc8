"""The folder 照片 beside the roster: one photo for each cadre, named like him → small JPEGs."""

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.domain.roster import CadrePhoto
from bot.roster.cells import clean_name
from bot.roster.faults import Fault, FaultCode, FaultList
from bot.roster.nearest import nearest

FOLDER: Final = "照片"
SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif"}
)
"""What is taken for a photo; anything else in the folder is let be."""
MAX_BYTES: Final = 50 * 1024 * 1024
MAX_PIXELS: Final = 120_000_000  # a phone's largest photo has 108 million
SIZE: Final = (300, 400)  # pixels: sharp on the large-type card, and some 25 KB
QUALITY: Final = 85
HEAD: Final = (0.5, 0.35)  # which part stays where one has to be cut: the middle, and rather the upper


def read_photos(beside: Path, names: Sequence[str], faults: FaultList) -> tuple[CadrePhoto, ...] | None:
    """Return the photos, each of them upright, of one size and without the place where it was taken.

    None where there is no folder. What can't be used is a fault.
    """
    folder = beside / FOLDER
    if not folder.is_dir():
        return None
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    found: dict[str, CadrePhoto] = {}
    for file in files:
        name = clean_name(file.stem)
        if name not in names:
            hint = nearest(name, names)
            faults.add(Fault(FaultCode.PHOTO_OF_NOBODY, value=file.name, hint=hint))
        elif name in found:
            faults.add(Fault(FaultCode.PHOTO_TWICE, value=name))
        elif (jpeg := _small(file, faults)) is not None:
            found[name] = CadrePhoto(name, jpeg, file.stat().st_size)
    return tuple(found.values())


def _small(file: Path, faults: FaultList) -> bytes | None:
    too_large = Fault(FaultCode.PHOTO_TOO_LARGE, value=file.name, hint=str(MAX_BYTES // 1024 // 1024))
    if file.stat().st_size > MAX_BYTES:
        faults.add(too_large)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own bound on pixels only warns; ours is below
            with Image.open(file) as image:
                if image.width * image.height > MAX_PIXELS:
                    faults.add(too_large)
                    return None
                return _jpeg(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        faults.add(Fault(FaultCode.PHOTO_BROKEN, value=file.name))
        return None


def _jpeg(image: Image.Image) -> bytes:
    image.thumbnail((SIZE[1] * 4, SIZE[1] * 4))  # a large JPEG is decoded small from the start
    upright = ImageOps.exif_transpose(image)
    flat = Image.new("RGB", upright.size, "white")
    clear = upright.convert("RGBA")
    flat.paste(clear, mask=clear)
    file = io.BytesIO()
    ImageOps.fit(flat, SIZE, centering=HEAD).save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
