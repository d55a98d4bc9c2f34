"""What every repository does: find a record, change it field by field, and note each change in the history."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, insert, select, text, update

from pii_desktop.errors import InputError
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Journal, Subject

_LARGEST_ID = 2**63 - 1
_AT_ONCE = 500
_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = :name")


class Repository:
    """Reads and writes one kind of thing; every writing method writes the history in the same transaction."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def _records(self, query: Select[Any]) -> list[RowMapping]:
        return list(self._connection.execute(query).mappings())

    def _among(self, query: Select[Any], column: Any, ids: Iterable[int]) -> list[RowMapping]:  # noqa: ANN401 - a column
        """The records of a query whose `column` is one of `ids`; SQLite takes a limited number at once."""
        wanted = list(ids)
        found: list[RowMapping] = []
        for start in range(0, len(wanted), _AT_ONCE):
            found += self._records(query.where(column.in_(wanted[start : start + _AT_ONCE])))
        return found

    def _find(self, table: Table, number: int) -> RowMapping | None:
        # What a person typed may be any number; SQLite holds no larger ones, so that no record bears them.
        if abs(number) > _LARGEST_ID:
            return None
        return self._connection.execute(select(table).where(table.c.id == number)).mappings().one_or_none()

    def _record(self, table: Table, number: int, noun: str) -> RowMapping:
        """The record of this id. Raises InputError (code "not-found") naming the Vietnamese `noun`."""
        record = self._find(table, number)
        if record is None:
            raise InputError(
                title=f"Không tìm thấy {noun} số {number}.",
                text="Có thể mục này đã bị xoá hoặc thuộc sổ dữ liệu khác.",
                hint="Hãy tải lại danh sách rồi chọn lại.",
                code="not-found",
            )
        return record

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        key = self._connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0]) if key is not None else 0

    def _next_id(self, table: Table) -> int:
        """The first id that was never given in a table whose ids are never given twice."""
        last = self._connection.execute(_LAST_ID, {"name": table.name}).scalar()
        return (last or 0) + 1

    def _change(self, table: Table, record: RowMapping, values: Mapping[str, Any], subject: Subject) -> bool:
        """Store those of `values` that differ from `record`; True when something did."""
        changed = {name: value for name, value in values.items() if _differs(table.c[name], record[name], value)}
        if not changed:
            return False
        self._connection.execute(update(table).where(table.c.id == record["id"]).values(**changed))
        for name, value in changed.items():
            if not table.c[name].info.get("silent"):
                column = table.c[name]
                self._journal.note(subject, name, stored_text(column, record[name]), stored_text(column, value))
        return True


def _differs(column: Column[Any], old: object, new: object) -> bool:
    return stored_text(column, old) != stored_text(column, new)
