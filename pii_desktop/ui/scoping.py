"""Plan and period of the header go together: a plan is shown with periods that concern it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import current_period
from pii_desktop.domain.plan_years import offered
from pii_desktop.services.dates import today
from pii_desktop.services.scope import Scope

if TYPE_CHECKING:
    from pii_desktop.services.frame import Frame


def fitting(frame: "Frame", scope: Scope) -> Scope:
    """`scope` without what is gone; the current period of the plan where the one chosen does not concern it."""
    plan_id = scope.plan_id if scope.plan_id in {plan.id for plan in frame.plans} else None
    periods = offered(frame.periods, plan_id, frame.plans)
    if scope.period_id in {period.id for period in periods}:
        return Scope(plan_id, scope.period_id)
    current = current_period(periods, today())
    return Scope(plan_id, current.id if current else None)


def with_period(frame: "Frame", scope: Scope, period_id: PeriodId) -> Scope:
    """`scope` at a period, and at its plan where another one is chosen."""
    wanted = next((each for each in frame.periods if each.id == period_id), None)
    if wanted is None or wanted in offered(frame.periods, scope.plan_id, frame.plans):
        return replace(scope, period_id=period_id)
    return Scope(wanted.plan_id, period_id)
