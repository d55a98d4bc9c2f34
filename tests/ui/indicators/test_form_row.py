"""A number in one line of the form: its word at the left, what is said about it underneath."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.indicators.form_row import NumberRow, TextRow
from pii_desktop.ui.widgets.labels import IconLabel, Label


def area(field: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(field, QPoint()), part.size())


@pytest.mark.parametrize("kind", [NumberRow, TextRow])
def test_the_sign_of_a_warning_lies_on_no_word(kind: type[NumberRow] | type[TextRow], qtbot: QtBot) -> None:
    field = kind("Giá trị (%)")
    qtbot.addWidget(field)
    field.resize(368, 80)
    field.show()
    field.set_warning("Giá trị 166,7 nằm ngoài khoảng có thể có (0 đến 100).")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in field.findChildren(IconLabel)))
    (sign,) = (each for each in field.findChildren(IconLabel) if each.isVisible())
    words = [area(field, each) for each in field.findChildren(Label) if each.isVisible() and each.text()]
    assert len(words) == 2
    assert not any(each.intersects(area(field, sign)) for each in words)
