"""getUpdates and the webhook's methods."""

import time
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.bots import BotAccount
from bot.simulator.errors import bad_request, conflict
from bot.simulator.params import Params
from bot.simulator.updates import MAX_LIMIT
from bot.simulator.world import World

MAX_TIMEOUT = 50  # seconds; Telegram waits no longer
MAX_SECRET = 256  # characters
CONNECTIONS = 40  # where a bot names no number
MAX_CONNECTIONS = 100
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
PORTS = (80, 88, 443, 8443)


async def get_updates(
    world: World, bot: BotAccount, params: Params
) -> list[tuple[int, dict[str, Any] | str]]:
    """Wait for updates and return (id, update) pairs; a later call ends the wait of an earlier one (409)."""
    if bot.webhook is not None:
        first = "use deleteWebhook to delete the webhook first"
        reason = f"can't use getUpdates method while webhook is active; {first}"
        raise conflict(reason)
    _allow(bot, params)
    offset = params.integer("offset", 0) or 0
    limit = min(max(params.integer("limit", MAX_LIMIT) or MAX_LIMIT, 1), MAX_LIMIT)
    timeout = min(max(params.integer("timeout", 0) or 0, 0), MAX_TIMEOUT)
    take_over(bot)
    me = bot.poller = object()
    if bot.updates:
        world.confirmed(bot, offset)
    deadline = time.monotonic() + timeout
    try:
        while not bot.updates and not world.closing:
            left = deadline - time.monotonic()
            if left <= 0 or not await bot.updates.arrived.wait(left):
                break
            if bot.poller is not me:
                raise conflict(_end_of_the_wait(bot))
    finally:
        if bot.poller is me:
            bot.poller = None
    return bot.updates.first(limit)


def take_over(bot: BotAccount) -> None:
    """End the wait of whoever polls now, as a second poller does, and whoever sets a webhook."""
    if bot.poller is not None:
        bot.poller = None
        bot.updates.arrived.beat()


def _end_of_the_wait(bot: BotAccount) -> str:
    return TWO_POLLERS if bot.webhook is None else "terminated by setWebhook request"


def _allow(bot: BotAccount, params: Params) -> None:
    if params.values.get("allowed_updates") is not None:
        allowed = params.structures("allowed_updates")
        bot.updates.allowed = frozenset(allowed) if allowed else None


def set_webhook(_world: World, bot: BotAccount, params: Params) -> object:
    """Deliver updates to an address by POST instead; an empty one ends it."""
    url = params.text("url") or ""
    if params.flag("drop_pending_updates"):
        bot.updates.clear()
    _allow(bot, params)
    secret = params.text("secret_token") or ""
    if len(secret) > MAX_SECRET or not all(
        char.isascii() and (char.isalnum() or char in "_-") for char in secret
    ):
        reason = "secret token contains unallowed characters"
        raise bad_request(reason)
    # Plain http is taken too: the simulator has no certificates.
    if url and not url.startswith(("https://", "http://")):
        reason = "bad webhook: An HTTPS URL must be provided for webhook"
        raise bad_request(reason)
    if url.startswith("https://") and (urlsplit(url).port or PORTS[2]) not in PORTS:
        reason = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
        raise bad_request(reason)
    connections = min(max(params.integer("max_connections", CONNECTIONS) or CONNECTIONS, 1), MAX_CONNECTIONS)
    bot.webhook = {"url": url, "secret_token": secret, "max_connections": connections} if url else None
    take_over(bot)
    bot.webhook_changed.beat()
    return True


def delete_webhook(_world: World, bot: BotAccount, params: Params) -> object:
    """Go back to getUpdates."""
    if params.flag("drop_pending_updates"):
        bot.updates.clear()
    bot.webhook = None
    bot.webhook_changed.beat()
    return True


def get_webhook_info(_world: World, bot: BotAccount, _params: Params) -> object:
    """Return a WebhookInfo."""
    info: dict[str, Any] = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates),
    }
    if bot.webhook is not None:
        info.update({key: value for key, value in bot.webhook.items() if key != "secret_token"})
    if bot.updates.allowed is not None:
        info["allowed_updates"] = sorted(bot.updates.allowed)
    return info


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
