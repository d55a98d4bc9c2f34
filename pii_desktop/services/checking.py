"""A period before its report is sent: where it stands and what stands in the way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.checks import find
from pii_desktop.domain.checks_matter import CheckMatter, Desk, Gap
from pii_desktop.domain.departments import Role
from pii_desktop.domain.findings import Finding, Spot
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.measuring import indicator_of
from pii_desktop.domain.people import Post
from pii_desktop.domain.period import Period, period_end
from pii_desktop.domain.plan_facts import CitedPlan
from pii_desktop.domain.plan_years import offered
from pii_desktop.domain.requirements import checklist
from pii_desktop.domain.value_warnings import Known
from pii_desktop.services.browsing import indicator_rows, scope_period
from pii_desktop.services.catalogue import framework
from pii_desktop.services.coverage import usual_of
from pii_desktop.services.dates import today
from pii_desktop.services.deadlines import PlanDefaults, plan_defaults
from pii_desktop.services.integrity_memory import remembered
from pii_desktop.services.plan_facts import cited_plans
from pii_desktop.services.plan_recipients import usual_recipient
from pii_desktop.services.profiles import own_department
from pii_desktop.services.report_findings import concerning
from pii_desktop.services.scope import Scope
from pii_desktop.services.validity import measure
from pii_desktop.services.valuing import known_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckedPeriod:
    """The periods of the scope, latest first, the one looked at (None when there is none), its findings, worst first.

    The findings are those of its plan, or of every plan: the report of a period for all plans is about all of them.
    Of a supplement or a correction they are those of what it tells; `others` counts the rest. `defaults` are those of
    all plans, then of each.
    """

    periods: tuple[Period, ...]
    period: Period | None
    findings: tuple[Finding, ...]
    defaults: tuple[PlanDefaults, ...] = ()
    others: int = 0


def check_period(uow: "UnitOfWork", scope: Scope) -> CheckedPeriod:
    """The period of the scope, else the current one."""
    there = offered(uow.periods.all(), scope.plan_id, uow.plans.all())
    periods = sorted(there, key=lambda each: (each.year, str(each.deadline or ""), each.id), reverse=True)
    period = scope_period(uow, scope)
    if period is None:
        return CheckedPeriod(tuple(periods), None, (), plan_defaults(uow))
    found = findings(uow, Scope(None, period.id))
    mine = concerning(uow, period, found)
    return CheckedPeriod(tuple(periods), period, mine, plan_defaults(uow), len(found) - len(mine))


def findings(uow: "UnitOfWork", scope: Scope) -> tuple[Finding, ...]:
    """What stands in the way of sending, worst first."""
    return findings_of(uow, scope_period(uow, scope), indicator_rows(uow, scope))


def findings_of(uow: "UnitOfWork", period: Period | None, rows: tuple[IndicatorRow, ...]) -> tuple[Finding, ...]:
    """The same for rows that were read already: a dozen queries more, none of them for a single row."""
    if not rows:
        return ()
    if period is None:
        return find(CheckMatter(rows, framework(), today()))
    matter = CheckMatter(
        rows=rows,
        framework=framework(),
        today=today(),
        period=period,
        known=_known(uow, period, rows),
        documents=uow.checks.documents(measure(uow, period.id)),
        gaps=_gaps(uow, rows),
        overdue=uow.checks.overdue_work(today()),
        unproven=uow.checks.unproven_work(),
        requests=uow.checks.open_requests(period.id),
        desk=replace(_desk(uow, period), plans=_plans(uow, period, rows)),
    )
    return find(matter)


def place_words(place: Spot) -> dict[str, object]:
    """Where a finding is put right, for programs: the page, and the ids of what to show there."""
    found = {field.name: getattr(place, field.name) for field in fields(place)}
    return {name: value for name, value in found.items() if value not in (None, "")}


def _desk(uow: "UnitOfWork", period: Period) -> Desk:
    department, on = own_department(uow).name, today()
    yesterday = on.fromordinal(on.toordinal() - 1)
    return Desk(
        recipient=usual_recipient(uow, period.plan_id),
        officers={post: uow.focal_officers.in_office(department, post, on) for post in Post},
        notes=uow.due.notes(yesterday),
        damaged=remembered(uow),
        figures=uow.denominators.of_years((period.year,)),
    )


def _plans(uow: "UnitOfWork", period: Period, rows: Sequence[IndicatorRow]) -> tuple[CitedPlan, ...]:
    """The plans that the report will cite; nothing of one that went out already."""
    return () if period.is_sent else cited_plans(uow, {row.assignment.plan_id for row in rows})


def _gaps(uow: "UnitOfWork", rows: Sequence[IndicatorRow]) -> dict[AssignmentId, Gap]:
    """Requirements of rows with documents against which none is set; a row without any is told of that."""
    edited = uow.requirements.edited()
    keys: defaultdict[AssignmentId, set[str]] = defaultdict(set)
    documents: defaultdict[AssignmentId, set[EvidenceId]] = defaultdict(set)
    for link in uow.requirements.links():
        keys[link.assignment_id].add(link.key)
        documents[link.assignment_id].add(link.evidence_id)
    found = {}
    for row in rows:
        number = row.assignment.id
        if row.assignment.role is Role.LEAD and row.evidence_count:
            wanted = checklist(usual_of(row.assignment), edited.get(number, ()))
            missing = tuple(each.text for each in wanted if each.is_needed and each.key not in keys[number])
            found[number] = Gap(missing, row.evidence_count - len(documents[number]))
    return found


def _known(uow: "UnitOfWork", period: Period, rows: Sequence[IndicatorRow]) -> Mapping[AssignmentId, Known]:
    """What the number of each row is judged against: limits, and the nearest earlier number, last year's row too."""
    periods = {each.id: each for each in uow.periods.all()}
    ended = [each for each in periods.values() if period_end(each) < period_end(period)]
    earlier = [each.id for each in sorted(ended, key=period_end, reverse=True)]
    found = uow.checks.before(period.id, earlier, last_year=True) | uow.checks.before(period.id, earlier)
    known = {}
    for row in rows:
        if row.entry.value is not None:
            at, entry = found.get(row.assignment.id, (None, None))
            title = periods[at].title if at is not None else ""
            known[row.assignment.id] = known_of(row.assignment, indicator_of(row.assignment, framework()), entry, title)
    return known
