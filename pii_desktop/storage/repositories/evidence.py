"""Evidence: documents with their stored files, and the assignments whose results they prove."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, delete, insert, select

from pii_desktop.domain.evidence import Evidence, EvidenceFields, EvidenceFile
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import InputError
from pii_desktop.storage.attachments import StoredFile
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import evidence_file_of, evidence_of, values_of_evidence
from pii_desktop.storage.records import evidence, evidence_file, evidence_link
from pii_desktop.storage.repositories.base import Repository

_NOUN = "tài liệu minh chứng"


class EvidenceDocuments(Repository):
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

    def by_sha256(self, sha256: str) -> Evidence | None:
        """The document with a file of this content, None when it is new."""
        mine = select(evidence_file.c.evidence_id).where(evidence_file.c.sha256 == sha256)
        return next(iter(self._documents(select(evidence).where(evidence.c.id.in_(mine)))), None)

    def get(self, evidence_id: EvidenceId) -> Evidence:
        """The document. Raises InputError (code "not-found")."""
        self._record(evidence, evidence_id, _NOUN)
        return self._documents(select(evidence).where(evidence.c.id == evidence_id))[0]

    def all(self) -> tuple[Evidence, ...]:
        """Every document, oldest first."""
        return self._documents(select(evidence))

    def of(self, assignment_id: AssignmentId) -> tuple[Evidence, ...]:
        """The documents that prove an assignment, oldest first."""
        mine = select(evidence_link.c.evidence_id).where(evidence_link.c.assignment_id == assignment_id)
        return self._documents(select(evidence).where(evidence.c.id.in_(mine)))

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

    def update_fields(self, evidence_id: EvidenceId, fields: EvidenceFields) -> bool:
        """What is written about the document; each changed field goes to the history."""
        record = self._record(evidence, evidence_id, _NOUN)
        values = values_of_evidence(fields, self._file_names(evidence_id))
        return self._change(evidence, record, values, Subject(Entity.EVIDENCE, evidence_id))

    def _put_file(self, evidence_id: EvidenceId, position: int, stored: StoredFile) -> None:
        values = {"file_name": stored.file_name, "sha256": stored.sha256, "size": stored.size}
        self._insert(evidence_file, values | {"evidence_id": evidence_id, "position": position})

    def _file_names(self, evidence_id: EvidenceId) -> list[str]:
        return [file.file_name for file in self.get(evidence_id).files]

    def _refold(self, evidence_id: EvidenceId) -> None:
        self.update_fields(evidence_id, self.get(evidence_id).fields)

    def _documents(self, query: Select[Any]) -> tuple[Evidence, ...]:
        records = self._records(query.order_by(evidence.c.id))
        links = select(evidence_link).order_by(evidence_link.c.assignment_id)
        files = select(evidence_file).order_by(evidence_file.c.position, evidence_file.c.id)
        if len(records) == 1:
            links = links.where(evidence_link.c.evidence_id == records[0]["id"])
            files = files.where(evidence_file.c.evidence_id == records[0]["id"])
        proven: defaultdict[int, list[AssignmentId]] = defaultdict(list)
        for link in self._records(links) if records else ():
            proven[link["evidence_id"]].append(link["assignment_id"])
        stored: defaultdict[int, list[EvidenceFile]] = defaultdict(list)
        for file in self._records(files) if records else ():
            stored[file["evidence_id"]].append(evidence_file_of(file))
        return tuple(
            evidence_of(record, tuple(stored[record["id"]]), tuple(proven[record["id"]])) for record in records
        )


def _already_there(known: Evidence) -> InputError:
    return InputError(
        title=f"Tài liệu này đã có trong kho với tên “{known.file_name}”.",
        text="Nội dung hai tệp giống hệt nhau nên chỉ giữ một bản.",
        hint="Hãy gắn tài liệu đã có vào chỉ số, chỉ tiêu cần minh chứng.",
        code="evidence-exists",
    )
