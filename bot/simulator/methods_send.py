"""Bot API methods that send what isn't a file: text, places, contacts, actions."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.entities import checked_text
from bot.simulator.errors import bad_request
from bot.simulator.params import Params
from bot.simulator.posting import post
from bot.simulator.targets import chat_of
from bot.simulator.world import World

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
MAX_LATITUDE, MAX_LONGITUDE = 90.0, 180.0  # degrees


def send_message(world: World, bot: BotAccount, params: Params) -> object:
    """Send text."""
    text = checked_text(params.text("text"), params.text("parse_mode"), params.structure("entities"))
    return post(world, bot, params, text.as_content()).body


def send_location(world: World, bot: BotAccount, params: Params) -> object:
    """Send a point on the map."""
    return post(world, bot, params, {"location": _location(params)}).body


def send_venue(world: World, bot: BotAccount, params: Params) -> object:
    """Send a named place; like Telegram, the message carries its location too."""
    location = _location(params)
    venue = {
        "location": location,
        "title": _required(params, "title"),
        "address": _required(params, "address"),
    }
    return post(world, bot, params, {"venue": venue, "location": location}).body


def send_contact(world: World, bot: BotAccount, params: Params) -> object:
    """Send a phone number with a name."""
    contact: dict[str, Any] = {
        "phone_number": _required(params, "phone_number"),
        "first_name": _required(params, "first_name"),
    }
    for key in ("last_name", "vcard"):
        if params.text(key):
            contact[key] = params.text(key)
    return post(world, bot, params, {"contact": contact}).body


def send_chat_action(world: World, bot: BotAccount, params: Params) -> object:
    """Show "typing" or its like; kept as an action of the chat."""
    action = params.text("action")
    if action not in ACTIONS:
        reason = "wrong parameter action in request"
        raise bad_request(reason)
    chat = chat_of(world, bot, params)
    chat.add_action({"action": action, "date": world.clock.unix()})
    world.events.publish("action", bot.username, chat_id=chat.id, action=action)
    return True


def _required(params: Params, name: str) -> str:
    value = params.text(name)
    if not value:
        reason = f"{name.replace('_', ' ')} is empty" if name != "first_name" else "first name is empty"
        raise bad_request(reason)
    return value


def _location(params: Params) -> dict[str, Any]:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None or longitude is None:
        reason = "latitude is empty" if latitude is None else "longitude is empty"
        raise bad_request(reason)
    if abs(latitude) > MAX_LATITUDE or abs(longitude) > MAX_LONGITUDE:
        reason = "location is invalid"
        raise bad_request(reason)
    location: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    accuracy, live = params.number("horizontal_accuracy"), params.integer("live_period")
    if accuracy is not None:
        location["horizontal_accuracy"] = accuracy
    if live:
        location["live_period"] = live
    return location


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
}
