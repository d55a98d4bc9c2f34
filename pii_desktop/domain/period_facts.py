"""What of today's facts still belongs to a period that is over, while a later one goes on with the same rows.

Progress is entered for a period; documents, work items and the plan itself are the year's. Without this the report of
June would differ from itself in November by everything that was done for the report of the year.
"""

from dataclasses import replace
from datetime import date

from pii_desktop.domain.frozen_facts import Facts, FrozenDocument, FrozenRow
from pii_desktop.domain.period import Period, PeriodKind, period_end


def last_day(period: Period) -> date:
    """The last day that counts for it: a report on demand is over when it was due."""
    return period.deadline if period.kind is PeriodKind.ONCE and period.deadline else period_end(period)


def is_followed(period: Period, others: tuple[Period, ...]) -> bool:
    """True where a later period of the year is about the same rows."""
    return any(
        other.id != period.id
        and other.year == period.year
        and (period.plan_id is None or other.plan_id in (None, period.plan_id))
        and last_day(other) > last_day(period)
        for other in others
    )


def belonging(now: Facts, before: Facts, until: date) -> Facts:
    """`now`, with what came after `until` for another period left as it was in `before`.

    What was reported of a row is that of now, what the plan asks of it and who signed that of then; a row that came
    later counts once something is reported of it. New documents count where they are dated until then; work items stay
    as they were.
    """
    return Facts(
        rows=_rows(now, before),
        documents=_documents(now, before, until),
        work_items=before.work_items,
        wordings=now.wordings,
        head=before.head,
    )


def _rows(now: Facts, before: Facts) -> tuple[FrozenRow, ...]:
    known = {row.assignment_id for row in before.rows}
    current = {row.assignment_id: row for row in now.rows}
    stayed = (_as_asked(current.get(row.assignment_id, row), row) for row in before.rows)
    came = (row for row in now.rows if row.assignment_id not in known and _is_reported(row))
    return (*stayed, *came)


def _as_asked(now: FrozenRow, then: FrozenRow) -> FrozenRow:
    verdict = then.verdict if now.value == then.value else now.verdict
    asked = replace(now, role=then.role, unit=then.unit, baseline=then.baseline, target=then.target)
    return replace(asked, verdict=verdict)


def _is_reported(row: FrozenRow) -> bool:
    return row.value is not None or row.score is not None or bool(row.result or row.explanation or row.difficulties)


def _documents(now: Facts, before: Facts, until: date) -> tuple[FrozenDocument, ...]:
    current = {document.evidence_id: document for document in now.documents}
    followed = {row.code for row in now.rows}
    stayed = (
        replace(current.get(then.evidence_id, then), proves=then.proves)
        for then in before.documents
        # One that was taken away differs; one whose rows are no longer followed does not.
        if then.evidence_id in current or not followed.intersection(then.proves)
    )
    known = {document.evidence_id for document in before.documents}
    came = (each for each in now.documents if each.evidence_id not in known and _day(each, until) <= until)
    return (*stayed, *came)


def _day(document: FrozenDocument, unknown: date) -> date:
    return document.signed_on or document.added_on or unknown
