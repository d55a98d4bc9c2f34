"""Evidence: documents with their files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Attached:
    """The evidence a file became; `was_there` when the same content had been attached before."""

    evidence_id: EvidenceId
    was_there: bool
    changes: Changes


def attach(
    uow: "UnitOfWork", file: Path, fields: EvidenceFields, assignment_ids: frozenset[AssignmentId] = frozenset()
) -> Attached:
    """Keep a copy of `file` byte for byte and link it; the same content is kept once.

    Raises PiiError when the file cannot be read, InputError when "in force" ends before it begins.
    """
    _check(fields)
    stored = uow.files.store(file)
    there = uow.evidence.by_sha256(stored.sha256)
    with uow.action(f"Gắn minh chứng {fields.number or stored.file_name}"):
        evidence_id = there.id if there else uow.evidence.add(stored, fields)
        if there and fields != EvidenceFields():
            uow.evidence.update_fields(evidence_id, _filled(there.fields, fields))
        linked = set(there.assignment_ids) if there else set()
        for assignment_id in sorted(assignment_ids - linked):
            uow.evidence.link(evidence_id, assignment_id)
    changes = Changes("Gắn minh chứng", assignments=assignment_ids, evidence=frozenset({evidence_id}))
    return Attached(evidence_id, there is not None, changes)


def update_fields(uow: "UnitOfWork", evidence_id: EvidenceId, fields: EvidenceFields) -> Changes:
    """Store what is written about a document. Raises InputError when its dates contradict each other."""
    _check(fields)
    with uow.action("Sửa thông tin minh chứng"):
        uow.evidence.update_fields(evidence_id, fields)
    linked = frozenset(uow.evidence.get(evidence_id).assignment_ids)
    return Changes("Sửa thông tin minh chứng", assignments=linked, evidence=frozenset({evidence_id}))


def unlink(uow: "UnitOfWork", evidence_id: EvidenceId, assignment_id: AssignmentId) -> Changes:
    """Take a document from an assignment; the document itself stays."""
    with uow.action("Gỡ minh chứng khỏi chỉ số"):
        uow.evidence.unlink(evidence_id, assignment_id)
    return Changes(
        "Gỡ minh chứng khỏi chỉ số", assignments=frozenset({assignment_id}), evidence=frozenset({evidence_id})
    )


def link(uow: "UnitOfWork", evidence_id: EvidenceId, assignment_id: AssignmentId) -> Changes:
    """Let a kept document prove an assignment; also takes an `unlink` back."""
    with uow.action("Gắn minh chứng"):
        uow.evidence.link(evidence_id, assignment_id)
    return Changes("Gắn minh chứng", assignments=frozenset({assignment_id}), evidence=frozenset({evidence_id}))


def stored_copy(uow: "UnitOfWork", evidence_id: EvidenceId) -> Path:
    """Where the kept copy lies, for opening it."""
    return uow.files.path_of(uow.evidence.get(evidence_id).sha256)


def expires_before(fields: EvidenceFields, day: date) -> bool:
    """True when the document is no longer in force on `day`."""
    return fields.in_force_to is not None and fields.in_force_to < day


def _check(fields: EvidenceFields) -> None:
    if fields.in_force_from and fields.in_force_to and fields.in_force_to < fields.in_force_from:
        raise InputError(
            "Ngày hết hiệu lực đứng trước ngày có hiệu lực.", "Tệp chưa được gắn.", "Hãy sửa hai ngày này.", "bad-dates"
        )


def _filled(old: EvidenceFields, new: EvidenceFields) -> EvidenceFields:
    """The old fields with the blanks filled from the new ones, and what was typed now taken."""
    return EvidenceFields(
        new.number or old.number,
        new.signed_on or old.signed_on,
        new.issuer or old.issuer,
        new.abstract or old.abstract,
        new.in_force_from or old.in_force_from,
        new.in_force_to or old.in_force_to,
    )
