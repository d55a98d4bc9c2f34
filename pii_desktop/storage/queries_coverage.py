"""Reads of the coverage matrix and of the register of policies: each one statement."""

from typing import Any

from sqlalchemy import Connection, Select, select

from pii_desktop.domain.coverage import ProvingDocument
from pii_desktop.domain.evidence import known_by
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.policies import PolicyDocument
from pii_desktop.domain.validity import Measure, Standing
from pii_desktop.storage.evidence_terms import is_main_file
from pii_desktop.storage.queries_validity import link_rank, text_of, worst_rank
from pii_desktop.storage.records import assignment, evidence, evidence_file, evidence_link, plan
from pii_desktop.storage.records_year import policy_mark, requirement_link

_STANDINGS = tuple(Standing)
_POLICIES = "1.1.1"


class CoverageQueries:
    """What documents are worth for the rows they prove, what they are called, which policies they may be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standings(
        self, measure: Measure, plan_id: PlanId | None = None
    ) -> dict[AssignmentId, dict[EvidenceId, Standing]]:
        """By followed row the documents that prove it, oldest first, each with its verdict there."""
        query = (
            select(evidence_link.c.assignment_id, evidence_link.c.evidence_id, link_rank(measure))
            .join(evidence, evidence.c.id == evidence_link.c.evidence_id)
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .join(plan, plan.c.id == assignment.c.plan_id)
            .where(assignment.c.is_tracked, assignment.c.archived_at.is_(None))
            .order_by(evidence_link.c.assignment_id, evidence_link.c.evidence_id)
        )
        if plan_id is not None:
            query = query.where(assignment.c.plan_id == plan_id)
        found: dict[AssignmentId, dict[EvidenceId, Standing]] = {}
        for row, document, rank in self._connection.execute(query):
            found.setdefault(row, {})[document] = _STANDINGS[rank]
        return found

    def proving(self, assignment_id: AssignmentId, measure: Measure) -> tuple[ProvingDocument, ...]:
        """The documents of one row with their verdicts, oldest first."""
        query = (
            select(evidence.c.id, evidence.c.number, evidence.c.abstract, evidence_file.c.file_name)
            .add_columns(link_rank(measure).label("rank"))
            .join(evidence_link, evidence_link.c.evidence_id == evidence.c.id)
            .join(evidence_file, is_main_file())
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .join(plan, plan.c.id == assignment.c.plan_id)
            .where(evidence_link.c.assignment_id == assignment_id)
            .order_by(evidence.c.id)
        )
        return tuple(
            ProvingDocument(row.id, known_by(row.number, row.abstract) or row.file_name, _STANDINGS[row.rank])
            for row in self._connection.execute(query)
        )

    def short_names(self) -> dict[EvidenceId, str]:
        """What documents set against requirements are called in a cell: the number, else the abstract or the file."""
        query = (
            select(evidence.c.id, evidence.c.number, evidence.c.abstract, evidence_file.c.file_name)
            .join(evidence_file, is_main_file())
            .where(evidence.c.id.in_(select(requirement_link.c.evidence_id)))
        )
        rows = self._connection.execute(query)
        return {EvidenceId(row.id): row.number or row.abstract or row.file_name for row in rows}

    def policy_offers(self) -> tuple[tuple[int, EvidenceId], ...]:
        """(group, document) for every document that proves a sub-item 1.1.1 (1) to (13) of a plan."""
        query = (
            select(text_of(assignment.c.code), evidence_link.c.evidence_id)
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .where(text_of(assignment.c.parent) == _POLICIES, assignment.c.archived_at.is_(None))
        )
        pairs = ((str(code).strip("() ."), document) for code, document in self._connection.execute(query))
        return tuple((int(number), document) for number, document in pairs if number.isdecimal())

    def policy_documents(self, measure: Measure) -> dict[EvidenceId, PolicyDocument]:
        """The documents of the register of policies and those offered to it."""
        proving = (
            select(evidence_link.c.evidence_id)
            .join(assignment, assignment.c.id == evidence_link.c.assignment_id)
            .where(text_of(assignment.c.parent) == _POLICIES, assignment.c.archived_at.is_(None))
        )
        is_wanted = evidence.c.id.in_(select(policy_mark.c.evidence_id)) | evidence.c.id.in_(proving)
        return {each.id: each for each in map(_document_of, self._rows(_documents(measure).where(is_wanted)))}

    def _rows(self, query: Select[Any]) -> list[Any]:
        return list(self._connection.execute(query))


def _documents(measure: Measure) -> Select[Any]:
    return select(
        evidence.c.id, evidence.c.number, evidence.c.abstract, evidence.c.issuer, evidence.c.signed_on,
        evidence_file.c.file_name, worst_rank(measure).label("rank"),
    ).join(evidence_file, is_main_file())  # fmt: skip


def _document_of(row: Any) -> PolicyDocument:  # noqa: ANN401 - a Row of labelled columns
    return PolicyDocument(
        row.id, row.number, row.abstract, row.issuer, row.signed_on, row.file_name, _STANDINGS[row.rank]
    )
