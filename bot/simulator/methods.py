"""The Bot API methods that the simulator offers, by name in any case."""

from collections.abc import Callable

from bot.simulator import (
    methods_account,
    methods_copy,
    methods_edit,
    methods_files,
    methods_send,
    methods_updates,
)
from bot.simulator.bots import BotAccount
from bot.simulator.params import Params
from bot.simulator.world import World

Method = Callable[[World, BotAccount, Params], object]

NAMED: dict[str, Method] = {
    **methods_account.METHODS,
    **methods_updates.METHODS,
    **methods_send.METHODS,
    **methods_files.METHODS,
    **methods_edit.METHODS,
    **methods_copy.METHODS,
}
# Lower case → (Telegram's spelling, function); getUpdates waits, and is called apart.
METHODS = {name.lower(): (name, method) for name, method in NAMED.items()}
