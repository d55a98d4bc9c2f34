"""Required evidence of every assignment and its gaps: the coverage matrix, and what is said of each requirement."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coverage import (
    Counts,
    CoverageLine,
    CoverageMatrix,
    RowCoverage,
    coverage,
    owes_evidence,
)
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.listing import EntryState, IndicatorFacts, StoredAssignment
from pii_desktop.domain.measuring import indicator_of
from pii_desktop.domain.period import Period
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.requirements import Requirement, RequirementLink, checklist
from pii_desktop.domain.successions import facts_before
from pii_desktop.domain.validity import Standing
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.catalogue import framework, required_evidence
from pii_desktop.services.scope import Scope
from pii_desktop.services.succession import period_facts, successions
from pii_desktop.services.validity import measure
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

Standings = Mapping[AssignmentId, Mapping[EvidenceId, Standing]]


def matrix(uow: "UnitOfWork", scope: Scope) -> CoverageMatrix:
    """The coverage matrix of the rows that owe evidence, followed in the scope's period; five queries in all."""
    period = scope_period(uow, scope)
    by = measure(uow, period.id if period else None)
    facts = period_facts(uow, period, scope.plan_id)
    return _matrix(uow, facts, uow.coverage.standings(by, scope.plan_id))


def row_coverage(uow: "UnitOfWork", assignment_id: AssignmentId, scope: Scope) -> RowCoverage | None:
    """The checklist of one assignment with what meets it; None where it owes none or is not followed.

    Raises InputError (code "not-found") when the assignment is gone.
    """
    period = scope_period(uow, scope)
    stored = _as_of(uow, uow.assignments.get(assignment_id), period)
    if stored is None or not owes_evidence(stored.role):
        return None
    documents = uow.coverage.proving(assignment_id, measure(uow, period.id if period else None))
    known = {assignment_id: {each.id: each.standing for each in documents}}
    line = _line(stored, tuple(known[assignment_id]), {})
    said = (uow.requirements.edited(assignment_id), uow.requirements.links(assignment_id))
    return RowCoverage(coverage((line,), *said, _counts(known)).rows[0], documents)


def usual_of(assignment: StoredAssignment) -> tuple[Requirement, ...]:
    """The usual requirements of an assignment; a sub-item (1.1.1 (2)) has those of its indicator."""
    indicator = indicator_of(assignment, framework())
    code = assignment.row.parent or (indicator.code if indicator else None)
    return required_evidence().usual(code, indicator.source_class if indicator else None)


def add_requirement(uow: "UnitOfWork", assignment_id: AssignmentId, text: str) -> Changes:
    """Add a requirement of the department's own. Raises InputError for a blank text."""
    words = _words(text)
    with uow.action("Thêm minh chứng cần có"):
        uow.requirements.add_own(assignment_id, words)
    return Changes("Thêm minh chứng cần có", assignments=frozenset({assignment_id}))


def reword(uow: "UnitOfWork", assignment_id: AssignmentId, key: str, text: str) -> Changes:
    """Change the words of a requirement. Raises InputError for a blank text or an unknown key."""
    wanted = _known(uow, assignment_id, key)
    changed = Requirement(key, _words(text), wanted.is_needed, wanted.reason)
    return _put(uow, assignment_id, changed, "Sửa minh chứng cần có")


def waive(uow: "UnitOfWork", assignment_id: AssignmentId, key: str, reason: str) -> Changes:
    """Say that a requirement is not needed here; the reason is printed. Raises InputError without a reason."""
    wanted = _known(uow, assignment_id, key)
    if not one_line(reason):
        raise InputError(
            "Chưa nêu lý do không cần minh chứng này.",
            "Chưa có gì thay đổi.",
            "Hãy ghi lý do; lý do được in trong danh mục minh chứng.",
            "no-reason",
        )
    changed = Requirement(key, wanted.text, is_needed=False, reason=one_line(reason))
    return _put(uow, assignment_id, changed, "Đánh dấu không cần minh chứng")


def restore(uow: "UnitOfWork", assignment_id: AssignmentId, key: str) -> Changes:
    """A requirement is needed again."""
    wanted = _known(uow, assignment_id, key)
    return _put(uow, assignment_id, Requirement(key, wanted.text), "Đánh dấu lại minh chứng cần có")


