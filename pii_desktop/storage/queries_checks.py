"""What the check before sending looks at, counted by assignment: a query each, however many records there are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, select

from pii_desktop.domain.checks_matter import DocumentTally, Tally
from pii_desktop.domain.coordination import RequestState
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.validity import Measure, Standing
from pii_desktop.storage.evidence_terms import is_main_file
from pii_desktop.storage.queries_validity import link_rank
from pii_desktop.storage.records import assignment, evidence, evidence_file, evidence_link, plan, progress, work_item
from pii_desktop.storage.records_year import request, work_item_evidence


class CheckQueries:
    """Reads for the check. In a group SQLite takes the other columns from the row that has the least one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def overdue_work(self, today: date) -> tuple[Tally, ...]:
        """Items not done whose day has passed."""
        is_late = (work_item.c.state != WorkState.DONE) & (work_item.c.due < today)
        return self._tallies(_work(func.min(work_item.c.due)).where(is_late))

    def unproven_work(self) -> tuple[Tally, ...]:
        """Items that are done, with neither a result nor a document."""
        is_proven = exists().where(work_item_evidence.c.work_item_id == work_item.c.id)
        is_bare = (work_item.c.state == WorkState.DONE) & (func.trim(work_item.c.result) == "") & ~is_proven
        return self._tallies(_work().where(is_bare))

    def open_requests(self, period_id: PeriodId) -> tuple[Tally, ...]:
        """Departments that have not answered in a period; `day` is the first day that was set."""
        query = _tally(request.c.assignment_id, request.c.id, request.c.department, func.min(request.c.due_on))
        waiting = (request.c.period_id == period_id) & (request.c.state == RequestState.OPEN)
        return self._tallies(query.where(waiting).group_by(request.c.assignment_id))

    def documents(self, measure: Measure) -> tuple[DocumentTally, ...]:
        """Documents that are not simply in force on the cut-off day of a followed row, by row and verdict."""
        file_name = select(evidence_file.c.file_name).where(is_main_file()).scalar_subquery()
        words = func.coalesce(func.nullif(evidence.c.number, ""), func.nullif(evidence.c.abstract, ""), file_name)
        rank = link_rank(measure).label("rank")
        joined = (
            evidence_link.join(evidence, evidence.c.id == evidence_link.c.evidence_id)
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .join(plan, plan.c.id == assignment.c.plan_id)
        )
        judged = (
            select(assignment.c.id.label("about"), evidence.c.id.label("document"), words.label("words"), rank)
            .add_columns(evidence.c.kind)
            .select_from(joined)
            .where(assignment.c.is_tracked, assignment.c.archived_at.is_(None))
            .subquery()
        )
        query = _tally(judged.c.about, func.min(judged.c.document), judged.c.words)
        query = query.add_columns(judged.c.rank, judged.c.kind)
        return _by_standing(self._connection.execute(query.group_by(judged.c.about, judged.c.rank, judged.c.kind)))

    def before(
        self, period_id: PeriodId, earlier: Sequence[PeriodId], *, last_year: bool = False
    ) -> dict[AssignmentId, tuple[PeriodId, Entry]]:
        """The nearest earlier entry with a number, of rows that have a number now. `earlier` has the nearest first.

        With `last_year` it is looked for in the row that a row continues.
        """
        if not earlier:
            return {}
        now = progress.alias()
        nearness = case({number: place for place, number in enumerate(earlier)}, value=progress.c.period_id)
        row = assignment.c.continues_id if last_year else assignment.c.id
        query = (
            select(
                assignment.c.id,
                progress.c.period_id,
                progress.c.value,
                progress.c.numerator,
                progress.c.denominator,
                func.min(nearness),
            )
            .select_from(now.join(assignment, assignment.c.id == now.c.assignment_id))
            .join(progress, progress.c.assignment_id == row)
            .where(now.c.period_id == period_id, now.c.value.is_not(None))
            .where(progress.c.period_id.in_(earlier), progress.c.value.is_not(None))
            .group_by(assignment.c.id)
        )
        return {
            AssignmentId(each.id): (
                PeriodId(each.period_id),
                Entry(value=each.value, numerator=each.numerator, denominator=each.denominator),
            )
            for each in self._connection.execute(query)
        }

    def files_of(self, evidence_ids: Iterable[EvidenceId]) -> frozenset[tuple[EvidenceId, str, str]]:
        """The files of these documents as they stand in the register: document, name, SHA-256."""
        columns = evidence_file.c
        query = select(columns.evidence_id, columns.file_name, columns.sha256)
        records = self._connection.execute(query.where(columns.evidence_id.in_(list(evidence_ids))))
        return frozenset((EvidenceId(each.evidence_id), each.file_name, each.sha256) for each in records)

    def _tallies(self, query: Select[Any]) -> tuple[Tally, ...]:
        return tuple(_tally_of(record) for record in self._connection.execute(query))


def _work(day: ColumnElement[Any] | None = None) -> Select[Any]:
    first = func.min(work_item.c.position) if day is None else work_item.c.id
    query = _tally(work_item.c.assignment_id, work_item.c.id, work_item.c.text, day)
    query = query.add_columns(first.label("least"))
    return query.where(work_item.c.archived_at.is_(None)).group_by(work_item.c.assignment_id)


def _by_standing(records: Iterable[Any]) -> tuple[DocumentTally, ...]:
    """One tally a row and verdict, from those of each kind; what ended but was renewed has its own."""
    standings = list(Standing)
    known = [(standings[record.rank], record.kind, _tally_of(record)) for record in records]
    there = {(tally.assignment_id, kind) for standing, kind, tally in known if standing.counts and kind}
    found: dict[tuple[AssignmentId, Standing, bool], Tally] = {}
    for standing, kind, tally in known:
        is_renewed = standing is Standing.EXPIRED and (tally.assignment_id, kind) in there
        key = tally.assignment_id, standing, is_renewed
        if standing is not Standing.IN_FORCE:
            found[key] = _together(found[key], tally) if key in found else tally
    return tuple(DocumentTally(standing, tally, is_renewed) for (_, standing, is_renewed), tally in found.items())


def _together(one: Tally, other: Tally) -> Tally:
    first = min(one, other, key=lambda each: each.first_id)
    return replace(first, count=one.count + other.count)


def _tally(
    about: ColumnElement[Any],
    first_id: ColumnElement[Any],
    first: ColumnElement[Any],
    day: Any = None,  # noqa: ANN401
) -> Select[Any]:
    return select(
        about.label("about"),
        func.count().label("count"),
        first_id.label("first_id"),
        first.label("first"),
        *(() if day is None else (day.label("day"),)),
    )


def _tally_of(record: Any) -> Tally:  # noqa: ANN401 - a row of labelled columns
    return Tally(
        AssignmentId(record.about), record.count, record.first_id, record.first or "", getattr(record, "day", None)
    )
