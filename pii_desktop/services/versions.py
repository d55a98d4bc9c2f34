"""From draft to sent: submitting, returning, signing and sending the report of a period, each version kept as it was.

The versions are the truth; the state of the period and the day it was sent mirror them, and are written here only.
Whoever signs or sends straight from the draft freezes it at that moment. A version that was submitted is signed as it
was submitted, whatever changed since.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import EvidenceId, VersionId
from pii_desktop.domain.period import Period, PeriodState, period_start
from pii_desktop.domain.versions import Move, Version, VersionKind, standing, unlocked
from pii_desktop.services.blocking import blocking, check_form
from pii_desktop.services.dates import today
from pii_desktop.services.following_words import drop_sentences, put_reason
from pii_desktop.services.frozen_reports import STANDING, frozen_facts, keep
from pii_desktop.services.live_reports import check_tells, live_report, nothing_kept
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.reporting import gathered
from pii_desktop.services.succession import period_facts, period_profile
from pii_desktop.services.version_refusals import (
    check_day,
    check_reason,
    check_signing_day,
    check_symbol,
    errors_left,
    number_used,
    parse_number,
)
from pii_desktop.services.version_turn import Turn, turn_of_period, turn_of_version
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Signing:
    """What the records office gave: number and symbol ("05/BC-STC"), day, and the signed file in the register if any.

    `why` is needed where a draft with errors was signed without having been submitted, errors of the check before
    signature among them, and where the symbol is not that of the department.
    """

    number: str
    signed_on: date
    evidence_id: EvidenceId | None = None
    why: str = ""


def submit(uow: "UnitOfWork", period_id: int, why: str = "") -> Changes:
    """Freeze the report as it stands and mark it as submitted; `why` passes errors of the check before signature.

    Raises InputError: code "errors-left", "not-now-submit", "no-differences", or as `reporting.build`; FormError
    without a reason.
    """
    at = turn_of_period(uow, period_id, Move.SUBMIT)
    left = blocking(uow, period_id)
    if left:
        raise errors_left(left, may_explain=False)
    if not one_line(why):
        check_form(uow, period_id)
    action = f"Trình báo cáo {at.period.in_sentence}"
    with uow.action(action, one_line(why)):
        _freeze(uow, at.period, replace(at.next_version, state=PeriodState.SUBMITTED))
    return _changed(action, at)


def return_for_changes(uow: "UnitOfWork", version_id: int, why: str) -> Changes:
    """A submitted version comes back; what is submitted next is a new one. Raises InputError without a reason."""
    at = turn_of_version(uow, version_id, Move.RETURN)
    reason = check_reason(why, "Bản này vẫn ở trạng thái đã trình.")
    action = f"Yêu cầu chỉnh lý báo cáo {at.period.in_sentence}"
    with uow.action(action, reason):
        _store(uow, at.period, replace(at.latest, state=PeriodState.RETURNED, reason=reason))
    return _changed(action, at)


def sign(uow: "UnitOfWork", period_id: int, signing: Signing) -> Changes:
    """Record number, day and file of the signed report: of what was submitted, else of the draft, frozen now.

    Raises InputError: code "bad-number", "other-symbol", "number-used", "in-future", "bad-dates" for a day before the
    period or the report that is followed, "not-found" for the file, "errors-left", "form-errors-left", "not-now-sign".
    """
    at = turn_of_period(uow, period_id, Move.SIGN)
    number = parse_number(signing.number)
    _check_plausible(uow, at, number, signing)
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
    "in-future", "bad-dates" for a day before the signing, "errors-left", "form-errors-left", "not-now-send".
    """
    at = turn_of_period(uow, period_id, Move.SEND)
    version = at.standing_version
    check_day("Ngày gửi", on, today(), earliest=version.signed_on)
    action = f"Ghi đã gửi báo cáo {at.period.in_sentence}"
    _put(uow, at, replace(version, state=PeriodState.SENT, sent_on=on), action, why)
    return _changed(action, at)


