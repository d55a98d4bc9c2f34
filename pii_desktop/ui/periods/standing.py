"""What the page asks of the store: the period, its findings, where its report stands, a version of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.ids import PeriodId, VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.report import Report
from pii_desktop.errors import PiiError, WorkspaceError
from pii_desktop.services.checking import CheckedPeriod, check_period
from pii_desktop.services.frozen_reports import frozen_report
from pii_desktop.services.live_reports import live_report
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.reporting import gathered
from pii_desktop.services.rounds import Rounds, rounds
from pii_desktop.services.scope import Scope
from pii_desktop.ui.periods.round_words import state_of
from pii_desktop.ui.periods.versions_panel import LIVE

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_DRAFTS = (PeriodState.DRAFT, PeriodState.RETURNED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands: its versions, how many errors stand in the way, the symbol of its number ("BC-STC")."""

    told: Rounds
    errors: int
    symbol: str

    @property
    def is_free(self) -> bool:
        """Whether the next step may be taken at once: a draft is not submitted with errors in it."""
        return self.unexplained == 0

    @property
    def is_draft(self) -> bool:
        """True for what was not submitted yet, or came back."""
        return state_of(self.told) in _DRAFTS

    @property
    def unexplained(self) -> int:
        """The errors that a draft is signed or sent with only for a reason; what was submitted has passed."""
        return self.errors if self.is_draft else 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows; `standing` is None without a period, and where what was frozen cannot be read: `refusal`."""

    checked: CheckedPeriod
    standing: Standing | None
    refusal: PiiError | None = None


def look_at(uow: "UnitOfWork", scope: Scope) -> Seen:
    """The period of the scope, its findings and its versions."""
    checked = check_period(uow, scope)
    if checked.period is None:
        return Seen(checked, None)
    symbol = load_profile(uow).symbol
    try:
        told = rounds(uow, checked.period.id)
    except WorkspaceError as refusal:
        return Seen(checked, None, refusal)
    errors = sum(each.severity is Severity.ERROR for each in checked.findings)
    return Seen(checked, Standing(told, errors, f"BC-{symbol}" if symbol else "BC"))


def report_of(uow: "UnitOfWork", period_id: PeriodId, version_id: VersionId) -> tuple[VersionId, Report]:
    """A version as it was kept, or for LIVE, and where nothing was kept, as the records are now."""
    kept = frozen_report(uow, uow.versions.get(version_id)) if version_id != LIVE else None
    return version_id, kept or live_report(uow, gathered(uow, period_id)).report
