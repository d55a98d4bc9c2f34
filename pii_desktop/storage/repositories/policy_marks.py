"""The register of indicator 1.1.1: documents in policy groups."""

from sqlalchemy import delete, select

from pii_desktop.domain.ids import EvidenceId, PolicyMarkId
from pii_desktop.domain.policies import PolicyMark
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping_desk import mark_of, values_of_mark
from pii_desktop.storage.records_year import policy_mark
from pii_desktop.storage.repositories.base import Repository


class PolicyMarks(Repository):
    """A document stands in a group once."""

    def all(self) -> tuple[PolicyMark, ...]:
        """Every mark by group, then as they were made."""
        records = self._records(select(policy_mark).order_by(policy_mark.c.group, policy_mark.c.id))
        return tuple(map(mark_of, records))

    def put(self, mark: PolicyMark, title: str) -> PolicyMarkId:
        """Keep the mark in place of the one that its document called `title` has in the group; its id."""
        place = (policy_mark.c.evidence_id == mark.evidence_id, policy_mark.c.group == mark.group)
        record = next(iter(self._records(select(policy_mark).where(*place))), None)
        values = values_of_mark(mark)
        if record is not None:
            self._change(policy_mark, record, values, Subject(Entity.POLICY, record["id"]))
            return PolicyMarkId(record["id"])
        number = self._insert(policy_mark, values)
        self._journal.note(Subject(Entity.POLICY, number), "", "", f"({mark.group}) {title}")
        return PolicyMarkId(number)

    def remove(self, evidence_id: EvidenceId, group: int, title: str) -> bool:
        """Take a document out of a group. True when it was in it."""
        for mark in self.all():
            if (mark.evidence_id, mark.group) == (evidence_id, group):
                self._connection.execute(delete(policy_mark).where(policy_mark.c.id == mark.id))
                self._journal.note(Subject(Entity.POLICY, mark.id), "", f"({group}) {title}", "")
                return True
        return False
