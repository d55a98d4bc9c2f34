"""Requests are made with a click, edited, closed; the other tabs show what they are about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.coordination import Exchange, RequestState, Way
from pii_desktop.domain.ids import ExchangeId, FocalOfficerId, PeriodId
from pii_desktop.domain.people import FocalOfficer, Post
from pii_desktop.domain.profile import Officer
from pii_desktop.services import request_forms
from pii_desktop.services.people import contacts
from pii_desktop.ui.coordination.dialogs import AddRequestDialog, ExchangeDialog, ReasonDialog
from pii_desktop.ui.coordination.page import CoordinationPage
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.widgets.officer_dialog import NewcomerDialog, OfficerDialog
from tests.builders import an_assignment
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)
SCIENCE = "Sở Khoa học và Công nghệ"


def shown(page: CoordinationPage) -> list[str]:
    return [row.assignment.display_code for row in page.requests.model.visible_rows()]


def select(page: CoordinationPage, place: Workplace, code: str) -> None:
    row = next(each for each in page.requests.model.all_rows() if each.assignment.display_code == code)
    page.requests.view.select_id(row.request.id)
    place.settle()


def test_a_click_asks_everybody_the_plan_names(asked: CoordinationPage) -> None:
    assert sorted(shown(asked)) == ["2.1.3", "2.2.2", "2.2.3", "3.2.2", "4.2.2", "6.3.1"]
    assert asked.undo_bar.text() == "Đã lập 6 đề nghị cho 4 đơn vị."
    assert "10 dòng chỉ ghi chung" in asked.banner.text()
    assert asked.banner.isVisible()


def test_the_undo_bar_takes_all_of_them_back(asked: CoordinationPage, place: Workplace) -> None:
    asked.undo_bar._button.click()
    place.settle()
    assert shown(asked) == []


def test_a_second_click_says_that_nobody_is_left(asked: CoordinationPage, place: Workplace) -> None:
    asked.head.propose.click()
    place.settle()
    assert len(shown(asked)) == 6


def test_chips_and_words_filter(asked: CoordinationPage, place: Workplace) -> None:
    asked.requests.search.setText("khoa hoc")
    asked.requests.search.searched.emit("khoa hoc")
    place.settle()
    assert shown(asked) == ["2.2.2", "2.2.3"]

    asked.requests.chips.check({RequestState.ANSWERED.value})
    place.settle()
    assert shown(asked) == []


def test_content_and_day_are_stored_when_they_are_left(asked: CoordinationPage, place: Workplace) -> None:
    select(asked, place, "2.2.2")
    panel = asked.requests.panel
    panel.content.text_edit.setPlainText("Chi KH&CN đến 31/10")
    panel.content.commit()
    panel.due.line_edit.setText("20/11/2025")
    panel.due.line_edit.textEdited.emit("20/11/2025")
    panel.due.commit()
    place.settle()

    stored = place.read(lambda uow: uow.requests.of_period(YEAR, SCIENCE))[0]
    assert (stored.content, stored.due_on) == ("Chi KH&CN đến 31/10", date(2025, 11, 20))


def test_what_is_no_day_keeps_what_was_typed(asked: CoordinationPage, place: Workplace) -> None:
    select(asked, place, "2.2.2")
    panel = asked.requests.panel
    panel.due.line_edit.setText("mai")
    panel.due.line_edit.textEdited.emit("mai")
    panel.due.commit()
    place.settle()

    assert panel.due.has_error
    assert panel.due.text() == "mai"
    assert place.read(lambda uow: uow.requests.of_period(YEAR, SCIENCE))[0].due_on == date(2025, 11, 17)


def test_a_request_is_closed_with_a_reason(asked: CoordinationPage, place: Workplace) -> None:
    select(asked, place, "2.1.3")
    asked.requests.panel.close_request.click()
    dialog = asked.requests.findChild(ReasonDialog)
    assert dialog is not None
    dialog.accept_button.click()
    assert "Chưa nêu lý do" in dialog.banner.text()
    dialog.reason.text_edit.setPlainText("Đã có trong niên giám")
    dialog.accept_button.click()
    place.settle()

    detail = asked.requests.panel._shown
    assert detail is not None
    assert detail.request.state is RequestState.CLOSED
    assert detail.reason == "Đã có trong niên giám"


def test_a_deleted_request_comes_back_by_the_undo_bar(asked: CoordinationPage, place: Workplace) -> None:
    select(asked, place, "2.1.3")
    asked.requests.panel.delete.click()
    place.settle()
    assert "2.1.3" not in shown(asked)

    asked.undo_bar._button.click()
    place.settle()
    assert "2.1.3" in shown(asked)


def test_one_more_department_is_added(asked: CoordinationPage, place: Workplace) -> None:
    asked.requests.add.click()
    place.settle()
    dialog = asked.requests.findChild(AddRequestDialog)
    assert dialog is not None
    dialog.accept_button.click()
    assert "Chưa chọn chỉ số" in dialog.banner.text()

    dialog.row.set_value(16)
    dialog.department.set_text("Sở Tài chính")
    dialog.accept_button.click()
    place.settle()
    assert "Chưa chọn đơn vị" in dialog.banner.text()

    dialog.department.set_text("Sở Nội vụ")
    dialog.accept_button.click()
    place.settle()
    assert "1.1.3" in shown(asked)


def test_forms_are_written_and_logged(asked: CoordinationPage, place: Workplace, tmp_path: Path) -> None:
    asked.sending._forms = place.read(lambda uow: request_forms.request_forms(uow, YEAR))
    asked.sending.write_to(str(tmp_path))
    place.settle()

    assert len(list(tmp_path.glob("Phiếu số liệu - *.xlsx"))) == 4
    assert "Đã xuất 4 phiếu" in asked.banner.text()
    assert asked.banner.isVisible()
    asked.head.tabs.setCurrentIndex(3)
    place.settle()
    assert {line.way for line in asked.log.model.all_rows()} == {Way.SENT}


def test_a_reply_is_looked_at_and_taken_and_put_into_the_period(
    asked: CoordinationPage, place: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    forms = place.read(lambda uow: request_forms.request_forms(uow, YEAR, [SCIENCE]))
    file = request_forms.write_forms(forms, tmp_path, "Sở")[0].file
    workbook = load_workbook(file)
    workbook.worksheets[0]["E7"] = "1.000"
    workbook.worksheets[0]["H7"] = "Đã phân bổ"
    workbook.save(file)

    asked.take_file(file)
    place.settle()
    lines = asked.reply.model.all_rows()
    assert [line.is_taken for line in lines] == [False, False, True]

    for number in (0, 1):  # one reading, then the other: the first is given up
        index = asked.reply.model.index_of(lines[number].id)
        asked.reply.model.toggle(index)
    assert [line.is_taken for line in asked.reply.model.all_rows()] == [False, True, True]
    asked.reply.store.click()
    place.settle()

    assert asked.undo_bar.text() == f"Nhận trả lời: {SCIENCE}"
    select(asked, place, "2.2.2")
    assert "Kết quả thực hiện: Đã phân bổ" in asked.requests.panel.answers()
    asked.requests.panel.transfer.click()
    place.settle()
    dialog = asked.requests.transferring.dialog
    assert dialog is not None
    dialog.accept_button.click()
    place.settle()
    row = place.read(lambda uow: uow.requests.of_period(YEAR, SCIENCE))[0]
    assert row.state is RequestState.TAKEN
    entry, _ = place.read(lambda uow: uow.progress.get(row.assignment_id, YEAR))
    assert entry.result == f"{SCIENCE}: Đã phân bổ"


def test_a_form_of_another_period_says_so(asked: CoordinationPage, place: Workplace, tmp_path: Path) -> None:
    forms = place.read(lambda uow: request_forms.request_forms(uow, YEAR, [SCIENCE]))
    file = request_forms.write_forms(forms, tmp_path, "Sở")[0].file
    place.desk.choose_period(PeriodId(1))
    asked.take_file(file)
    place.settle()

    assert "Phiếu này của kỳ Năm 2025" in asked.reply.banner.text()
    assert asked.reply.banner.isVisible()


def test_a_file_that_is_no_form_is_refused_in_place(asked: CoordinationPage, place: Workplace, tmp_path: Path) -> None:
    file = tmp_path / "ảnh.xlsx"
    file.write_bytes(b"\x89PNG\r\n")
    asked.take_file(file)
    place.settle()

    assert "Đây là tệp ảnh" in asked.reply.banner.text()
    asked.reply.back.click()
    assert asked.head.isVisible()


def test_the_chase_list_is_copied_for_a_mail(asked: CoordinationPage, place: Workplace) -> None:
    asked.head.tabs.setCurrentIndex(1)
    place.settle()
    asked.chase.view.select_id(SCIENCE)
    asked.chase.copy.click()
    place.settle()

    assert "2.2.2 Tỉ lệ chi cho KH&CN" in QGuiApplication.clipboard().text()
    assert "Thống kê" not in QGuiApplication.clipboard().text()


def test_the_chase_list_is_exported(asked: CoordinationPage, place: Workplace, tmp_path: Path) -> None:
    asked.head.tabs.setCurrentIndex(1)
    place.settle()
    asked.chase.save_as(str(tmp_path / "Đôn đốc.xlsx"))
    place.settle()
    assert "Đôn đốc.xlsx" in asked.banner.text()


def test_what_the_department_owes_opens_its_row(page: CoordinationPage, place: Workplace) -> None:
    page.show_place(Destination(PageKey.COORDINATION, tab="owed"))
    place.settle()
    first = page.owed.model.all_rows()[0]
    page.owed.view.row_activated.emit(first.assignment.id)

    assert len(page.owed.model.all_rows()) == 8
    assert place.wanted[-1] == Destination(PageKey.INDICATORS, first.assignment.id)


def test_a_line_of_the_log_is_written_corrected_and_deleted(page: CoordinationPage, place: Workplace) -> None:
    page.show_place(Destination(PageKey.COORDINATION, tab="log"))
    place.settle()
    page.log.add.click()
    dialog = page.log.dialog
    assert dialog is not None
    dialog.accept_button.click()
    place.settle()
    assert "Chưa đủ đơn vị và nội dung" in dialog.banner.text()

    dialog.department.set_text("Sở Nội vụ")
    dialog.content.text_edit.setPlainText("Gọi điện nhắc")
    dialog.accept_button.click()
    place.settle()
    (line,) = page.log.model.all_rows()
    page.log.view.select_id(line.id)
    page.log.delete.click()
    place.settle()
    assert page.log.model.all_rows() == ()


def test_contacts_are_written_and_replaced(page: CoordinationPage, place: Workplace) -> None:
    page.show_place(Destination(PageKey.COORDINATION, tab="contacts"))
    place.settle()
    page.contacts.add.click()
    added = page.contacts.acting.dialog
    assert isinstance(added, NewcomerDialog)
    added.department.set_text("Sở Nội vụ")
    added.name.set_text("Lê Thị Hoa")
    added.accept_button.click()
    place.settle()

    (hoa,) = page.contacts.model.all_rows()
    page.contacts.view.select_id(hoa.id)
    page.contacts.succeed.click()
    followed = page.contacts.acting.dialog
    assert isinstance(followed, NewcomerDialog)
    followed.name.set_text("Trần Văn Nam")
    followed.accept_button.click()
    place.settle()

    people = {each.officer.name: each.until for each in place.read(contacts)}
    assert people["Trần Văn Nam"] is None
    assert people["Lê Thị Hoa"] is not None


def test_without_a_period_nothing_can_be_asked(qtbot: QtBot, tmp_path: Path) -> None:
    place = Workplace(qtbot)
    place.begin(tmp_path / "sổ", plan="")
    page = CoordinationPage(place.desk)
    place.show(page)
    assert not page.head.propose.isEnabled()
    assert not page.head.send.isEnabled()
    place.close()


PERSON = FocalOfficer(FocalOfficerId(1), "Sở Nội vụ", Post.LEADER, Officer("Lan"))
LINE = Exchange(ExchangeId(0), date(2025, 11, 3), Way.SENT, "Sở Nội vụ", "Gọi điện")
MAKERS: dict[str, Callable[[QWidget], QDialog]] = {
    "reason": lambda window: ReasonDialog("Sở Nội vụ", window),
    "add": lambda window: AddRequestDialog((an_assignment(),), ("Sở Nội vụ",), window),
    "line": lambda window: ExchangeDialog(LINE, ("Sở Nội vụ",), window),
    "newcomer": lambda window: NewcomerDialog("Sở Nội vụ", Post.LEADER, parent=window),
    "officer": lambda window: OfficerDialog(PERSON, window),
}


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_closed_dialog_is_freed(qtbot: QtBot, name: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = MAKERS[name](window)
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)


def test_a_dialog_gives_out_what_it_was_given(qtbot: QtBot) -> None:
    dialog = OfficerDialog(PERSON)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.given) as given:
        dialog.accept_button.click()
    assert given.args == [replace(PERSON, officer=Officer("Lan"))]


def test_a_link_shows_one_request(asked: CoordinationPage, place: Workplace) -> None:
    last = asked.requests.model.all_rows()[-1].request.id
    asked.show_place(Destination(PageKey.COORDINATION, tab="requests", request_id=last))
    place.settle()
    assert asked.requests.view.current_id() == last
