"""What a workspace holds, to be compared before and after: every row with its values, bytes of each file."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

# The lock and the file that says who holds it come and go; the database is compared by its rows.
_PASSING = {"pii.lock", "pii.lock.json", "pii.sqlite", "workspace.json"}

# What SQLite and a migration write about the database itself; these rows are counted only. A start of the program
# writes no row at all.
_ABOUT_THE_DATABASE = {"alembic_version", "meta", "sqlite_sequence"}

# What a search finds a row by is made of the row itself; a migration may write it anew, also in the records of steps
# that can be taken back.
_FOLDED = "search_key"
_RECORDS = {"before", "after"}

# In schema 1 a document had one file; since then its files have a table of their own.
_OF_SCHEMA_1 = {
    "evidence": "SELECT id, number, signed_on, issuer, abstract, in_force_from, in_force_to, search_key, added_at"
    " FROM evidence",
    "evidence_file": "SELECT id AS evidence_id, 0 AS position, file_name, sha256, size FROM evidence",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def over(self, columns: tuple[str, ...]) -> Counter[tuple[object, ...]]:
        """How often each row is there, looked at over these columns."""
        places = [self.columns.index(name) for name in columns]
        return Counter(tuple(row[place] for place in places) for row in self.rows)


def rows_of(workspace: Path) -> dict[str, Rows]:
    """The rows of each table of the database, those of schema 1 as the schemas after it hold them."""
    with closing(_opened(workspace)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        queries = {name: f'SELECT * FROM "{name}"' for name in sorted(names)}
        queries |= _OF_SCHEMA_1 if _schema(connection) == 1 else {}
        return {name: _read(connection, query) for name, query in queries.items()}


def schema_of(workspace: Path) -> int:
    """The number of the schema."""
    with closing(_opened(workspace)) as connection:
        return _schema(connection)


def files_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, the passing ones left out, by its path."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name not in _PASSING)
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


def lost(before: dict[str, Rows], after: dict[str, Rows]) -> list[str]:
    """The tables with a row that is gone or has another value, and those without a column that they had.

    A migration may add rows and columns.
    """
    nothing = Rows((), ())
    return [f"{name}: {what}" for name, was in before.items() for what in _lost(name, was, after.get(name, nothing))]


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The files that are gone or other than they were."""
    return [name for name, digest in before.items() if after.get(name) != digest]


def documents_without_file(workspace: Path) -> list[str]:
    """The documents that the database names and whose bytes do not lie in the workspace."""
    files = rows_of(workspace)["evidence_file"]
    kept = set(files_of(workspace / "evidence").values())
    named = files.over(("file_name", "sha256"))
    return [f"{name}: no file with its bytes" for name, sha256 in named if sha256 not in kept]


def _opened(workspace: Path) -> sqlite3.Connection:
    return sqlite3.connect((workspace / "pii.sqlite").as_uri() + "?mode=ro", uri=True)


def _schema(connection: sqlite3.Connection) -> int:
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return schema


def _read(connection: sqlite3.Connection, query: str) -> Rows:
    found = connection.execute(query)
    names = [column[0] for column in found.description]
    written = [place for place, name in enumerate(names) if name != _FOLDED]
    rows = (tuple(_as_written(names[place], row[place]) for place in written) for row in found)
    return Rows(tuple(names[place] for place in written), tuple(rows))


def _as_written(name: str, value: object) -> object:
    """A value as it is compared; of a record that a step keeps as JSON what a person wrote."""
    if name not in _RECORDS or not isinstance(value, str) or not value.startswith("{"):
        return value
    record = json.loads(value)
    return json.dumps({field: record[field] for field in sorted(record) if field != _FOLDED}, ensure_ascii=False)


def _lost(name: str, was: Rows, now: Rows) -> Iterator[str]:
    shared = () if name in _ABOUT_THE_DATABASE else tuple(each for each in was.columns if each in now.columns)
    gone = (was.over(shared) - now.over(shared)).total()
    if gone:
        yield f"{gone} of {len(was.rows)} rows lost or changed"
    if was.rows and now.columns:
        yield from (f"column {each} is gone" for each in was.columns if each not in now.columns)
