"""Reading the history. Rows come newest first, those of one import in the order they were written."""

from typing import Any

from sqlalchemy import Select, select

from pii_desktop.domain.ids import AssignmentId, ImportId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.storage.journal import Entity, head, is_chain_whole
from pii_desktop.storage.mapping import history_row_of
from pii_desktop.storage.records import evidence_link, history
from pii_desktop.storage.repositories.base import Repository


class History(Repository):
    """What was changed, with what this unit of work changed so far."""

    def of(self, entity: str, number: int) -> tuple[HistoryRow, ...]:
        """The history of one thing; `entity` is a value of `Entity`."""
        return self._rows(_newest().where(history.c.entity == entity, history.c.entity_id == number))

    def of_assignment(self, assignment_id: AssignmentId) -> tuple[HistoryRow, ...]:
        """The history of an assignment, its progress, its work items, and the documents that prove it."""
        proving = select(evidence_link.c.evidence_id).where(evidence_link.c.assignment_id == assignment_id)
        of_documents = (history.c.entity == Entity.EVIDENCE) & history.c.entity_id.in_(proving)
        general = of_documents & history.c.assignment_id.is_(None)
        return self._rows(_newest().where((history.c.assignment_id == assignment_id) | general))

    def of_import(self, import_id: ImportId) -> tuple[HistoryRow, ...]:
        """What an import changed, in the order it was written."""
        return self._rows(select(history).where(history.c.import_id == import_id).order_by(history.c.id))

    def recent(self, limit: int) -> tuple[HistoryRow, ...]:
        """The newest rows."""
        return self.all(limit)

    def all(self, limit: int = -1, offset: int = 0) -> tuple[HistoryRow, ...]:
        """Rows from `offset` on, newest first; -1 means all."""
        return self._rows(_newest().limit(limit).offset(offset))

    def head(self) -> tuple[int, str]:
        """How many rows there are, and the hash of the last: printed on reports and kept in backups."""
        self._journal.flush()
        end = head(self._connection)
        return end.count, end.hash

    def beginning(self) -> str:
        """The hash of the first row: it stays with a workspace wherever it is moved; "" while there is none."""
        self._journal.flush()
        first = select(history.c.hash).order_by(history.c.id).limit(1)
        return str(self._connection.execute(first).scalar() or "")

    def verify(self) -> bool:
        """True when no row was changed, added or taken out behind the program's back."""
        self._journal.flush()
        return is_chain_whole(self._connection)

    def _rows(self, query: Select[Any]) -> tuple[HistoryRow, ...]:
        self._journal.flush()
        return tuple(history_row_of(record) for record in self._records(query))


def _newest() -> Select[Any]:
    return select(history).order_by(history.c.id.desc())
