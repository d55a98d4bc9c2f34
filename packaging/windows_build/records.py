"""What a workspace holds, to be compared before and after: rows of each table, bytes of each file."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

# The lock and the file that says who holds it come and go; the database is compared by its rows.
_PASSING = {"pii.lock", "pii.lock.json", "pii.sqlite", "workspace.json"}


def rows_of(workspace: Path) -> dict[str, int]:
    """How many rows each table of the database has."""
    with closing(sqlite3.connect((workspace / "pii.sqlite").as_uri() + "?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(names)}


def schema_of(workspace: Path) -> int:
    """The number of the schema."""
    with closing(sqlite3.connect((workspace / "pii.sqlite").as_uri() + "?mode=ro", uri=True)) as connection:
        schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return schema


def files_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, the passing ones left out, by its path."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name not in _PASSING)
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


def lost(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """The tables that have fewer rows, or are gone. A migration may add rows, never take any away."""
    return [
        f"{name}: {count} rows, now {after.get(name, 0)}"
        for name, count in before.items()
        if after.get(name, 0) < count
    ]


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The files that are gone or other than they were."""
    return [name for name, digest in before.items() if after.get(name) != digest]
