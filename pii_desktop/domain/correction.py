"""What a supplementary or a correcting report is built from."""

from dataclasses import dataclass, replace
from datetime import date

from pii_desktop.domain.following import Run
from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.report import Letterhead
from pii_desktop.domain.report_differences import Difference, additions
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.versions import VersionKind


@dataclass(frozen=True, slots=True)
class FirstReport:
    """A report that was sent and is supplemented or corrected: its head as it was signed, the day it was sent."""

    head: Letterhead
    sent_on: date | None = None
    kind: VersionKind = VersionKind.REPORT


@dataclass(frozen=True, slots=True)
class Correction:
    """What such a report is built from: the records as they are now, and how they differ from what was sent.

    `year` is the one in which it will be signed; `base_id` the version it follows; `earlier` are supplements and
    corrections of `first` that were sent before it, the oldest first: what was reported last may stand in one of them.
    """

    kind: VersionKind
    content: ReportContent
    first: FirstReport
    differences: tuple[Difference, ...]
    year: int
    base_id: VersionId | None = None
    earlier: tuple[FirstReport, ...] = ()

    @property
    def run(self) -> Run:
        """Whose sentences it has."""
        return Run(self.kind, self.base_id)

    @property
    def addressed(self) -> ReportContent:
        """The content for who received the first report, whoever receives reports by now."""
        to = ";\n".join(self.first.head.addressees) or self.content.period.recipient
        return replace(self.content, period=replace(self.content.period, recipient=to))

    @property
    def told(self) -> tuple[Difference, ...]:
        """The differences it tells: of a supplement the additions only.

        Wording, letterhead and signer are no matter of the plan: they change from report to report.
        """
        return additions(self._matter) if self.kind is VersionKind.SUPPLEMENT else self._matter

    @property
    def tells_all(self) -> bool:
        """False for a supplement to a report in which something is wrong as well: that is for a correction to tell."""
        return self.told == self._matter

    @property
    def _matter(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.place.is_matter)
