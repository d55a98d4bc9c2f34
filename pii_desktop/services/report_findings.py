"""Which findings of a period concern the report at hand: what follows a sent report says nothing of other rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pii_desktop.domain.findings import Finding
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.frozen_reports import last_version

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def concerning(uow: "UnitOfWork", period: Period, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those of `found` that the report at hand is about: all of them where it is the whole one.

    A supplement or a correction tells of some rows and documents: what is said of others belongs to another report.
    What concerns no row and no document, as a missing recipient, concerns every report.
    """
    version = last_version(uow, period.id) if found else None
    if version is None or version.kind is VersionKind.REPORT or version.state is PeriodState.SENT:
        return tuple(found)
    try:
        return tuple(_told_of(uow, period, version, found))
    except WorkspaceError:
        # What was sent cannot be read: the page says so, and nothing can be told apart.
        return tuple(found)


def _told_of(uow: "UnitOfWork", period: Period, version: Version, found: Sequence[Finding]) -> list[Finding]:
    # Read only where something follows a sent report, which is seldom: the first look at a period waits for less.
    from pii_desktop.services.live_reports import told_now
    from pii_desktop.services.reporting import gathered

    told = [each.place for each in told_now(uow, gathered(uow, period.id), version)]
    rows = {place.assignment_id for place in told} | {None}
    documents = {place.evidence_id for place in told} | {None}
    return [each for each in found if each.assignment_id in rows and each.place.evidence_id in documents]
