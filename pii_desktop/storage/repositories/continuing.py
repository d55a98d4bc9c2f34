"""What goes on from one year to the next: which row continues which, and what is carried over with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update

from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.new_year import Pairs, Proof
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.requirements import Requirement
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import work_item_of
from pii_desktop.storage.mapping_desk import values_of_requirement
from pii_desktop.storage.queries_due import proof_of
from pii_desktop.storage.records import assignment, evidence, evidence_file, evidence_link, work_item
from pii_desktop.storage.records_year import requirement, requirement_link
from pii_desktop.storage.repositories.base import Repository

_EDITED = select(requirement).order_by(requirement.c.id)


class Continuing(Repository):
    """Links between years, and copies along them. Every copy goes to the history of what it became."""

    def chain(self, assignment_id: AssignmentId) -> tuple[AssignmentId, ...]:
        """The assignment and those it continues, this year's first."""
        known: dict[AssignmentId, None] = {}
        current: AssignmentId | None = assignment_id
        while current is not None and current not in known:
            known[current] = None
            query = select(assignment.c.continues_id).where(assignment.c.id == current)
            current = self._connection.execute(query).scalar()
        return tuple(known)

    def before(self, assignment_ids: Iterable[AssignmentId]) -> dict[AssignmentId, AssignmentId]:
        """What each of these continues, of those that continue any."""
        query = select(assignment.c.id, assignment.c.continues_id).where(assignment.c.continues_id.is_not(None))
        found = self._among(query, assignment.c.id, assignment_ids)
        return {AssignmentId(each["id"]): AssignmentId(each["continues_id"]) for each in found}

    def links(self, plan_id: PlanId) -> dict[AssignmentId, AssignmentId]:
        """What the rows of a plan continue."""
        query = select(assignment.c.id, assignment.c.continues_id)
        mine = query.where(assignment.c.plan_id == plan_id, assignment.c.continues_id.is_not(None))
        return {AssignmentId(row.id): AssignmentId(row.continues_id) for row in self._connection.execute(mine)}

    def link(self, pairs: Pairs) -> None:
        """Let each assignment, which continues none yet, continue another one: in one statement for thousands."""
        if pairs:
            linked = update(assignment).where(assignment.c.id == bindparam("new")).values(continues_id=bindparam("old"))
            self._connection.execute(linked, [{"new": new, "old": old} for new, old in pairs.items()])
        for new, old in pairs.items():
            self._journal.note(_of(Entity.ASSIGNMENT, new, new), "continues_id", "", str(old))

    def carry_cut_offs(self, pairs: Pairs) -> None:
        """The days on which evidence must be in force, as last year."""
        old = {each["id"]: each["cut_off"] for each in self._among(select(assignment), assignment.c.id, pairs.values())}
        for record in self._among(select(assignment), assignment.c.id, pairs):
            values = {"cut_off": old[pairs[record["id"]]]}
            self._change(assignment, record, values, _of(Entity.ASSIGNMENT, record["id"], record["id"]))

    def add_requirements(self, wanted: Iterable[tuple[AssignmentId, Requirement]]) -> None:
        """What the department changed in the lists of required evidence, each for a row that has it not."""
        for target, each in wanted:
            made = self._insert(requirement, values_of_requirement(each) | {"assignment_id": target})
            text = stored_text(requirement.c.text, each.text)
            self._journal.note(_of(Entity.REQUIREMENT, made, target), "", "", text)

    def evidence_left(self, pairs: Pairs) -> frozenset[EvidenceId]:
        """The documents that prove a row of last year and not yet the one that continues it."""
        new = {old: new for new, old in pairs.items()}
        there = self._pairs_of(evidence_link, pairs)
        links = self._among(select(evidence_link), evidence_link.c.assignment_id, pairs.values())
        return frozenset(
            EvidenceId(each["evidence_id"])
            for each in links
            if (new[each["assignment_id"]], each["evidence_id"]) not in there
        )

    def carry_evidence(self, pairs: Pairs, chosen: Iterable[EvidenceId]) -> int:
        """Let the chosen documents prove this year what they proved last year; how many links that made."""
        wanted = frozenset(chosen)
        if not wanted:
            return 0
        new = {old: new for new, old in pairs.items()}
        query = select(evidence_link, evidence.c.number, evidence.c.abstract).join(evidence)
        links = self._among(query, evidence_link.c.assignment_id, pairs.values())
        there = self._pairs_of(evidence_link, pairs)
        kept = [
            each
            for each in links
            if each["evidence_id"] in wanted and (new[each["assignment_id"]], each["evidence_id"]) not in there
        ]
        for record in kept:
            target = new[record["assignment_id"]]
            self._insert_pair(evidence_link, {"evidence_id": record["evidence_id"], "assignment_id": target})
            title = " ".join(part for part in (record["number"], record["abstract"]) if part)
            self._journal.note(_of(Entity.EVIDENCE, record["evidence_id"], target), "link", "", title)
        self._carry_marks(pairs, wanted)
        return len(kept)

    def _carry_marks(self, pairs: Pairs, wanted: frozenset[EvidenceId]) -> None:
        """What the documents stand for in the lists of requirements; not for an own one that is not there."""
        new = {old: new for new, old in pairs.items()}
        there = self._pairs_of(requirement_link, pairs)
        edited = self._among(_EDITED, requirement.c.assignment_id, pairs)
        own = {(each["assignment_id"], each["key"]) for each in edited}
        for record in self._among(select(requirement_link), requirement_link.c.assignment_id, pairs.values()):
            target, key, number = new[record["assignment_id"]], record["key"], record["evidence_id"]
            is_known = (target, key) in own or not key.startswith("own/")
            if number in wanted and is_known and (target, key, number) not in there:
                self._insert_pair(requirement_link, dict(record) | {"assignment_id": target})

    def _pairs_of(self, table: Table, ids: Iterable[AssignmentId]) -> set[tuple[Any, ...]]:
        """What a table of pairs holds of these assignments: (assignment, …, evidence) each."""
        names = [name for name in ("assignment_id", "key", "evidence_id") if name in table.c]
        return {tuple(each[name] for name in names) for each in self._among(select(table), table.c.assignment_id, ids)}

    def own_work(self, plan_id: PlanId) -> tuple[WorkItem, ...]:
        """The department's own work items under the followed rows of a plan, in their order."""
        rows = select(assignment.c.id).where(assignment.c.plan_id == plan_id, assignment.c.is_tracked)
        mine = work_item.c.assignment_id.in_(rows) & work_item.c.is_own & work_item.c.archived_at.is_(None)
        query = select(work_item).where(mine).order_by(work_item.c.assignment_id, work_item.c.position)
        return tuple(work_item_of(record) for record in self._records(query))

    def proofs(self, plan_id: PlanId) -> tuple[Proof, ...]:
        """Every document that proves a followed row of a plan, once for each row, oldest first."""
        query = (
            select(evidence, evidence_file.c.file_name, assignment.c.code, assignment.c.stt, assignment.c.parent)
            .join(evidence_link, evidence_link.c.evidence_id == evidence.c.id)
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .join(evidence_file, (evidence_file.c.evidence_id == evidence.c.id) & (evidence_file.c.position == 0))
            .where(assignment.c.plan_id == plan_id, assignment.c.is_tracked, assignment.c.archived_at.is_(None))
            .order_by(evidence.c.id, assignment.c.position)
        )
        return tuple(proof_of(record) for record in self._connection.execute(query))

    def counts(self, plan_id: PlanId) -> tuple[int, int]:
        """How many own cut-off days and how many edited requirements the rows of a plan have."""
        rows = select(assignment.c.id).where(assignment.c.plan_id == plan_id, assignment.c.archived_at.is_(None))
        days = self._records(rows.where(assignment.c.cut_off.is_not(None)))
        edited = self._records(select(requirement.c.id).where(requirement.c.assignment_id.in_(rows)))
        return len(days), len(edited)

    def _insert_pair(self, table: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401 - a Table without an id
        self._connection.execute(insert(table).values(**values))


def _of(entity: Entity, number: int, assignment_id: AssignmentId) -> Subject:
    return Subject(entity, number, assignment_id)
