"""Which plan stands for a period: none issued after it, and of plans that continue one another the one of its year."""

from collections.abc import Sequence
from datetime import date

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period, PeriodKind, period_end


def reported_plans(period: Period, plans: Sequence[StoredPlan], periods: Sequence[Period] = ()) -> frozenset[PlanId]:
    """The plans that the report of a period is about: its own, or all that stand in it.

    Of `periods`, all there are, those of single plans count: what has a report of its own for the same months stands in
    no common one. Where every plan has, the common one is about them all.
    """
    if period.plan_id is not None:
        return frozenset({period.plan_id})
    standing = _standing(period, plans)
    apart = {each.plan_id for each in periods if each.plan_id is not None and months_of(each) == months_of(period)}
    return standing - apart or standing


def months_of(period: Period) -> tuple[object, ...]:
    """What two periods of the same months share; a report on request is like no other."""
    apart = period.id if period.kind is PeriodKind.ONCE else None
    return period.kind, period.year, period.index, apart


def offered(periods: Sequence[Period], plan_id: PlanId | None, plans: Sequence[StoredPlan] = ()) -> tuple[Period, ...]:
    """The periods that concern a plan, its own and those for all plans it stands in; without a plan every one."""
    plan = next((each for each in plans if each.id == plan_id), None)
    return tuple(
        each
        for each in periods
        if plan_id is None
        or each.plan_id == plan_id
        or (each.plan_id is None and (plan is None or plan.id in reported_plans(each, plans, periods)))
    )


def _standing(period: Period, plans: Sequence[StoredPlan]) -> frozenset[PlanId]:
    """The plans to report on in `period`.

    A plan begins with its year and is not reported on before it was issued; one that another one continues ends where
    that one begins. Plans that stand alone are reported on ever after: targets to 2030 have reports until then. In a
    period that ended before any plan began, somebody enters former figures: there the first ones stand.
    """
    begun = tuple(plan for plan in plans if _has_begun(plan, period_end(period)))
    if not begun:
        return frozenset(plan.id for plan in plans if plan.continues_id is None)
    # A plan that prints neither year nor day ends no other one.
    ended = {plan.continues_id for plan in begun if plan.document.year is not None or plan.document.signed_on}
    return frozenset(plan.id for plan in begun if plan.id not in ended)


def _has_begun(plan: StoredPlan, day: date) -> bool:
    """A plan without year and day of issue is taken to stand always."""
    year, issued = plan.document.year, plan.document.signed_on
    return (year is None or year <= day.year) and (issued is None or issued <= day)
