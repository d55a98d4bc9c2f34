"""An import in five steps: nothing is stored before the last button, and it can be taken back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.paths import resources
from pii_desktop.services.assigning import Assigned, assigned
from pii_desktop.services.progress import follow
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.wizard import DIFFERENCES, FILE, ROLES, SUMMARY, TABLES, ImportWizard
from tests.ui.workplace import PLAN, Workplace


def take_bundled(page: AssignmentsPage, place: Workplace) -> ImportWizard:
    """Begin an import of the bundled plan and go to the differences."""
    page.board.import_wanted.emit()
    page.wizard.source.take_bundled(PLAN)
    place.settle()
    for _ in (TABLES, ROLES, DIFFERENCES):
        page.wizard.foot.onward.click()
    return page.wizard


def import_all(page: AssignmentsPage, place: Workplace) -> None:
    take_bundled(page, place).foot.onward.click()
    place.settle()
    page.wizard.foot.onward.click()
    place.settle()


def edit_row(code: str, *, by_user: bool, **fields: Any) -> Any:
    """A use case: the row with this code now says something else, by the user or by an earlier import."""

    def use_case(uow: Any) -> Changes:
        stored = next(each for each in assigned(uow).assignments if each.display_code == code)
        with uow.action("Sửa phân công", import_id=None if by_user else assigned(uow).imports[0].id):
            uow.assignments.update_row(stored.id, stored.position, replace(stored.row, **fields))
        return Changes("Sửa phân công", assignments=frozenset({stored.id}))

    return use_case


def test_the_steps_show_table_roles_and_what_is_new(page: AssignmentsPage, place: Workplace) -> None:
    page.board.import_wanted.emit()
    wizard = page.wizard
    assert wizard.step == FILE
    assert not wizard.foot.onward.isEnabled()
    wizard.source.take_bundled(PLAN)
    place.settle()
    wizard.foot.onward.click()
    assert len(wizard.tables.model.all_rows()) == 65
    wizard.foot.onward.click()
    assert len(wizard.roles.model.all_rows()) == 56
    wizard.foot.onward.click()
    assert wizard.differences.counts() == (65, 65)
    assert wizard.foot.onward.text() == "Ghi 65 thay đổi"
    stored: Assigned = place.read(assigned)
    assert stored.assignments == (), "nothing is stored before the last button"


def test_storing_ends_with_a_summary_and_a_way_back(page: AssignmentsPage, place: Workplace) -> None:
    wizard = take_bundled(page, place)
    wizard.foot.onward.click()
    place.settle()
    assert wizard.step == SUMMARY
    assert len(place.read(assigned).assignments) == 65
    wizard.summary.undo.click()
    place.settle()
    assert place.read(assigned).assignments == ()
    assert not wizard.summary.undo.isEnabled()


def test_the_same_plan_again_says_that_nothing_is_new_and_stores_nothing(
    page: AssignmentsPage, place: Workplace
) -> None:
    import_all(page, place)
    revision = place.read(lambda uow: uow.revision())
    wizard = take_bundled(page, place)
    assert wizard.differences.nothing.isVisible()
    assert wizard.foot.onward.text() == "Xong"
    wizard.foot.onward.click()
    place.settle()
    assert page.board.isVisible()
    assert place.read(lambda uow: uow.revision()) == revision


def test_an_own_edit_is_kept_unless_the_user_chooses_the_file(page: AssignmentsPage, place: Workplace) -> None:
    import_all(page, place)
    place.change(edit_row("2.2.3", by_user=True, lead=("Sở Khoa học và Công nghệ",)))
    wizard = take_bundled(page, place)
    assert wizard.differences.counts() == (0, 1)
    assert not wizard.foot.onward.isEnabled(), "nothing is taken yet"
    conflict = next(line for line in wizard.differences.model.all_rows() if line.is_conflict)
    wizard.differences.model.check_toggled.emit([conflict], "new", Qt.CheckState.Checked)
    wizard.foot.onward.click()
    place.settle()
    stored: Assigned = place.read(assigned)
    assert next(each for each in stored.assignments if each.display_code == "2.2.3").row.lead == ("Sở Tài chính",)


def test_a_change_that_is_not_taken_stays_as_it_was(page: AssignmentsPage, place: Workplace) -> None:
    import_all(page, place)
    place.change(edit_row("1.1.3", by_user=False, coordinating=("Sở Nội vụ",)))
    place.change(edit_row("2.2.3", by_user=False, lead=("Sở Nội vụ",)))
    wizard = take_bundled(page, place)
    left = next(line for line in wizard.differences.model.all_rows() if line.change.code == "1.1.3")
    wizard.differences.model.check_toggled.emit([left], "box", Qt.CheckState.Unchecked)
    assert "1 không nhận, giữ như đang lưu" in wizard.foot.onward.accessibleDescription()
    wizard.foot.onward.click()
    place.settle()
    rows = {each.display_code: each.row for each in place.read(assigned).assignments}
    assert rows["1.1.3"].coordinating == ("Sở Nội vụ",)
    assert rows["2.2.3"].lead == ("Sở Tài chính",)


def test_what_was_compared_with_an_older_store_is_compared_again(page: AssignmentsPage, place: Workplace) -> None:
    import_all(page, place)
    place.change(edit_row("1.1.3", by_user=False, coordinating=("Sở Nội vụ",)))
    wizard = take_bundled(page, place)
    place.change(lambda uow: follow(uow, frozenset({AssignmentId(2)}), is_tracked=True))
    wizard.foot.onward.click()
    place.settle()
    assert wizard.step == DIFFERENCES
    assert "Đã so sánh lại" in wizard.notice()
    wizard.foot.onward.click()
    place.settle()
    assert wizard.step == SUMMARY


def test_chips_leave_the_rows_they_count(page: AssignmentsPage, place: Workplace) -> None:
    wizard = take_bundled(page, place)
    assert wizard.differences.chips is not None
    wizard.differences.chips.check({"misprint"})
    codes = {line.change.code for line in wizard.differences.model.visible_rows()}
    assert codes == {"3.2.3", "6.1.1"}


def test_another_file_gives_up_the_first(page: AssignmentsPage, place: Workplace) -> None:
    page.board.import_wanted.emit()
    page.wizard.source.take_bundled(PLAN)
    page.wizard.source.take_bundled("bacgiang-2024")
    place.settle()
    page.wizard.foot.onward.click()
    assert len(page.wizard.tables.model.all_rows()) == 17


@pytest.mark.real_documents
def test_a_real_appendix_goes_in(page: AssignmentsPage, place: Workplace, shared: Path) -> None:
    page.take_file(shared / "appendices" / "bacninh-2025.docx")
    place.settle()
    for _ in (TABLES, ROLES, DIFFERENCES, SUMMARY):
        page.wizard.foot.onward.click()
        place.settle()
    stored: Assigned = place.read(assigned)
    assert sum(each.is_tracked for each in stored.assignments) == 29


def test_a_workbook_is_read_beside_the_window(page: AssignmentsPage, place: Workplace) -> None:
    page.take_file(resources() / "samples" / "phan-cong-mau.xlsx")
    place.settle()
    assert page.wizard.source.notice().startswith("Đã đọc “phan-cong-mau.xlsx”")
    assert page.wizard.foot.onward.isEnabled()


def test_reading_can_be_stopped(page: AssignmentsPage, place: Workplace) -> None:
    page.take_file(resources() / "samples" / "phan-cong-mau.xlsx")
    page.wizard.source.stop()
    place.settle()
    assert "Đã dừng đọc" in page.wizard.source.notice()
    assert not page.wizard.source.list.hasFocus(), "Enter would take a bundled plan"
    assert page.wizard.step == FILE
    assert not page.wizard.foot.onward.isEnabled()


def test_a_click_on_the_circle_of_the_file_takes_its_word(
    page: AssignmentsPage, place: Workplace, qtbot: QtBot
) -> None:
    import_all(page, place)
    place.change(edit_row("2.2.3", by_user=True, lead=("Sở Khoa học và Công nghệ",)))
    pane = take_bundled(page, place).differences
    for key, taken in (("new", 1), ("old", 0)):
        section = [column.key for column in pane.model.columns].index(key)
        cell = pane.view.visualRect(pane.model.index_of(pane.model.all_rows()[0].id, section))
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
        assert pane.counts() == (taken, 1)
