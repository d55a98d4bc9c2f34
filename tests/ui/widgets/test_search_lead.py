"""Type, press Down or Enter: the first row that was found is the current one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.models.columns import Column
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView
from tests.ui.workplace import focused

CODES = ("1.1.3", "2.2.2", "2.2.3")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    model = RowsModel([Column[str](key="code", title="Mã", value=str)], identify=str, parent=page)
    model.set_rows(CODES)
    view = RowsView(model, "Chỉ số")
    stack = column(page)
    stack.addWidget(SearchBox("Tìm trong danh sách"))
    stack.addWidget(view)
    search_of(page).searched.connect(lambda text: model.set_filter(lambda code: text in code))
    lead_into(search_of(page), view)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    search_of(page).setFocus()
    return page


def search_of(page: QWidget) -> SearchBox:
    box = page.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    return box


def view_of(page: QWidget) -> RowsView:
    view = page.findChild(RowsView)
    assert isinstance(view, RowsView)
    return view


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_first_row_found_becomes_the_current_one_at_once(page: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClicks(search_of(page), "2.2.2")
    qtbot.keyClick(search_of(page), key)
    assert view_of(page).selected_ids() == ["2.2.2"]
    assert focused() is view_of(page)


def test_a_row_that_is_selected_and_still_found_stays_the_current_one(page: QWidget, qtbot: QtBot) -> None:
    view_of(page).select_id("2.2.3")
    qtbot.keyClicks(search_of(page), "2.2")
    qtbot.keyClick(search_of(page), Qt.Key.Key_Down)
    assert view_of(page).selected_ids() == ["2.2.3"]


def test_where_nothing_is_found_one_stays_in_the_box(page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClicks(search_of(page), "9.9")
    qtbot.keyClick(search_of(page), Qt.Key.Key_Return)
    assert focused() is search_of(page)
    assert view_of(page).selected_ids() == []


def test_of_rows_that_come_later_the_first_is_taken(page: QWidget, qtbot: QtBot) -> None:
    view = view_of(page)
    search_of(page).searched.disconnect()
    qtbot.keyClicks(search_of(page), "2.2.3")
    qtbot.keyClick(search_of(page), Qt.Key.Key_Return)
    assert view.selected_ids() == ["1.1.3"], "what was found is not there yet"
    view.rows_model.set_rows(["2.2.3"])
    assert view.selected_ids() == ["2.2.3"]
