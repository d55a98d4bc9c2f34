"""Required evidence where the department changed the usual list, and the documents set against it."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, insert, select

from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.requirements import Requirement, RequirementLink
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping_desk import requirement_of, values_of_requirement
from pii_desktop.storage.records import assignment
from pii_desktop.storage.records_year import requirement, requirement_link
from pii_desktop.storage.repositories.base import Repository

_AT_ONCE = 500  # ids in one statement


class Requirements(Repository):
    """What was edited; the usual requirements stand in the catalogue."""

    def edited(self, assignment_id: AssignmentId | None = None) -> dict[AssignmentId, tuple[Requirement, ...]]:
        """Everything edited, or what was edited of one, by assignment, in the order of editing."""
        found: defaultdict[AssignmentId, list[Requirement]] = defaultdict(list)
        query = select(requirement).order_by(requirement.c.id)
        if assignment_id is not None:
            query = query.where(requirement.c.assignment_id == assignment_id)
        for record in self._records(query):
            found[record["assignment_id"]].append(requirement_of(record))
        return {key: tuple(values) for key, values in found.items()}

    def put(self, assignment_id: AssignmentId, wanted: Requirement) -> None:
        """Keep a requirement as given, in place of the usual one of its key. Raises InputError ("not-found")."""
        self._record(assignment, assignment_id, "chỉ số, chỉ tiêu")
        place = (requirement.c.assignment_id == assignment_id, requirement.c.key == wanted.key)
        record = next(iter(self._records(select(requirement).where(*place))), None)
        values = values_of_requirement(wanted)
        if record is not None:
            self._change(requirement, record, values, Subject(Entity.REQUIREMENT, record["id"], assignment_id))
            return
        number = self._insert(requirement, values | {"assignment_id": assignment_id})
        shown = wanted.text if wanted.is_needed else f"{wanted.text} (không cần: {wanted.reason})"
        self._journal.note(Subject(Entity.REQUIREMENT, number, assignment_id), "", "", shown)

    def add_own(self, assignment_id: AssignmentId, text: str) -> Requirement:
        """A requirement of the department's own, with a key that was never given before."""
        own = Requirement(f"own/{self._next_id(requirement)}", text)
        self.put(assignment_id, own)
        return own

    def remove(self, assignment_id: AssignmentId, key: str) -> None:
        """Forget what was edited: an own requirement goes, with its links; a usual one is as it was."""
        place = (requirement.c.assignment_id == assignment_id, requirement.c.key == key)
        for record in self._records(select(requirement).where(*place)):
            if key.startswith("own/"):
                links = (requirement_link.c.assignment_id == assignment_id, requirement_link.c.key == key)
                self._connection.execute(delete(requirement_link).where(*links))
            self._connection.execute(delete(requirement).where(requirement.c.id == record["id"]))
            subject = Subject(Entity.REQUIREMENT, record["id"], assignment_id)
            self._journal.note(subject, "", record["text"], "")

    def links(self, assignment_id: AssignmentId | None = None) -> tuple[RequirementLink, ...]:
        """All documents set against requirements, or those of one assignment."""
        order = (requirement_link.c.assignment_id, requirement_link.c.key, requirement_link.c.evidence_id)
        query = select(*order).order_by(*order)
        if assignment_id is not None:
            query = query.where(requirement_link.c.assignment_id == assignment_id)
        return tuple(RequirementLink(*each) for each in self._connection.execute(query))

    def link(self, wanted: RequirementLink, text: str) -> bool:
        """Set a document against the requirement called `text`. True when it was not there already."""
        if self._records(select(requirement_link).where(*_place(wanted))):
            return False
        values = {"assignment_id": wanted.assignment_id, "key": wanted.key, "evidence_id": wanted.evidence_id}
        self._connection.execute(insert(requirement_link).values(**values))
        self._journal.note(_subject(wanted), "requirement", "", text)
        return True

    def unlink(self, wanted: RequirementLink, text: str) -> bool:
        """Take the document from the requirement; it goes on proving the assignment. True when it was there."""
        if not self._connection.execute(delete(requirement_link).where(*_place(wanted))).rowcount:
            return False
        self._journal.note(_subject(wanted), "requirement", text, "")
        return True

    def forget_document(self, evidence_id: EvidenceId, assignment_ids: Iterable[AssignmentId]) -> None:
        """Take a document from the requirements of these assignments, because it proves them no more."""
        ids = sorted(assignment_ids)
        mine = requirement_link.c.evidence_id == evidence_id
        for start in range(0, len(ids), _AT_ONCE):
            some = requirement_link.c.assignment_id.in_(ids[start : start + _AT_ONCE])
            self._connection.execute(delete(requirement_link).where(mine, some))


def _place(wanted: RequirementLink) -> tuple[ColumnElement[bool], ...]:
    columns = requirement_link.c
    return (
        columns.assignment_id == wanted.assignment_id,
        columns.key == wanted.key,
        columns.evidence_id == wanted.evidence_id,
    )


def _subject(wanted: RequirementLink) -> Subject:
    return Subject(Entity.EVIDENCE, wanted.evidence_id, wanted.assignment_id)
