"""Flat rows for lists: one query a screen."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.listing import EntryState, IndicatorFacts
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.storage.mapping import assignment_of, entry_of
from pii_desktop.storage.records import assignment, evidence_link, progress, work_item
from pii_desktop.storage.records_year import note


class Queries:
    """Reads that span several tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def indicator_facts(self, period_id: PeriodId | None, plan_id: PlanId | None = None) -> tuple[IndicatorFacts, ...]:
        """What is known of every tracked assignment in a period, in the order of the plans.

        Without a period the entries are blank; without a plan all plans are taken.
        """
        query = _facts(period_id)
        if plan_id is not None:
            query = query.where(assignment.c.plan_id == plan_id)
        return tuple(_facts_of(record) for record in self._connection.execute(query).mappings())


def _facts(period_id: PeriodId | None) -> Select[Any]:
    entered = (progress.c.assignment_id == assignment.c.id) & (progress.c.period_id == (period_id or 0))
    work = _work()
    proven = _proven()
    noted = _noted()
    return (
        select(
            assignment,
            *(column.label(f"entry_{column.key}") for column in progress.c),
            func.coalesce(work.c.total, 0).label("work_total"),
            func.coalesce(work.c.done, 0).label("work_done"),
            func.coalesce(proven.c.documents, 0).label("evidence_count"),
            func.coalesce(noted.c.open, 0).label("open_notes"),
        )
        .outerjoin(progress, entered)
        .outerjoin(work, work.c.assignment_id == assignment.c.id)
        .outerjoin(proven, proven.c.assignment_id == assignment.c.id)
        .outerjoin(noted, noted.c.assignment_id == assignment.c.id)
        .where(assignment.c.is_tracked, assignment.c.archived_at.is_(None))
        .order_by(assignment.c.plan_id, assignment.c.position, assignment.c.id)
    )


def _work() -> Any:  # noqa: ANN401 - the type of a Subquery says nothing about its columns
    done = func.count().filter(work_item.c.state == WorkState.DONE).label("done")
    return (
        select(work_item.c.assignment_id, func.count().label("total"), done)
        .where(work_item.c.archived_at.is_(None))
        .group_by(work_item.c.assignment_id)
        .subquery()
    )


def _proven() -> Any:  # noqa: ANN401 - as above
    documents = func.count().label("documents")
    return select(evidence_link.c.assignment_id, documents).group_by(evidence_link.c.assignment_id).subquery()


def _noted() -> Any:  # noqa: ANN401 - as above
    waiting = (note.c.assignment_id.is_not(None), note.c.is_flagged.is_(True), note.c.done_at.is_(None))
    counted = select(note.c.assignment_id, func.count().label("open")).where(*waiting)
    return counted.group_by(note.c.assignment_id).subquery()


def _facts_of(record: Any) -> IndicatorFacts:  # noqa: ANN401 - a RowMapping of labelled columns
    is_entered = record["entry_id"] is not None
    return IndicatorFacts(
        assignment=assignment_of(record),
        entry=entry_of(record, "entry_") if is_entered else Entry(),
        state=record["entry_state"] if is_entered else EntryState.BLANK,
        work_total=record["work_total"],
        work_done=record["work_done"],
        evidence_count=record["evidence_count"],
        changed_at=record["entry_changed_at"],
        changed_by=record["entry_changed_by"] or "",
        open_notes=record["open_notes"],
    )
