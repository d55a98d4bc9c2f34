"""Required evidence through the services: what is missing, what counts, what the department says of it."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pii_desktop.domain.coverage import Cover, CoverageRow, RowCoverage, narrowed
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.requirements import RequirementLink
from pii_desktop.domain.validity import Standing
from pii_desktop.errors import InputError
from pii_desktop.services import coverage, evidence, validity
from pii_desktop.services.browsing import indicator_rows
from pii_desktop.services.scope import Scope
from pii_desktop.services.stepping import redo_next, undo_last
from pii_desktop.services.undoing import imports, undo_import
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_file

POLICY = EvidenceFields(number="128/KH-UBND", signed_on=date(2021, 3, 15), in_force_to=date(2025, 12, 15))
LASTING = EvidenceFields(number="1867/STC-QLNS", signed_on=date(2025, 3, 7))


def row_of(workspace: Workspace, code: str) -> CoverageRow:
    rows = workspace.read(lambda uow: coverage.matrix(uow, Scope())).rows
    return next(row for row in rows if row.line.code == code)


def detail(workspace: Workspace, assignment_id: AssignmentId) -> RowCoverage:
    found = workspace.read(lambda uow: coverage.row_coverage(uow, assignment_id, Scope()))
    assert found is not None
    return found


def covers(workspace: Workspace, code: str) -> list[Cover]:
    return [cell.cover for cell in row_of(workspace, code).cells]


@pytest.fixture
def spending(workspace: Workspace) -> AssignmentId:
    """2.2.2, chi KH&CN từ ngân sách địa phương: three pieces of usual evidence."""
    return row_of(workspace, "2.2.2").line.assignment_id


def add(workspace: Workspace, file: Path, fields: EvidenceFields, *rows: AssignmentId) -> EvidenceId:
    return workspace.run(lambda uow: evidence.attach(uow, file, fields, frozenset(rows))).evidence_id


def meet(workspace: Workspace, row: AssignmentId, key: str, document: EvidenceId) -> None:
    workspace.run(lambda uow: coverage.meet(uow, row, key, frozenset({document})))


def test_at_first_everything_is_missing_and_who_coordinates_owes_nothing(workspace: Workspace) -> None:
    found = workspace.read(lambda uow: coverage.matrix(uow, Scope()))
    codes = [row.line.code for row in found.rows]
    assert codes[:2] == ["1.1.1", "1.1.1 (2)"], "in the order of the plan"
    assert "4.1.3" in codes
    assert "7.1.2" not in codes, "Sở Tài chính does not lead OCOP products"
    assert found.count(Cover.MISSING) == sum(len(row.cells) for row in found.rows)
    assert len(found.gaps) == len(found.rows)


def test_a_subitem_has_the_list_of_its_indicator(workspace: Workspace) -> None:
    keys = [cell.requirement.key for cell in row_of(workspace, "1.1.1 (2)").cells]
    assert keys == ["1.1.1/01", "1.1.1/02"]


def test_a_document_covers_once_it_is_set_against_a_requirement(
    workspace: Workspace, spending: AssignmentId, tmp_path: Path
) -> None:
    document = add(workspace, a_file(tmp_path), LASTING, spending)
    assert row_of(workspace, "2.2.2").unsorted_ids == (document,)
    meet(workspace, spending, "2.2.2/01", document)
    assert covers(workspace, "2.2.2") == [Cover.COVERED, Cover.MISSING, Cover.MISSING]
    assert row_of(workspace, "2.2.2").unsorted_ids == ()
    workspace.run(lambda uow: coverage.unmeet(uow, RequirementLink(spending, "2.2.2/01", document)))
    assert row_of(workspace, "2.2.2").unsorted_ids == (document,), "it goes on proving the indicator"


def test_a_document_from_the_register_proves_the_row_from_then_on(
    workspace: Workspace, spending: AssignmentId, tmp_path: Path
) -> None:
    document = add(workspace, a_file(tmp_path), LASTING)
    meet(workspace, spending, "2.2.2/02", document)
    assert [each.id for each in detail(workspace, spending).documents] == [document]
    assert covers(workspace, "2.2.2")[1] is Cover.COVERED


def test_the_cut_off_day_decides_whether_it_counts(
    workspace: Workspace, spending: AssignmentId, tmp_path: Path
) -> None:
    """domain.md 6: in force on the cut-off day of its indicator; the same answer in the matrix and in the panel."""
    document = add(workspace, a_file(tmp_path), POLICY, spending)
    meet(workspace, spending, "2.2.2/01", document)
    workspace.run(lambda uow: validity.set_cut_off(uow, spending, "31/12"))
    assert covers(workspace, "2.2.2")[0] is Cover.WEAK
    assert detail(workspace, spending).documents[0].standing is Standing.EXPIRED
    workspace.run(lambda uow: validity.set_cut_off(uow, spending, "30/6"))
    assert covers(workspace, "2.2.2")[0] is Cover.COVERED
    assert detail(workspace, spending).row == row_of(workspace, "2.2.2")


def test_a_waived_requirement_is_no_gap_and_says_why(workspace: Workspace, spending: AssignmentId) -> None:
    workspace.run(lambda uow: coverage.waive(uow, spending, "2.2.2/03", "  Số liệu   do Bộ cấp "))
    cell = row_of(workspace, "2.2.2").cells[2]
    assert cell.cover is Cover.NOT_NEEDED
    assert cell.said == "Không cần: Số liệu do Bộ cấp"
    workspace.run(lambda uow: coverage.restore(uow, spending, "2.2.2/03"))
    assert covers(workspace, "2.2.2")[2] is Cover.MISSING


def test_a_requirement_is_not_waived_without_a_reason(workspace: Workspace, spending: AssignmentId) -> None:
    with pytest.raises(InputError, match="Chưa nêu lý do"):
        workspace.run(lambda uow: coverage.waive(uow, spending, "2.2.2/03", "  "))
    assert covers(workspace, "2.2.2")[2] is Cover.MISSING


def test_own_requirements_are_added_reworded_and_put_into_the_trash(
    workspace: Workspace, spending: AssignmentId
) -> None:
    changes = workspace.run(lambda uow: coverage.add_requirement(uow, spending, "Bảng đối chiếu với Kho bạc"))
    assert changes.assignments == {spending}
    own = row_of(workspace, "2.2.2").cells[-1].requirement
    workspace.run(lambda uow: coverage.reword(uow, spending, own.key, "Bảng đối chiếu với KBNN"))
    assert row_of(workspace, "2.2.2").cells[-1].requirement.text == "Bảng đối chiếu với KBNN"
    workspace.run(lambda uow: coverage.remove_own(uow, spending, own.key))
    assert len(row_of(workspace, "2.2.2").cells) == 3
    workspace.run(undo_last)
    assert row_of(workspace, "2.2.2").cells[-1].requirement.text == "Bảng đối chiếu với KBNN"
    workspace.run(redo_next)
    assert len(row_of(workspace, "2.2.2").cells) == 3


def test_a_usual_requirement_is_waived_not_removed(workspace: Workspace, spending: AssignmentId) -> None:
    with pytest.raises(InputError, match="thuộc danh mục gợi ý"):
        workspace.run(lambda uow: coverage.remove_own(uow, spending, "2.2.2/01"))
    with pytest.raises(InputError, match="Không còn mục"):
        workspace.run(lambda uow: coverage.reword(uow, spending, "own/99", "Bảng kê"))


def test_taking_a_document_off_the_row_takes_it_from_its_requirements(
    workspace: Workspace, spending: AssignmentId, tmp_path: Path
) -> None:
    document = add(workspace, a_file(tmp_path), LASTING, spending)
    meet(workspace, spending, "2.2.2/01", document)
    workspace.run(lambda uow: evidence.unlink(uow, document, spending))
    assert covers(workspace, "2.2.2")[0] is Cover.MISSING
    workspace.run(undo_last)
    assert covers(workspace, "2.2.2")[0] is Cover.COVERED, "one step back brings both"
    workspace.run(lambda uow: evidence.unlink_many(uow, frozenset({document}), frozenset({spending})))
    assert covers(workspace, "2.2.2")[0] is Cover.MISSING


def test_a_deleted_document_leaves_the_list_and_comes_back_with_undo(
    workspace: Workspace, spending: AssignmentId, tmp_path: Path
) -> None:
    document = add(workspace, a_file(tmp_path), LASTING, spending)
    meet(workspace, spending, "2.2.2/01", document)
    workspace.run(lambda uow: evidence.delete(uow, frozenset({document})))
    assert covers(workspace, "2.2.2")[0] is Cover.MISSING
    workspace.run(undo_last)
    assert covers(workspace, "2.2.2")[0] is Cover.COVERED


def test_rows_are_found_by_code_name_and_requirement(workspace: Workspace, spending: AssignmentId) -> None:
    rows = workspace.read(lambda uow: coverage.matrix(uow, Scope())).rows
    assert [row.line.code for row in narrowed(rows, "2.2.2")] == ["2.2.2"]
    assert "2.2.2" in [row.line.code for row in narrowed(rows, "quyet toan")]
    for key in ("2.2.2/01", "2.2.2/02", "2.2.2/03"):
        workspace.run(partial(coverage.waive, assignment_id=spending, key=key, reason="Thử"))
    gaps = workspace.read(lambda uow: coverage.matrix(uow, Scope())).gaps
    assert narrowed(gaps, "2.2.2") == ()


def test_a_row_that_owes_no_evidence_has_no_checklist(workspace: Workspace) -> None:
    coordinated = next(
        each.assignment.id
        for each in workspace.read(lambda uow: indicator_rows(uow, Scope()))
        if each.assignment.role is Role.COORDINATING
    )
    assert workspace.read(lambda uow: coverage.row_coverage(uow, coordinated, Scope())) is None


def test_a_row_with_an_edited_list_stays_when_its_import_is_taken_back(
    workspace: Workspace, spending: AssignmentId
) -> None:
    workspace.run(lambda uow: coverage.waive(uow, spending, "2.2.2/03", "Số liệu do Bộ cấp"))
    run = workspace.read(imports)[-1]
    undo_import(workspace, run.id)
    assert workspace.read(lambda uow: uow.assignments.get(spending)).archived_at is not None
