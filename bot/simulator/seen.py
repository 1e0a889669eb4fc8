"""A message as a person sees it in the chat."""

from dataclasses import dataclass
from typing import Any, Self

from bot.simulator.messages import KINDS


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """One message: `text` is the text or caption, `buttons` the rows of its inline buttons' texts."""

    id: int
    text: str
    kind: str
    buttons: tuple[tuple[str, ...], ...]
    reply_to: int | None
    from_bot: bool
    deleted: bool
    edits: int
    raw: dict[str, Any]

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Self:
        """Read a message of GET /sim/people/{id}/chat."""
        rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
        return cls(
            id=raw["message_id"],
            text=raw.get("text", raw.get("caption", "")),
            kind=next((kind for kind in KINDS if kind in raw), "unknown"),
            buttons=tuple(tuple(button["text"] for button in row) for row in rows),
            reply_to=raw.get("reply_to_message", {}).get("message_id"),
            from_bot=raw["from_bot"],
            deleted=raw["deleted"],
            edits=raw["edits"],
            raw=raw,
        )

    def button(self, label: str) -> str | None:
        """Return the text of the button that is, or else contains, `label`; None if there is none."""
        texts = [text for row in self.buttons for text in row]
        return next((text for text in texts if text == label), None) or next(
            (text for text in texts if label in text), None
        )

    def __str__(self) -> str:
        """Return one readable line or two."""
        who = "bot" if self.from_bot else "   "
        what = self.text.replace("\n", " ⏎ ") if self.text else ""
        kind = "" if self.kind == "text" else f"[{self.kind}] "
        buttons = "".join(f"\n        [{' | '.join(row)}]" for row in self.buttons)
        marks = (" (deleted)" if self.deleted else "") + (f" (edited {self.edits}x)" if self.edits else "")
        return f"{who} #{self.id} {kind}{what}{marks}{buttons}"


@dataclass(frozen=True, slots=True)
class SeenChat:
    """A chat at one moment; `keyboard` is the reply keyboard's rows of texts, or None."""

    version: int
    messages: tuple[SeenMessage, ...]
    keyboard: tuple[tuple[str, ...], ...] | None
    answers: tuple[dict[str, Any], ...]
    actions: tuple[dict[str, Any], ...]
    pinned: tuple[int, ...]

    @classmethod
    def of(cls, raw: dict[str, Any]) -> Self:
        """Read the answer of GET /sim/people/{id}/chat."""
        rows = raw["keyboard"]
        return cls(
            version=raw["version"],
            messages=tuple(SeenMessage.of(message) for message in raw["messages"]),
            keyboard=None if rows is None else tuple(tuple(button["text"] for button in row) for row in rows),
            answers=tuple(raw["callback_answers"]),
            actions=tuple(raw["actions"]),
            pinned=tuple(raw["pinned"]),
        )

    def __str__(self) -> str:
        """Return the last messages, for whoever reads a failed test."""
        lines = [str(message) for message in self.messages[-8:]]
        keyboard = (
            "" if self.keyboard is None else "\nkeyboard: " + " / ".join(" | ".join(r) for r in self.keyboard)
        )
        return ("\n".join(lines) or "(no messages)") + keyboard
