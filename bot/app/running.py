"""The bot running: every part of it joined, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import handlers
from bot.agenda.agenda import Agenda
from bot.app.office import USERNAME, Office, clock_of, opened
from bot.documents.press import Press
from bot.domain.reminder import ReminderKind
from bot.lifetime import Part, live, stopped_by_signals
from bot.metrics.gauges import Gauges
from bot.metrics.meter import Meter
from bot.metrics.server import HealthPort
from bot.telegram.connection import Connection, connect, connection, quieten
from bot.telegram.dispatcher import Dispatcher, reference_of
from bot.telegram.gallery import Gallery
from bot.telegram.gates import Gates
from bot.telegram.intake import Intake
from bot.telegram.operator import Operator
from bot.telegram.profile import introduce
from bot.telegram.sender import Sender
from bot.telegram.studio import Studio
from bot.telegram.table_reader import TableReader, fetched
from bot.texts import words
from bot.usecases.apologising import NotHandledFor, tell_not_handled
from bot.usecases.bells import Bells
from bot.usecases.card import photos_of
from bot.usecases.incoming import By
from bot.usecases.reachability import UnreachableChat, mark_unreachable
from bot.usecases.reminding import ERASING, fire, plan
from bot.usecases.tables import take
from storage import open_engine

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config.settings import Settings
    from bot.domain.queues import InboxRow
    from bot.domain.reminder import Reminder
    from bot.ports import Store
    from bot.texts.words import Languages


LOG = logging.getLogger(__name__)


async def run(settings: Settings, *, stop: asyncio.Event | None = None) -> None:
    """Run one village's bot until told to stop, by the event or by SIGTERM or SIGINT.

    Raises TokenRejectedError, storage's error where another process runs on the same database, and an
    ExceptionGroup where a part of the bot broke down.
    """
    quieten()
    stop = stop or asyncio.Event()
    async with AsyncExitStack() as stack:
        stack.enter_context(stopped_by_signals(stop))
        engine = await stack.enter_async_context(open_engine(settings.storage.url))
        await stack.enter_async_context(engine.claim())
        clock, bells, languages, meter = await clock_of(settings), Bells(), words.load(), Meter()
        office = await opened(settings, engine, clock, bells, languages, meter)
        parts = [("keeper", office.keeper.run), *_health(settings, office, meter)]
        telegram = telegram_of(settings, meter)
        stack.push_async_callback(telegram.close)
        handlers.register(telegram.application, office.desk, languages, office.village)
        username = await connect(telegram, stop)
        if username is None:
            return
        await _remember_username(office.store, settings.telegram.username or username)
        await introduce(telegram.api, office.store, languages, office.village)
        await office.desk.perform(plan, None)
        await _live(settings, telegram, office, clock, bells, languages, parts, stop)


async def _live(
    settings: Settings,
    telegram: Connection,
    office: Office,
    clock: Clock,
    bells: Bells,
    languages: Languages,
    beside: Sequence[Part],
    stop: asyncio.Event,
) -> None:
    store, desk, village = office.store, office.desk, office.village

    async def unreachable(chat_id: int) -> None:
        await desk.perform(mark_unreachable, UnreachableChat(chat_id))

    async def settle(reminder: Reminder) -> None:
        if reminder.kind is ReminderKind.BACKUP:
            await office.keeper.back_up()  # where it fails, the reminder is tried again
        await desk.perform(fire, reminder)
        if reminder.kind in ERASING:
            await office.engine.checkpoint()  # what was erased is then gone from the log too

    async def apologise(row: InboxRow) -> None:
        await desk.perform(tell_not_handled, NotHandledFor(By(row.chat_key), reference_of(row)))

    async def photos(cadres: Sequence[int]) -> Mapping[int, bytes]:
        return await store.read(lambda records: photos_of(records, cadres))

    rates = settings.telegram
    gates = Gates(rates.messages_per_second, rates.messages_per_second_per_chat)
    spoken = languages.words(village.locale, village.zone, village.name)
    operator = Operator(telegram.api, rates.operator_id, spoken)
    press = Press()
    gallery = Gallery(store, Studio(store, village, spoken, press).make)
    sender = Sender(
        telegram.api,
        store,
        clock,
        bells.outbox,
        gates,
        unreachable,
        draw=press.draw,
        gallery=gallery,
        photos=photos,
    )
    tables = TableReader(
        lambda file_id: fetched(telegram.application.bot, file_id),
        store,
        bells.files,
        lambda outcome: desk.perform(take, outcome),
        spoken.locale,
    )
    parts = (
        ("intake", Intake(telegram.polling, store, clock, bells.inbox, operator.tell).run),
        ("dispatcher", Dispatcher(telegram.application, store, clock, bells.inbox, apologise).run),
        ("sender", sender.run),
        ("agenda", Agenda(store, clock, bells.reminders, settle).run),
        *beside,
        ("table reader", tables.run),
    )
    everybody = (bells.inbox, bells.outbox, bells.reminders, bells.files)
    for bell in everybody:
        clock.on_jump(bell.set)
    LOG.info("the bot is ready")
    await live(parts, [clock.follow()], stop, everybody)


def _health(settings: Settings, office: Office, meter: Meter) -> list[Part]:
    """Return the port that answers how the bot is, where the operator asks for one."""
    if not settings.health.listen:
        return []

    async def look() -> Gauges:
        vitals = await office.store.read(lambda records: records.vitals.at(office.now()))
        backups = await asyncio.to_thread(office.keeper.shelf.backups)
        return Gauges(vitals, office.now(), backups[-1][0] if backups else None)

    return [("health", HealthPort(settings.health.listen, meter, look).run)]


def telegram_of(settings: Settings, meter: Meter) -> Connection:
    """Return a connection to Telegram that is not open yet."""
    telegram = settings.telegram
    return connection(
        telegram.token.get_secret_value(),
        telegram.base_url,
        telegram.base_file_url,
        telegram.proxy,
        meter.called,
    )


async def _remember_username(store: Store, username: str) -> None:
    await store.transact(lambda records: records.facts.put(USERNAME, username))
