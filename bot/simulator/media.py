"""What a message holds under photo, voice, document, ...: the Bot API's media objects."""

from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.files import FileStore, StoredFile, Upload

FILE_KINDS = ("photo", "voice", "video", "video_note", "audio", "animation", "document", "sticker")
# kind: (file name, MIME type, size in bytes) of a file that nobody described further
DEFAULTS = {
    "photo": ("photo.jpg", "image/jpeg", 120_000),
    "voice": ("voice.ogg", "audio/ogg", 24_000),
    "video": ("video.mp4", "video/mp4", 900_000),
    "video_note": ("round.mp4", "video/mp4", 500_000),
    "audio": ("audio.mp3", "audio/mpeg", 2_400_000),
    "animation": ("animation.mp4", "video/mp4", 300_000),
    "document": ("document.pdf", "application/pdf", 80_000),
    "sticker": ("sticker.webp", "image/webp", 20_000),
}
# The sizes that Telegram makes of a photo, longest side in pixels; the original comes last.
PHOTO_SIDES = (90, 320, 800)
DOCUMENT_KEYS = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
PHOTO_WIDTH, PHOTO_HEIGHT = 1280, 960  # pixels, of a photo that nobody described further


def store(files: FileStore, kind: str, upload: Upload, details: dict[str, Any]) -> StoredFile:
    """Take a file in and describe it; `details` may hold duration, width, height, ..."""
    stored = files.add(kind, upload)
    if kind == "photo":
        stored.media = _photo_sizes(files, stored, details)
        return stored
    media: dict[str, Any] = {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": upload.size,
    }
    media.update(_attributes(kind, details))
    if kind in {"video", "audio", "animation", "document"}:
        media["file_name"] = upload.name
    if kind not in {"video_note", "sticker"}:
        media["mime_type"] = upload.mime_type or DEFAULTS[kind][1]
    stored.media = media
    return stored


def _attributes(kind: str, details: dict[str, Any]) -> dict[str, Any]:
    duration = int(details.get("duration") or 3)
    width, height = int(details.get("width") or 640), int(details.get("height") or 480)
    if kind == "voice":
        return {"duration": duration}
    if kind == "audio":
        named = {key: details[key] for key in ("performer", "title") if details.get(key)}
        return {"duration": duration, **named}
    if kind in {"video", "animation"}:
        return {"width": width, "height": height, "duration": duration}
    if kind == "video_note":
        return {"length": int(details.get("length") or 384), "duration": duration}
    if kind == "sticker":
        shape = {"type": "regular", "is_animated": False, "is_video": False}
        return {"width": 512, "height": 512, "emoji": str(details.get("emoji") or "👍"), **shape}
    return {}


def _photo_sizes(files: FileStore, stored: StoredFile, details: dict[str, Any]) -> list[dict[str, Any]]:
    width, height = int(details.get("width") or PHOTO_WIDTH), int(details.get("height") or PHOTO_HEIGHT)
    sizes: list[dict[str, Any]] = []
    for side in PHOTO_SIDES:
        if side >= max(width, height):
            break
        scale = side / max(width, height)
        size = max(1, min(int(stored.upload.size * scale), stored.upload.size - 1))
        small = files.add("photo", Upload(stored.upload.name, None, None, size))
        sizes.append(_photo_size(small, round(width * scale) or 1, round(height * scale) or 1))
        small.media = sizes
    sizes.append(_photo_size(stored, width, height))
    return sizes


def _photo_size(stored: StoredFile, width: int, height: int) -> dict[str, Any]:
    ids = {"file_id": stored.file_id, "file_unique_id": stored.unique_id}
    return {**ids, "width": width, "height": height, "file_size": stored.upload.size}


def content_of(stored: StoredFile, kind: str) -> dict[str, Any]:
    """Return the part of a message that shows a stored file as `kind`; raise ApiError if it can't be."""
    if stored.kind != kind:
        have, want = (name.replace("_", " ").title().replace(" ", "") for name in (stored.kind, kind))
        reason = f"can't use file of type {have} as {want}"
        raise bad_request(reason)
    if kind == "animation":  # Telegram sets document too, for clients that know no animations
        return {"animation": stored.media, "document": {key: stored.media[key] for key in DOCUMENT_KEYS}}
    return {kind: stored.media}


def file_id_in(body: dict[str, Any], kind: str) -> str:
    """Return the id of the file that a message of this kind shows (a photo's largest size)."""
    media = body[kind]
    return str((media[-1] if isinstance(media, list) else media)["file_id"])
