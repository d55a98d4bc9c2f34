"""Work items: the things to be done under an assignment."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, delete, exists, func, insert, not_, select

from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId, WorkItemId
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import values_of_work_item, work_item_of
from pii_desktop.storage.records import assignment, work_item
from pii_desktop.storage.records_year import work_item_evidence
from pii_desktop.storage.repositories.base import Repository

_NOUN = "nhiệm vụ"


class WorkItems(Repository):
    """The plan's items and the department's own; archived ones are left out of every list."""

    def of(self, assignment_id: AssignmentId) -> tuple[WorkItem, ...]:
        """Those of an assignment, in their order."""
        return tuple(work_item_of(record) for record in self._of(assignment_id) if record["archived_at"] is None)

    def of_plan(self, plan_id: PlanId) -> tuple[WorkItem, ...]:
        """Those of every assignment of a plan that is not archived, in the plan's order."""
        query = (
            select(work_item)
            .join(assignment, assignment.c.id == work_item.c.assignment_id)
            .where(assignment.c.plan_id == plan_id, assignment.c.archived_at.is_(None))
            .where(work_item.c.archived_at.is_(None))
            .order_by(assignment.c.position, assignment.c.id, work_item.c.position, work_item.c.id)
        )
        return tuple(work_item_of(record) for record in self._records(query))

    def everywhere(self) -> tuple[WorkItem, ...]:
        """Those of every assignment, those of one together and in their order."""
        query = select(work_item).where(work_item.c.archived_at.is_(None))
        query = query.order_by(work_item.c.assignment_id, work_item.c.position, work_item.c.id)
        return tuple(work_item_of(record) for record in self._records(query))

    def get(self, item_id: WorkItemId) -> WorkItem:
        """The work item. Raises InputError (code "not-found")."""
        return work_item_of(self._record(work_item, item_id, _NOUN))

    def add(
        self,
        assignment_id: AssignmentId,
        text: str,
        *,
        timing: str = "",
        is_own: bool = False,
        position: int | None = None,
    ) -> WorkItemId:
        """A new item, last in its assignment unless `position` says where."""
        if position is None:
            last = select(func.max(work_item.c.position)).where(work_item.c.assignment_id == assignment_id)
            position = (self._connection.execute(last).scalar() or 0) + 1
        item = WorkItem(WorkItemId(0), assignment_id, text, timing=timing, is_own=is_own)
        return self.add_many([(item, position)])[0]

    def add_many(self, items: Sequence[tuple[WorkItem, int]]) -> tuple[WorkItemId, ...]:
        """New items, each with its position, in one statement; their ids are given here, in order."""
        first = self._next_id(work_item)
        ids = tuple(WorkItemId(first + number) for number in range(len(items)))
        rows = [
            values_of_work_item(item) | {"id": key, "assignment_id": item.assignment_id, "position": position}
            for key, (item, position) in zip(ids, items, strict=True)
        ]
        if rows:
            self._connection.execute(insert(work_item), rows)
        for key, (item, _) in zip(ids, items, strict=True):
            subject = Subject(Entity.WORK_ITEM, key, item.assignment_id)
            self._journal.note(subject, "", "", stored_text(work_item.c.text, item.text))
        return ids

    def add_plan_items(self, items: Iterable[WorkItem]) -> None:
        """The plan's items of assignments that have none yet, all in one statement."""
        positions: Counter[AssignmentId] = Counter()
        numbered = []
        for item in _each_once(items):
            positions[item.assignment_id] += 1
            numbered.append((item, positions[item.assignment_id]))
        self.add_many(numbered)

    def update(self, item: WorkItem) -> bool:
        """The item as given; each changed field goes to the history. True when something changed."""
        record = self._record(work_item, item.id, _NOUN)
        return self._change(work_item, record, values_of_work_item(item), _subject(record))

    def delete(self, item_id: WorkItemId) -> WorkItem:
        """Remove an item with its links to documents; what it was. Raises InputError (code "not-found")."""
        record = self._record(work_item, item_id, _NOUN)
        mine = work_item_evidence.c.work_item_id == item_id
        self._connection.execute(delete(work_item_evidence).where(mine))
        self._connection.execute(delete(work_item).where(work_item.c.id == item_id))
        self._journal.note(_subject(record), "", record["text"], "")
        return work_item_of(record)

    def evidence_of(self, item_id: WorkItemId) -> tuple[EvidenceId, ...]:
        """The documents that show that it was done."""
        query = select(work_item_evidence.c.evidence_id).where(work_item_evidence.c.work_item_id == item_id)
        return tuple(EvidenceId(number) for number in self._connection.execute(query).scalars())

    def link(self, item_id: WorkItemId, evidence_id: EvidenceId, title: str) -> bool:
        """Let a document called `title` show that the item was done. True when it did not already."""
        record = self._record(work_item, item_id, _NOUN)
        if evidence_id in self.evidence_of(item_id):
            return False
        pair = {"work_item_id": item_id, "evidence_id": evidence_id}
        self._connection.execute(insert(work_item_evidence).values(**pair))
        self._journal.note(_subject(record), "link", "", title)
        return True

    def unlink(self, item_id: WorkItemId, evidence_id: EvidenceId, title: str) -> bool:
        """The document no longer shows that; both are kept. True when it did."""
        record = self._record(work_item, item_id, _NOUN)
        pair = (work_item_evidence.c.work_item_id == item_id, work_item_evidence.c.evidence_id == evidence_id)
        if not self._connection.execute(delete(work_item_evidence).where(*pair)).rowcount:
            return False
        self._journal.note(_subject(record), "link", title, "")
        return True

    def replace_plan_items(self, assignment_id: AssignmentId, items: Iterable[WorkItem]) -> None:
        """The plan's items as a newer file lists them; own items stay.

        An item whose text is the same stays, or comes back from the archive, and takes the plan's time unless the
        department planned its own; one that is gone is archived when something was recorded about it, deleted when not.
        """
        kept = {record["text"]: record for record in self._of(assignment_id) if not record["is_own"]}
        fresh: list[tuple[WorkItem, int]] = []
        for position, item in enumerate(_each_once(items), start=1):
            record = kept.pop(item.text, None)
            if record is None:
                fresh.append((item, position))
            else:
                values = {"position": position, "archived_at": None} | _planned(record, item)
                self._change(work_item, record, values, _subject(record))
        for record in kept.values():
            self._take_out(record)
        self.add_many(fresh)

    def _of(self, assignment_id: AssignmentId) -> list[RowMapping]:
        query = select(work_item).where(work_item.c.assignment_id == assignment_id)
        return self._records(query.order_by(work_item.c.position, work_item.c.id))

    def _take_out(self, record: RowMapping) -> None:
        gone = delete(work_item).where(work_item.c.id == record["id"], not_(is_touched()))
        if self._connection.execute(gone).rowcount:
            self._journal.note(_subject(record), "", record["text"], "")
        elif record["archived_at"] is None:
            self._change(work_item, record, {"archived_at": self._journal.now}, _subject(record))


