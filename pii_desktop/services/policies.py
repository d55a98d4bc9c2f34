"""The register of policies of indicator 1.1.1: documents in 13 groups (seed 001, 1.1.1 (1)-(13))."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import EvidenceId, PeriodId, PolicyMarkId
from pii_desktop.domain.policies import GROUPS, PolicyMark, PolicyRegister, offered, policy_groups
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import required_evidence
from pii_desktop.services.validity import measure

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

NEW_MARK = 0
"""The id of a mark that is not stored yet."""


def policy_register(uow: "UnitOfWork", period_id: PeriodId | None = None) -> PolicyRegister:
    """The 13 groups with their documents, judged for a period, and what the sub-items of the plans offer."""
    marks = uow.policy_marks.all()
    pairs = [(group, document) for group, document in uow.coverage.policy_offers() if 1 <= group <= GROUPS]
    return PolicyRegister(
        groups=policy_groups(required_evidence().policy_groups, marks),
        documents=uow.coverage.policy_documents(measure(uow, period_id)),
        offers=offered(pairs, marks),
    )


def mark_policy(uow: "UnitOfWork", mark: PolicyMark) -> Changes:
    """Change what is said of a document in a policy group, or put it there. Raises InputError (code "not-found")."""
    document = uow.evidence.get(mark.evidence_id)
    _check(mark.group)
    with uow.action("Ghi sổ chính sách 1.1.1"):
        uow.policy_marks.put(mark, document.title)
    return Changes("Ghi sổ chính sách 1.1.1", evidence=frozenset({mark.evidence_id}))


def add_policies(uow: "UnitOfWork", group: int, evidence_ids: frozenset[EvidenceId]) -> Changes:
    """Put documents into a group as issued, not yet carried out: one step. Those that stand in it stay as they are."""
    _check(group)
    there = {mark.evidence_id for mark in uow.policy_marks.all() if mark.group == group}
    new = sorted(evidence_ids - there)
    what = f"Thêm {len(new)} văn bản vào nhóm chính sách ({group})"
    with uow.action(what):
        for evidence_id in new:
            title = uow.evidence.get(evidence_id).title
            uow.policy_marks.put(PolicyMark(PolicyMarkId(NEW_MARK), evidence_id, group), title)
    return Changes(what, evidence=frozenset(new))


def unmark_policy(uow: "UnitOfWork", evidence_id: EvidenceId, group: int) -> Changes:
    """Take a document out of a policy group; the document stays."""
    document = uow.evidence.get(evidence_id)
    with uow.action("Bỏ khỏi sổ chính sách 1.1.1"):
        uow.policy_marks.remove(evidence_id, group, document.title)
    return Changes("Bỏ khỏi sổ chính sách 1.1.1", evidence=frozenset({evidence_id}))


def _check(group: int) -> None:
    if not 1 <= group <= GROUPS:
        raise InputError(
            f"Không có nhóm chính sách ({group}).",
            f"Chỉ số 1.1.1 có {GROUPS} nhóm; chưa có gì thay đổi.",
            f"Hãy chọn một nhóm từ 1 đến {GROUPS}.",
            "bad-group",
        )
