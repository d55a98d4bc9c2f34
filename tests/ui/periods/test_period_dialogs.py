"""Dialogs give a value out, keep what was typed, and are freed when closed."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.services.periods import NewPeriod
from pii_desktop.ui.periods.period_dialogs import AddPeriodDialog, EditPeriodDialog

YEAR = Period(PeriodId(1), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ")


@pytest.fixture
def add(qtbot: QtBot) -> AddPeriodDialog:
    dialog = AddPeriodDialog(2025, "Sở Khoa học và Công nghệ")
    qtbot.addWidget(dialog)
    return dialog


def test_the_usual_deadline_is_offered(add: AddPeriodDialog) -> None:
    assert add.deadline.value() == date(2025, 11, 30)
    add.kind.set_value(PeriodKind.HALF)
    add.kind.chosen.emit(PeriodKind.HALF)
    assert add.deadline.value() == date(2025, 5, 31)
    assert add.part.isVisibleTo(add)


def test_a_deadline_that_was_typed_is_not_replaced(add: AddPeriodDialog) -> None:
    add.deadline.set_text("20/11/2025")
    add.deadline.edited.emit()
    add.kind.set_value(PeriodKind.HALF)
    add.kind.chosen.emit(PeriodKind.HALF)
    assert add.deadline.text() == "20/11/2025"


def test_the_value_is_given_out(add: AddPeriodDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(add.given) as told:
        add.accept_button.click()
    assert told.args == [NewPeriod(PeriodKind.YEAR, 2025, 1, date(2025, 11, 30), "Sở Khoa học và Công nghệ")]


def test_what_cannot_be_a_year_is_kept_and_said(add: AddPeriodDialog, qtbot: QtBot) -> None:
    add.year.set_text("hai nghìn")
    with qtbot.assertNotEmitted(add.given):
        add.accept_button.click()
    assert add.year.text() == "hai nghìn"
    assert "Năm phải là số" in add.banner.text()


def test_only_deadline_and_recipient_of_a_period_change(qtbot: QtBot) -> None:
    dialog = EditPeriodDialog(YEAR)
    qtbot.addWidget(dialog)
    dialog.deadline.set_text("")
    with qtbot.waitSignal(dialog.given) as told:
        dialog.accept_button.click()
    assert told.args == [Period(YEAR.id, YEAR.kind, 2025, None, YEAR.recipient)]


@pytest.mark.parametrize("kind", [AddPeriodDialog, EditPeriodDialog])
def test_a_closed_dialog_is_freed(qtbot: QtBot, kind: type[QDialog]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog: QDialog = AddPeriodDialog(2025, "", window) if kind is AddPeriodDialog else EditPeriodDialog(YEAR, window)
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(dialog)
