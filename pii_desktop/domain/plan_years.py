"""Which plan stands for a period: of plans that continue one another, the one of its year."""

from collections.abc import Sequence

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period


def stands_in(plan: StoredPlan, year: int, plans: Sequence[StoredPlan]) -> bool:
    """True when a plan is the one to report on in `year`.

    A plan that another one continues ends before that one's year, and that one begins with its own. Plans that stand
    alone are reported on in every year: targets to 2030 have reports until then.
    """
    later = (each.document.year for each in plans if each.continues_id == plan.id)
    if any(begins is not None and begins <= year for begins in later):
        return False
    begins = plan.document.year
    return plan.continues_id is None or begins is None or begins <= year


def reported_plans(period: Period, plans: Sequence[StoredPlan]) -> frozenset[PlanId]:
    """The plans that the report of a period is about: its own, or all that stand in its year."""
    if period.plan_id is not None:
        return frozenset({period.plan_id})
    return frozenset(plan.id for plan in plans if stands_in(plan, period.year, plans))


def offered(periods: Sequence[Period], plan_id: PlanId | None, plans: Sequence[StoredPlan] = ()) -> tuple[Period, ...]:
    """The periods that concern a plan, its own and those for all plans of its years; without a plan every one."""
    plan = next((each for each in plans if each.id == plan_id), None)
    return tuple(
        each
        for each in periods
        if plan_id is None
        or each.plan_id == plan_id
        or (each.plan_id is None and (plan is None or stands_in(plan, each.year, plans)))
    )
