"""A bare echo bot on aiogram, in a process of its own: `python …/bare_aiogram.py TOKEN ADDRESS`.

As its documentation has it: a dispatcher that polls and handles each update in a task of its own. It runs in
aiogram's own environment (see contestants.py), so it imports nothing of this project.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer


async def _echo(message: Any) -> None:
    await message.answer(message.text)


async def run(token: str, address: str) -> None:
    """Echo until terminated."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    dispatcher = Dispatcher()
    dispatcher.message.register(_echo)
    async with Bot(token, session=session) as bot:
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2]))
