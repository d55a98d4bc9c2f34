"""Evidence: documents, each with one stored file, that prove the results of assignments."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, delete, insert, select

from pii_desktop.domain.evidence import Evidence, EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import InputError
from pii_desktop.storage.attachments import StoredFile
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import evidence_of, values_of_evidence
from pii_desktop.storage.records import evidence, evidence_link
from pii_desktop.storage.repositories.base import Repository

_NOUN = "tài liệu minh chứng"


class EvidenceDocuments(Repository):
    """Documents and what they prove; one document for each content."""

    def add(self, stored: StoredFile, fields: EvidenceFields) -> EvidenceId:
        """A new document whose file already lies in the store. Raises InputError (code "evidence-exists")."""
        known = self.by_sha256(stored.sha256)
        if known is not None:
            raise _already_there(known)
        file_values = {"sha256": stored.sha256, "size": stored.size, "added_at": self._journal.now}
        evidence_id = EvidenceId(self._insert(evidence, values_of_evidence(fields, stored.file_name) | file_values))
        name = stored_text(evidence.c.file_name, stored.file_name)
        self._journal.note(Subject(Entity.EVIDENCE, evidence_id), "", "", name)
        return evidence_id

    def by_sha256(self, sha256: str) -> Evidence | None:
        """The document with this content, None when it is new."""
        return next(iter(self._documents(select(evidence).where(evidence.c.sha256 == sha256))), None)

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
        values = values_of_evidence(fields, record["file_name"])
        return self._change(evidence, record, values, Subject(Entity.EVIDENCE, evidence_id))

    def _documents(self, query: Select[Any]) -> tuple[Evidence, ...]:
        records = self._records(query.order_by(evidence.c.id))
        links = select(evidence_link).order_by(evidence_link.c.assignment_id)
        if len(records) == 1:
            links = links.where(evidence_link.c.evidence_id == records[0]["id"])
        proven: defaultdict[int, list[AssignmentId]] = defaultdict(list)
        for link in self._records(links) if records else ():
            proven[link["evidence_id"]].append(link["assignment_id"])
        return tuple(evidence_of(record, tuple(proven[record["id"]])) for record in records)


def _already_there(known: Evidence) -> InputError:
    return InputError(
        title=f"Tài liệu này đã có trong kho với tên “{known.file_name}”.",
        text="Nội dung hai tệp giống hệt nhau nên chỉ giữ một bản.",
        hint="Hãy gắn tài liệu đã có vào chỉ số, chỉ tiêu cần minh chứng.",
        code="evidence-exists",
    )
