"""A bulletin in a town of pairs: begun, written, shown."""

from __future__ import annotations

from bot.domain.content import Content, ContentKind
from bot.usecases import pairing
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from tests.usecases.phone import Phone
from tests.usecases.town import Town

SECRETARY = "李样甲"
COUNTED = 6  # seconds after which it is counted


async def drafts(town: Town, who: str, whom: str, kind: str = "技术") -> Phone:
    """Press the buttons up to where the content is asked for."""
    phone = town.phones[who]
    await phone.press(pairing.begin)
    await phone.tap("发给我联系的")
    await phone.tap(whom)
    await phone.tap(kind)
    return phone


async def arrives(
    phone: Phone, *, album: str | None = None, size: int = 0, text: str = "", file: str = ""
) -> None:
    """Send one message with details that a phone's own shorthand doesn't have."""
    kind = ContentKind.PHOTO if file else ContentKind.TEXT
    content = Content(kind, text, {"file_id": file} if file else {})
    by = By(phone.telegram_id)
    message = next(phone.town.message_ids)
    incoming = Incoming(by, phone.telegram_id, message, content, phone.town.clock.at, album=album, size=size)
    await phone.town.serve(receive, incoming, by)


def previews(phone: Phone) -> int:
    """Return how often he was shown what would go out."""
    return sum("就这样发给" in got.text and got.row.method == "sendMessage" for got in phone.got)