def unlock(uow: "UnitOfWork", version_id: int, why: str) -> Changes:
    """Take back one step: what was signed and sent is signed still, anything else waits for changes.

    Raises InputError: code "no-reason", "not-now-unlock", "not-found".
    """
    at = turn_of_version(uow, version_id, Move.UNLOCK)
    reason = check_reason(why, f"Bản này vẫn ở trạng thái {at.latest.state.label.lower()}.")
    version = unlocked(at.latest, reason)
    action = f"Mở khoá báo cáo {at.period.in_sentence}: {version.state.label.lower()}"
    with uow.action(action, reason):
        _store(uow, at.period, version)
    return _changed(action, at)


def begin(uow: "UnitOfWork", period_id: int, kind: VersionKind, why: str = "") -> Changes:
    """Begin the draft that follows a sent report: a whole new version, a supplement or a correction.

    `why` is what a supplement or a correction gives as its reason; without it the check before signature asks for one.
    Raises InputError: code "not-now-begin", "nothing-kept" where the sent one cannot be compared with,
    "no-differences" where a supplement or a correction would have nothing to tell.
    """
    at = turn_of_period(uow, period_id, Move.BEGIN)
    sent = [each for each in at.versions if each.state is PeriodState.SENT][-1]
    if kind is not VersionKind.REPORT and frozen_facts(uow, sent.id) is None:
        raise nothing_kept()
    begun = Version(VersionId(0), at.period.id, at.latest.number + 1, kind, base_id=sent.id)
    if kind is not VersionKind.REPORT:
        check_tells(uow, gathered(uow, at.period.id), begun)
    what = "bản mới của báo cáo" if kind is VersionKind.REPORT else kind.label.lower()
    action = f"Lập {what} {at.period.in_sentence}"
    with uow.action(action):
        _store(uow, at.period, begun)
        put_reason(uow, begun, why)
    return _changed(action, at)


def discard(uow: "UnitOfWork", version_id: int) -> Changes:
    """Give up a draft that was begun after sending, and its sentences; records stay as they are.

    Raises InputError for any other.
    """
    at = turn_of_version(uow, version_id, Move.DISCARD)
    action = f"Bỏ bản nháp {at.latest.number} báo cáo {at.period.in_sentence}"
    with uow.action(action):
        uow.versions.delete(at.latest.id)
        drop_sentences(uow, at.latest)
    return _changed(action, at)


def _put(uow: "UnitOfWork", at: Turn, version: Version, action: str, why: str) -> None:
    """Store a version that was signed or sent; one that was not frozen before is frozen, errors only with a reason."""
    is_frozen = bool(at.versions) and at.latest.state in STANDING
    if not is_frozen and not one_line(why):
        left = blocking(uow, at.period.id)
        if left:
            raise errors_left(left, may_explain=True)
        check_form(uow, at.period.id)
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


def _check_plausible(uow: "UnitOfWork", at: Turn, number: str, signing: Signing) -> None:
    """The day is past and follows what it must follow; the symbol is the department's, of today or of then."""
    version = at.standing_version
    check_day("Ngày ký", signing.signed_on, today())
    followed = (each for each in at.versions if version.kind is not VersionKind.REPORT and each.id == version.base_id)
    check_signing_day(signing.signed_on, period_start(at.period), next(followed, None))
    if not one_line(signing.why):
        check_symbol(number, (period_profile(uow, at.period).symbol, load_profile(uow).symbol))


def _check_unused(at: Turn, number: str) -> None:
    bearing = (each for each in at.versions if each.state in STANDING and each.document_number == number)
    other = next((each for each in bearing if each.id != at.standing_version.id), None)
    if other is not None:
        raise number_used(number, other)


def _changed(action: str, at: Turn, evidence_id: EvidenceId | None = None) -> Changes:
    touched = frozenset({evidence_id}) if evidence_id is not None else frozenset()
    return Changes(action, periods=frozenset({at.period.id}), evidence=touched)
