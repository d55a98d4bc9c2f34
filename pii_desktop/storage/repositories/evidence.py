"""Evidence: documents with their stored files, and the assignments whose results they prove."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update

from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId
from pii_desktop.errors import InputError
from pii_desktop.storage.attachments import StoredFile
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.engine import driver_connection
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import values_of_evidence
from pii_desktop.storage.named_files import named_files
from pii_desktop.storage.records import evidence, evidence_file, evidence_link
from pii_desktop.storage.records_year import (
    denominator,
    note,
    policy_mark,
    requirement_link,
    work_item_evidence,
)
from pii_desktop.storage.repositories.evidence_links import EvidenceLinks
from pii_desktop.storage.repositories.evidence_reads import NOUN


class EvidenceDocuments(EvidenceLinks):
    """Documents and what they prove; one document for each content."""

    def add(self, stored: StoredFile, fields: EvidenceFields) -> EvidenceId:
        """A new document whose file already lies in the store. Raises InputError (code "evidence-exists")."""
        known = self.by_sha256(stored.sha256)
        if known is not None:
            raise _already_there(known)
        values = values_of_evidence(fields, [stored.file_name]) | {"added_at": self._journal.now}
        evidence_id = EvidenceId(self._insert(evidence, values))
        self._put_file(evidence_id, 0, stored)
        name = stored_text(evidence_file.c.file_name, stored.file_name)
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "", "", name)
        return evidence_id

    def add_file(self, evidence_id: EvidenceId, stored: StoredFile) -> None:
        """One more file of a document. Raises InputError (code "evidence-exists") for a content that is kept."""
        known = self.by_sha256(stored.sha256)
        if known is not None:
            raise _already_there(known)
        document = self.get(evidence_id)
        self._put_file(evidence_id, len(document.files), stored)
        self._refold(evidence_id)
        name = stored_text(evidence_file.c.file_name, stored.file_name)
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "file", "", name)

    def link(self, evidence_id: EvidenceId, assignment_id: AssignmentId) -> bool:
        """Let the document prove this assignment too. True when it did not already."""
        document = self.get(evidence_id)
        if assignment_id in document.assignment_ids:
            return False
        pair = {"evidence_id": evidence_id, "assignment_id": assignment_id}
        self._connection.execute(insert(evidence_link).values(**pair))
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id, assignment_id), "link", "", document.file_name)
        return True

    def unlink(self, evidence_id: EvidenceId, assignment_id: AssignmentId) -> bool:
        """The document no longer proves this assignment; it is kept. True when it did."""
        document = self.get(evidence_id)
        if assignment_id not in document.assignment_ids:
            return False
        pair = (evidence_link.c.evidence_id == evidence_id, evidence_link.c.assignment_id == assignment_id)
        self._connection.execute(delete(evidence_link).where(*pair))
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id, assignment_id), "link", document.file_name, "")
        return True

    def remove_file(self, evidence_id: EvidenceId, sha256: str) -> None:
        """Take one file off a document; its content stays in the store.

        Raises InputError, code "last-file" for the only one, "not-found" where the document has no such file.
        """
        document = self.get(evidence_id)
        gone = _file_of(document, sha256)
        if len(document.files) == 1:
            raise _last_file(document)
        self._connection.execute(delete(evidence_file).where(evidence_file.c.sha256 == sha256))
        self._put_in_order(evidence_id, [file for file in document.files if file is not gone])
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "file", gone.file_name, "")
        self._refold(evidence_id)

    def make_main(self, evidence_id: EvidenceId, sha256: str) -> bool:
        """Let this file stand for the document; True when it did not. Raises InputError (code "not-found")."""
        document = self.get(evidence_id)
        main = _file_of(document, sha256)
        if main is document.files[0]:
            return False
        self._put_in_order(evidence_id, [main, *(file for file in document.files if file is not main)])
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "main_file", document.file_name, main.file_name)
        return True

    def delete(self, evidence_id: EvidenceId) -> None:
        """Remove a document with everything that hangs on it; its files stay in the store.

        Links, checklist marks, policy groups, notes and what work items refer to go with it; a background figure only
        loses its document.
        """
        document = self.get(evidence_id)
        self._take_links([(evidence_id, row) for row in document.assignment_ids])
        self._loosen_denominators(document)
        for table in (requirement_link, policy_mark, work_item_evidence, note, evidence_file):
            self._connection.execute(delete(table).where(table.c.evidence_id == evidence_id))
        self._connection.execute(delete(evidence).where(evidence.c.id == evidence_id))
        title = stored_text(evidence.c.abstract, document.title)
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "", title, "")

    def denominators_of(self, evidence_ids: Iterable[EvidenceId]) -> frozenset[DenominatorId]:
        """Background figures whose document is one of these."""
        query = select(denominator.c.id).where(denominator.c.evidence_id.in_(tuple(evidence_ids)))
        return frozenset(DenominatorId(number) for number in self._connection.execute(query).scalars())

    def hashes_named(self) -> frozenset[str]:
        """The contents that documents have, that undo or the trash may ask for again, and that frozen reports list."""
        return frozenset(named_files(driver_connection(self._connection)))

    def update_fields(self, evidence_id: EvidenceId, fields: EvidenceFields) -> bool:
        """What is written about the document; each changed field goes to the history."""
        record = self._record(evidence, evidence_id, NOUN)
        values = values_of_evidence(fields, self._file_names(evidence_id))
        return self._change(evidence, record, values, Subject(Entity.EVIDENCE, evidence_id))

    def _loosen_denominators(self, document: Evidence) -> None:
        query = select(denominator).where(denominator.c.evidence_id == document.id)
        for record in self._records(query):
            subject = Subject(Entity.DENOMINATOR, record["id"])
            self._change(denominator, record, {"evidence_id": None}, subject)

    def _put_in_order(self, evidence_id: EvidenceId, files: Sequence[EvidenceFile]) -> None:
        for position, file in enumerate(files):
            mine = (evidence_file.c.evidence_id == evidence_id, evidence_file.c.sha256 == file.sha256)
            self._connection.execute(update(evidence_file).where(*mine).values(position=position))

    def _put_file(self, evidence_id: EvidenceId, position: int, stored: StoredFile) -> None:
        values = {"file_name": stored.file_name, "sha256": stored.sha256, "size": stored.size}
        self._insert(evidence_file, values | {"evidence_id": evidence_id, "position": position})

    def _file_names(self, evidence_id: EvidenceId) -> list[str]:
        return [file.file_name for file in self.get(evidence_id).files]

    def _refold(self, evidence_id: EvidenceId) -> None:
        self.update_fields(evidence_id, self.get(evidence_id).fields)


def _already_there(known: Evidence) -> InputError:
    return InputError(
        title=f"Tài liệu này đã có trong kho với tên “{known.file_name}”.",
        text="Nội dung hai tệp giống hệt nhau nên chỉ giữ một bản.",
        hint="Hãy gắn tài liệu đã có vào chỉ số, chỉ tiêu cần minh chứng.",
        code="evidence-exists",
    )


def _file_of(document: Evidence, sha256: str) -> EvidenceFile:
    found = next((file for file in document.files if file.sha256 == sha256), None)
    if found is None:
        raise InputError(
            title=f"Tài liệu “{document.title}” không có tệp này.",
            text="Có thể tệp đã được gỡ trước đó; chưa có gì thay đổi.",
            hint="Hãy tải lại danh sách rồi chọn lại.",
            code="not-found",
        )
    return found


def _last_file(document: Evidence) -> InputError:
    return InputError(
        title=f"“{document.file_name}” là tệp duy nhất của tài liệu này.",
        text="Mỗi tài liệu giữ ít nhất một tệp nên tệp chưa bị gỡ.",
        hint="Hãy thêm tệp khác trước, hoặc xoá cả tài liệu.",
        code="last-file",
    )
