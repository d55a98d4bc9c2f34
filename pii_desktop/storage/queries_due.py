"""What has a day by which something must be done, over all tables: a few rows each, the nearest first."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from pii_desktop.domain.coordination import RequestState
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.new_year import Proof
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan import display_code
from pii_desktop.domain.reminders import Due, DueKind
from pii_desktop.domain.validity import Measure
from pii_desktop.storage.evidence_terms import is_main_file
from pii_desktop.storage.queries_validity import cut_off_day, valid_until
from pii_desktop.storage.records import assignment, evidence, evidence_file, evidence_link, period, plan
from pii_desktop.storage.records_year import denominator, note, request

MOST = 100
"""How many of a kind are looked at: a list of reminders is no register."""


class DueQueries:
    """Reads for reminders and the calendar file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def endings(
        self, first: date, last: date, plan_id: PlanId | None, limit: int | None = MOST
    ) -> tuple[tuple[Proof, AssignmentId], ...]:
        """Documents of followed rows that end between two days, each with a row it proves, the earliest first."""
        query = _ending(first, last).order_by(valid_until(), evidence.c.id, assignment.c.position).limit(limit)
        records = self._connection.execute(_followed(query, plan_id))
        return tuple((proof_of(record), AssignmentId(record.assignment_id)) for record in records)

    def running_out(self, first: date, last: date, by: Measure, plan_id: PlanId | None) -> tuple[Due, ...]:
        """Documents that end between two days and before the latest cut-off day of the rows they prove.

        One line a document, with that row; the nearest to today first, cut-off days that have passed left out.
        """
        until, cut = valid_until(), cut_off_day(by)
        # In a group SQLite takes the other columns from the row that has the greatest one.
        query = (
            _ending(first, last).add_columns(func.max(cut).label("cut")).join(plan, plan.c.id == assignment.c.plan_id)
        )
        query = query.where(until < cut, cut >= by.today.isoformat()).group_by(evidence.c.id)
        nearest = until.desc() if last < by.today else until
        found = self._records(_followed(query.order_by(nearest, evidence.c.id), plan_id))
        proofs = ((proof_of(record), record) for record in found)
        return tuple(
            Due(
                DueKind.EVIDENCE, proof.title, proof.valid_until, date.fromisoformat(record.cut), proof.evidence_id,
                record.assignment_id,
            )
            for proof, record in proofs
        )  # fmt: skip

    def requests(self, last: date, plan_id: PlanId | None) -> tuple[Due, ...]:
        """Open requests whose day is at most `last`, of reports that are not sent yet."""
        query = (
            select(request.c.id, request.c.assignment_id, request.c.department, request.c.content, request.c.due_on)
            .join(assignment, assignment.c.id == request.c.assignment_id)
            .join(period, period.c.id == request.c.period_id)
            .where(request.c.state == RequestState.OPEN, request.c.due_on <= last, period.c.state != PeriodState.SENT)
            .order_by(request.c.due_on, request.c.id)
        )
        return tuple(
            Due(DueKind.REQUEST, f"{each.department}: {each.content}", each.due_on, None, each.id, each.assignment_id)
            for each in self._records(_followed(query, plan_id))
        )

    def notes(self, last: date) -> tuple[Due, ...]:
        """Notes to be followed up by `last` at the latest."""
        query = select(note.c.id, note.c.text, note.c.follow_up_on, note.c.assignment_id)
        waiting = query.where(note.c.is_flagged, note.c.done_at.is_(None), note.c.follow_up_on <= last)
        return tuple(
            Due(DueKind.NOTE, each.text, each.follow_up_on, None, each.id, each.assignment_id or 0)
            for each in self._records(waiting.order_by(note.c.follow_up_on, note.c.id))
        )

    def provisional(self, year: int, deadline: date | None) -> tuple[Due, ...]:
        """Background figures of a year that are not final; their day is that of the report they would stand in."""
        query = select(denominator.c.id, denominator.c.kind, denominator.c.name, denominator.c.year)
        rough = query.where(denominator.c.year == year, ~denominator.c.is_final, denominator.c.value.is_not(None))
        return tuple(
            Due(DueKind.FIGURE, f"{each.name or each.kind.short_label} năm {each.year}", deadline, None, each.id)
            for each in self._records(rough.order_by(denominator.c.id))
        )

    def _records(self, query: Select[Any]) -> list[Any]:
        return list(self._connection.execute(query.limit(MOST)))


def proof_of(record: Any) -> Proof:  # noqa: ANN401 - a row of labelled columns
    """The document and the row it proves."""
    ends = (day for day in (record.in_force_to, record.expires_on) if day)
    words = " ".join(part for part in (record.number, record.abstract) if part)
    code = display_code(record.code, record.parent, record.stt)
    number = record.number or record.file_name
    return Proof(record.id, words or record.file_name, code, min(ends, default=None), number)


def _ending(first: date, last: date) -> Select[Any]:
    """Documents that end between two days, each once for every row it proves."""
    until = valid_until()
    about = (evidence.c.id, evidence.c.number, evidence.c.abstract, evidence.c.in_force_to, evidence.c.expires_on)
    row = (assignment.c.id.label("assignment_id"), assignment.c.code, assignment.c.stt, assignment.c.parent)
    return (
        select(*about, evidence_file.c.file_name, *row)
        .join(evidence_link, evidence_link.c.evidence_id == evidence.c.id)
        .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
        .join(evidence_file, is_main_file())
        .where(until >= first.isoformat(), until <= last.isoformat())
    )


def _followed(query: Select[Any], plan_id: PlanId | None) -> Select[Any]:
    followed = query.where(assignment.c.is_tracked, assignment.c.archived_at.is_(None))
    return followed if plan_id is None else followed.where(assignment.c.plan_id == plan_id)
