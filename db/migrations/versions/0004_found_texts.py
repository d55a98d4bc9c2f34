"""A search finds the reasons of judgements, the department's own required evidence and the register of policies.

A migration is never changed once it was released; it is written as the plain SQL that it runs. The steps that can be
taken back keep records as JSON: those get the folded text too, for a record that comes back must be found again, and
one without it could not come back at all.
"""

import json
from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import Connection

from pii_desktop.text.normalise import search_key

revision = "0004"
down_revision = "0003"

_FOUND_BY = {
    "progress": (
        "result", "difficulties", "proposals", "next_steps", "explanation", "citation", "judgement_reason",
    ),
    "requirement": ("text", "reason"),
    "policy_mark": ("carried_out_by",),
}  # fmt: skip
"""The columns whose words a record is found by, in the order in which they are folded."""


def upgrade() -> None:
    connection = op.get_bind()
    rebuilt = ("requirement", "policy_mark")
    numbers = dict(tuple(row) for row in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence"))
    for table in rebuilt:
        connection.exec_driver_sql(f"CREATE TEMP TABLE kept_{table} AS SELECT *, '' AS search_key FROM {table}")  # noqa: S608
        connection.exec_driver_sql(f"DROP TABLE {table}")
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in sql.partition("\n")[2].split(";\n")[:-1]:
        connection.exec_driver_sql(statement.strip())
    for table in rebuilt:
        connection.exec_driver_sql(f"INSERT INTO {table} SELECT * FROM kept_{table} ORDER BY id")  # noqa: S608
        connection.exec_driver_sql(f"DROP TABLE kept_{table}")
        _go_on_from(connection, table, numbers.get(table))
        _fold(connection, table, "1")
    _fold(connection, "progress", "judgement_reason <> ''")
    for column in ("before", "after"):
        _fold_steps(connection, column)
    connection.exec_driver_sql("UPDATE meta SET value = '4' WHERE \"key\" = 'min_reader'")


def _go_on_from(connection: Connection, table: str, last: int | None) -> None:
    """Ids that were given once, also to what was deleted, are not given again."""
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    if last is not None:
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def _fold(connection: Connection, table: str, condition: str) -> None:
    """What a search finds the rows by."""
    words = " || ' ' || ".join(_FOUND_BY[table])
    query = f"SELECT {words}, id FROM {table} WHERE {condition}"  # noqa: S608
    folded = [(search_key(text), number) for text, number in connection.exec_driver_sql(query)]
    if folded:
        change = f"UPDATE {table} SET search_key = ? WHERE id = ?"  # noqa: S608
        connection.exec_driver_sql(change, folded)


def _fold_steps(connection: Connection, column: str) -> None:
    """The same for the records of the steps."""
    query = (
        f'SELECT id, table_name, "{column}" FROM undo_change WHERE "{column}" IS NOT NULL AND ('  # noqa: S608
        f"table_name IN ('requirement', 'policy_mark') OR "
        f"table_name = 'progress' AND json_extract(\"{column}\", '$.judgement_reason') <> '')"
    )
    changed = []
    for number, table, text in connection.exec_driver_sql(query):
        record: dict[str, Any] = json.loads(text)
        record["search_key"] = search_key(" ".join(record.get(name) or "" for name in _FOUND_BY[table]))
        changed.append((json.dumps(record, ensure_ascii=False, separators=(",", ":")), number))
    if changed:
        connection.exec_driver_sql(f'UPDATE undo_change SET "{column}" = ? WHERE id = ?', changed)  # noqa: S608
