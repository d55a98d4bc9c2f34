"""Triggers that write every change of an open step beside the tables, so that no way of changing them is forgotten.

They belong to the connection, not to the file: other SQLite tools write as they always did, and a new table needs no
migration of its triggers. A step is open from its first action to the commit (storage/stepping.py). What an import
does is not captured: it has an undoing of its own.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Table

from pii_desktop.storage.schema import metadata

NOT_CAPTURED: Final = frozenset({"meta", "draft", "history", "import_run", "undo_step", "undo_change"})
"""Tables that undo never touches."""

_OPEN = "SELECT 1 FROM undo_step WHERE state = 'open'"


def captured_tables() -> dict[str, Table]:
    """The tables that undo and redo write, by name, a parent before its children."""
    return {table.name: table for table in metadata.sorted_tables if table.name not in NOT_CAPTURED}


def watch(connection: sqlite3.Connection) -> None:
    """Let the triggers work on this connection; outside any transaction."""
    for statement in _triggers():
        connection.execute(statement)


def _triggers() -> Iterator[str]:
    """Three for each captured table: the record before and after as JSON."""
    for table in captured_tables().values():
        for event, before, after in (("INSERT", "", "NEW"), ("UPDATE", "OLD", "NEW"), ("DELETE", "OLD", "")):
            yield (
                f"CREATE TEMP TRIGGER capture_{table.name}_{event} AFTER {event} ON main.{table.name}\n"
                f"WHEN EXISTS ({_OPEN})\n"
                f"BEGIN INSERT INTO undo_change (step_id, table_name, before, after)\n"
                f"SELECT id, '{table.name}', {_record(table, before)}, {_record(table, after)}\n"
                f"FROM undo_step WHERE state = 'open'; END"
            )


def _record(table: Table, row: str) -> str:
    if not row:
        return "NULL"
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"
