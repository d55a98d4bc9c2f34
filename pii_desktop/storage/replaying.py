"""Changes of records, applied forwards or backwards; each only where the record still is as it was left."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import Column, Connection, Table
from sqlalchemy.exc import IntegrityError

from pii_desktop.storage.capture import captured_tables
from pii_desktop.storage.records_year import undo_step

Record: TypeAlias = Mapping[str, str | int | None]
"""A record as the database keeps it, by the names of its columns."""

_CHANGES: Final = "SELECT table_name, before, after FROM undo_change WHERE step_id = ? ORDER BY id"


class ConflictError(Exception):
    """A record is not as the step left it, or another one stands in its way."""

    def __init__(self, change: "RecordChange") -> None:
        super().__init__(change.table.name)
        self.change = change


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record before and after; None where it was not there."""

    table: Table
    before: Record | None
    after: Record | None

    @property
    def key(self) -> tuple[object, ...]:
        """What identifies the record in its table."""
        record = self.known
        return tuple(record[column.name] for column in self.table.primary_key)

    @property
    def known(self) -> Record:
        """The record after the change, or before it where it is gone."""
        return self.after or self.before or {}

    def backwards(self) -> "RecordChange":
        """The change that takes this one back."""
        return RecordChange(self.table, self.after, self.before)

    def differing(self) -> Iterator[Column[object]]:
        """The columns of a record that stays which change."""
        before, after = self.before or {}, self.after or {}
        yield from (each for each in _columns(self.table, before) if before[each.name] != after[each.name])


def changes_of(connection: Connection, step_id: int) -> list[RecordChange]:
    """What a step changed, in its order."""
    # The state of another step is changed by restoring it; every other table is one that the triggers watch.
    tables = {**captured_tables(), undo_step.name: undo_step}
    rows = connection.exec_driver_sql(_CHANGES, (step_id,)).all()
    return [RecordChange(tables[name], _record(before), _record(after)) for name, before, after in rows]


def taken_together(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """One change for each record, from what it was first to what it is last; those that come to nothing left out."""
    found: dict[tuple[object, ...], RecordChange] = {}
    for change in changes:
        place = (change.table.name, *change.key)
        first = found.get(place)
        found[place] = change if first is None else RecordChange(change.table, first.before, change.after)
    return [change for change in found.values() if change.before != change.after]


def apply(connection: Connection, change: RecordChange) -> None:
    """Make the change. Raises ConflictError when the record is not what the change starts from."""
    try:
        if change.before is None:
            _insert(connection, change)
        elif change.after is None:
            _delete(connection, change)
        else:
            _update(connection, change)
    except IntegrityError as error:
        raise ConflictError(change) from error


def _insert(connection: Connection, change: RecordChange) -> None:
    record = change.after or {}
    columns = list(_columns(change.table, record))
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    _run(
        connection,
        f"INSERT INTO {change.table.name} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own tables
        [record[column.name] for column in columns],
    )


def _delete(connection: Connection, change: RecordChange) -> None:
    before, current = change.before or {}, _current(connection, change)
    if any(current[each.name] != before[each.name] for each in _columns(change.table, before) if not _is_silent(each)):
        raise ConflictError(change)
    _run(connection, f"DELETE FROM {change.table.name} WHERE {_place(change.table)}", change.key)  # noqa: S608


def _update(connection: Connection, change: RecordChange) -> None:
    """Only the columns that the change is about; what is folded or counted gives way, what was typed does not."""
    before, after, current = change.before or {}, change.after or {}, _current(connection, change)
    moved = [each for each in change.differing() if current[each.name] != before[each.name]]
    if any(not _is_silent(each) for each in moved):
        raise ConflictError(change)
    names = [each.name for each in change.differing() if each not in moved]
    if names:
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        values = [*(after[name] for name in names), *change.key]
        _run(
            connection,
            f"UPDATE {change.table.name} SET {assignments} WHERE {_place(change.table)}",  # noqa: S608
            values,
        )


def _current(connection: Connection, change: RecordChange) -> Record:
    query = f"SELECT * FROM {change.table.name} WHERE {_place(change.table)}"  # noqa: S608 - our own tables
    found = connection.exec_driver_sql(query, change.key).mappings().one_or_none()
    if found is None:
        raise ConflictError(change)
    return {str(name): value for name, value in found.items()}


def _run(connection: Connection, statement: str, values: Iterable[object]) -> None:
    connection.exec_driver_sql(statement, tuple(values))


def _place(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key)


def _columns(table: Table, record: Record) -> Iterator[Column[object]]:
    """The columns of a record; one written under an older schema may lack some."""
    yield from (column for column in table.columns if column.name in record)


def _is_silent(column: Column[object]) -> bool:
    return bool(column.info.get("silent"))


def _record(text: str | None) -> Record | None:
    if text is None:
        return None
    record: dict[str, str | int | None] = json.loads(text)
    return record
