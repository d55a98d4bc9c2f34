"""A period before its report is sent: where it stands and what stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.checks import Finding
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.period import Period, offered
from pii_desktop.services.browsing import Scope, findings, scope_period

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckedPeriod:
    """The periods of the scope, latest first, the one looked at (None when there is none), its findings, worst first.

    The findings are those of its plan, or of every plan: the report of a period for all plans is about all of them.
    `plans` are all of the workspace.
    """

    periods: tuple[Period, ...]
    period: Period | None
    findings: tuple[Finding, ...]
    plans: tuple[StoredPlan, ...] = ()


def check_period(uow: "UnitOfWork", scope: Scope) -> CheckedPeriod:
    """The period of the scope, else the current one."""
    there = offered(uow.periods.all(), scope.plan_id)
    periods = sorted(there, key=lambda each: (each.year, str(each.deadline or ""), each.id), reverse=True)
    period = scope_period(uow, scope)
    if period is None:
        return CheckedPeriod(tuple(periods), None, (), uow.plans.all())
    return CheckedPeriod(tuple(periods), period, findings(uow, Scope(None, period.id)), uow.plans.all())
