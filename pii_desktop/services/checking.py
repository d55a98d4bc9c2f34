"""A period before its report is sent: where it stands and what stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.checks import Finding
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan_years import offered
from pii_desktop.services.browsing import Scope, findings, scope_period
from pii_desktop.services.deadlines import PlanDefaults, plan_defaults

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckedPeriod:
    """The periods of the scope, latest first, the one looked at (None when there is none), its findings, worst first.

    The findings are those of its plan, or of every plan: the report of a period for all plans is about all of them.
    `defaults` are those of all plans, then of each.
    """

    periods: tuple[Period, ...]
    period: Period | None
    findings: tuple[Finding, ...]
    defaults: tuple[PlanDefaults, ...] = ()


def check_period(uow: "UnitOfWork", scope: Scope) -> CheckedPeriod:
    """The period of the scope, else the current one."""
    there = offered(uow.periods.all(), scope.plan_id, uow.plans.all())
    periods = sorted(there, key=lambda each: (each.year, str(each.deadline or ""), each.id), reverse=True)
    period = scope_period(uow, scope)
    if period is None:
        return CheckedPeriod(tuple(periods), None, (), plan_defaults(uow))
    return CheckedPeriod(tuple(periods), period, findings(uow, Scope(None, period.id)), plan_defaults(uow))
