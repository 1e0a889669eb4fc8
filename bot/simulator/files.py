"""Files of one bot: file ids, contents, downloads."""

import base64
import hashlib
import random
from collections import deque
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024  # bytes; getFile refuses more
MAX_UPLOAD = 50 * 1024 * 1024  # bytes; what a bot may upload
MAX_HELD = 256 * 1024 * 1024  # bytes of contents kept per bot; of older files made-up content remains
MAX_PHOTO_UPLOAD = 10 * 1024 * 1024  # bytes


@dataclass(slots=True)
class Upload:
    """A file as somebody sends it; without `data` it is `size` made-up bytes."""

    name: str
    mime_type: str | None
    data: bytes | None
    size: int


@dataclass(slots=True)
class StoredFile:
    """A file that this bot has an id for; `media` is what a message holds under `kind`."""

    file_id: str
    unique_id: str
    kind: str
    upload: Upload
    path: str
    media: Any = None

    def read(self) -> bytes:
        """Return the content; made-up content is the same at each reading."""
        if self.upload.data is not None:
            return self.upload.data
        pattern = self.unique_id.encode()
        return (pattern * (self.upload.size // len(pattern) + 1))[: self.upload.size]


class FileStore:
    """Files by file_id and by path; an id means nothing to another bot."""

    def __init__(self, rng: random.Random) -> None:
        """Draw ids from `rng`."""
        self._random = rng
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._with_data: deque[Upload] = deque()
        self._held = 0

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Take a file in and give it its ids; same bytes have the same file_unique_id."""
        salt = upload.data if upload.data is not None else self._random.randbytes(16)
        digest = hashlib.blake2b(kind.encode() + salt, digest_size=11).digest()
        unique_id = "AQAD" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
        file_id = "AgACAgUAAxkB" + base64.urlsafe_b64encode(self._random.randbytes(42)).decode()
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "dat"
        suffix = suffix if suffix.isascii() and suffix.isalnum() else "dat"
        path = f"{kind}s/file_{len(self._by_id)}.{suffix}"
        stored = StoredFile(file_id, unique_id, kind, upload, path)
        self._by_id[file_id] = self._by_path[path] = stored
        self._hold(upload)
        return stored

    def _hold(self, upload: Upload) -> None:
        if upload.data is None:
            return
        self._with_data.append(upload)
        self._held += upload.size
        while self._held > MAX_HELD:
            oldest = self._with_data.popleft()
            self._held -= oldest.size
            oldest.data = None

    def find(self, file_id: str) -> StoredFile | None:
        """Return the file with this id, or None."""
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """Return the file that getFile gave this path for, or None."""
        return self._by_path.get(path)

    def describe(self, file_id: str) -> dict[str, Any]:
        """Return getFile's answer; raise ApiError for an unknown id or more than 20 MB."""
        stored = self.find(file_id)
        if stored is None:
            reason = "invalid file_id"
            raise bad_request(reason)
        if stored.upload.size > MAX_DOWNLOAD:
            reason = "file is too big"
            raise bad_request(reason)
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": stored.upload.size,
            "file_path": stored.path,
        }
