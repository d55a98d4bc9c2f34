"""All work items of followed assignments as flat rows, filtered by the store."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.plan import display_code
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.work_list import Due, WorkFilter, WorkList, WorkRow
from pii_desktop.storage.folded import contains
from pii_desktop.storage.mapping import work_item_of
from pii_desktop.storage.queries_validity import text_of
from pii_desktop.storage.records import assignment, work_item
from pii_desktop.storage.records_year import work_item_evidence

_SOON = timedelta(days=14)


class WorkQueries:
    """Reads for the page of all work items."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, wanted: WorkFilter, plan_ids: frozenset[PlanId], today: date, limit: int) -> WorkList:
        """The first `limit` lines of these plans in their order, the number of all, and who has work in them."""
        conditions = (assignment.c.plan_id.in_(plan_ids), *_conditions(wanted, today))
        records = self._connection.execute(_rows(conditions).limit(limit)).mappings().all()
        total = len(records)
        if total == limit:
            total = self._connection.execute(_of_followed(select(func.count())).where(*conditions)).scalar_one()
        names = _of_followed(select(work_item.c.officer).distinct()).where(work_item.c.officer != "")
        officers = tuple(self._connection.execute(names.order_by(work_item.c.officer)).scalars())
        return WorkList(tuple(_row(record) for record in records), total, officers)

    def dated(
        self, first: date, last: date, plan_ids: frozenset[PlanId], near: date, limit: int | None = None
    ) -> tuple[WorkRow, ...]:
        """Items of these plans that are not done and due between two days, those nearest to the day `near` first."""
        days = work_item.c.due.between(first, last) & (work_item.c.state != WorkState.DONE)
        away = func.abs(func.julianday(text_of(work_item.c.due)) - func.julianday(near.isoformat()))
        query = _rows((days, assignment.c.plan_id.in_(plan_ids))).order_by(None)
        records = self._connection.execute(query.order_by(away, work_item.c.due, work_item.c.id).limit(limit))
        return tuple(map(_row, records.mappings()))


def _rows(conditions: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    documents = (
        select(func.count())
        .where(work_item_evidence.c.work_item_id == work_item.c.id)
        .scalar_subquery()
        .label("documents")
    )
    about = (
        assignment.c.code.label("about_code"),
        assignment.c.parent.label("about_parent"),
        assignment.c.stt.label("about_stt"),
        assignment.c.name.label("about_name"),
        assignment.c.role.label("about_role"),
    )
    order = (assignment.c.plan_id, assignment.c.position, assignment.c.id, work_item.c.position, work_item.c.id)
    return _of_followed(select(work_item, *about, documents)).where(*conditions).order_by(*order)


def _of_followed(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(work_item)
        .join(assignment, assignment.c.id == work_item.c.assignment_id)
        .where(assignment.c.is_tracked, assignment.c.archived_at.is_(None), work_item.c.archived_at.is_(None))
    )


def _conditions(wanted: WorkFilter, today: date) -> Iterator[ColumnElement[bool]]:
    columns = work_item.c
    if wanted.states:
        yield columns.state.in_(wanted.states)
    if wanted.officer is not None:
        yield columns.officer == wanted.officer
    if wanted.is_own is not None:
        yield columns.is_own == wanted.is_own
    for word in wanted.text.split():
        yield contains(columns.search_key, word) | contains(assignment.c.search_key, word)
    if wanted.due is not None:
        yield _due(wanted.due, today)


def _due(wanted: Due, today: date) -> ColumnElement[bool]:
    columns = work_item.c
    match wanted:
        case Due.OVERDUE:
            return (columns.state != WorkState.DONE) & (columns.due < today)
        case Due.SOON:
            return (columns.state != WorkState.DONE) & columns.due.between(today, today + _SOON)
        case Due.CONTINUOUS:
            return columns.is_continuous.is_(True)
        case Due.UNDATED:
            return columns.due.is_(None) & columns.is_continuous.is_(False)


def _row(record: RowMapping) -> WorkRow:
    shown = display_code(record["about_code"], record["about_parent"], record["about_stt"])
    return WorkRow(work_item_of(record), shown, record["about_name"], record["about_role"], record["documents"])
