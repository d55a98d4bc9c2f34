"""The errors that stand in the way of submitting: of what follows a sent report those of what it tells."""

from typing import TYPE_CHECKING

from pii_desktop.domain.findings import Finding
from pii_desktop.domain.plan import Severity
from pii_desktop.services.browsing import Scope
from pii_desktop.services.checking import findings
from pii_desktop.services.periods import find_period
from pii_desktop.services.report_findings import concerning

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def blocking(uow: "UnitOfWork", period_id: int) -> tuple[Finding, ...]:
    """The errors that stand in the way of submitting. Raises InputError for an unknown period."""
    period = find_period(uow, period_id)
    errors = [each for each in findings(uow, Scope(None, period.id)) if each.severity is Severity.ERROR]
    return concerning(uow, period, errors)
