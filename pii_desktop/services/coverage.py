"""Required evidence of every assignment and its gaps: the coverage matrix, and what is said of each requirement."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coverage import (
    CoverageLine,
    CoverageMatrix,
    ProvingDocument,
    RowCoverage,
    coverage,
    owes_evidence,
)
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.listing import IndicatorFacts, StoredAssignment
from pii_desktop.domain.requirements import Requirement, RequirementLink, checklist
from pii_desktop.domain.validity import Measure, Standing, standing
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import Scope, indicator_of, scope_period
from pii_desktop.services.catalogue import framework, required_evidence
from pii_desktop.services.succession import period_facts
from pii_desktop.services.validity import cut_off_of, measure
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


def lacking(uow: "UnitOfWork", scope: Scope) -> int:
    """How many rows lack evidence of their lists: the length of the matrix narrowed to gaps."""
    return len(matrix(uow, scope).gaps)


def row_coverage(uow: "UnitOfWork", assignment_id: AssignmentId, scope: Scope) -> RowCoverage | None:
    """The checklist of one assignment with what meets it; None where it owes none or is not followed."""
    period = scope_period(uow, scope)
    by = measure(uow, period.id if period else None)
    facts = [each for each in period_facts(uow, period, scope.plan_id) if each.assignment.id == assignment_id]
    if not facts or not owes_evidence(facts[0].assignment.role):
        return None
    documents = _documents(uow, facts[0].assignment, by)
    known = {assignment_id: {each.id: each.standing for each in documents}}
    return RowCoverage(_matrix(uow, facts, known).rows[0], documents)


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
            "Hãy ghi lý do; lý do được in trong báo cáo.",
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


def meet(uow: "UnitOfWork", link: RequirementLink) -> Changes:
    """Set a document against a requirement; it then proves the assignment too. Raises InputError."""
    wanted = _known(uow, link.assignment_id, link.key)
    with uow.action("Xếp minh chứng vào danh mục"):
        uow.evidence.link(link.evidence_id, link.assignment_id)
        uow.requirements.link(link, wanted.text)
    return _link_changes("Xếp minh chứng vào danh mục", link)


def unmeet(uow: "UnitOfWork", link: RequirementLink) -> Changes:
    """Take a document from a requirement; it goes on proving the assignment."""
    wanted = _known(uow, link.assignment_id, link.key)
    with uow.action("Bỏ minh chứng khỏi danh mục"):
        uow.requirements.unlink(link, wanted.text)
    return _link_changes("Bỏ minh chứng khỏi danh mục", link)


def _matrix(uow: "UnitOfWork", facts: Sequence[IndicatorFacts], known: Standings) -> CoverageMatrix:
    owing = [each.assignment for each in facts if owes_evidence(each.assignment.role)]
    plans = {each.plan_id for each in owing}
    named = {plan.id: plan.label for plan in uow.plans.all() if plan.id in plans} if len(plans) > 1 else {}
    lines = [_line(each, tuple(known.get(each.id, ())), named) for each in owing]

    def counts(evidence_id: EvidenceId, assignment_id: AssignmentId) -> bool:
        verdict = known.get(assignment_id, {}).get(evidence_id)
        return verdict is not None and verdict.counts

    return coverage(lines, uow.requirements.edited(), uow.requirements.links(), counts)


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


def _documents(uow: "UnitOfWork", stored: StoredAssignment, by: Measure) -> tuple[ProvingDocument, ...]:
    cut = cut_off_of(stored, uow.plans.all(), by)
    return tuple(
        ProvingDocument(each.id, each.title, standing(each.fields, cut, by)) for each in uow.evidence.of(stored.id)
    )


def _known(uow: "UnitOfWork", assignment_id: AssignmentId, key: str) -> Requirement:
    edited = uow.requirements.edited().get(assignment_id, ())
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


def _link_changes(action: str, link: RequirementLink) -> Changes:
    return Changes(action, assignments=frozenset({link.assignment_id}), evidence=frozenset({link.evidence_id}))


def _words(text: str) -> str:
    words = one_line(text)
    if not words:
        raise InputError("Chưa có nội dung minh chứng.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
    return words
