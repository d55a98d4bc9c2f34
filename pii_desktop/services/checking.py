"""A period before its report is sent: where it stands and what stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.checks import Finding
from pii_desktop.domain.period import Period
from pii_desktop.services.browsing import Scope, findings, scope_period

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckedPeriod:
    """All periods, latest first, the one looked at (None when there is none), and its findings, worst first.

    The findings are those of every plan: the report of a period is about all of them.
    """

    periods: tuple[Period, ...]
    period: Period | None
    findings: tuple[Finding, ...]


def check_period(uow: "UnitOfWork", scope: Scope) -> CheckedPeriod:
    """The period of the scope, else the current one."""
    periods = sorted(uow.periods.all(), key=lambda each: (each.year, str(each.deadline or ""), each.id), reverse=True)
    period = scope_period(uow, scope)
    if period is None:
        return CheckedPeriod(tuple(periods), None, ())
    return CheckedPeriod(tuple(periods), period, findings(uow, Scope(None, period.id)))
