"""Lists of the coordination page: requests with their assignment, what is owed by and to each department."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from pii_desktop.domain.coordination import (
    Asked,
    DepartmentLoad,
    OwedRow,
    RequestRow,
    RequestState,
)
from pii_desktop.domain.departments import Role
from pii_desktop.domain.handover import Expiring
from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.listing import EntryState, StoredAssignment
from pii_desktop.storage.folded import contains
from pii_desktop.storage.mapping import assignment_of
from pii_desktop.storage.mapping_desk import request_of
from pii_desktop.storage.queries_validity import valid_until
from pii_desktop.storage.records import assignment, evidence, evidence_file, plan, progress
from pii_desktop.storage.records_year import request

_OPEN = request.c.state == RequestState.OPEN


class CoordinationQueries:
    """Reads that span requests, assignments and progress; every list has its limit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def asked(self, wanted: Asked, day: date) -> tuple[tuple[RequestRow, ...], int]:
        """The requests that `wanted` names, by department and place in the plan, and how many there are in all."""
        conditions = _conditions(wanted, day)
        joined = request.join(assignment, assignment.c.id == request.c.assignment_id)
        count = select(func.count()).select_from(joined).where(*conditions)
        query = (
            select(assignment, plan.c.label.label("plan_label"), *_labelled())
            .select_from(joined.join(plan, plan.c.id == assignment.c.plan_id))
            .where(*conditions)
            .order_by(request.c.department, assignment.c.plan_id, assignment.c.position, request.c.id)
            .limit(wanted.limit)
        )
        rows = tuple(_row_of(record) for record in self._connection.execute(query).mappings())
        return rows, int(self._connection.execute(count).scalar_one())

    def counts(self, wanted: Asked, day: date) -> dict[str, int]:
        """How many of the requests that `wanted` names stand in each state, whichever it asks for (by its value).

        Under "overdue" the open ones whose day has passed.
        """
        overdue = func.count().filter(_OPEN, request.c.due_on < day)
        query = select(request.c.state, func.count().label("all"), overdue.label("late"))
        query = query.select_from(request.join(assignment, assignment.c.id == request.c.assignment_id))
        anyhow = replace(wanted, state=None, is_overdue=False)
        query = query.where(*_conditions(anyhow, day)).group_by(request.c.state)
        records = self._connection.execute(query).all()
        found = {record.state.value: int(record.all) for record in records}
        return found | {"overdue": sum(int(record.late) for record in records)}

    def loads(self, period_id: PeriodId, day: date) -> tuple[DepartmentLoad, ...]:
        """What every asked department still owes in a period: the most days late first."""
        overdue = func.count().filter(_OPEN, request.c.due_on < day)
        columns = (
            request.c.department,
            func.count().label("asked"),
            func.count().filter(_OPEN).label("open"),
            overdue.label("overdue"),
            func.min(request.c.due_on).filter(_OPEN).label("first_due"),
            func.max(request.c.asked_on).label("asked_on"),
        )
        query = select(*columns).where(request.c.period_id == period_id, request.c.state != RequestState.CLOSED)
        query = query.group_by(request.c.department)
        found = [_load_of(record, day) for record in self._connection.execute(query).mappings()]
        return tuple(sorted(found, key=lambda load: (-load.days_late, -load.open, load.department)))

    def sharing(self, roles: frozenset[Role]) -> tuple[StoredAssignment, ...]:
        """The followed assignments in which the department has one of these roles, in the order of the plans."""
        query = _followed(assignment).where(assignment.c.role.in_(roles))
        return tuple(assignment_of(record) for record in self._connection.execute(query).mappings())

    def assignments_of(self, period_id: PeriodId) -> dict[AssignmentId, StoredAssignment]:
        """The assignments for which somebody is asked in a period, archived ones too."""
        asked = select(request.c.assignment_id).where(request.c.period_id == period_id)
        query = select(assignment).where(assignment.c.id.in_(asked))
        return {each["id"]: assignment_of(each) for each in self._connection.execute(query).mappings()}

    def owed(self, period_id: PeriodId, plan_ids: frozenset[PlanId], limit: int) -> tuple[tuple[OwedRow, ...], int]:
        """The rows of these plans in which the department only coordinates, with what it entered; how many in all."""
        entered = and_(progress.c.assignment_id == assignment.c.id, progress.c.period_id == period_id)
        conditions = (assignment.c.role == Role.COORDINATING, assignment.c.plan_id.in_(plan_ids))
        count = select(func.count()).select_from(assignment).where(*conditions, *_LIVE)
        query = _followed(assignment, plan.c.label.label("plan_label"), progress.c.state.label("entry_state"))
        query = query.join(plan, plan.c.id == assignment.c.plan_id).outerjoin(progress, entered)
        records = self._connection.execute(query.where(*conditions).limit(limit)).mappings()
        rows = tuple(
            OwedRow(assignment_of(each), each["plan_label"], each["entry_state"] or EntryState.BLANK)
            for each in records
        )
        return rows, int(self._connection.execute(count).scalar_one())

    def expiring(self, first: date, last: date, limit: int) -> tuple[Expiring, ...]:
        """The documents that stop counting between two days, the earliest first."""
        until = valid_until()
        name = select(evidence_file.c.file_name).where(evidence_file.c.evidence_id == evidence.c.id)
        name = name.where(evidence_file.c.position == 0).limit(1)
        query = select(
            evidence.c.number, evidence.c.abstract, until.label("until"), name.scalar_subquery().label("file")
        )
        between = until.between(first.isoformat(), last.isoformat())
        query = query.where(between).order_by(until).limit(limit)
        return tuple(
            Expiring(each["number"] or each["file"] or "", each["abstract"], _as_day(each["until"]))
            for each in self._connection.execute(query).mappings()
        )


_LIVE = (assignment.c.is_tracked, assignment.c.archived_at.is_(None))


def _followed(*columns: Any) -> Select[Any]:  # noqa: ANN401 - tables and columns
    return select(*columns).where(*_LIVE).order_by(assignment.c.plan_id, assignment.c.position, assignment.c.id)


def _conditions(wanted: Asked, day: date) -> list[Any]:
    found: list[Any] = [request.c.period_id == wanted.period_id]
    if wanted.plan_id is not None:
        found.append(assignment.c.plan_id == wanted.plan_id)
    if wanted.state is not None:
        found.append(request.c.state == wanted.state)
    if wanted.departments:
        found.append(request.c.department.in_(wanted.departments))
    if wanted.is_overdue:
        found += [_OPEN, request.c.due_on < day]
    for word in wanted.words.split():
        found.append(or_(contains(request.c.search_key, word), contains(assignment.c.search_key, word)))
    return found


def _labelled() -> list[Any]:
    return [column.label(f"request_{column.key}") for column in request.c]


def _row_of(record: Any) -> RequestRow:  # noqa: ANN401 - a RowMapping of labelled columns
    return RequestRow(request_of(record, "request_"), assignment_of(record), record["plan_label"])


def _load_of(record: Any, day: date) -> DepartmentLoad:  # noqa: ANN401 - as above
    first_due, asked_on = (
        None if record[name] is None else _as_day(record[name]) for name in ("first_due", "asked_on")
    )
    late = (day - first_due).days if first_due is not None else 0
    return DepartmentLoad(
        record["department"], record["asked"], record["open"], record["overdue"], first_due, asked_on, max(late, 0)
    )


def _as_day(value: date | str) -> date:
    """What a function of a column gives may be the text that is stored."""
    return date.fromisoformat(value) if isinstance(value, str) else value
