"""Departments are reorganised from the board: looked at, taken, listed, taken back; and the misprint ledger."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.services.assigning import assigned
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import ImportOutcome, accept, merge
from pii_desktop.services.reorganising import received
from pii_desktop.services.undoing import imports
from pii_desktop.services.workspace import take_bundled
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.reorganisation_pane import ReorganisationPane
from tests.ui.workplace import Workplace, focused


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Workplace]:
    """Sở Tài chính with the plan of before the reorganisation."""
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ dữ liệu", plan="bacgiang-2024")
    yield place
    place.close()


def look(page: AssignmentsPage, place: Workplace) -> ReorganisationPane:
    """The known merger into Sở Tài chính, looked at."""
    page.board.reorganise.click()
    place.settle()
    page.reorganisation.form.look.click()
    place.settle()
    return page.reorganisation


def test_the_rows_of_the_merged_department_come_after_they_were_looked_at(
    page: AssignmentsPage, place: Workplace
) -> None:
    pane = look(page, place)
    assert pane.form.old.text() == "Sở Kế hoạch và Đầu tư"
    assert len(pane.shifts.accepted()) == 6
    assert place.read(received) == (), "nothing is stored before the last button"
    pane.carry_out.setFocus()
    pane.carry_out.click()
    place.settle()
    assert len(place.read(received)) == 6
    assert len(pane.received.model.all_rows()) == 6
    assert pane.notice().startswith("Đã sắp xếp: nhận về 6 dòng")
    assert focused() is pane.received.view, "the button that was pressed is gone"


def test_a_row_that_is_left_stays_as_it_was(page: AssignmentsPage, place: Workplace) -> None:
    pane = look(page, place)
    left = pane.shifts.model.all_rows()[0]
    pane.shifts.model.check_toggled.emit([left], "code", Qt.CheckState.Unchecked)
    pane.carry_out.click()
    place.settle()
    taken = {each.assignment.id for each in place.read(received)}
    assert len(taken) == 5
    assert left.shift.assignment_id not in taken


def test_a_reorganisation_is_taken_back(page: AssignmentsPage, place: Workplace) -> None:
    before = [(each.id, each.role, each.is_tracked) for each in place.read(assigned).assignments]
    pane = look(page, place)
    pane.carry_out.click()
    place.settle()
    pane.received.undo.click()
    place.settle()
    assert [(each.id, each.role, each.is_tracked) for each in place.read(assigned).assignments] == before
    assert not pane.received.undo.isVisible()


def test_what_is_typed_wrong_stays_with_a_sentence(page: AssignmentsPage, place: Workplace) -> None:
    pane = look(page, place)
    pane.form.since.set_text("32/13/2025")
    pane.form.look.click()
    assert pane.form.since.text() == "32/13/2025"
    assert pane.form.since.has_error
    pane.form.since.set_text("01/03/2025")
    pane.form.old.set_text("Sở Tài chính")
    pane.form.look.click()
    assert "vừa là đơn vị cũ vừa là đơn vị mới" in pane.form.old.message


def test_a_reorganisation_of_others_is_refused_with_a_sentence(page: AssignmentsPage, place: Workplace) -> None:
    pane = look(page, place)
    pane.form.old.set_text("Sở Giao thông vận tải")
    pane.form.new.set_text("Sở Xây dựng")
    pane.form.look.click()
    place.settle()
    assert "không liên quan đến Sở Tài chính" in pane.notice()


def test_an_import_on_which_a_later_one_stands_is_refused_with_the_reason(
    page: AssignmentsPage, place: Workplace
) -> None:
    place.desk.change_workspace(take_newer_version)
    place.settle()
    later, _first = place.read(imports)
    oldest = page.board.imports.cards()[-1]
    oldest.undo.click()
    place.settle()
    assert f"Hãy hoàn tác lần nhập {later.id} trước." in page.notice()
    assert len(page.board.model.all_rows()) == 17
    page.board.imports.cards()[0].undo.click()
    place.settle()
    page.board.imports.cards()[-1].undo.click()
    place.settle()
    assert page.board.model.all_rows() == ()
    assert "Đã hoàn tác lần nhập 1: 17 dòng trở lại như trước" in page.notice(), "a list that goes is accounted for"


def take_newer_version(workspace: Any) -> ImportOutcome:
    """The plan of 2024 again, with another lead."""
    plan = bundled_plan("bacgiang-2024")
    rows = [replace(row, lead=("Sở Nội vụ",)) if row.kind.is_assignment else row for row in plan.rows]
    newer = replace(plan, rows=tuple(rows), file_name="KH sửa đổi.docx")
    shown = workspace.read(lambda uow: preview(uow, newer))
    return merge(workspace, shown, accept(shown.changeset))


def test_the_ledger_lists_misprints_and_goes_out_as_a_workbook(
    page: AssignmentsPage, place: Workplace, tmp_path: Path
) -> None:
    place.desk.change_workspace(lambda workspace: take_bundled(workspace, "bacninh-2025"))
    place.settle()
    page.board.ledger.click()
    place.settle()
    assert [(line.printed, line.read_as) for line in page.ledger.model.all_rows()][-1][1] == "6.1.1"
    target = tmp_path / "Sổ lỗi in.xlsx"
    page.ledger.save_as(str(target))
    place.settle()
    assert target.read_bytes().startswith(b"PK")
    assert "Đã xuất" in page.ledger.notice()
    line = page.ledger.model.all_rows()[-1]
    page.ledger.row_wanted.emit(line.assignment_id)
    assert page.board.view.current_id() == line.assignment_id
