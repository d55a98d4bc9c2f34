"""The database: one connection that writes through to the disk, alone.

Why these pragmas, and what was measured, stands in docs: TRUNCATE + EXTRA lost no acknowledged save in a simulation of
power failures, WAL and DELETE did.
"""

import sqlite3
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from pii_desktop.storage.folded import fold
from pii_desktop.text.collation import sort_key

COLLATION = "vietnamese"
"""Orders text as Vietnamese does, in ORDER BY only: an index on it would make the file unreadable elsewhere."""

_PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def make_engine(database: Path) -> Engine:
    """An engine with one connection to `database`; nothing is opened before it is asked for."""
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _connect(database), poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """The connection of sqlite3 below: for backups, which SQLAlchemy has no word for."""
    below = connection.connection.driver_connection
    if not isinstance(below, sqlite3.Connection):
        raise TypeError(f"not a connection of sqlite3: {below!r}")
    return below


def _connect(database: Path) -> sqlite3.Connection:
    # Without an isolation level sqlite3 begins nothing by itself: `_begin` does.
    connection = sqlite3.connect(database, isolation_level=None, timeout=0)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.create_collation(COLLATION, _compare)
        connection.create_function("folded", 1, fold, deterministic=True)
        # Without this the exclusive lock would be taken by the first write only.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once, not halfway through."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _compare(left: str, right: str) -> int:
    first, second = _key(left), _key(right)
    return (first > second) - (first < second)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return sort_key(text)
