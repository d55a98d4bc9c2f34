"""What the pages show: flat rows, one query each."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.assessment import Assessment, Verdict, assess
from pii_desktop.domain.coverage import owes_evidence
from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.departments import Role
from pii_desktop.domain.framework import Framework, Indicator
from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId
from pii_desktop.domain.listing import (
    EntryState,
    IndicatorDetail,
    IndicatorFacts,
    IndicatorRow,
    Overview,
    PillarScore,
    StoredAssignment,
)
from pii_desktop.domain.measuring import indicator_of, measured_of
from pii_desktop.domain.period import Period, current_period, days_left, period_end
from pii_desktop.domain.plan_years import offered, reported_plans
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.successions import facts_before
from pii_desktop.services.catalogue import framework
from pii_desktop.services.dates import today, working_days
from pii_desktop.services.periods import find_period
from pii_desktop.services.scope import Scope
from pii_desktop.services.succession import period_facts, successions

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_RECENT = 8


def indicator_rows(uow: "UnitOfWork", scope: Scope) -> tuple[IndicatorRow, ...]:
    """The followed rows of the scope in the order of the plan; empty without a period."""
    facts = period_facts(uow, scope_period(uow, scope), scope.plan_id)
    return tuple(to_row(each, framework()) for each in facts)


def to_row(facts: IndicatorFacts, tree: Framework) -> IndicatorRow:
    """One line of the list: names from the framework, the verdict by the rule of the domain."""
    indicator = indicator_of(facts.assignment, tree)
    return IndicatorRow(
        assignment=facts.assignment,
        short_name=indicator.short_name if indicator else facts.assignment.row.name,
        pillar_name=tree.pillar_name(facts.assignment.row.pillar or ""),
        entry=facts.entry,
        state=facts.state,
        assessment=assessment_of(facts.assignment, facts.entry, indicator),
        work_total=facts.work_total,
        work_done=facts.work_done,
        evidence_count=facts.evidence_count,
        changed_at=facts.changed_at,
        changed_by=facts.changed_by,
        open_notes=facts.open_notes,
    )


def assessment_of(assignment: StoredAssignment, entry: Entry, indicator: Indicator | None) -> Assessment:
    """The verdict; the plan's target belongs to the plan's series, an own target to the typed value."""
    return assess(assignment.target, measured_of(assignment, entry, indicator), entry.judgement)


def indicator_detail(uow: "UnitOfWork", assignment_id: AssignmentId, period_id: PeriodId) -> IndicatorDetail:
    """Everything the panel shows. Raises PiiError when the assignment is gone."""
    assignment = uow.assignments.get(assignment_id)
    tree = framework()
    period = find_period(uow, period_id)
    facts = _facts_of(uow, assignment, period_id)
    # Roles of then, as in the list; a row that was not followed then is shown as it is now.
    facts = next(iter(facts_before((facts,), successions(uow), period)), facts)
    earlier = _earlier_entries(uow, assignment_id, period)
    last = max(earlier, key=lambda each: period_end(each[0]), default=None)
    indicator = indicator_of(assignment, tree)
    return IndicatorDetail(
        row=to_row(facts, tree),
        plan=uow.plans.get(assignment.plan_id),
        period=period,
        indicator=indicator,
        last_entry=last[1] if last else None,
        last_period=last[0] if last else None,
        work_items=uow.work_items.of(assignment_id),
        evidence=uow.evidence.of(assignment_id),
        history=uow.history.of_assignment(assignment_id),
        figure=figure_for(uow, indicator, period.year) if indicator else None,
        earlier=earlier,
    )


def figure_for(uow: "UnitOfWork", indicator: Indicator, year: int) -> Denominator | None:
    """The background figure that an indicator divides by in `year`; None where none has a value."""
    if indicator.denominator_kind is None:
        return None
    found = uow.denominators.find(indicator.denominator_kind, year)
    return found if found is not None and found.fields.value is not None else None


def overview(uow: "UnitOfWork", scope: Scope, on: date) -> Overview:
    """What the overview counts; each count is the length of the list behind it."""
    period = scope_period(uow, scope)
    rows = indicator_rows(uow, scope)
    verdicts = [row.assessment.verdict for row in rows]
    left = days_left(period, on) if period else None
    return Overview(
        period=period,
        days_left=left,
        working_days_left=working_days(on, period.deadline) if period and period.deadline else None,
        lead=_count(rows, Role.LEAD),
        coordinating=_count(rows, Role.COORDINATING),
        collective=_count(rows, Role.COLLECTIVE),
        reported=sum(row.state is EntryState.DONE for row in rows),
        drafts=sum(row.state is EntryState.DRAFT for row in rows),
        reached=verdicts.count(Verdict.REACHED),
        missed=verdicts.count(Verdict.MISSED),
        without_number=verdicts.count(Verdict.NO_NUMBER),
        with_target=sum(row.assignment.target is not None for row in rows),
        without_evidence=sum(lacks_evidence(row) for row in rows),
        pillars=pillar_scores(uow, sorted(scope_plans(uow, scope))),
        rows=rows,
        recent=uow.history.recent(_RECENT),
        today=on,
    )


def lacks_evidence(row: IndicatorRow) -> bool:
    """True for a followed row without any document that owes one; coordinating and chosen rows owe none."""
    return row.evidence_count == 0 and owes_evidence(row.assignment.role)


def scope_period(uow: "UnitOfWork", scope: Scope) -> Period | None:
    """The period chosen, else the current one of those that concern the plan."""
    periods = offered(uow.periods.all(), scope.plan_id, uow.plans.all())
    chosen = next((period for period in periods if period.id == scope.period_id), None)
    return chosen or current_period(periods, today())


def scope_plans(uow: "UnitOfWork", scope: Scope) -> frozenset[PlanId]:
    """The plan chosen, else those that stand in the period: of plans that continue one another the one of its year."""
    if scope.plan_id is not None:
        return frozenset({scope.plan_id})
    plans, period = uow.plans.all(), scope_period(uow, scope)
    return reported_plans(period, plans, uow.periods.all()) if period else frozenset(each.id for each in plans)


def _count(rows: tuple[IndicatorRow, ...], role: Role) -> int:
    return sum(row.assignment.role is role for row in rows)


def _facts_of(uow: "UnitOfWork", assignment: StoredAssignment, period_id: PeriodId) -> IndicatorFacts:
    entry, state = uow.progress.get(assignment.id, period_id)
    items = uow.work_items.of(assignment.id)
    done = sum(item.state == "done" for item in items)
    return IndicatorFacts(assignment, entry, state, len(items), done, len(uow.evidence.of(assignment.id)))


def _earlier_entries(uow: "UnitOfWork", assignment_id: AssignmentId, now: Period) -> tuple[tuple[Period, Entry], ...]:
    """Every entry of the row in periods that ended before, oldest first; last year's row has those of last year."""
    entries: dict[PeriodId, Entry] = {}
    for each in uow.continuing.chain(assignment_id):
        entries = uow.progress.of_assignment(each) | entries
    ended = (each for each in uow.periods.all() if each.id in entries and period_end(each) < period_end(now))
    return tuple((each, entries[each.id]) for each in sorted(ended, key=period_end))


def pillar_scores(uow: "UnitOfWork", plan_ids: Iterable[PlanId]) -> tuple[PillarScore, ...]:
    """Baselines and targets of the pillars, from the first of these plans that prints them."""
    for plan_id in plan_ids:
        printed = uow.plans.pillar_targets(plan_id)
        if printed:
            return tuple(PillarScore(each.pillar, each.name, each.baseline, each.target) for each in printed)
    return ()
