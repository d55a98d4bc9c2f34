"""Where the report of a period stands: its versions, what differs between them, what may be done next."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pii_desktop.domain.following import facts_of_run, run_of
from pii_desktop.domain.frozen_facts import Facts
from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.period_facts import last_day
from pii_desktop.domain.report_differences import Difference, compare_facts
from pii_desktop.domain.versions import Move, Version, moves_after
from pii_desktop.services.dates import today
from pii_desktop.services.frozen_reports import frozen_facts
from pii_desktop.services.live_reports import facts_since
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import gathered
from pii_desktop.services.succession import period_facts

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Round:
    """One version; `differences` counts the places where it differs from the frozen one before, None for the first."""

    version: Version
    differences: int | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """A period's versions, the first one first, and what may be done next.

    `changed_since` is what the records say otherwise now than the last frozen version, which is `since`; empty and None
    where nothing was frozen. What is done for a later period is none of it.
    """

    period: Period
    rounds: tuple[Round, ...]
    moves: frozenset[Move]
    since: Version | None = None
    changed_since: tuple[Difference, ...] = ()

    @property
    def latest(self) -> Version | None:
        """The version at hand, None before the first."""
        return self.rounds[-1].version if self.rounds else None


def rounds(uow: "UnitOfWork", period_id: int) -> Rounds:
    """Where the report of a period stands. Raises InputError for an unknown period.

    Raises WorkspaceError where what was frozen cannot be read.
    """
    period = find_period(uow, period_id)
    versions = uow.versions.of_period(period.id)
    told: list[Round] = []
    before: Facts | None = None
    since: Version | None = None
    for version in versions:
        facts = frozen_facts(uow, version.id)
        told.append(Round(version, len(_compared(since, before, facts)) if since and before and facts else None))
        before, since = (facts, version) if facts else (before, since)
    changed = _since(uow, period, since, before) if since and before else ()
    return Rounds(period, tuple(told), moves_after(versions), since, changed)


def differences(uow: "UnitOfWork", version_id: int) -> tuple[Difference, ...]:
    """Where a version differs from the frozen one before it; nothing for the first. Raises as `rounds`."""
    version = uow.versions.get(VersionId(version_id))
    earlier = [each for each in uow.versions.of_period(version.period_id) if each.number < version.number]
    after = frozen_facts(uow, version.id)
    for each in reversed(earlier):
        before = frozen_facts(uow, each.id)
        if before and after:
            return _compared(each, before, after)
    return ()


def live_differences(uow: "UnitOfWork", period_id: int, version_id: int) -> tuple[Difference, ...]:
    """Where the records differ now from a frozen version. Raises as `rounds`."""
    before = frozen_facts(uow, VersionId(version_id))
    since = uow.versions.get(VersionId(version_id))
    return _since(uow, find_period(uow, period_id), since, before) if before else ()


def _since(uow: "UnitOfWork", period: Period, since: Version, before: Facts) -> tuple[Difference, ...]:
    if not period_facts(uow, period):
        return ()
    now = facts_since(uow, gathered(uow, period.id), before)
    is_sent = uow.versions.of_period(period.id)[-1].state is PeriodState.SENT
    # Who heads the department after the year is over is no matter of what it reported then.
    is_settled = is_sent and today() > last_day(period)
    return _compared(since, before, replace(now, head=before.head) if is_settled else now)


def _compared(since: Version, before: Facts, after: Facts) -> tuple[Difference, ...]:
    """How `after` differs from the version `since`: of sentences only those of its own report, no other says them."""
    run = run_of(since)
    return compare_facts(facts_of_run(before, run), facts_of_run(after, run))
