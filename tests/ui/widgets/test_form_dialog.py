"""In a dialog of fields the keyboard begins at the first field, and the buttons come last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.line_fields import DateField, LineField
from pii_desktop.ui.widgets.text_field import TextField
from tests.ui.workplace import focused


class SignedLike(FormDialog):
    """Number and day, and above them a reason that was made last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Ghi đã ký: báo cáo năm 2025", "Ghi đã ký", parent)
        self.number = LineField("Số, ký hiệu")
        self.day = DateField("Ngày ký")
        self.reason = TextField("Vì sao vẫn ghi")
        self.fields.addWidget(self.number)
        self.fields.addWidget(self.day)
        self.fields.insertWidget(0, self.reason)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(window: QWidget) -> SignedLike:
    return SignedLike(window)


def test_what_is_typed_first_goes_into_the_first_field(dialog: SignedLike, qtbot: QtBot) -> None:
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert focused() is dialog.reason.text_edit
    stops = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused())
    assert stops == [dialog.number.line_edit, dialog.day.line_edit, dialog.refuse_button, dialog.accept_button]


def test_a_hidden_field_is_passed_over(dialog: SignedLike, qtbot: QtBot) -> None:
    dialog.reason.hide()
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert focused() is dialog.number.line_edit


def test_a_dialog_may_begin_elsewhere(dialog: SignedLike, qtbot: QtBot) -> None:
    dialog.day.setFocus()
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert focused() is dialog.day.line_edit
