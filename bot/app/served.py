"""A village that is served: its bot, its reminders, its people, from opening its records until the stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import handlers
from bot.agenda.agenda import Agenda
from bot.app.conditions import Phase
from bot.app.founding import found_roster
from bot.app.office import USERNAME, Office, opened
from bot.app.webhooks import wanted_of
from bot.domain.reminder import ReminderKind
from bot.lifetime import Part, live
from bot.telegram.connection import Connection, connect, connection
from bot.telegram.dispatcher import Dispatcher, reference_of
from bot.telegram.gallery import Gallery
from bot.telegram.gates import Gates
from bot.telegram.intake import Intake
from bot.telegram.operator import Operator
from bot.telegram.profile import introduce
from bot.telegram.sender import Sender
from bot.telegram.studio import Studio
from bot.telegram.table_reader import TableReader, fetched
from bot.telegram.webhook_watch import WebhookWatch
from bot.usecases.apologising import NotHandledFor, tell_not_handled
from bot.usecases.bells import Bells
from bot.usecases.card import photos_of
from bot.usecases.incoming import By
from bot.usecases.reachability import UnreachableChat, mark_unreachable
from bot.usecases.reminding import ERASING, fire, plan
from bot.usecases.tables import take

if TYPE_CHECKING:
    from bot.app.host import Host
    from bot.config.settings import Settings
    from bot.domain.queues import InboxRow
    from bot.domain.reminder import Reminder
    from bot.ports import Store
    from bot.telegram.metered_api import Count
    from bot.telegram.wires import Wires
    from storage import Engine, Lease

LOG = logging.getLogger(__name__)


async def serve_by(lease: Lease, host: Host, settings: Settings, engine: Engine, stop: asyncio.Event) -> None:
    """Serve one village until told to stop.

    Raises TokenRejectedError, storage's errors, and an ExceptionGroup where a part of the bot broke down.
    """
    async with AsyncExitStack() as stack:
        bells, meter = Bells(), host.meter.of(settings.key)
        office = await opened(settings, engine, host.clock, bells, host.languages, meter, lease)
        stack.enter_context(host.hosting(settings, office, bells))
        telegram = telegram_of(settings, meter.called, host.wires)
        stack.push_async_callback(telegram.close)
        spoken = host.languages.words(office.village.locale, office.village.zone, office.village.name)
        operator = Operator(telegram.api, settings.telegram.operator_id, spoken)
        if host.webhooks is not None and wanted_of(settings) is not None:
            stack.enter_context(host.webhooks.serving(settings, office, bells.inbox, operator.tell))
        handlers.register(telegram.application, office.desk, host.languages, office.village)
        username = await connect(telegram, stop, polls=wanted_of(settings) is None)
        if username is None:
            return
        await found_roster(office, settings)
        await _remember_username(office.store, settings.telegram.username or username)
        await introduce(telegram.api, office.store, host.languages, office.village)
        await office.desk.perform(plan, None)
        host.conditions.enter(settings.key, Phase.SERVED)
        LOG.info("the bot is ready")
        parts = _parts(host, settings, telegram, office, bells, operator, lease.may_send)
        await live(parts, [], stop, bells.all)


def telegram_of(settings: Settings, count: Count | None = None, wires: Wires | None = None) -> Connection:
    """Return a connection to Telegram that is not open yet; `count` is told of each call."""
    telegram = settings.telegram
    more = {} if count is None else {"count": count}
    return connection(
        telegram.token.get_secret_value(), telegram.base_url, telegram.base_file_url, telegram.proxy,
        wires=wires, **more,
    )  # fmt: skip


def _parts(
    host: Host,
    settings: Settings,
    telegram: Connection,
    office: Office,
    bells: Bells,
    operator: Operator,
    may_send: Callable[[], bool],
) -> Sequence[Part]:
    """Return what runs while a village is served."""
    store, desk, clock = office.store, office.desk, host.clock

    async def apologise(row: InboxRow) -> None:
        await desk.perform(tell_not_handled, NotHandledFor(By(row.chat_key), reference_of(row)))

    wanted = wanted_of(settings)
    if wanted is not None:
        # The server takes updates as long as the process runs; this looks that Telegram brings them there.
        intake = WebhookWatch(telegram.api, wanted).run
    else:
        intake = Intake(telegram.polling, store, clock, bells.inbox, operator.tell).run
    tables = TableReader(
        lambda file_id: fetched(telegram.application.bot, file_id),
        store,
        bells.files,
        lambda outcome: desk.perform(take, outcome),
        office.village.locale,
    )
    return (
        ("intake", intake),
        ("dispatcher", Dispatcher(telegram.application, store, clock, bells.inbox, apologise).run),
        ("sender", _sender(host, settings, telegram, office, bells, may_send).run),
        ("agenda", _agenda(host, office, bells).run),
        ("keeper", office.keeper.run),
        ("table reader", tables.run),
    )


def _sender(
    host: Host,
    settings: Settings,
    telegram: Connection,
    office: Office,
    bells: Bells,
    may_send: Callable[[], bool],
) -> Sender:
    store, village, rates = office.store, office.village, settings.telegram
    spoken = host.languages.words(village.locale, village.zone, village.name)

    async def unreachable(chat_id: int) -> None:
        await office.desk.perform(mark_unreachable, UnreachableChat(chat_id))

    async def photos(cadres: Sequence[int]) -> Mapping[int, bytes]:
        return await store.read(lambda records: photos_of(records, cadres))

    return Sender(
        telegram.api,
        store,
        host.clock,
        bells.outbox,
        Gates(rates.messages_per_second, rates.messages_per_second_per_chat),
        unreachable,
        draw=host.press.draw,
        gallery=Gallery(store, Studio(store, village, spoken, host.press).make),
        photos=photos,
        may_send=may_send,
    )


def _agenda(host: Host, office: Office, bells: Bells) -> Agenda:
    async def settle(reminder: Reminder) -> None:
        if reminder.kind is ReminderKind.BACKUP:
            await office.keeper.back_up()  # where it fails, the reminder is tried again
        await office.desk.perform(fire, reminder)
        if reminder.kind in ERASING:
            await office.engine.checkpoint()  # what was erased is then gone from the log too

    return Agenda(office.store, host.clock, bells.reminders, settle)


async def _remember_username(store: Store, username: str) -> None:
    await store.transact(lambda records: records.facts.put(USERNAME, username))
