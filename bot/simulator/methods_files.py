"""Bot API methods that send files, and getFile."""

from collections.abc import Callable
from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.entities import checked_caption
from bot.simulator.errors import bad_request
from bot.simulator.media import FILE_KINDS
from bot.simulator.messages import CAPTIONED
from bot.simulator.params import Params
from bot.simulator.posting import caption_of, deliver, post, protection
from bot.simulator.targets import chat_of, reply_of
from bot.simulator.uploads import file_content
from bot.simulator.world import World

DETAILS = ("duration", "width", "height", "length", "performer", "title", "emoji")
GROUPED = ("photo", "video", "audio", "document")
ALONE = frozenset({"audio", "document"})  # kinds that an album doesn't mix with others
MIN_ALBUM, MAX_ALBUM = 2, 10  # items

Method = Callable[[World, BotAccount, Params], object]


def _sender(kind: str) -> Method:
    def send(world: World, bot: BotAccount, params: Params) -> object:
        caption = caption_of(params) if kind in CAPTIONED else {}
        details = {key: params.values[key] for key in DETAILS if key in params.values}
        # A refused chat must not leave a file behind, so it is asked for first.
        chat_of(world, bot, params)
        content = file_content(bot, params, kind, params.values.get(kind), details)
        flags: dict[str, Any] = {}
        if kind in {"photo", "video", "animation"}:
            if params.flag("has_spoiler"):
                flags["has_media_spoiler"] = True
            if params.flag("show_caption_above_media") and caption:
                flags["show_caption_above_media"] = True
        return post(world, bot, params, {**content, **caption, **flags}).body

    return send


def send_media_group(world: World, bot: BotAccount, params: Params) -> object:
    """Send an album: 2 to 10 photos and videos, or only documents, or only audio files."""
    items = params.structures("media")
    if not MIN_ALBUM <= len(items) <= MAX_ALBUM:
        reason = (
            "group send failed: media group must contain 2-10 items" if items else "parameter media is empty"
        )
        raise bad_request(reason)
    kinds = [item.get("type") if isinstance(item, dict) else None for item in items]
    if any(kind not in GROUPED for kind in kinds):
        reason = "can't parse InputMedia: type must be one of photo, video, audio, document"
        raise bad_request(reason)
    for kind in ALONE:
        if kind in kinds and set(kinds) != {kind}:
            reason = f"{kind} can't be mixed with other media types"
            raise bad_request(reason)
    captions = [_item_caption(item) for item in items]
    chat = chat_of(world, bot, params)
    reply = reply_of(bot, chat, params)
    contents = [file_content(bot, params, item["type"], item.get("media"), item) for item in items]
    bot.meter.take(chat.id, len(items))
    group = {"media_group_id": str(bot.random.randrange(10**16, 10**17)), **protection(params)}
    return [
        deliver(world, bot, chat, {**reply, **content, **caption, **group}, None).body
        for content, caption in zip(contents, captions, strict=True)
    ]


def _item_caption(item: dict[str, Any]) -> dict[str, Any]:
    caption = checked_caption(item.get("caption"), item.get("parse_mode"), item.get("caption_entities"))
    return caption.as_content("caption") if caption is not None else {}


def get_file(_world: World, bot: BotAccount, params: Params) -> object:
    """Return the path to download a file of at most 20 MB from."""
    return bot.files.describe(params.text("file_id") or "")


def _method_name(kind: str) -> str:
    return "send" + kind.replace("_", " ").title().replace(" ", "")


METHODS: dict[str, Method] = {
    **{_method_name(kind): _sender(kind) for kind in FILE_KINDS},
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
