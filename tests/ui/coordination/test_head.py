"""The head of the page where the window is as narrow as a laptop at 125 % leaves it."""

from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.ui.coordination.head import CoordinationHead


def test_the_words_give_way_and_the_buttons_stay_whole(qtbot: QtBot) -> None:
    head = CoordinationHead()
    qtbot.addWidget(head)
    head.show_period(Period(PeriodId(2), PeriodKind.YEAR, 2025, date(2025, 11, 30), "Sở Khoa học và Công nghệ"))
    head.resize(1003, 100)
    head.show()
    buttons = head.findChildren(QPushButton)
    assert len(buttons) == 5
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
