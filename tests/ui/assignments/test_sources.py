"""Where plans come from: any format, several files, a table on the clipboard; columns given by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.domain.plan_body import Duty, DutyGroup, PlanBody
from pii_desktop.paths import resources
from pii_desktop.services.assigning import assigned
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.column_mapping import remembered
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.wizard import DIFFERENCES, FILE, ROLES, SUMMARY, TABLES, ImportWizard
from pii_desktop.ui.widgets.taken_plan import PastedTable, TakenPlan
from tests.ui.workplace import Workplace

SAMPLE = resources() / "samples" / "phan-cong-mau.xlsx"
ODD = PastedTable(
    None,
    "STT\tViệc cần làm\tAi lo\tBao giờ\n"
    "1\tSố hóa hồ sơ đất đai\tCơ quan tài khóa\tQuý III\n"
    "2\tMở dữ liệu dùng chung\tSở Nội vụ\tQuý IV\n",
)
MEANINGS = ("stt", "name", "lead", "timing")


def go_on(page: AssignmentsPage, place: Workplace, step: int) -> ImportWizard:
    """To a step, as with "Tiếp tục"."""
    while page.wizard.step < step:
        page.wizard.foot.onward.click()
        place.settle()
    return page.wizard


def paste(page: AssignmentsPage, place: Workplace, pasted: PastedTable = ODD) -> ImportWizard:
    page.board.import_wanted.emit()
    page.wizard.source.take_pasted(pasted)
    place.settle()
    return go_on(page, place, TABLES)


def map_columns(page: AssignmentsPage, place: Workplace) -> None:
    """Tell what the columns of the odd table mean, and read it."""
    chooser = page.wizard.tables.chooser
    for box, meaning in zip(chooser.strip.boxes, MEANINGS, strict=True):
        box.set_value(meaning)
        box.chosen.emit(meaning)
    chooser.switch.click()
    place.settle()


def test_several_files_are_taken_one_after_the_other(page: AssignmentsPage, place: Workplace) -> None:
    page.take_files((SAMPLE, SAMPLE))
    place.settle()
    assert page.wizard.head.note() == "Tệp 1/2"
    assert "Còn 1 tệp" in page.wizard.source.notice()
    go_on(page, place, SUMMARY)
    assert page.wizard.foot.onward.text() == "Tệp tiếp theo"
    page.wizard.foot.onward.click()
    place.settle()
    assert (page.wizard.step, page.wizard.head.note()) == (FILE, "Tệp 2/2")
    go_on(page, place, DIFFERENCES)
    assert page.wizard.differences.nothing.isVisible(), "the same file says nothing new"
    page.wizard.foot.onward.click()
    assert page.board.isVisible()


def test_a_file_that_cannot_be_read_does_not_stop_the_next(
    page: AssignmentsPage, place: Workplace, tmp_path: Path
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    page.take_files((broken, SAMPLE))
    place.settle()
    assert not page.wizard.foot.onward.isEnabled()
    page.wizard.source.take_next()
    place.settle()
    assert page.wizard.source.notice().startswith("Đã đọc “phan-cong-mau.xlsx”")


def test_what_was_copied_is_pasted_by_key(page: AssignmentsPage, place: Workplace, qtbot: QtBot) -> None:
    copied = QMimeData()
    copied.setText("TT\tTên chỉ số\tĐơn vị chủ trì\n1.1.1\tChính sách thúc đẩy\tSở Tài chính\n")
    QGuiApplication.clipboard().setMimeData(copied)
    page.board.import_wanted.emit()
    page.wizard.source.list.setFocus()
    qtbot.keyClick(page.wizard.source.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    place.settle()
    assert page.wizard.source.notice().startswith("Đã đọc “Bảng dán từ Word, Excel”: 1 dòng")


def test_a_file_copied_in_the_file_manager_is_pasted_too(page: AssignmentsPage, place: Workplace) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    QGuiApplication.clipboard().setMimeData(copied)
    page.board.import_wanted.emit()
    page.wizard.source.paste()
    place.settle()
    assert "phan-cong-mau.xlsx" in page.wizard.source.notice()


def test_an_empty_clipboard_says_what_to_copy(page: AssignmentsPage) -> None:
    QGuiApplication.clipboard().clear()
    page.board.import_wanted.emit()
    page.wizard.source.paste()
    assert page.wizard.source.notice().startswith("Chưa sao chép bảng nào.")


def test_a_table_nobody_knows_is_read_with_columns_given_by_hand(page: AssignmentsPage, place: Workplace) -> None:
    wizard = paste(page, place)
    assert not wizard.foot.onward.isEnabled()
    assert not wizard.tables.chooser.switch.isEnabled(), "a name and somebody are missing"
    map_columns(page, place)
    assert [row.name for row in wizard.tables.model.all_rows()] == ["Số hóa hồ sơ đất đai", "Mở dữ liệu dùng chung"]
    assert wizard.foot.onward.isEnabled()


def test_columns_given_once_hold_for_the_next_table_of_that_shape_until_they_are_forgotten(
    page: AssignmentsPage, place: Workplace
) -> None:
    paste(page, place)
    map_columns(page, place)
    go_on(page, place, ROLES)
    assert len(place.read(remembered).shapes) == 1
    page.wizard.closed.emit()
    wizard = paste(page, place, replace(ODD, text=ODD.text.replace("đất đai", "hộ tịch")))
    assert len(wizard.tables.model.all_rows()) == 2
    assert wizard.tables._remembered.isVisible()
    wizard.tables._remembered.acted.emit()
    place.settle()
    assert wizard.tables.model.all_rows() == ()
    assert not place.read(remembered).shapes


def test_a_column_has_one_meaning(page: AssignmentsPage, place: Workplace) -> None:
    strip = paste(page, place).tables.chooser.strip
    for number in (1, 2):
        strip.boxes[number].set_value("name")
        strip.boxes[number].chosen.emit("name")
    assert strip.columns() == {"stt": 0, "name": 2}


def test_who_chose_a_column_stays_on_it(page: AssignmentsPage, place: Workplace) -> None:
    strip = paste(page, place).tables.chooser.strip
    map_columns(page, place)
    strip.boxes[3].setFocus()
    before = strip.boxes[3]
    before.set_value("remark")
    before.chosen.emit("remark")
    place.settle()
    assert strip.boxes[3] is not before, "the file was read again"
    assert strip.boxes[3].hasFocus()


def test_a_table_can_be_left_out(page: AssignmentsPage, place: Workplace) -> None:
    page.take_file(SAMPLE)
    place.settle()
    wizard = go_on(page, place, TABLES)
    wizard.tables.chooser.switch.click()
    place.settle()
    assert not any(row.place.table == 0 for row in wizard.tables.model.all_rows())
    assert wizard.tables.chooser.switch.text() == "Đọc bảng này"


def test_a_doubtful_name_is_explained_once(page: AssignmentsPage, place: Workplace) -> None:
    paste(page, place)
    map_columns(page, place)
    wizard = go_on(page, place, ROLES)
    assert wizard.roles.model.all_rows() == ()
    box = wizard.roles.names.boxes["Cơ quan tài khóa"]
    box.set_value("so-tai-chinh")
    box.chosen.emit("so-tai-chinh")
    place.settle()
    assert [line.role.label for line in wizard.roles.model.all_rows()] == ["Chủ trì"]
    assert box is wizard.roles.names.boxes["Cơ quan tài khóa"], "the choice can be taken back where it was made"
    wizard = go_on(page, place, DIFFERENCES)
    wizard.foot.onward.click()
    place.settle()
    roles = {each.row.name: each.role for each in place.read(assigned).assignments}
    assert str(roles["Số hóa hồ sơ đất đai"]) == "lead"


def misprinted(page: AssignmentsPage, place: Workplace) -> ImportWizard:
    """The differences of the plan that prints 6.2.1 for 6.1.1, at that row."""
    page.board.import_wanted.emit()
    page.wizard.source.take_bundled("bacninh-2025")
    place.settle()
    wizard = go_on(page, place, DIFFERENCES)
    line = next(each for each in wizard.differences.model.all_rows() if each.change.code == "6.1.1")
    wizard.differences.view.select_id(line.id)
    return wizard


def test_the_printed_code_can_be_kept_and_given_up_again(page: AssignmentsPage, place: Workplace) -> None:
    wizard = misprinted(page, place)
    codes = wizard._panel.codes
    assert (codes.accept.text(), codes.keep.text()) == ("Nhận 6.1.1", "Giữ mã in 6.2.1")
    codes.keep.click()
    place.settle()
    assert codes.keep.accessibleDescription() == "đang chọn"
    assert wizard.differences.counts() == (65, 65)
    codes.accept.click()
    place.settle()
    assert codes.accept.accessibleDescription() == "đang chọn"


def test_another_code_is_stored(page: AssignmentsPage, place: Workplace) -> None:
    wizard = misprinted(page, place)
    wizard._panel.codes.other.set_value("7.1.1")
    wizard._panel.codes.other.chosen.emit("7.1.1")
    place.settle()
    assert not wizard.foot.onward.isEnabled(), "7.1.1 stands at another row of the plan"
    wizard.differences.twice.acted.emit()
    wizard.foot.onward.click()
    place.settle()
    row = next(each.row for each in place.read(assigned).assignments if "6.2.1" in (each.row.code_printed or ""))
    assert (row.code, row.pillar, row.group) == ("7.1.1", "7", "7.1")
    assert any("do đơn vị chọn" in issue.text for issue in row.issues)


def test_decisions_stay_when_something_is_explained_meanwhile(page: AssignmentsPage, place: Workplace) -> None:
    wizard = misprinted(page, place)
    left = next(each for each in wizard.differences.model.all_rows() if each.change.code == "1.1.3")
    wizard.differences.model.check_toggled.emit([left], "box", Qt.CheckState.Unchecked)
    wizard._panel.codes.keep.click()
    place.settle()
    assert wizard.differences.counts() == (64, 65)


def test_what_the_body_of_a_plan_offers_is_taken_with_the_rest(page: AssignmentsPage, place: Workplace) -> None:
    wizard = take_with_body(page, place)
    assert wizard.decisions.tabs.isVisible()
    body = wizard.decisions.body
    wizard.decisions.tabs.setCurrentIndex(1)
    assert [line.number for line in body.model.all_rows()] == ["III.2"]
    wizard.foot.onward.click()
    place.settle()
    stored: Any = place.read(assigned)
    [duty] = [each for each in stored.assignments if each.row.place.is_body]
    assert duty.is_tracked
    assert duty.row.tasks == ("Bố trí kinh phí",)


def test_what_the_body_offers_can_be_left(page: AssignmentsPage, place: Workplace) -> None:
    wizard = take_with_body(page, place)
    body = wizard.decisions.body
    body.model.check_toggled.emit(list(body.model.all_rows()), "number", Qt.CheckState.Unchecked)
    assert body.counts() == (0, 1)
    wizard.foot.onward.click()
    place.settle()
    assert not any(each.row.place.is_body for each in place.read(assigned).assignments)


def take_with_body(page: AssignmentsPage, place: Workplace) -> ImportWizard:
    page.board.import_wanted.emit()
    page.wizard.source.taken.emit(TakenPlan(with_duties(), "KH 279"))
    place.settle()
    return go_on(page, place, DIFFERENCES)


def with_duties() -> ParsedPlan:
    """The plan with one duty of Sở Tài chính in its body."""
    duty = Duty("Bố trí kinh phí", "III.2.a", 41)
    group = DutyGroup("III.2", ("Sở Tài chính",), "Sở Tài chính", 40, (duty,))
    return replace(bundled_plan("bacninh-2025"), body=PlanBody(groups=(group,)))


@pytest.mark.real_documents
def test_the_page_of_a_pdf_stands_beside_the_row(
    page: AssignmentsPage, place: Workplace, shared: Path, qtbot: QtBot
) -> None:
    page.take_file(shared / "appendices" / "bacgiang-nq02-2024.pdf")
    place.settle()
    wizard = go_on(page, place, TABLES)
    with qtbot.waitSignal(wizard._panel.pictures.drawn, timeout=60_000):
        wizard.tables.view.select_next()
    assert wizard._panel.page.isVisible()