def _each_once(items: Iterable[WorkItem]) -> list[WorkItem]:
    """The items with their texts as they are stored, in order, each text of an assignment once."""
    stored = (replace(item, text=stored_text(work_item.c.text, item.text)) for item in items)
    return list({(item.assignment_id, item.text): item for item in reversed(list(stored))}.values())[::-1]


def _planned(record: RowMapping, item: WorkItem) -> dict[str, Any]:
    """The plan's time, where the record has the plan's or none."""
    is_own = not record["timing"] and (record["due"] is not None or record["is_continuous"])
    return {} if is_own else {"timing": item.timing, "due": item.due, "is_continuous": item.is_continuous}


def is_touched() -> ColumnElement[bool]:
    """The condition that something was recorded about a work item, or that it is the department's own."""
    columns = work_item.c
    begun = (columns.state != WorkState.TODO) | columns.percent.is_not(None) | (columns.result != "")
    proven = exists().where(work_item_evidence.c.work_item_id == columns.id)
    # What the plan says stands in `timing` too; a time of the department's own does without.
    planned = (columns.timing == "") & (columns.due.is_not(None) | columns.is_continuous) | (columns.officer != "")
    return begun | planned | columns.is_own | proven


def _subject(record: RowMapping) -> Subject:
    return Subject(Entity.WORK_ITEM, record["id"], record["assignment_id"])
