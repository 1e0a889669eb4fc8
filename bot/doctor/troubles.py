"""What is said where the records can't be opened, read or written: one sentence each, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.storing import (
    AlreadyRunningError,
    CopyUnfinishedError,
    CopyUnsoundError,
    DatabaseBusyError,
    DatabaseGoneError,
    DiskFullError,
    EncodingError,
    NoSuchDatabaseError,
    NotPermittedError,
    OtherCopyError,
    PasswordRefusedError,
    PoolerError,
    RecordsMovedError,
    SchemaTooNewError,
    ServedElsewhereError,
    ServerNotReadyError,
    ServerReadOnlyError,
    ServerUnreachableError,
    TargetTakenError,
    TooManyConnectionsError,
    UnknownUrlError,
)

TROUBLES: Final[Mapping[type[Exception], tuple[str, str]]] = {
    AlreadyRunningError: (
        "机器人已经在这个数据库上运行了，不能再开一个。",
        "A bot is running on this database already: there can't be a second one.",
    ),
    ServedElsewhereError: (
        "这个村的机器人正在另一个进程里运行，不能再开一个。",
        "Another process runs this village's bot: there can't be a second one.",
    ),
    SchemaTooNewError: (
        "这个数据库是更新版本的程序建的，请先升级程序。",
        "This database was made by a newer version: upgrade the program first.",
    ),
    UnknownUrlError: (
        "数据库地址不对：要写 sqlite:///文件名 或 postgresql://用户:密码@主机/库名，问号后面只写它认得的。",
        (
            "This is no database's address: write sqlite:///FILE or "
            "postgresql://USER:PASSWORD@HOST/DATABASE, and behind a question mark only what PostgreSQL knows."
        ),
    ),
    PoolerError: (
        "数据库前面有 PgBouncer：请在 [storage] url 后面加上 ?pgbouncer=true。",
        "PgBouncer stands before the database: add ?pgbouncer=true to [storage] url.",
    ),
    EncodingError: (
        "这个数据库存不了中文：请新建一个 UTF8 的（CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0）。",
        (
            "This database can't hold Chinese: make one in UTF8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE "
            "template0)."
        ),
    ),
    RecordsMovedError: (
        "记录已经搬到别的数据库了（migrate-storage）：请把 [storage] url 改成新的地址。",
        "The records were moved to another database (migrate-storage): write its address in [storage] url.",
    ),
    CopyUnfinishedError: (
        "往这个数据库里还没有搬完：请把 lianxin migrate-storage 再运行一遍，它会接着搬。",
        "The move into this database isn't finished: run `lianxin migrate-storage` again, and it goes on.",
    ),
    TargetTakenError: (
        "那边已经有别人的记录了，没有动它：请给一个空的数据库，或者空的 schema（?search_path=…）。",
        (
            "Somebody's records are there already, and were left alone: name an empty database, or an empty "
            "schema (?search_path=…)."
        ),
    ),
    OtherCopyError: (
        "那边正在接收另一个数据库的记录，没有动它：请接着搬那一个，或者给一个空的数据库。",
        (
            "Another database is being moved there, and was left alone: go on with that one, or name an "
            "empty database."
        ),
    ),
    CopyUnsoundError: (
        "两边对不上，机器人还在原来的数据库上。请再运行一遍；还不行，就换一个空的数据库。",
        (
            "The copy isn't what was copied, and the bot's records are where they were: run it again, or "
            "take another empty database."
        ),
    ),
    ServerUnreachableError: (
        "数据库服务器没有回应：请看 [storage] url 写的主机和端口对不对，PostgreSQL 开了没有，网络通不通。",
        (
            "The database server doesn't answer: look at the host and port in [storage] url, whether "
            "PostgreSQL runs, and at the network."
        ),
    ),
    ServerNotReadyError: (
        "数据库服务器正在启动或停下，请过一会儿再试。",
        "The database server is starting or stopping: try again in a moment.",
    ),
    TooManyConnectionsError: (
        "数据库服务器的连接用完了：请把 max_connections 调大，或者在前面用 PgBouncer。",
        "The database server takes no more connections: raise max_connections, or put PgBouncer before it.",
    ),
    ServerReadOnlyError: (
        "这台数据库服务器只能读（备用机）：请在 [storage] url 里写主服务器。",
        "This database server is read-only (a standby): name the primary in [storage] url.",
    ),
    PasswordRefusedError: (
        "数据库服务器不让进：请看 [storage] url 里的用户和密码，还有服务器的 pg_hba.conf。",
        (
            "The database server doesn't let this user in: look at user and password in [storage] url, and "
            "at the server's pg_hba.conf."
        ),
    ),
    NoSuchDatabaseError: (
        "服务器上没有这个数据库：请先建好（createdb），或者改 [storage] url 里的库名。",
        "The server has no such database: make it first (createdb), or correct its name in [storage] url.",
    ),
    NotPermittedError: (
        "数据库不让这个用户建表或改表：请把库交给他（ALTER DATABASE 库名 OWNER TO 用户）。",
        (
            "The database doesn't let this user make or change tables: make it his "
            "(ALTER DATABASE name OWNER TO user)."
        ),
    ),
    DatabaseGoneError: (
        "打不开数据库，请检查 [storage] url 写的地方在不在、能不能写。",
        "The database can't be opened: check that the place in [storage] url is there and can be written to.",
    ),
    DiskFullError: (
        "磁盘满了，什么都没有改。请腾出地方再试。",
        "The disk is full, and nothing was changed: make room and try again.",
    ),
    DatabaseBusyError: (
        "数据库正忙，什么都没有改。请过一会儿再试。",
        "The database is busy, and nothing was changed: try again in a moment.",
    ),
}
"""In Chinese and English; the particular before the general."""