def remove_own(uow: "UnitOfWork", assignment_id: AssignmentId, key: str) -> Changes:
    """Put an own requirement into the trash. Raises InputError for one of the catalogue: that is waived instead."""
    wanted = _known(uow, assignment_id, key)
    if not wanted.is_own:
        raise InputError(
            "Mục này thuộc danh mục gợi ý nên không xoá được.",
            "Chưa có gì thay đổi.",
            "Hãy đánh dấu không cần và nêu lý do.",
            "usual-requirement",
        )
    with uow.action("Xoá minh chứng cần có", deleted=f"Minh chứng cần có: {wanted.text}"):
        uow.requirements.remove(assignment_id, key)
    return Changes("Xoá minh chứng cần có", assignments=frozenset({assignment_id}))


def meet(uow: "UnitOfWork", assignment_id: AssignmentId, key: str, evidence_ids: frozenset[EvidenceId]) -> Changes:
    """Set documents against a requirement: one step; they then prove the assignment too.

    Raises InputError (code "unknown-requirement", "not-found").
    """
    wanted = _known(uow, assignment_id, key)
    with uow.action("Xếp minh chứng vào danh mục"):
        uow.evidence.link_many(evidence_ids, {assignment_id})
        for evidence_id in sorted(evidence_ids):
            uow.requirements.link(RequirementLink(assignment_id, key, evidence_id), wanted.text)
    return Changes("Xếp minh chứng vào danh mục", assignments=frozenset({assignment_id}), evidence=evidence_ids)


def unmeet(uow: "UnitOfWork", link: RequirementLink) -> Changes:
    """Take a document from a requirement; it goes on proving the assignment."""
    wanted = _known(uow, link.assignment_id, link.key)
    with uow.action("Bỏ minh chứng khỏi danh mục"):
        uow.requirements.unlink(link, wanted.text)
    touched = frozenset({link.assignment_id}), frozenset({link.evidence_id})
    return Changes("Bỏ minh chứng khỏi danh mục", assignments=touched[0], evidence=touched[1])


def _matrix(uow: "UnitOfWork", facts: Sequence[IndicatorFacts], known: Standings) -> CoverageMatrix:
    owing = [each.assignment for each in facts if owes_evidence(each.assignment.role)]
    plans = {each.plan_id for each in owing}
    named = {plan.id: plan.label for plan in uow.plans.all() if plan.id in plans} if len(plans) > 1 else {}
    lines = [_line(each, tuple(known.get(each.id, ())), named) for each in owing]
    return coverage(lines, uow.requirements.edited(), uow.requirements.links(), _counts(known))


def _counts(known: Standings) -> Counts:
    def counts(evidence_id: EvidenceId, assignment_id: AssignmentId) -> bool:
        verdict = known.get(assignment_id, {}).get(evidence_id)
        return verdict is not None and verdict.counts

    return counts


def _as_of(uow: "UnitOfWork", stored: StoredAssignment, period: Period | None) -> StoredAssignment | None:
    """The row with the role it had in the period, as in the matrix; None where it is not followed."""
    if not stored.is_tracked or stored.archived_at is not None:
        return None
    facts = (IndicatorFacts(stored, Entry(), EntryState.BLANK, 0, 0, 0),)
    found = facts_before(facts, successions(uow), period) if period else facts
    return found[0].assignment if found else None


def _line(stored: StoredAssignment, documents: tuple[EvidenceId, ...], plans: Mapping[PlanId, str]) -> CoverageLine:
    indicator = indicator_of(stored, framework())
    pillar = stored.row.pillar or ""
    head = f"{pillar}. {framework().pillar_name(pillar)}" if pillar else ""
    return CoverageLine(
        assignment_id=stored.id,
        code=stored.display_code,
        name=indicator.short_name if indicator else stored.row.name,
        role=stored.role or Role.COLLECTIVE,
        requirements=usual_of(stored),
        document_ids=documents,
        group=" · ".join(part for part in (plans.get(stored.plan_id, ""), head) if part),
    )


def _known(uow: "UnitOfWork", assignment_id: AssignmentId, key: str) -> Requirement:
    edited = uow.requirements.edited(assignment_id).get(assignment_id, ())
    for wanted in checklist(usual_of(uow.assignments.get(assignment_id)), edited):
        if wanted.key == key:
            return wanted
    raise InputError(
        "Không còn mục minh chứng này trong danh mục.",
        "Có thể mục vừa bị xoá; chưa có gì thay đổi.",
        "Hãy tải lại danh mục rồi chọn lại.",
        "unknown-requirement",
    )


def _put(uow: "UnitOfWork", assignment_id: AssignmentId, wanted: Requirement, action: str) -> Changes:
    with uow.action(action):
        uow.requirements.put(assignment_id, wanted)
    return Changes(action, assignments=frozenset({assignment_id}))


def _words(text: str) -> str:
    words = one_line(text)
    if not words:
        raise InputError("Chưa có nội dung minh chứng.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
    return words
