"""The report of a period at the moment something is done with it: its versions, and which one it is done with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.versions import Move, Version, VersionKind, moves_after
from pii_desktop.services.frozen_reports import STANDING
from pii_desktop.services.periods import find_period
from pii_desktop.services.version_refusals import not_now

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Turn:
    """A period and its versions, the latest last."""

    period: Period
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version at hand; there is one where the move asks for one."""
        return self.versions[-1]

    @property
    def next_version(self) -> Version:
        """The draft that was begun, else the version that follows; one of the same kind after one that came back."""
        if not self.versions:
            return Version(VersionId(0), self.period.id, 1)
        last = self.latest
        if last.state is PeriodState.DRAFT:
            return last
        base = last.id if last.kind is VersionKind.REPORT else last.base_id
        return Version(VersionId(0), self.period.id, last.number + 1, last.kind, base_id=base)

    @property
    def standing_version(self) -> Version:
        """The version that is frozen already and goes on, else the next one."""
        return self.latest if self.versions and self.latest.state in STANDING else self.next_version


def turn_of_period(uow: "UnitOfWork", period_id: int, move: Move) -> Turn:
    """The period where the move may be made. Raises InputError where it may not."""
    period = find_period(uow, period_id)
    versions = uow.versions.of_period(period.id)
    if move not in moves_after(versions):
        raise not_now(move, versions[-1] if versions else None)
    return Turn(period, versions)


def turn_of_version(uow: "UnitOfWork", version_id: int, move: Move) -> Turn:
    """The same for a version, which has to be the latest of its period."""
    version = uow.versions.get(VersionId(version_id))
    at = turn_of_period(uow, version.period_id, move)
    if at.latest.id != version.id:
        raise not_now(move, version)
    return at
