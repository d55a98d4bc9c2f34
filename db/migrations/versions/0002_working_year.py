"""The working year: background figures, officers, requests, notes, required evidence, several files, steps to undo.

A migration is never changed once it was released; it is written as the plain SQL that it runs.
"""

import json
from pathlib import Path

from alembic import op
from sqlalchemy import Connection

from pii_desktop.text.normalise import search_key

revision = "0002"
down_revision = "0001"

_REBUILT = ("plan", "assignment", "work_item", "period", "progress", "evidence")
_ADDED = {
    "plan": {"recipient": "''", "continues_id": "NULL"},
    "assignment": {"cut_off": "NULL", "continues_id": "NULL"},
    "work_item": {"is_continuous": "0"},
    "period": {"plan_id": "NULL", "sent_on": "NULL"},
    "progress": {"score": "NULL", "rank": "NULL", "citation": "''", "denominator_id": "NULL", "search_key": "''"},
    "evidence": {"kind": "''", "expires_on": "NULL", "form": "NULL", "note": "''"},
}
"""What rows from before get in the new columns."""


def upgrade() -> None:
    connection = op.get_bind()
    numbers = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").fetchall()
    connection.exec_driver_sql("CREATE TEMP TABLE kept_file AS SELECT id, file_name, sha256, size FROM evidence")
    for table in _REBUILT:
        connection.exec_driver_sql(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608
        connection.exec_driver_sql(f"DROP TABLE {table}")
    sql = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in sql.partition("\n")[2].split(";\n")[:-1]:
        connection.exec_driver_sql(statement.strip())
    for table in _REBUILT:
        _bring_back(connection, table)
    connection.exec_driver_sql(
        "INSERT INTO evidence_file (evidence_id, position, file_name, sha256, size)"
        " SELECT id, 0, file_name, sha256, size FROM kept_file ORDER BY id"
    )
    connection.exec_driver_sql("DROP TABLE kept_file")
    _go_on_from(connection, dict(row for row in numbers if row[0] in _REBUILT))
    _fold(connection, "progress", ("result", "difficulties", "proposals", "next_steps", "explanation"))
    _fold(connection, "work_item", ("text", "result", "officer"))
    _move_officers(connection)
    connection.exec_driver_sql("UPDATE meta SET value = '2' WHERE \"key\" = 'min_reader'")


def _bring_back(connection: Connection, table: str) -> None:
    """Every row of the table from before; ids go on from where they were."""
    old = [row[1] for row in connection.exec_driver_sql(f"PRAGMA temp.table_info(kept_{table})")]
    there = [row[1] for row in connection.exec_driver_sql(f"PRAGMA main.table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in there)
    values = ", ".join(f'"{name}"' if name in old else _ADDED[table][name] for name in there)
    copied = f"INSERT INTO {table} ({columns}) SELECT {values} FROM kept_{table} ORDER BY id"  # noqa: S608
    connection.exec_driver_sql(copied)
    connection.exec_driver_sql(f"DROP TABLE kept_{table}")


def _go_on_from(connection: Connection, numbers: dict[str, int]) -> None:
    """Ids that were given once, also to what was deleted, are not given again."""
    for table, last in numbers.items():
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))


def _fold(connection: Connection, table: str, columns: tuple[str, ...]) -> None:
    """What a search finds the rows by."""
    words = " || ' ' || ".join(columns)
    query = f"SELECT id, {words} FROM {table}"  # noqa: S608
    for number, text in connection.exec_driver_sql(query).fetchall():
        change = f"UPDATE {table} SET search_key = ? WHERE id = ?"  # noqa: S608
        connection.exec_driver_sql(change, (search_key(text), number))


def _move_officers(connection: Connection) -> None:
    """The officers of the profile become the first ones of the list that keeps all of them."""
    stored = connection.exec_driver_sql("SELECT value FROM setting WHERE \"key\" = 'profile'").scalar()
    if stored is None:
        return
    profile = json.loads(stored)
    for post in ("leader", "specialist"):
        officer = profile.pop(post, None)
        if officer and officer.get("name"):
            names = (officer["name"], officer.get("title", ""), officer.get("phone", ""), officer.get("email", ""))
            connection.exec_driver_sql(
                "INSERT INTO focal_officer (department, post, name, title, phone, email, document, search_key)"
                " VALUES (?, ?, ?, ?, ?, ?, '', ?)",
                (profile["department"], post, *names, search_key(f"{names[0]} {profile['department']}")),
            )
    text = json.dumps(profile, ensure_ascii=False, sort_keys=True)
    connection.exec_driver_sql("UPDATE setting SET value = ? WHERE \"key\" = 'profile'", (text,))
