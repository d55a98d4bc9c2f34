"""The register of policies of 1.1.1: documents in 13 groups, offered where a sub-item names the group."""

from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, PolicyMarkId
from pii_desktop.domain.policies import PolicyMark, PolicyRegister
from pii_desktop.errors import InputError
from pii_desktop.services import evidence
from pii_desktop.services.coverage import matrix
from pii_desktop.services.policies import add_policies, mark_policy, policy_register, unmark_policy
from pii_desktop.services.scope import Scope
from pii_desktop.services.stepping import undo_last
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file


@pytest.fixture
def policy(workspace: Workspace, tmp_path: Path) -> EvidenceId:
    """Nghị quyết 35: hỗ trợ doanh nghiệp đổi mới công nghệ."""
    fields = EvidenceFields(number="35/2024/NQ-HĐND", signed_on=date(2024, 7, 11), abstract="Hỗ trợ DN đổi mới")
    return workspace.run(lambda uow: evidence.attach(uow, a_file(tmp_path), fields)).evidence_id


def register(workspace: Workspace) -> PolicyRegister:
    return workspace.read(policy_register)


def marked(evidence_id: EvidenceId, group: int, *, carried_out: bool, how: str = "") -> PolicyMark:
    return PolicyMark(PolicyMarkId(0), evidence_id, group, is_carried_out=carried_out, carried_out_by=how)


def test_there_are_always_13_groups(workspace: Workspace) -> None:
    groups = register(workspace).groups
    assert [group.number for group in groups] == list(range(1, 14))
    assert groups[9].name == "Dịch vụ logistics"
    assert register(workspace).counted == 0


def test_a_document_stands_in_several_groups_and_counts_when_carried_out(
    workspace: Workspace, policy: EvidenceId
) -> None:
    """Seed 001, 1.1.1: "đã ban hành và đang thực hiện"."""
    workspace.run(lambda uow: add_policies(uow, 2, frozenset({policy})))
    workspace.run(lambda uow: add_policies(uow, 6, frozenset({policy})))
    assert register(workspace).counted == 0
    workspace.run(lambda uow: mark_policy(uow, marked(policy, 2, carried_out=True, how="Báo cáo 412/BC-STC")))
    found = register(workspace)
    assert [group.number for group in found.groups if group.counted] == [2]
    assert found.groups[1].marks[0].carried_out_by == "Báo cáo 412/BC-STC"
    assert found.groups[5].marks[0].evidence_id == policy
    assert found.documents[policy].title == "35/2024/NQ-HĐND Hỗ trợ DN đổi mới"


def test_adding_again_leaves_what_was_said(workspace: Workspace, policy: EvidenceId) -> None:
    workspace.run(lambda uow: mark_policy(uow, marked(policy, 2, carried_out=True)))
    workspace.run(lambda uow: add_policies(uow, 2, frozenset({policy})))
    assert register(workspace).groups[1].counted == 1


def test_what_proves_a_subitem_is_offered_to_its_group_and_never_put_there(
    workspace: Workspace, policy: EvidenceId
) -> None:
    rows = workspace.read(lambda uow: matrix(uow, Scope())).rows
    subitem = next(row.line.assignment_id for row in rows if row.line.code == "1.1.1 (2)")
    workspace.run(lambda uow: evidence.link(uow, policy, subitem))
    assert register(workspace).offers == {2: (policy,)}
    assert not register(workspace).groups[1].marks
    workspace.run(lambda uow: add_policies(uow, 2, frozenset({policy})))
    assert register(workspace).offers == {}


def test_taking_out_and_deleting(workspace: Workspace, policy: EvidenceId) -> None:
    workspace.run(lambda uow: add_policies(uow, 13, frozenset({policy})))
    workspace.run(lambda uow: unmark_policy(uow, policy, 13))
    assert not register(workspace).groups[12].marks
    workspace.run(undo_last)
    assert register(workspace).groups[12].marks
    workspace.run(lambda uow: evidence.delete(uow, frozenset({policy})))
    assert not register(workspace).groups[12].marks
    workspace.run(undo_last)
    assert register(workspace).groups[12].marks[0].evidence_id == policy


def test_there_is_no_fourteenth_group(workspace: Workspace, policy: EvidenceId) -> None:
    with pytest.raises(InputError, match="nhóm chính sách"):
        workspace.run(lambda uow: add_policies(uow, 14, frozenset({policy})))
