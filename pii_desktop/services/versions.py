"""From draft to sent: submitting, returning, signing and sending the report of a period, each version kept as it was.

The versions are the truth; the state of the period and the day it was sent mirror them, and are written here only.
Whoever signs or sends straight from the draft freezes it at that moment. A version that was submitted is signed as it
was submitted, whatever changed since.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.findings import Finding
from pii_desktop.domain.ids import EvidenceId, VersionId
from pii_desktop.domain.period import Period, PeriodState
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.versions import Move, Version, VersionKind, moves_after, standing
from pii_desktop.services.browsing import Scope
from pii_desktop.services.checking import findings
from pii_desktop.services.dates import today
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, keep
from pii_desktop.services.live_reports import live_report, nothing_kept
from pii_desktop.services.periods import find_period
from pii_desktop.services.reporting import gathered
from pii_desktop.services.succession import period_facts
from pii_desktop.services.version_refusals import (
    check_day,
    check_reason,
    errors_left,
    not_now,
    number_used,
    parse_number,
)
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Signing:
    """What the records office gave: number and symbol ("05/BC-STC"), day, and the signed file in the register if any.

    `why` is needed where a draft with errors was signed without having been submitted.
    """

    number: str
    signed_on: date
    evidence_id: EvidenceId | None = None
    why: str = ""


def blocking(uow: "UnitOfWork", period_id: int) -> tuple[Finding, ...]:
    """The errors that stand in the way of submitting. Raises InputError for an unknown period."""
    period = find_period(uow, period_id)
    return tuple(each for each in findings(uow, Scope(None, period.id)) if each.severity is Severity.ERROR)


def submit(uow: "UnitOfWork", period_id: int) -> Changes:
    """Freeze the report as it stands and mark it as submitted.

    Raises InputError: code "errors-left", "not-now-submit", "no-differences", or as `reporting.build`.
    """
    at = _round(uow, period_id, Move.SUBMIT)
    left = blocking(uow, period_id)
    if left:
        raise errors_left(left, may_explain=False)
    action = f"Trình báo cáo {at.period.in_sentence}"
    with uow.action(action):
        _freeze(uow, at.period, replace(at.next_version, state=PeriodState.SUBMITTED))
    return _changed(action, at)


def return_for_changes(uow: "UnitOfWork", version_id: int, why: str) -> Changes:
    """A submitted version comes back; what is submitted next is a new one. Raises InputError without a reason."""
    at = _round_of(uow, version_id, Move.RETURN)
    reason = check_reason(why, "Bản này vẫn ở trạng thái đã trình.")
    action = f"Yêu cầu chỉnh lý báo cáo {at.period.in_sentence}"
    with uow.action(action, reason):
        _store(uow, at.period, replace(at.latest, state=PeriodState.RETURNED, reason=reason))
    return _changed(action, at)


def sign(uow: "UnitOfWork", period_id: int, signing: Signing) -> Changes:
    """Record number, day and file of the signed report: of what was submitted, else of the draft, frozen now.

    Raises InputError: code "bad-number", "number-used", "in-future", "not-found" for the file, "errors-left",
    "not-now-sign".
    """
    at = _round(uow, period_id, Move.SIGN)
    number = parse_number(signing.number)
    check_day("Ngày ký", signing.signed_on, today())
    _check_unused(at, number)
    if signing.evidence_id is not None:
        uow.evidence.get(signing.evidence_id)
    signed = replace(
        at.standing_version,
        state=PeriodState.SIGNED,
        document_number=number,
        signed_on=signing.signed_on,
        evidence_id=signing.evidence_id,
    )
    action = f"Ghi đã ký báo cáo {at.period.in_sentence}: số {number}"
    _put(uow, at, signed, action, signing.why)
    return _changed(action, at, signing.evidence_id)


def send(uow: "UnitOfWork", period_id: int, on: date, why: str = "") -> Changes:
    """Record that the report was sent `on` a day: what was signed or submitted, else the draft, frozen now.

    `why` is needed where a draft with errors was sent without having been submitted. Raises InputError: code
    "in-future", "bad-dates" for a day before the signing, "errors-left", "not-now-send".
    """
    at = _round(uow, period_id, Move.SEND)
    version = at.standing_version
    check_day("Ngày gửi", on, today(), earliest=version.signed_on)
    action = f"Ghi đã gửi báo cáo {at.period.in_sentence}"
    _put(uow, at, replace(version, state=PeriodState.SENT, sent_on=on), action, why)
    return _changed(action, at)


def unlock(uow: "UnitOfWork", version_id: int, why: str) -> Changes:
    """A signed or sent version is open again: it was not signed, or not sent, after all. Raises InputError as above."""
    at = _round_of(uow, version_id, Move.UNLOCK)
    reason = check_reason(why, f"Bản này vẫn ở trạng thái {at.latest.state.label.lower()}.")
    action = f"Mở khoá báo cáo {at.period.in_sentence}"
    with uow.action(action, reason):
        _store(uow, at.period, replace(at.latest, state=PeriodState.RETURNED, reason=reason, sent_on=None))
    return _changed(action, at)


def begin(uow: "UnitOfWork", period_id: int, kind: VersionKind) -> Changes:
    """Begin the draft that follows a sent report: a whole new version, a supplement or a correction.

    Raises InputError: code "not-now-begin", "nothing-kept" where the sent one cannot be compared with.
    """
    at = _round(uow, period_id, Move.BEGIN)
    sent = [each for each in at.versions if each.state is PeriodState.SENT][-1]
    if kind is not VersionKind.REPORT and frozen_facts(uow, sent.id) is None:
        raise nothing_kept()
    what = "bản mới của báo cáo" if kind is VersionKind.REPORT else kind.label.lower()
    action = f"Lập {what} {at.period.in_sentence}"
    with uow.action(action):
        _store(uow, at.period, Version(VersionId(0), at.period.id, at.latest.number + 1, kind, base_id=sent.id))
    return _changed(action, at)


def discard(uow: "UnitOfWork", version_id: int) -> Changes:
    """Give up a draft that was begun after sending; records stay as they are. Raises InputError for any other."""
    at = _round_of(uow, version_id, Move.DISCARD)
    action = f"Bỏ bản nháp {at.latest.number} báo cáo {at.period.in_sentence}"
    with uow.action(action):
        uow.versions.delete(at.latest.id)
    return _changed(action, at)


@dataclass(frozen=True, slots=True)
class _Round:
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


def _round(uow: "UnitOfWork", period_id: int, move: Move) -> _Round:
    """The period where the move may be made. Raises InputError where it may not."""
    period = find_period(uow, period_id)
    versions = uow.versions.of_period(period.id)
    if move not in moves_after(versions):
        raise not_now(move, versions[-1] if versions else None)
    return _Round(period, versions)


def _round_of(uow: "UnitOfWork", version_id: int, move: Move) -> _Round:
    """The same for a version, which has to be the latest of its period."""
    version = uow.versions.get(VersionId(version_id))
    at = _round(uow, version.period_id, move)
    if at.latest.id != version.id:
        raise not_now(move, version)
    return at


def _put(uow: "UnitOfWork", at: _Round, version: Version, action: str, why: str) -> None:
    """Store a version that was signed or sent; one that was not frozen before is frozen, errors only with a reason."""
    is_frozen = bool(at.versions) and at.latest.state in STANDING
    left = () if is_frozen or one_line(why) else blocking(uow, at.period.id)
    if left:
        raise errors_left(left, may_explain=True)
    with uow.action(action, one_line(why)):
        # What was reported outside the program can be recorded as sent all the same: there is nothing to keep then.
        if is_frozen or not period_facts(uow, at.period):
            _store(uow, at.period, version)
        else:
            _freeze(uow, at.period, version)


def _freeze(uow: "UnitOfWork", period: Period, version: Version) -> None:
    """Store a version together with the report as it stands now."""
    live = live_report(uow, gathered(uow, period.id))
    frozen = replace(version, frozen_at=datetime.now(UTC), frozen_by=uow.who)
    keep(uow, _store(uow, period, frozen), live.report, live.facts)


def _store(uow: "UnitOfWork", period: Period, version: Version) -> VersionId:
    """Store a version, new or changed, and let the period mirror it."""
    # A new one is told of first, then field by field: the history shows its number and days.
    begun = Version(VersionId(0), period.id, version.number, version.kind, base_id=version.base_id)
    version_id = version.id or uow.versions.add(begun)
    uow.versions.update(replace(version, id=version_id))
    state, sent_on = standing(uow.versions.of_period(period.id))
    uow.periods.update(replace(period, state=state, sent_on=sent_on))
    return version_id


def _check_unused(at: _Round, number: str) -> None:
    bearing = (each for each in at.versions if each.state in STANDING and each.document_number == number)
    other = next((each for each in bearing if each.id != at.standing_version.id), None)
    if other is not None:
        raise number_used(number, other)


def _changed(action: str, at: _Round, evidence_id: EvidenceId | None = None) -> Changes:
    touched = frozenset({evidence_id}) if evidence_id is not None else frozenset()
    return Changes(action, periods=frozenset({at.period.id}), evidence=touched)
