"""Evidence: documents with their files."""

from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import StoredFile, UnitOfWork


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
    return _touched(uow, "Sửa thông tin minh chứng", evidence_id)


def unlink(uow: "UnitOfWork", evidence_id: EvidenceId, assignment_id: AssignmentId) -> Changes:
    """Take a document from an assignment; the document itself stays."""
    with uow.action("Gỡ minh chứng khỏi chỉ số"):
        uow.requirements.forget_document(evidence_id, {assignment_id})
        uow.evidence.unlink(evidence_id, assignment_id)
    return Changes(
        "Gỡ minh chứng khỏi chỉ số", assignments=frozenset({assignment_id}), evidence=frozenset({evidence_id})
    )


def link(uow: "UnitOfWork", evidence_id: EvidenceId, assignment_id: AssignmentId) -> Changes:
    """Let a kept document prove an assignment; also takes an `unlink` back."""
    with uow.action("Gắn minh chứng"):
        uow.evidence.link(evidence_id, assignment_id)
    return Changes("Gắn minh chứng", assignments=frozenset({assignment_id}), evidence=frozenset({evidence_id}))


def link_many(
    uow: "UnitOfWork", evidence_ids: frozenset[EvidenceId], assignment_ids: frozenset[AssignmentId]
) -> Changes:
    """Let each of the documents prove each of the assignments: one step."""
    what = f"Gắn {len(evidence_ids)} tài liệu vào {len(assignment_ids)} dòng"
    with uow.action(what):
        uow.evidence.link_many(evidence_ids, assignment_ids)
    return Changes(what, assignments=assignment_ids, evidence=evidence_ids)


def unlink_many(
    uow: "UnitOfWork", evidence_ids: frozenset[EvidenceId], assignment_ids: frozenset[AssignmentId]
) -> Changes:
    """Take each of the documents from each of the assignments: one step; the documents stay."""
    what = f"Gỡ {len(evidence_ids)} tài liệu khỏi {len(assignment_ids)} dòng"
    with uow.action(what):
        for evidence_id in evidence_ids:
            uow.requirements.forget_document(evidence_id, assignment_ids)
        uow.evidence.unlink_many(evidence_ids, assignment_ids)
    return Changes(what, assignments=assignment_ids, evidence=evidence_ids)


def add_file(uow: "UnitOfWork", evidence_id: EvidenceId, stored: "StoredFile") -> Changes:
    """One more file of a document. Raises InputError (code "evidence-exists") naming the document that has it."""
    what = f"Thêm tệp {stored.file_name}"
    with uow.action(what):
        uow.evidence.add_file(evidence_id, stored)
    return _touched(uow, what, evidence_id)


def remove_file(uow: "UnitOfWork", evidence_id: EvidenceId, sha256: str) -> Changes:
    """Take one file off a document. Raises InputError (code "last-file") for the only one."""
    document = uow.evidence.get(evidence_id)
    name = next((file.file_name for file in document.files if file.sha256 == sha256), document.file_name)
    what = f"Gỡ tệp {name}"
    with uow.action(what, deleted=f"Tệp {name} của {document.title}"):
        uow.evidence.remove_file(evidence_id, sha256)
    return _touched(uow, what, evidence_id)


def make_main(uow: "UnitOfWork", evidence_id: EvidenceId, sha256: str) -> Changes:
    """Let one file stand for the document: it is the one shown first, and opened."""
    with uow.action("Chọn tệp chính"):
        uow.evidence.make_main(evidence_id, sha256)
    return _touched(uow, "Chọn tệp chính", evidence_id)


def delete(uow: "UnitOfWork", evidence_ids: frozenset[EvidenceId]) -> Changes:
    """Put documents into the trash with everything that hangs on them; their files stay in the store.

    Raises InputError (code "not-found") for one that is not there, (code "is-signed-report") for the signed file of a
    report, and then deletes none.
    """
    documents = [uow.evidence.get(each) for each in sorted(evidence_ids)]
    for document in documents:
        _refuse_signed(uow, document)
    title = documents[0].title if len(documents) == 1 else f"{len(documents)} tài liệu minh chứng"
    what = f"Xoá {title}"
    linked = frozenset(row for document in documents for row in document.assignment_ids)
    figures = uow.evidence.denominators_of(evidence_ids)
    with uow.action(what, deleted=title):
        for document in documents:
            uow.evidence.delete(document.id)
    return Changes(what, assignments=linked, evidence=evidence_ids, denominators=figures, desk=True)


def stored_copy(uow: "UnitOfWork", evidence_id: EvidenceId, sha256: str | None = None) -> Path:
    """Where the kept copy lies, of the main file unless another is named. Raises WorkspaceError when it is gone."""
    return uow.files.path_of(sha256 or uow.evidence.get(evidence_id).sha256)


def _touched(uow: "UnitOfWork", what: str, evidence_id: EvidenceId) -> Changes:
    linked = frozenset(uow.evidence.get(evidence_id).assignment_ids)
    return Changes(what, assignments=linked, evidence=frozenset({evidence_id}))


def _refuse_signed(uow: "UnitOfWork", document: Evidence) -> None:
    versions = uow.versions.signed_with(document.id)
    if versions:
        version = versions[0]
        period = uow.periods.get(version.period_id)
        raise InputError(
            f"“{document.title}” là bản đã ký của báo cáo {period.in_sentence} nên không xoá được.",
            f"Tệp này được ghi cùng số {version.document_number} khi ký; chưa có gì bị xoá.",
            "Hãy giữ tệp lại. Ghi nhầm lúc ký thì hoàn tác bước ký, rồi ký lại với tệp đúng.",
            "is-signed-report",
        )


def _check(fields: EvidenceFields) -> None:
    if fields.in_force_from and fields.in_force_to and fields.in_force_to < fields.in_force_from:
        raise InputError(
            "Ngày hết hiệu lực đứng trước ngày có hiệu lực.",
            "Thay đổi này chưa được lưu.",
            "Hãy sửa hai ngày này.",
            "bad-dates",
        )
    begins = fields.in_force_from or fields.signed_on
    if begins and fields.expires_on and fields.expires_on < begins:
        raise InputError(
            "Ngày hết hạn giấy chứng nhận đứng trước ngày cấp.",
            "Thay đổi này chưa được lưu.",
            "Hãy sửa hai ngày này.",
            "bad-dates",
        )


def _filled(old: EvidenceFields, new: EvidenceFields) -> EvidenceFields:
    """The old fields with what was typed now put over them."""
    typed = {each.name: getattr(new, each.name) for each in dataclass_fields(new)}
    return replace(old, **{name: value for name, value in typed.items() if value not in (None, "")})
