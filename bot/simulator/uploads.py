"""A file as a call names it: uploaded, by file_id, by attach:// or by address."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.files import MAX_PHOTO_UPLOAD, MAX_UPLOAD, Upload
from bot.simulator.media import content_of, store
from bot.simulator.params import Params


def file_content(
    bot: BotAccount, params: Params, kind: str, value: object, details: dict[str, Any]
) -> dict[str, Any]:
    """Return the part of a message that shows the file; raise ApiError if there is none."""
    name = value if isinstance(value, str) else None
    upload = (
        params.uploads.get(name.removeprefix("attach://")) if name and name.startswith("attach://") else None
    )
    if upload is None and name is None:
        upload = params.uploads.get(kind)
    if upload is not None:
        _check_size(kind, upload)
        return content_of(store(bot.files, kind, upload, details), kind)
    if not name:
        reason = f"there is no {kind.replace('_', ' ')} in the request"
        raise bad_request(reason)
    known = bot.files.find(name)
    if known is not None:
        return content_of(known, kind)
    # The simulator has no way out to other hosts, so no address can be fetched.
    reason = "wrong file identifier/HTTP URL specified"
    if name.startswith(("http://", "https://")):
        reason = "failed to get HTTP URL content"
    raise bad_request(reason)


def _check_size(kind: str, upload: Upload) -> None:
    if upload.size == 0:
        reason = "file must be non-empty"
        raise bad_request(reason)
    if upload.size > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and upload.size > MAX_PHOTO_UPLOAD:
        reason = (
            f"file of size {upload.size} bytes is too big for a photo; at most {MAX_PHOTO_UPLOAD} bytes fit"
        )
        raise bad_request(reason)
