"""A document beside the report: shown at once, settled, written, noted as sent, freed when it is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.services.coordination import create_requests, log
from pii_desktop.services.dates import today
from pii_desktop.services.letters import LetterWish
from pii_desktop.ui.assignments.ledger_pane import LedgerPane
from pii_desktop.ui.coordination.page import TABS, CoordinationPage
from pii_desktop.ui.letter_dialog import LetterDialog
from pii_desktop.ui.letter_sent_dialog import LetterSentDialog
from pii_desktop.ui.preferences.handover_dialog import HandoverDialog
from pii_desktop.ui.widgets.buttons import Button
from tests.ui.workplace import Workplace

YEAR = PeriodId(2)
STATISTICS = "Chi cục Thống kê tỉnh"


class Office(Workplace):
    """A desk whose windows stay as long as the test: one that nothing holds is gone at once."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.windows: list[QWidget] = []


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """A desk with the plan of 2025 and everything asked for that it names."""
    place = Office(qtbot)
    place.begin(tmp_path / "sổ dữ liệu")
    place.desk.change_workspace(lambda workspace: workspace.run(lambda uow: create_requests(uow, YEAR)))
    place.settle()
    yield place
    place.close()


def a_dialog(place: Office, kind: LetterKind, department: str = "") -> LetterDialog:
    window = QWidget()
    place.show(window)
    dialog = LetterDialog(place.desk, LetterWish(kind, YEAR, department=department), window)
    place.windows.append(window)
    dialog.open()
    place.settle()
    return dialog


@pytest.fixture
def request_letter(place: Office) -> LetterDialog:
    """The letter to all departments."""
    return a_dialog(place, LetterKind.REQUEST)


def test_the_letter_is_there_with_its_pages(request_letter: LetterDialog) -> None:
    assert request_letter.fields.abstract.text().startswith("phối hợp cung cấp số liệu")
    assert request_letter.fields.addressees.text().splitlines()[0] == STATISTICS
    assert request_letter.preview.page_count >= 2


def test_one_department_is_chosen_from_the_list(request_letter: LetterDialog, place: Office) -> None:
    request_letter.fields.department.box.set_value(STATISTICS)
    request_letter.fields.department_chosen.emit(STATISTICS)
    place.settle()
    assert request_letter.fields.addressees.text() == STATISTICS
    assert request_letter.fields.department.value() == STATISTICS


def test_a_field_that_was_left_is_drawn_anew(request_letter: LetterDialog, place: Office) -> None:
    request_letter.fields.addressees.text_edit.setPlainText("")
    request_letter.fields.commit()
    place.settle()
    assert "Chưa có nơi nhận" in request_letter.preview.message()
    assert request_letter.preview.page_count == 0


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_file_is_written_and_the_signer_remembered(
    request_letter: LetterDialog, place: Office, tmp_path: Path, form: str
) -> None:
    request_letter.fields.name.line_edit.setText("Phạm Văn Ký")
    request_letter.export_to(form, str(tmp_path))
    place.settle()
    assert [file.suffix for file in tmp_path.glob("CV_*")] == [f".{form}"]
    assert "Đã xuất" in request_letter.banner.text()
    assert a_dialog(place, LetterKind.REQUEST).fields.name.text() == "Phạm Văn Ký"


def test_sending_is_noted_for_each_addressee(request_letter: LetterDialog, place: Office) -> None:
    request_letter.sent.click()
    dialog = request_letter.findChild(LetterSentDialog)
    assert dialog is not None
    assert dialog.on.value() == today()
    dialog.number.set_text("812/STC")
    dialog.accept_button.click()
    place.settle()
    lines = place.read(lambda uow: log(uow, YEAR))
    assert len(lines) == 4
    assert {line.file_name for line in lines} == {"812/STC"}
    assert "nhật ký" in request_letter.banner.text()


def test_nothing_to_write_about_is_said(place: Office) -> None:
    dialog = a_dialog(place, LetterKind.EVIDENCE)
    assert "Chưa có tài liệu nào" in dialog.banner.text()
    assert not dialog.pdf.isEnabled()


@pytest.mark.parametrize("kind", [LetterKind.MISPRINTS, LetterKind.REPLY, LetterKind.HANDOVER])
def test_other_kinds_are_drawn_too(place: Office, kind: LetterKind) -> None:
    dialog = a_dialog(place, kind)
    assert dialog.preview.page_count >= 1
    assert dialog.fields.addressees.isVisibleTo(dialog) is kind.has_addressee


def test_only_a_reply_asks_what_it_answers(place: Office, request_letter: LetterDialog) -> None:
    assert not request_letter.fields.answering.isVisibleTo(request_letter)
    reply = a_dialog(place, LetterKind.REPLY)
    assert reply.fields.answering.isVisibleTo(reply)
    reply.fields.answering.line_edit.setText("Công văn số 90/SKHCN")
    assert reply.fields.wording().answering == "Công văn số 90/SKHCN"


def opened_by(place: Office, page: QWidget, button: QWidget) -> LetterDialog:
    assert isinstance(button, Button)
    button.click()
    place.settle()
    dialog = page.findChild(LetterDialog)
    assert dialog is not None
    return dialog


def test_coordination_offers_the_request_and_where_rows_are_owed_the_reply(place: Office) -> None:
    place.desk.choose_period(YEAR)
    page = CoordinationPage(place.desk)
    place.show(page)
    asking = opened_by(place, page, page.head.letter)
    assert asking.windowTitle() == LetterKind.REQUEST.label
    asking.setParent(None)
    asking.close()
    page.head.tabs.setCurrentIndex(TABS.index("owed"))
    assert opened_by(place, page, page.head.letter).windowTitle() == LetterKind.REPLY.label


def test_the_ledger_offers_the_letter_about_its_misprints(place: Office) -> None:
    pane = LedgerPane(place.desk)
    place.show(pane)
    pane.begin()
    place.settle()
    dialog = opened_by(place, pane, pane.letter)
    assert "đính chính mã chỉ số" in dialog.fields.abstract.text()


def test_the_handover_offers_its_record(place: Office) -> None:
    sheet = HandoverDialog(place.desk)
    place.windows.append(sheet)
    sheet.show()
    place.settle()
    assert opened_by(place, sheet, sheet.record).windowTitle() == LetterKind.HANDOVER.label
    sheet.close()


def test_the_dialog_is_freed_when_it_is_closed(request_letter: LetterDialog) -> None:
    request_letter.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(request_letter)
