"""The sentences of the report that is being written: of the whole one, or of what follows one that was sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.correcting_report import correction_section
from pii_desktop.domain.correction import Correction
from pii_desktop.domain.following import run_of, wordings_of
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.narrative_parts import Section
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_narrative import sections_of
from pii_desktop.domain.wordings import Wording
from pii_desktop.services.frozen_reports import last_version
from pii_desktop.services.live_reports import correction_of

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class TextAtHand:
    """What the program writes, and the wordings that are for it; `correction` is None for the whole report.

    Otherwise it is what the supplement or correction is written from.
    """

    sections: tuple[Section, ...]
    wordings: tuple[Wording, ...]
    correction: Correction | None = None

    def tells_of(self, assignment_id: AssignmentId) -> bool:
        """True for a row that the report says something of: a correction only of those where something is corrected."""
        told = self.correction.told if self.correction is not None else ()
        return self.correction is None or any(each.place.assignment_id == assignment_id for each in told)


def text_at_hand(uow: "UnitOfWork", content: ReportContent) -> TextAtHand:
    """The text of the version at hand. Raises InputError (code "nothing-kept") as `live_reports.told_now`."""
    version = last_version(uow, content.period.id)
    run = run_of(version)
    if version is None or run is None:
        return TextAtHand(sections_of(content), wordings_of(content.wordings, None))
    correction = correction_of(uow, content, version)
    return TextAtHand((correction_section(correction),), wordings_of(content.wordings, run), correction)
