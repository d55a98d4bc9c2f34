"""Every control of every page has a name for a screen reader, and Tab goes through it in reading order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView
from tests.ui.workplace import Workplace, focused

_SLACK = 40
"""Controls of one line differ in height; a step up of more than this goes back to an earlier line."""


def stops(area: QWidget) -> list[QWidget]:
    """What Tab stops at inside `area`, in the order of Tab."""
    found: list[QWidget] = []
    each = area.nextInFocusChain()
    while each is not None and each is not area:
        by_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab and each.isVisible() and each.isEnabled() and area.isAncestorOf(each) and each.focusProxy() is None:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def nameless(area: QWidget) -> list[str]:
    """The controls a screen reader would only call by their kind."""
    return [f"{type(each).__name__} in {type(each.parentWidget()).__name__}" for each in stops(area) if not _name(each)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def steps_back(area: QWidget) -> list[str]:
    """Steps of Tab that go up and left at once: against the way a page is read.

    The button at the foot of a panel, which the shortcut Ctrl+Enter presses too, may come before its fields.
    """
    there = [(each, each.mapTo(area, QPoint(0, 0))) for each in stops(area)]
    return [
        f"{_name(one)} ({a.x()}, {a.y()}) → {_name(other)} ({b.x()}, {b.y()})"
        for (one, a), (other, b) in pairwise(there)
        if not _name(one).startswith("Xong, sang")
        and b.y() < a.y() - _SLACK
        and b.x() <= a.x()
        and a.y() < area.height()  # not from what is scrolled out
    ]


def show(window: MainWindow, place: Workplace, key: PageKey) -> QWidget:
    """The page with the first row of its lists chosen, so that panels stand open."""
    window.go(Destination(key))
    place.settle()
    page = window.page(key)
    for view in page.findChildren(RowsView):
        if view.isVisible() and view.current_id() is None:
            view.select_next()
    place.settle()
    return page


def test_a_control_without_a_name_is_found(window: MainWindow, place: Workplace) -> None:
    page = show(window, place, PageKey.NOTES)
    box = QLineEdit(page)
    box.show()

    assert nameless(page) == ["QLineEdit in NotesPage"]


@pytest.mark.parametrize("key", list(PageKey))
def test_every_control_has_a_name_and_stands_in_reading_order(
    window: MainWindow, place: Workplace, key: PageKey
) -> None:
    page = show(window, place, key)
    assert stops(page), "nothing can be reached by Tab"
    found = {"": nameless(page) + steps_back(page)}
    for tabs in [each for each in page.findChildren(QTabBar) if each.isVisible()]:
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            place.settle()
            found[tabs.tabText(number)] = nameless(page) + steps_back(page)

    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert nameless(window.header) + nameless(window.navigation) == []


@pytest.mark.parametrize("key", list(PageKey))
def test_ctrl_f_goes_to_a_search_box_and_esc_empties_it(
    window: MainWindow, place: Workplace, qtbot: QtBot, key: PageKey
) -> None:
    show(window, place, key).setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = focused()
    assert isinstance(box, SearchBox)

    qtbot.keyClicks(box, "dn")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    place.settle()
    assert box.text() == ""
