"""我的资料 as a sheet to read: the same as the file for machines, in plain words and large type.

Whatever a room adds to the file stands on the sheet too: what has no words of its own yet is shown by its
key, and a test asks for the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from bot.texts.case_steps import step_name
from bot.texts.own_data_names import key_name, value_name

if TYPE_CHECKING:
    from bot.texts.words import Words

Json = Any
HEAD: Final = ("village", "written_at")
"""They stand in the heading."""
PROSE: Final = frozenset({"text", "words", "history", "parts", "notes", "media"})
"""What is shown as it was said, not as a pair of key and value."""
TITLES: Final = frozenset({"number", "title"})


def own_data_sheet(words: Words, content: Mapping[str, Json]) -> dict[str, Json]:
    """Return what stands on the sheet: plain JSON values for bot/documents/templates/own_data.typ."""
    rest = {key: value for key, value in content.items() if key not in HEAD}
    lists = {key: value for key, value in rest.items() if isinstance(value, list)}
    single = {key: value for key, value in rest.items() if key not in lists}
    about = [pair for key, value in single.items() for pair in _pairs(words, key, value)]
    blocks = [_block(words, key, value) for key, value in lists.items() if value]
    return {
        "lang": "zh" if words.locale.startswith("zh") else "en",
        "title": words._("My data"),
        "subtitle": f"{content['village']} · {_moment(words, str(content['written_at']))}",
        "about": about,
        "blocks": blocks,
        "nothing": words._("Nothing else is kept of you."),
        "notes": [
            words._(
                "Only the cadre responsible, his center's lead and the secretary see it. Of health matters "
                "those two see no words, and what is about a cadre goes around him."
            ),
            words._(
                "Telegram carries the messages, and whoever runs the bot's computer could read what is in it."
            ),
            words._("If you leave, your words, name and phone are erased within a day; only numbers stay."),
        ],
    }


def _pairs(words: Words, key: str, value: Json) -> list[list[str]]:
    """Return names and values, those within a value after it."""
    if value is None or value == "":
        return []
    if isinstance(value, Mapping):
        return [pair for inner, one in value.items() for pair in _pairs(words, inner, one)]
    if isinstance(value, list):
        return [[key_name(words, key), "、".join(_said(words, key, one) for one in value)]] if value else []
    return [[key_name(words, key), _said(words, key, value)]]


def _said(words: Words, key: str, value: Json) -> str:
    if isinstance(value, Mapping):
        parts = (f"{key_name(words, name)} {_said(words, name, one)}" for name, one in value.items() if one)
        return words._(", ").join(parts)
    if isinstance(value, bool):
        return words._("yes") if value else words._("no")
    if isinstance(value, str) and (moment := _moment(words, value)):
        return moment
    return value_name(words, key, str(value))


def _block(words: Words, key: str, items: Sequence[Json]) -> dict[str, Json]:
    return {"title": key_name(words, key), "items": [_item(words, key, item) for item in items]}


def _item(words: Words, key: str, item: Json) -> dict[str, Json]:
    if not isinstance(item, Mapping):
        return {"title": _said(words, key, item), "pairs": [], "said": [], "history": []}
    title = item.get("number") or item.get("title") or ""
    shown = {name: value for name, value in item.items() if name not in PROSE | TITLES}
    said = [one for name in ("words", "parts", "notes") for one in item.get(name, ())]
    if "text" in item or "media" in item:
        said.append(item)
        shown = {name: value for name, value in shown.items() if name not in {"kind", "at", "by"}}
    steps = ((event["at"], step_name(words, event["step"])) for event in item.get("history", ()))
    return {
        "title": str(title),
        "pairs": [pair for name, value in shown.items() for pair in _pairs(words, name, value)],
        "said": [_speech(words, one) for one in said],
        "history": [f"{_moment(words, at)}　{step}" for at, step in steps if step is not None],
    }


def _speech(words: Words, entry: Mapping[str, Json]) -> dict[str, str]:
    """Return one message: when, who, and what; erased ones say so, media by their kind."""
    at = _moment(words, str(entry["at"])) if entry.get("at") else ""
    who = {"villager": words._("you"), "cadre": words._("the cadre")}.get(str(entry.get("by", "")), "")
    who = who or value_name(words, "part", str(entry.get("part", "")))
    kind, text = entry.get("kind"), str(entry.get("text") or "")
    if kind is None:
        text = words._("erased")
    elif kind != "text":
        text = f"[{value_name(words, 'kind', str(kind))}] {text}".rstrip()
    return {"head": " ".join(part for part in (at, who) if part), "text": text}


def _moment(words: Words, value: str) -> str:
    """Return an instant as people write it; empty for what is none."""
    if len(value) < len("2026-11-16T08:30") or "T" not in value:
        return ""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return ""
    clock = f"{at.hour}:{at.minute:02d}"
    return words._("{day}/{month}/{year} {time}", day=at.day, month=at.month, year=at.year, time=clock)
