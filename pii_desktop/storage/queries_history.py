"""The history over everything, filtered by the store."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from pii_desktop.domain.history import HistoryFilter, HistoryLine, HistoryList
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.storage.folded import contains
from pii_desktop.storage.mapping import history_row_of
from pii_desktop.storage.records import assignment, history

SEARCHED: Final = 100_000
"""How many of the newest lines are searched for words: the history has no folded text, each is folded anew."""

_TOLD_BESIDE: Final = ("target", "own_target", "baseline")
"""Fields whose printed text is a line of its own."""


class HistoryQueries:
    """Reads for the page of all changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, wanted: HistoryFilter, limit: int) -> HistoryList:
        """The newest `limit` lines, the number of all that are asked for, and who wrote any."""
        query, is_cut = self._wanted(wanted)
        records = self._connection.execute(query.order_by(history.c.id.desc()).limit(limit)).mappings().all()
        total = len(records)
        if total == limit:
            total = self._connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        people = select(history.c.who).distinct().order_by(history.c.who)
        lines = tuple(_line(record) for record in records)
        return HistoryList(lines, total, tuple(self._connection.execute(people).scalars()), is_cut)

    def _wanted(self, wanted: HistoryFilter) -> tuple[Select[Any], bool]:
        conditions = tuple(_conditions(wanted))
        words = wanted.text.split()
        if not words:
            return _lines().where(*conditions), False
        reach = select(history.c.id).where(*conditions).order_by(history.c.id.desc()).offset(SEARCHED).limit(1)
        oldest = self._connection.execute(reach).scalar()
        if oldest is not None:
            conditions = (*conditions, history.c.id > oldest)
        return _lines().where(*conditions, *map(_says, words)), oldest is not None


def _lines() -> Select[Any]:
    about = (assignment.c.code, assignment.c.stt, assignment.c.name)
    lines = select(history, *(column.label(f"about_{column.name}") for column in about))
    return lines.join(assignment, assignment.c.id == history.c.assignment_id, isouter=True)


def _conditions(wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    columns = history.c
    yield columns.field.not_in(_TOLD_BESIDE)
    if wanted.who is not None:
        yield columns.who == wanted.who
    if wanted.kind is not None:
        yield columns.entity.in_(wanted.kind.entities)
    if wanted.since is not None:
        yield columns.at >= _midnight(wanted.since)
    if wanted.until is not None:
        yield columns.at < _midnight(wanted.until + timedelta(days=1))
    if wanted.assignment_id is not None:
        yield columns.assignment_id == wanted.assignment_id


def _says(word: str) -> ColumnElement[bool]:
    """A line in which a word is found; the indicator's folded text is there already."""
    columns = history.c
    texts = columns.action + " " + columns.old + " " + columns.new + " " + columns.why + " " + columns.who
    return contains(func.folded(texts), word) | contains(assignment.c.search_key, word)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def _line(record: RowMapping) -> HistoryLine:
    number = record["assignment_id"]
    code = record["about_code"] or record["about_stt"] or ""
    about = None if number is None else AssignmentId(number)
    return HistoryLine(history_row_of(record), about, code, record["about_name"] or "")
