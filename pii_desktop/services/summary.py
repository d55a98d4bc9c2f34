"""What the overview shows, read in one go: counts, findings, recent changes, targets, dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.findings import Finding
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import HistoryRow, IndicatorRow, Overview
from pii_desktop.domain.measuring import measured_of
from pii_desktop.domain.period import Period, PeriodKind, period_end
from pii_desktop.domain.plan import Series
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import Target
from pii_desktop.services.browsing import indicator_rows, lacks_evidence, overview
from pii_desktop.services.checking import findings_of
from pii_desktop.services.report_findings import concerning
from pii_desktop.services.scope import Scope

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_HISTORY = 200
_CHANGES = 12


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One action: when, who, its words; the row it is about and its value before and after, where it has them.

    `is_entry` marks what was reported for a period.
    """

    at: datetime
    who: str
    action: str
    row: IndicatorRow | None = None
    old: Decimal | None = None
    new: Decimal | None = None
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row with a target in numbers.

    `baseline` is the plan's, else what was reported for the year before, which is then `baseline_year`.
    """

    row: IndicatorRow
    target: Target
    baseline: Decimal | None
    baseline_year: int | None = None

    @property
    def is_reached(self) -> bool:
        """True when the result meets the target."""
        return self.row.assessment.verdict is Verdict.REACHED


@dataclass(frozen=True, slots=True)
class Summary:
    """The overview. `expiring` are days on which a linked document ceases to be in force, with its number.

    `findings` are those of the rows shown; `whole` is the check of the period, which is about every plan that the
    report is about: it is what the links lead to.
    """

    counts: Overview
    findings: tuple[Finding, ...]
    changes: tuple[RecentChange, ...]
    targets: tuple[TargetRow, ...]
    expiring: tuple[tuple[date, str], ...]
    without_evidence_lead: int = 0
    whole: tuple[Finding, ...] = ()

    @property
    def cutoff(self) -> date | None:
        """The last day that the period is about."""
        period = self.counts.period
        return period_end(period) if period else None


def summary(uow: "UnitOfWork", scope: Scope, today: date) -> Summary:
    """Everything the overview shows of the scope on `today`."""
    counts = overview(uow, scope, today)
    gaps = [row for row in counts.rows if lacks_evidence(row)]
    whole = _whole_check(uow, scope, counts)
    followed = {row.assignment.id for row in counts.rows}
    return Summary(
        counts=counts,
        findings=tuple(each for each in whole if each.assignment_id is None or each.assignment_id in followed),
        changes=_changes(uow.history.recent(_HISTORY), counts.rows),
        targets=tuple(_targets(uow, counts)),
        expiring=_expiring(uow, counts, today),
        without_evidence_lead=sum(row.assignment.role is Role.LEAD for row in gaps),
        whole=whole,
    )


def _whole_check(uow: "UnitOfWork", scope: Scope, counts: Overview) -> tuple[Finding, ...]:
    """What the check of the period finds (services/checking.py): a period for all plans is about all of them."""
    period = counts.period
    is_part = period is not None and period.plan_id is None and scope.plan_id is not None
    rows = indicator_rows(uow, Scope(None, period.id)) if is_part and period else counts.rows
    found = findings_of(uow, period, rows)
    return concerning(uow, period, found) if period is not None else found


def _changes(history: Sequence[HistoryRow], rows: Sequence[IndicatorRow]) -> tuple[RecentChange, ...]:
    """One line an action, the latest first."""
    by_code = {row.assignment.display_code: row for row in rows}
    actions = groupby(history, key=lambda each: (each.at, each.action))
    grouped = [_change(list(part), by_code) for _, part in actions]
    return tuple(grouped[:_CHANGES])


def _change(part: Sequence[HistoryRow], by_code: dict[str, IndicatorRow]) -> RecentChange:
    first = part[0]
    value = next((each for each in part if each.entity == "progress" and each.field == "value"), None)
    words = first.action.split(" ")
    about = (by_code.get(" ".join(words[start:])) for start in range(1, len(words)))
    return RecentChange(
        at=first.at,
        who=first.who,
        action=first.action,
        row=next((row for row in about if row is not None), None),
        old=Decimal(value.old) if value and value.old else None,
        new=Decimal(value.new) if value and value.new else None,
        is_entry=any(each.entity == "progress" for each in part),
    )


def _targets(uow: "UnitOfWork", counts: Overview) -> Iterator[TargetRow]:
    before = _year_before(uow.periods.all(), counts.period)
    reported = uow.progress.reported_in([period.id for period in before])
    for row in counts.rows:
        target = row.assignment.target
        if target is None or target.value is None:
            continue
        baseline = None if _is_other_series(row) else row.assignment.row.baseline
        if baseline is None and before:
            # A row that goes on from last year has its value there.
            last = row.assignment.continues_id or row.assignment.id
            measured = measured_of(row.assignment, reported.get(last, Entry()), None)
            is_same = measured.series is measured.target_series
            yield TargetRow(row, target, measured.now if is_same else None, before[0].year)
        else:
            yield TargetRow(row, target, baseline)


def _is_other_series(row: IndicatorRow) -> bool:
    """True where the plan's baseline is a score and the department set a target for the value."""
    return row.assignment.own_target is not None and row.assignment.row.series is Series.SCORE


def _year_before(periods: Sequence[Period], period: Period | None) -> tuple[Period, ...]:
    """The periods about the whole of the year before: plans may have one each."""
    years = (each for each in periods if each.kind is PeriodKind.YEAR)
    return tuple(each for each in years if period and each.year == period.year - 1)


def _expiring(uow: "UnitOfWork", counts: Overview, today: date) -> tuple[tuple[date, str], ...]:
    """Documents of followed rows that cease to be in force between today and the end of the period."""
    if counts.period is None:
        return ()
    followed: set[AssignmentId] = {row.assignment.id for row in counts.rows}
    last = period_end(counts.period) - timedelta(days=1)
    found = (proof for proof, row in uow.due.endings(today, last, None) if row in followed)
    return tuple(sorted({(proof.valid_until, proof.number) for proof in found if proof.valid_until is not None}))
