"""The coverage matrix: what is needed, what is there, what counts."""

import pytest

from pii_desktop.domain.coverage import Cover, CoverageLine, CoverageMatrix, coverage, owes_evidence
from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PolicyMarkId
from pii_desktop.domain.policies import PolicyMark, policy_groups
from pii_desktop.domain.requirements import Requirement, RequirementLink, checklist

OCOP = AssignmentId(7)
DECISION = Requirement("7.1.2/01", "Quyết định công nhận sản phẩm OCOP từ 4 sao")
CERTIFICATES = Requirement("7.1.2/02", "Giấy chứng nhận còn thời hạn")
OWN = Requirement("own/3", "Danh sách sản phẩm theo xã")
GOOD, EXPIRED = EvidenceId(1), EvidenceId(2)


def matrix(
    *links: RequirementLink, edited: tuple[Requirement, ...] = (), documents: tuple[EvidenceId, ...] = ()
) -> CoverageMatrix:
    line = CoverageLine(OCOP, "7.1.2", "Sản phẩm OCOP", Role.LEAD, (DECISION, CERTIFICATES), documents)
    return coverage([line], {OCOP: edited}, links, lambda evidence_id, _: evidence_id == GOOD)


def covers(*links: RequirementLink, edited: tuple[Requirement, ...] = ()) -> list[Cover]:
    return [cell.cover for cell in matrix(*links, edited=edited).rows[0].cells]


def met(requirement: Requirement, evidence_id: EvidenceId) -> RequirementLink:
    return RequirementLink(OCOP, requirement.key, evidence_id)


def test_without_documents_everything_is_missing() -> None:
    assert covers() == [Cover.MISSING, Cover.MISSING]
    assert matrix().gaps == matrix().rows


def test_a_document_that_counts_covers_and_an_expired_one_does_not() -> None:
    assert covers(met(DECISION, GOOD), met(CERTIFICATES, EXPIRED)) == [Cover.COVERED, Cover.WEAK]
    assert covers(met(CERTIFICATES, EXPIRED), met(CERTIFICATES, GOOD)) == [Cover.MISSING, Cover.COVERED]


def test_one_document_meets_several_requirements() -> None:
    both = matrix(met(DECISION, GOOD), met(CERTIFICATES, GOOD))
    assert both.count(Cover.COVERED) == 2
    assert not both.gaps


def test_what_is_not_needed_is_no_gap_and_keeps_its_reason() -> None:
    waived = Requirement(CERTIFICATES.key, CERTIFICATES.text, is_needed=False, reason="Tỉnh không có sản phẩm OCOP")
    row = matrix(met(DECISION, GOOD), edited=(waived,)).rows[0]
    assert [cell.cover for cell in row.cells] == [Cover.COVERED, Cover.NOT_NEEDED]
    assert row.cells[1].requirement.reason == "Tỉnh không có sản phẩm OCOP"
    assert not row.has_gap


def test_own_requirements_follow_the_usual_ones() -> None:
    reworded = Requirement(DECISION.key, "Quyết định của UBND tỉnh")
    assert checklist((DECISION, CERTIFICATES), (OWN, reworded)) == (reworded, CERTIFICATES, OWN)


def test_documents_not_set_against_a_requirement_are_named() -> None:
    row = matrix(met(DECISION, GOOD), documents=(GOOD, EXPIRED)).rows[0]
    assert row.unsorted_ids == (EXPIRED,)


@pytest.mark.parametrize(
    ("role", "owes"), [(Role.LEAD, True), (Role.COLLECTIVE, True), (Role.COORDINATING, False), (None, False)]
)
def test_who_owes_evidence(role: Role | None, owes: bool) -> None:
    assert owes_evidence(role) is owes


def test_policies_count_when_issued_and_carried_out() -> None:
    """Seed 001, 1.1.1: "đã ban hành và đang thực hiện"."""
    marks = [
        PolicyMark(PolicyMarkId(1), GOOD, 2, is_issued=True, is_carried_out=True),
        PolicyMark(PolicyMarkId(2), EXPIRED, 2, is_issued=True, is_carried_out=False),
        PolicyMark(PolicyMarkId(3), EXPIRED, 1, is_issued=False, is_carried_out=True),
    ]
    groups = policy_groups(["Năng suất, chất lượng", "Đổi mới công nghệ", "Khởi nghiệp"], marks)
    assert [(group.number, len(group.marks), group.counted) for group in groups] == [(1, 1, 0), (2, 2, 1), (3, 0, 0)]
