"""Phối hợp is no page of the navigation: a button on Phân công and Ctrl+K lead there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pii_desktop.ui.coordination.page import CoordinationPage
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.main_window import MainWindow
from tests.ui.workplace import Workplace


def test_the_button_on_the_assignments_leads_there_and_back(window: MainWindow, place: Workplace) -> None:
    window.go(Destination(PageKey.ASSIGNMENTS))
    place.settle()
    board = window.page(PageKey.ASSIGNMENTS).board  # type: ignore[attr-defined]
    board.coordination.click()
    place.settle()

    page = window.current_page()
    assert isinstance(page, CoordinationPage)
    page.head.back.click()
    place.settle()
    assert window.current_page() is window.page(PageKey.ASSIGNMENTS)


def test_it_is_found_by_its_name(window: MainWindow, place: Workplace) -> None:
    window.header.go_to_search()
    QTest.keyClicks(window.header.search, "phoi hop")
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()
    assert isinstance(window.current_page(), CoordinationPage)
