"""The signed file of a report: into the register of evidence and to its version, in one step."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.errors import InputError
from pii_desktop.services.adding_evidence import Copied, record_files
from pii_desktop.services.periods import find_period
from pii_desktop.services.profiles import load_profile
from pii_desktop.services.version_refusals import parse_number
from pii_desktop.services.versions import Signing, sign

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def sign_with_file(uow: "UnitOfWork", period_id: int, signing: Signing, copied: Copied) -> Changes:
    """Record the signing together with its file, which was copied before; one step of undo.

    What the register does not know of the file yet is filled in: number, day, issuer, abstract. Raises InputError as
    `versions.sign`, and with code "file-refused" where the file could not be copied.
    """
    if copied.refused or not copied.stored:
        raise _refused(copied)
    period = find_period(uow, period_id)
    number = parse_number(signing.number)
    with uow.action(f"Ghi đã ký báo cáo {period.in_sentence}: số {number}"):
        evidence_id = record_files(uow, copied).first
        changes = sign(uow, period_id, replace(signing, evidence_id=evidence_id))
        if evidence_id is not None:
            _fill(uow, evidence_id, replace(signing, number=number), f"Báo cáo {period.in_sentence}")
    return changes


def attach_signed_file(uow: "UnitOfWork", version_id: int, copied: Copied) -> Changes:
    """The signed file of a version that was signed before, as when the scan comes later; one step of undo.

    Raises InputError: code "not-signed", "file-refused".
    """
    if copied.refused or not copied.stored:
        raise _refused(copied)
    version = uow.versions.get(VersionId(version_id))
    if version.state not in (PeriodState.SIGNED, PeriodState.SENT):
        raise InputError(
            f"Bản {version.number} chưa được ký.",
            "Chưa có tệp nào được gắn.",
            "Hãy ghi đã ký, kèm tệp này.",
            "not-signed",
        )
    period = find_period(uow, version.period_id)
    action = f"Gắn tệp đã ký của báo cáo {period.in_sentence}"
    with uow.action(action):
        evidence_id = record_files(uow, copied).first
        uow.versions.update(replace(version, evidence_id=evidence_id))
        if evidence_id is not None and version.signed_on is not None:
            signing = Signing(version.document_number, version.signed_on)
            _fill(uow, evidence_id, signing, f"Báo cáo {period.in_sentence}")
    touched = frozenset({evidence_id} if evidence_id is not None else ())
    return Changes(action, periods=frozenset({period.id}), evidence=touched)


def _fill(uow: "UnitOfWork", evidence_id: EvidenceId, signing: Signing, abstract: str) -> None:
    """Say in the register what the file is; its number stands as the version bears it, however it was once typed."""
    known = uow.evidence.get(evidence_id).fields
    if known == EvidenceFields():
        new = EvidenceFields(
            number=signing.number,
            signed_on=signing.signed_on,
            issuer=load_profile(uow).called,
            abstract=abstract,
        )
        uow.evidence.update_fields(evidence_id, new)


def _refused(copied: Copied) -> InputError:
    why = "; ".join(f"“{each.file_name}” – {each.reason}" for each in copied.refused)
    return InputError(
        "Chưa nhận được tệp đã ký.",
        why or "Việc chép tệp đã dừng.",
        "Hãy chọn tệp khác; cũng có thể ghi đã ký trước, gắn tệp sau.",
        "file-refused",
    )
