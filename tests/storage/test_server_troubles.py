"""Whatever a PostgreSQL server may say instead of serving: a typed error each, which has its words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from bot.doctor.troubles import TROUBLES
from bot.domain.storing import (
    DatabaseGoneError,
    DiskFullError,
    EncodingError,
    NoSuchDatabaseError,
    NotPermittedError,
    PasswordRefusedError,
    SchemaTooNewError,
    ServerNotReadyError,
    ServerReadOnlyError,
    ServerUnreachableError,
    TooManyConnectionsError,
    UnknownUrlError,
)
from bot.ports import Records
from storage import open_engine
from tests.own_server import OwnServer, own_server

PATIENCE = 15.0  # seconds


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with own_server() as made:
        yield made


def named(server: OwnServer, user: str = "postgres:", database: str = "postgres", more: str = "") -> str:
    return f"postgresql://{user}@/{database}?host={server.data}{more}"


async def tell(server: OwnServer, *statements: str) -> None:
    admin: Any = await asyncpg.connect(server.url)
    try:
        for statement in statements:
            await admin.execute(statement)
    finally:
        await admin.close()


async def opens(url: str) -> None:
    async with open_engine(url) as engine:
        await engine.migrate()


async def test_a_user_whom_the_server_does_not_know_and_a_wrong_password(server: OwnServer) -> None:
    with pytest.raises(PasswordRefusedError):
        await opens(named(server, "nobody:x"))

    await tell(server, "CREATE ROLE guarded LOGIN PASSWORD 'right'")
    rules = server.data / "pg_hba.conf"
    rules.write_text(f"local all guarded scram-sha-256\n{rules.read_text()}")
    server.reload()
    async with asyncio.timeout(PATIENCE):
        while True:  # the server reads them a moment later
            try:
                await opens(named(server, "guarded:wrong"))
            except PasswordRefusedError:
                return
            except NotPermittedError:
                await asyncio.sleep(0.02)


async def test_an_unknown_database_and_an_unknown_schema(server: OwnServer) -> None:
    with pytest.raises(NoSuchDatabaseError):
        await opens(named(server, database="nowhere"))
    with pytest.raises(NoSuchDatabaseError):
        await opens(named(server, more="&search_path=nowhere"))


async def test_nobody_at_the_address() -> None:
    with pytest.raises(ServerUnreachableError):
        await opens("postgresql://u:p@127.0.0.1:1/lianxin")


@pytest.mark.parametrize("option", ["&nonsense=1", "&sslmode=nonsense"])
async def test_an_option_that_nobody_knows(server: OwnServer, option: str) -> None:
    with pytest.raises(UnknownUrlError):
        await opens(named(server, more=option))


async def test_a_user_who_may_make_no_tables(server: OwnServer) -> None:
    await tell(server, "CREATE ROLE guest LOGIN", "CREATE DATABASE somebodys")
    with pytest.raises(NotPermittedError):
        await opens(named(server, "guest:", "somebodys"))


async def test_a_database_that_cannot_hold_chinese(server: OwnServer) -> None:
    await tell(server, "CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(EncodingError):
        await opens(named(server, database="ascii"))


async def test_no_connection_is_left(server: OwnServer) -> None:
    await tell(server, "CREATE ROLE crowd LOGIN CONNECTION LIMIT 1")
    with pytest.raises(TooManyConnectionsError):  # the writer's is the first, the reader's one too many
        await opens(named(server, "crowd:"))


async def test_a_database_of_a_newer_program(server: OwnServer) -> None:
    await tell(server, "CREATE DATABASE newer")
    await opens(named(server, database="newer"))
    async with with_facts(named(server, database="newer")) as run:
        await run("UPDATE schema_version SET version = 9999")
    with pytest.raises(SchemaTooNewError):
        await opens(named(server, database="newer"))


async def test_a_full_disk_undoes_what_ran_and_then_it_goes_on(server: OwnServer) -> None:
    await tell(server, "CREATE DATABASE brimful")
    async with with_facts(named(server, database="brimful")) as run:
        with pytest.raises(DiskFullError):
            await run("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$")
        await run("SELECT 1")


async def test_a_standby_is_said_to_be_one_and_written_again_once_it_is_promoted(server: OwnServer) -> None:
    await tell(server, "CREATE DATABASE standby")
    url = named(server, database="standby")
    await opens(url)
    server.stop()
    (server.data / "standby.signal").touch()
    server.start()
    try:
        with pytest.raises(ServerReadOnlyError):
            await opens(url)
        with pytest.raises(ServerReadOnlyError):
            await opens(f"{url}&target_session_attrs=primary")
    finally:
        await tell(server, "SELECT pg_promote()")
    await opens(url)


async def test_a_writer_on_a_server_that_became_read_only_looks_for_another(server: OwnServer) -> None:
    await tell(server, "CREATE DATABASE demoted")
    async with with_facts(named(server, database="demoted")) as run:
        await tell(server, "ALTER DATABASE demoted SET default_transaction_read_only = on")
        await run("SELECT pg_terminate_backend(pg_backend_pid())", fails=True)
        with pytest.raises(ServerReadOnlyError):
            await run("CREATE TABLE more (id BIGINT)")
        await tell(server, "ALTER DATABASE demoted SET default_transaction_read_only = off")
        await run(
            "CREATE TABLE more (id BIGINT)"
        )  # over a new connection: the old one would still be read-only


async def test_a_server_that_is_stopping_and_one_that_has_stopped(server: OwnServer) -> None:
    last: Any = await asyncpg.connect(server.url)
    stopping = asyncio.create_task(asyncio.to_thread(server.stop, "smart"))
    async with asyncio.timeout(PATIENCE):
        while True:  # it takes a moment to hear of it
            try:
                await opens(named(server, database="newer"))
            except ServerNotReadyError:
                break
            except SchemaTooNewError:
                await asyncio.sleep(0.02)
    await last.close()
    await stopping
    with pytest.raises(DatabaseGoneError):
        await opens(server.url)
    server.start()


def test_every_trouble_has_a_sentence_in_both_languages() -> None:
    for chinese, english in TROUBLES.values():
        assert chinese.endswith("。")
        assert english.endswith(".")


@asynccontextmanager
async def with_facts(url: str) -> AsyncIterator[Any]:
    """Yield what runs a statement as a unit of the writer."""
    async with open_engine(url) as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))

        async def run(statement: str, *, fails: bool = False) -> None:
            async def unit(records: Records) -> None:
                await records.facts.connection.execute(statement)  # type: ignore[attr-defined]

            if fails:
                with pytest.raises(DatabaseGoneError):
                    await store.transact(unit)
            else:
                await store.transact(unit)

        yield run
