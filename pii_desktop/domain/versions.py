"""Versions of a period's report: what was submitted, signed and sent, each kept as it was then."""

from dataclasses import dataclass, replace
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


class Move(StrEnum):
    """What may be done with the report of a period."""

    SUBMIT = "submit"
    RETURN = "return"
    SIGN = "sign"
    SEND = "send"
    UNLOCK = "unlock"
    BEGIN = "begin"
    DISCARD = "discard"

    @property
    def label(self) -> str:
        """What a clerk calls it, inside a sentence."""
        return {
            Move.SUBMIT: "trình",
            Move.RETURN: "yêu cầu chỉnh lý",
            Move.SIGN: "ghi đã ký",
            Move.SEND: "ghi đã gửi",
            Move.UNLOCK: "mở khoá",
            Move.BEGIN: "lập bản tiếp theo",
            Move.DISCARD: "bỏ bản nháp",
        }[self]


_AT_WORK = frozenset({Move.SUBMIT, Move.SIGN, Move.SEND})


def moves_after(versions: tuple[Version, ...]) -> frozenset[Move]:
    """What may be done next; `versions` are those of one period, the latest last.

    A clerk may skip a step: a report that came back signed was submitted on paper.
    """
    if not versions:
        return _AT_WORK
    match versions[-1].state:
        case PeriodState.DRAFT:
            return _AT_WORK | {Move.DISCARD}
        case PeriodState.SUBMITTED:
            return frozenset({Move.RETURN, Move.SIGN, Move.SEND})
        case PeriodState.RETURNED:
            was_sent = any(each.state is PeriodState.SENT for each in versions)
            return _AT_WORK | {Move.BEGIN} if was_sent else _AT_WORK
        case PeriodState.SIGNED:
            return frozenset({Move.SEND, Move.UNLOCK})
        case PeriodState.SENT:
            return frozenset({Move.BEGIN, Move.UNLOCK})


def unlocked(version: Version, reason: str) -> Version:
    """What a signed or sent version becomes when it is opened again, step by step.

    One that was sent but bears a number or a day of signing is signed still; any other waits for changes.
    """
    was_signed = version.state is PeriodState.SENT and bool(version.document_number or version.signed_on)
    state = PeriodState.SIGNED if was_signed else PeriodState.RETURNED
    return replace(version, state=state, reason=reason, sent_on=None)


def standing(versions: tuple[Version, ...]) -> tuple[PeriodState, date | None]:
    """The state of a period and the day its report was sent: once any version is sent it stays so, with the first day.

    Whether it was in time is decided by the first report, not by what was corrected later.
    """
    sent = [each for each in versions if each.state is PeriodState.SENT]
    if sent:
        return PeriodState.SENT, min((each.sent_on for each in sent if each.sent_on), default=None)
    return (versions[-1].state if versions else PeriodState.DRAFT), None
