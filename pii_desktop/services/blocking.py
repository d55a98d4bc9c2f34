"""The errors that stand in the way of submitting: all of them, or of what follows a sent report those it tells of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pii_desktop.domain.findings import Finding
from pii_desktop.domain.period import Period
from pii_desktop.domain.plan import Severity
from pii_desktop.services.browsing import Scope
from pii_desktop.services.checking import findings
from pii_desktop.services.live_reports import following_version, told_now
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import gathered

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def blocking(uow: "UnitOfWork", period_id: int) -> tuple[Finding, ...]:
    """The errors that stand in the way of submitting. Raises InputError for an unknown period."""
    period = find_period(uow, period_id)
    return blocking_of(uow, period, findings(uow, Scope(None, period.id)))


def blocking_of(uow: "UnitOfWork", period: Period, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same among findings that were read already.

    A supplement or a correction says nothing of the other rows and documents: their errors do not hold it up. What
    concerns no row and no document, as a missing recipient, does.
    """
    errors = tuple(each for each in found if each.severity is Severity.ERROR)
    version = following_version(uow, period.id) if errors else None
    if version is None:
        return errors
    told = [each.place for each in told_now(uow, gathered(uow, period.id), version)]
    rows = {place.assignment_id for place in told} | {None}
    documents = {place.evidence_id for place in told} | {None}
    return tuple(each for each in errors if each.assignment_id in rows and each.place.evidence_id in documents)
