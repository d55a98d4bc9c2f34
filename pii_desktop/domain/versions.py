"""Versions of a period's report: what was submitted, signed and sent, each kept as it was then."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pii_desktop.domain.ids import EvidenceId, PeriodId, VersionId
from pii_desktop.domain.period import PeriodState


class VersionKind(StrEnum):
    """What a version is: the whole report, only what was missing in one that was sent, or only what was wrong in it."""

    REPORT = "report"
    SUPPLEMENT = "supplement"
    CORRECTION = "correction"

    @property
    def label(self) -> str:
        """The words on screen and in the abstract."""
        return {
            VersionKind.REPORT: "Báo cáo",
            VersionKind.SUPPLEMENT: "Báo cáo bổ sung",
            VersionKind.CORRECTION: "Báo cáo đính chính",
        }[self]


@dataclass(frozen=True, slots=True)
class Version:
    """One version; `number` counts from 1 within the period.

    `base_id` is the version it supplements, corrects or follows. `frozen_at` is None while nothing is frozen: a draft
    begun on purpose. `reason` is why it was returned or unlocked; `evidence_id` is the signed file in the register.
    """

    id: VersionId
    period_id: PeriodId
    number: int
    kind: VersionKind = VersionKind.REPORT
    state: PeriodState = PeriodState.DRAFT
    base_id: VersionId | None = None
    reason: str = ""
    document_number: str = ""
    signed_on: date | None = None
    sent_on: date | None = None
    frozen_at: datetime | None = None
    frozen_by: str = ""
    evidence_id: EvidenceId | None = None

    @property
    def is_frozen(self) -> bool:
        """True where its text and figures are kept."""
        return self.frozen_at is not None
