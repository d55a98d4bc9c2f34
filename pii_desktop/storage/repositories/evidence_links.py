"""Which document proves which assignment."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select

from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.records import evidence, evidence_file, evidence_link
from pii_desktop.storage.repositories.evidence_reads import NOUN, EvidenceReads

_AT_ONCE = 500  # ids in one statement


class EvidenceLinks(EvidenceReads):
    """Links of documents, many at a time; each is noted in the history of its assignment."""

    def link_many(self, evidence_ids: Iterable[EvidenceId], assignment_ids: Iterable[AssignmentId]) -> int:
        """Let each document prove each assignment; returns how many links are new."""
        wanted = {(document, row) for document in evidence_ids for row in assignment_ids}
        return self._put_links(sorted(wanted - self._links_among(wanted)))

    def unlink_many(self, evidence_ids: Iterable[EvidenceId], assignment_ids: Iterable[AssignmentId]) -> int:
        """Take each document from each assignment; returns how many links are gone."""
        wanted = {(document, row) for document in evidence_ids for row in assignment_ids}
        return self._take_links(sorted(wanted & self._links_among(wanted)))

    def _links_among(self, wanted: set[tuple[EvidenceId, AssignmentId]]) -> set[tuple[EvidenceId, AssignmentId]]:
        """Which of these links are there; one query for every 500 documents."""
        documents, found = sorted({document for document, _ in wanted}), set()
        for start in range(0, len(documents), _AT_ONCE):
            some = documents[start : start + _AT_ONCE]
            query = select(evidence_link).where(evidence_link.c.evidence_id.in_(some))
            found |= {(record["evidence_id"], record["assignment_id"]) for record in self._records(query)}
        return found & wanted

    def _put_links(self, pairs: Sequence[tuple[EvidenceId, AssignmentId]]) -> int:
        names = self._main_names({document for document, _ in pairs})
        rows = [{"evidence_id": document, "assignment_id": row} for document, row in pairs]
        if rows:
            self._connection.execute(insert(evidence_link), rows)
        for document, row in pairs:
            self._journal.note(Subject(Entity.EVIDENCE, document, row), "link", "", names[document])
        return len(pairs)

    def _take_links(self, pairs: Sequence[tuple[EvidenceId, AssignmentId]]) -> int:
        names = self._main_names({document for document, _ in pairs})
        for document, row in pairs:
            pair = (evidence_link.c.evidence_id == document, evidence_link.c.assignment_id == row)
            self._connection.execute(delete(evidence_link).where(*pair))
            self._journal.note(Subject(Entity.EVIDENCE, document, row), "link", names[document], "")
        return len(pairs)

    def _main_names(self, evidence_ids: set[EvidenceId]) -> dict[EvidenceId, str]:
        """The name of the main file of each document. Raises InputError (code "not-found")."""
        names: dict[EvidenceId, str] = {}
        wanted = sorted(evidence_ids)
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(evidence_file).where(evidence_file.c.evidence_id.in_(wanted[start : start + _AT_ONCE]))
            for record in self._records(query.order_by(evidence_file.c.position.desc())):
                names[record["evidence_id"]] = record["file_name"]
        for missing in sorted(evidence_ids - names.keys()):
            self._record(evidence, missing, NOUN)
        return names
