"""Updates of every kind that the Bot API knows, sound and broken, and random taps."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from telegram import Chat, Message, Update, User
from telegram.constants import MessageAttachmentType

JSON = dict[str, Any]

ANY_CHARACTER = st.characters()
"""All planes, and lone surrogates as broken programs send them."""
ODD = "<>&%{}_*`\n\x00\u202e\ufdfd\ufe0f\u200d\U0001f3f3\U0001f308\U0001f468\U0001f469\U0001f467"
"""Markup, NUL, right-to-left, the widest character, and what flags and families are made of."""
texts = st.text(st.one_of(ANY_CHARACTER, st.sampled_from(ODD)), max_size=60)
long_texts = st.builds(
    lambda size, char: char * (size // len(char.encode("utf-16-le")) * 2),
    st.integers(4000, 4096), st.sampled_from(["\u6c34", "\U00020bb7", "<", "{"]),
)  # fmt: skip
ids = st.one_of(st.integers(-(2**53), 2**53), st.sampled_from([0, -1, 2**31, 2**63, 10**30]))
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), ids, st.floats(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=8,
)
FIELDS = sorted(
    {name for kind in (Message, Chat, User, Update) for name in kind.__slots__ if not name.startswith("_")}
)
"""What the library knows the fields by; Telegram names `from_user` `from`."""


def user(user_id: int) -> JSON:
    return {"id": user_id, "is_bot": False, "first_name": "村民", "language_code": "zh-hans"}


def private(user_id: int) -> JSON:
    return {"id": user_id, "type": "private", "first_name": "村民"}


def _file(**more: object) -> JSON:
    return {"file_id": "AgAC1", "file_unique_id": "u1", **more}


POLL_FLAGS = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only")
CONTENTS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.one_of(texts, long_texts),
    "photo": st.just([_file(width=90, height=90)]),
    "voice": st.just(_file(duration=1)),
    "video": st.just(_file(width=1, height=1, duration=1)),
    "video_note": st.just(_file(length=1, duration=1)),
    "audio": st.just(_file(duration=1)),
    "document": st.just(_file()),
    "animation": st.just(_file(width=1, height=1, duration=1)),
    "sticker": st.just(_file(type="regular", width=1, height=1, is_animated=False, is_video=False)),
    "location": st.just({"latitude": 25.38, "longitude": 105.65}),
    "venue": st.builds(
        lambda title: {"location": {"latitude": 25, "longitude": 105}, "title": title, "address": ""}, texts
    ),
    "contact": st.builds(lambda name, phone: {"phone_number": phone, "first_name": name}, texts, texts),
    "dice": st.just({"emoji": "🎲", "value": 3}),
    "poll": st.just(
        {
            "id": "1", "question": "?", "options": [], "total_voter_count": 0, "type": "regular",
            **dict.fromkeys(POLL_FLAGS, False),
        }
    ),
    "pinned_message": st.just({"message_id": 1, "date": 0, "chat": private(1)}),
    "new_chat_title": texts,
    "group_chat_created": st.just(True),  # noqa: FBT003 - JSON
    "migrate_to_chat_id": ids,
    "web_app_data": st.builds(lambda data: {"data": data, "button_text": "x"}, texts),
    "users_shared": st.just({"request_id": 1, "users": []}),
}  # fmt: skip
assert {kind.value for kind in MessageAttachmentType} >= {"photo", "voice", "venue", "poll"}

extras = st.fixed_dictionaries(
    {},
    optional={
        "caption": texts,
        "media_group_id": st.sampled_from(["g1", "g2"]),
        "reply_to_message": st.builds(
            lambda number: {"message_id": number, "date": 0, "chat": private(1)}, st.integers(1, 50)
        ),
        "entities": st.just([{"type": "bot_command", "offset": 0, "length": 6}]),
        "forward_origin": st.just({"type": "hidden_user", "date": 0, "sender_user_name": "某人"}),
        "has_protected_content": st.just(True),  # noqa: FBT003 - JSON
    },
)


@st.composite
def messages(draw: st.DrawFn, people: list[int]) -> JSON:
    """Return a sound message in a private chat."""
    who = draw(st.sampled_from(people))
    kind = draw(st.sampled_from(sorted(CONTENTS)))
    head = {
        "message_id": draw(st.integers(1, 2**31)),
        "date": 1_796_035_800,
        "chat": private(who),
        "from": user(who),
    }
    return {**head, kind: draw(CONTENTS[kind]), **draw(extras)}


@st.composite
def taps(draw: st.DrawFn, people: list[int], data: st.SearchStrategy[Any]) -> JSON:
    """Return a tap by anybody on anything."""
    who = draw(st.sampled_from(people))
    message = {"message_id": draw(st.integers(1, 99)), "date": 1, "chat": private(who), "text": draw(texts)}
    query = {
        "id": str(draw(st.integers(1, 10**9))),
        "from": user(who),
        "chat_instance": "1",
        "data": draw(data),
    }
    return {**query, "message": message} if draw(st.booleans()) else query


@st.composite
def sound(draw: st.DrawFn, people: list[int]) -> JSON:
    """Return an update as Telegram may send it, without its id."""
    kind = draw(st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "group"]))
    if kind == "callback_query":
        return {kind: draw(taps(people, texts))}
    message = draw(messages(people))
    if kind == "my_chat_member":
        status = draw(st.sampled_from(["kicked", "member"]))
        member = {"status": status, "user": {**user(1), "is_bot": True}, "until_date": 0}
        old = {**member, "status": "member"}
        change = {"chat": message["chat"], "from": message["from"], "date": 1}
        return {kind: {**change, "old_chat_member": old, "new_chat_member": member}}
    if kind == "group":
        return {"message": {**message, "chat": {"id": -1001, "type": "supergroup", "title": draw(texts)}}}
    return {kind: {**message, "edit_date": 1_796_035_900} if kind == "edited_message" else message}


@st.composite
def broken(draw: st.DrawFn, people: list[int]) -> Any:
    """Return what no Telegram would send: fields of other kinds, of other types, or none at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(junk)
    kind = draw(st.sampled_from(sorted(Update.ALL_TYPES)))
    fields = st.dictionaries(st.sampled_from([*FIELDS, "from"]), junk, max_size=6)
    content = draw(st.one_of(fields, junk, st.builds(lambda a, b: {**a, **b}, messages(people), fields)))
    return {
        kind: content,
        **draw(st.dictionaries(st.sampled_from(sorted(Update.ALL_TYPES)), junk, max_size=1)),
    }
