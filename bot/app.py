"""The composition root: the one file that knows handlers, storage and Telegram, and joins them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import handlers
from bot.agenda.agenda import Agenda
from bot.clock import SimulatorClock, SystemClock
from bot.documents.press import Press
from bot.domain.humane import HumaneHours
from bot.domain.proxy import Pace
from bot.domain.reminder import ReminderKind
from bot.keeping.keeper import Keeper
from bot.keeping.shelf import Shelf
from bot.lifetime import Part, live, stopped_by_signals
from bot.metrics.gauges import Gauges
from bot.metrics.meter import Meter
from bot.metrics.metered_store import MeteredStore
from bot.metrics.server import HealthPort
from bot.telegram.composer import TelegramComposer
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
from bot.usecases.desk import Desk
from bot.usecases.incoming import By
from bot.usecases.reachability import UnreachableChat, mark_unreachable
from bot.usecases.reminding import ERASING, fire, plan
from bot.usecases.rules import DisclosureRules, Retention, Rules, VisitRules
from bot.usecases.tables import take
from storage import database_file, open_engine

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config.settings import Settings
    from bot.domain.queues import InboxRow
    from bot.domain.reminder import Reminder
    from bot.domain.village import Village
    from bot.ports import Store
    from bot.texts.words import Languages
    from storage import Engine

LOG = logging.getLogger(__name__)

USERNAME = "username"
"""The fact under which the bot's name is kept: links are made of it."""


@dataclass(frozen=True, slots=True)
class Office:
    """One village's records, opened for a command that works beside a running bot, or without one."""

    village: Village
    store: Store
    desk: Desk
    now: Callable[[], datetime]
    """The time, real or the simulator's."""
    engine: Engine
    keeper: Keeper


@asynccontextmanager
async def open_office(settings: Settings) -> AsyncIterator[Office]:
    """Open the records without Telegram: what a command puts into the outbox, the running bot sends."""
    async with open_engine(settings.storage.url) as engine:
        office = await _office(settings, engine, await _clock(settings), Bells(), words.load(), Meter())
        yield office
        await office.keeper.write_down()


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
        clock, bells, languages, meter = await _clock(settings), Bells(), words.load(), Meter()
        office = await _office(settings, engine, clock, bells, languages, meter)
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


async def _office(
    settings: Settings, engine: Engine, clock: Clock, bells: Bells, languages: Languages, meter: Meter
) -> Office:
    await engine.migrate()
    village = await engine.village(settings.village.name, settings.village.timezone, settings.village.locale)
    store = MeteredStore(engine.store(village), meter)
    desk = Desk(store, clock, village, rules_of(settings), TelegramComposer(languages), bells)
    keeper = Keeper(store, village, shelf_of(settings), engine.back_up, clock.now)
    return Office(village, store, desk, clock.now, engine, keeper)


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


def records_file(settings: Settings) -> Path | None:
    """Return the file that the records are in; None where a server has them."""
    return database_file(settings.storage.url)


def shelf_of(settings: Settings) -> Shelf:
    """Return where backups lie, and for how long."""
    keep = timedelta(days=settings.backup.keep_days)
    file = records_file(settings)
    if file is None:
        return Shelf(Path(settings.backup.folder), "lianxin", keep)
    return Shelf(file.parent / settings.backup.folder, file.stem, keep)


def rules_of(settings: Settings) -> Rules:
    """Return the village's rules as the operator set them."""
    routing, promise = settings.routing, settings.commitment
    return Rules(
        promise=timedelta(days=promise.days),
        remind_before=[timedelta(days=days) for days in promise.remind_days_before],
        unseen_after=timedelta(hours=promise.unseen_hours),
        escalate_after=timedelta(days=promise.escalate_days),
        reaction_after=timedelta(days=promise.reaction_days),
        lapse_after=timedelta(days=promise.lapse_days),
        handovers=promise.handovers,
        humane=HumaneHours(promise.humane_from, promise.humane_to),
        digest_at=promise.digest,
        quick_answers=settings.quick_answers.by_center(),
        topic_choice=timedelta(minutes=routing.center_choice_minutes),
        matter_choice=timedelta(minutes=routing.continue_choice_minutes),
        continue_within=timedelta(minutes=routing.continue_within_minutes),
        dialogue_lasts=timedelta(hours=routing.dialogue_hours),
        keep_strangers_words=timedelta(days=routing.stranger_days),
        center_words=routing.words.by_center(),
        complaint_words=routing.complaint_words,
        card_words=routing.card_words,
        catalogue=settings.paperwork.catalogue(),
        pace=_pace(settings),
        retention=_retention(settings),
        crops=settings.industry.crops,
        backup_at=_backup_at(settings),
        disclosure=DisclosureRules(
            at=settings.disclosure.hour,
            collect_from=settings.disclosure.collect_from_day,
            chat_id=settings.disclosure.group_chat_id,
        ),
        visits=VisitRules(settings.visits.per_week, settings.visits.review, settings.visits.back_days),
    )


def _backup_at(settings: Settings) -> time | None:
    by_the_bot = settings.backup.nightly and records_file(settings) is not None
    return settings.backup.at if by_the_bot else None


def _pace(settings: Settings) -> Pace:
    paperwork = settings.paperwork
    return Pace(
        collect=timedelta(days=paperwork.collect_days),
        hand_in=timedelta(days=paperwork.hand_in_days),
        give_back=timedelta(days=paperwork.return_days),
        secretary=timedelta(days=paperwork.secretary_days),
    )


def _retention(settings: Settings) -> Retention:
    keep = settings.privacy
    return Retention(
        closed_words=timedelta(days=keep.closed_words_days),
        closed_media=timedelta(days=keep.closed_media_days),
        papers=timedelta(days=keep.paper_photos_days),
        drafts=timedelta(days=keep.draft_days),
        sent=timedelta(days=keep.sent_days),
        update_ids=timedelta(days=keep.update_id_days),
        notes=timedelta(days=keep.note_days),
        parked=timedelta(days=keep.parked_days),
        buttons=timedelta(days=keep.button_days),
        former=timedelta(days=keep.former_days),
    )


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


async def _clock(settings: Settings) -> Clock:
    if settings.clock.source == "system":
        return SystemClock()
    clock = SimulatorClock(settings.telegram.base_url)
    await clock.start()
    return clock


async def _remember_username(store: Store, username: str) -> None:
    await store.transact(lambda records: records.facts.put(USERNAME, username))
