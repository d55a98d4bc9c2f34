"""The history over everything, filtered by the store."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from pii_desktop.domain.history import HistoryFilter, HistoryLine, HistoryList
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import display_code
from pii_desktop.storage.folded import contains
from pii_desktop.storage.mapping import history_row_of
from pii_desktop.storage.records import assignment, history

SEARCHED: Final = 50_000
"""How many of the newest lines are searched for words: the history has no folded text, each is folded anew."""

_TOLD_BESIDE: Final = ("target", "own_target", "baseline")
"""Fields whose printed text is a line of its own."""


class HistoryQueries:
    """Reads for the page of all changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, wanted: HistoryFilter, limit: int) -> HistoryList:
        """The newest `limit` lines and the number of all that are asked for."""
        conditions = tuple(_conditions(wanted))
        words = wanted.text.split()
        if words:
            return self._searched(conditions, words, limit)
        records = self._newest(conditions, limit)
        total = len(records)
        if total == limit:
            counted = select(func.count()).select_from(history).where(*conditions)
            total = self._connection.execute(counted).scalar_one()
        return HistoryList(tuple(map(_line, records)), total)

    def newest(self, wanted: HistoryFilter, limit: int) -> tuple[HistoryLine, ...]:
        """The newest `limit` lines without looking how many more there are; words are not searched for."""
        return tuple(map(_line, self._newest(tuple(_conditions(wanted)), limit)))

    def people(self) -> tuple[str, ...]:
        """Everybody who ever changed something, by name."""
        query = select(history.c.who).distinct().order_by(history.c.who)
        return tuple(self._connection.execute(query).scalars())

    def _searched(self, conditions: tuple[ColumnElement[bool], ...], words: list[str], limit: int) -> HistoryList:
        """The newest lines are gone through and folded once: that is what costs."""
        newest = _folded().where(*conditions).order_by(history.c.id.desc())
        within = newest.limit(SEARCHED).subquery()
        said = (contains(within.c.told, word) | contains(within.c.search_key, word) for word in words)
        found = select(within.c.id).where(*said).order_by(within.c.id.desc())
        ids = self._connection.execute(found).scalars().all()
        beyond = select(history.c.id).where(*conditions).order_by(history.c.id.desc()).offset(SEARCHED).limit(1)
        is_cut = self._connection.execute(beyond).first() is not None
        records = self._newest((history.c.id.in_(ids[:limit]),), limit)
        return HistoryList(tuple(map(_line, records)), len(ids), is_cut)

    def _newest(self, conditions: tuple[ColumnElement[bool], ...], limit: int) -> Sequence[RowMapping]:
        query = _lines().where(*conditions).order_by(history.c.id.desc()).limit(limit)
        return self._connection.execute(query).mappings().all()


def _lines() -> Select[Any]:
    about = (assignment.c.code, assignment.c.parent, assignment.c.stt, assignment.c.name)
    return _joined(select(history, *(column.label(f"about_{column.name}") for column in about)))


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(history).join(assignment, assignment.c.id == history.c.assignment_id, isouter=True)


def _conditions(wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    columns = history.c
    yield columns.field.not_in(_TOLD_BESIDE)
    if wanted.who is not None:
        yield columns.who == wanted.who
    if wanted.kinds:
        yield columns.entity.in_([entity for kind in wanted.kinds for entity in kind.entities])
    if wanted.since is not None:
        yield columns.at >= _midnight(wanted.since)
    if wanted.until is not None:
        yield columns.at < _midnight(wanted.until + timedelta(days=1))
    if wanted.assignment_id is not None:
        yield columns.assignment_id == wanted.assignment_id


def _folded() -> Select[Any]:
    """What words are looked for in; the indicator's folded text is there already."""
    columns = history.c
    texts = columns.action + " " + columns.old + " " + columns.new + " " + columns.why + " " + columns.who
    return _joined(select(columns.id, func.folded(texts).label("told"), assignment.c.search_key))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def _line(record: RowMapping) -> HistoryLine:
    number = record["assignment_id"]
    code = display_code(record["about_code"], record["about_parent"], record["about_stt"])
    about = None if number is None else AssignmentId(number)
    return HistoryLine(history_row_of(record), about, code, record["about_name"] or "")
