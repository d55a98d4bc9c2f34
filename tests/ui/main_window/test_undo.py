"""Undo and redo in the window: keys, buttons that name the action, and what a field keeps for itself."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.progress import Entry
from pii_desktop.services.profiles import load_profile, save_profile
from pii_desktop.services.progress import record
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.widgets.undo_bar import UndoBar
from tests.ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def some_row(uow: Any) -> tuple[Any, Any]:
    """A followed row and a period."""
    return uow.assignments.all_tracked()[0].id, uow.periods.all()[-1].id


def type_value(uow: Any, value: str) -> Changes:
    return record(uow, *some_row(uow), Entry(value=Decimal(value)))[1]


def value(place: Workplace) -> Decimal | None:
    return place.read(lambda uow: uow.progress.get(*some_row(uow))[0].value)  # type: ignore[no-any-return]


def test_the_buttons_name_the_action(window: MainWindow, place: Workplace) -> None:
    buttons = window.header.steps
    assert not buttons.undo.isEnabled()
    assert buttons.undo.toolTip() == "Chưa có thao tác nào để hoàn tác"

    place.change(lambda uow: type_value(uow, "31"))

    assert buttons.undo.toolTip().startswith("Hoàn tác: Ghi tiến độ ")
    assert buttons.undo.isEnabled()
    assert not buttons.redo.isEnabled()


def test_a_click_takes_back_and_does_again(window: MainWindow, place: Workplace) -> None:
    before = value(place)
    place.change(lambda uow: type_value(uow, "31"))

    window.header.steps.undo.click()
    place.settle()
    assert value(place) == before
    assert window.status.texts()[0].startswith("Hoàn tác: Ghi tiến độ ")

    window.header.steps.redo.click()
    place.settle()
    assert value(place) == Decimal(31)


def test_the_keys_do_the_same(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    before = value(place)
    place.change(lambda uow: type_value(uow, "31"))
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.setFocus()

    for key, modifiers, wanted in (
        (Qt.Key.Key_Z, CTRL, before),
        (Qt.Key.Key_Y, CTRL, Decimal(31)),
        (Qt.Key.Key_Z, CTRL, before),
        (Qt.Key.Key_Z, CTRL | SHIFT, Decimal(31)),
    ):
        qtbot.keyClick(window, key, modifiers)
        place.settle()
        assert value(place) == wanted


def test_a_field_takes_its_own_typing_back_first(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    before = value(place)
    place.change(lambda uow: type_value(uow, "31"))
    qtbot.waitUntil(window.isActiveWindow)
    box: QLineEdit = window.header.search
    box.setFocus()
    qtbot.keyClicks(box, "tin hoc")

    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    place.settle()
    assert (box.text(), value(place)) == ("", Decimal(31))

    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL)
    place.settle()
    assert value(place) == before


def test_pages_show_what_was_taken_back(window: MainWindow, place: Workplace) -> None:
    window.go(Destination(PageKey.PREFERENCES))
    place.settle()
    before = place.read(load_profile)
    place.change(lambda uow: save_profile(uow, replace(before, symbol="KHÁC")))

    window.header.steps.undo.click()
    place.settle()

    assert place.read(load_profile) == before
    assert window.page(PageKey.PREFERENCES).cards.fields["symbol"].text() == before.symbol  # type: ignore[attr-defined]


def test_an_undo_bar_takes_back_only_what_it_offered(window: MainWindow, place: Workplace) -> None:
    place.change(lambda uow: type_value(uow, "31"))
    take_back = place.desk.undoing()
    place.change(lambda uow: type_value(uow, "32"))

    take_back()
    place.settle()

    assert value(place) == Decimal(32)
    assert [error.code for error in place.refused] == ["undo-late"]


def test_an_undo_bar_goes_when_its_action_was_taken_back_by_the_keys(
    window: MainWindow, place: Workplace, qtbot: QtBot
) -> None:
    window.go(Destination(PageKey.NOTES))
    place.settle()
    page = window.current_page()
    assert page is not None
    bar = next(iter(page.findChildren(UndoBar)))
    place.change(lambda uow: type_value(uow, "31"))
    bar.offer("Đã ghi tiến độ", place.desk.undoing())
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    place.settle()
    assert bar.isHidden()


def test_nothing_happens_where_there_is_nothing_to_take_back(
    window: MainWindow, place: Workplace, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    place.settle()

    assert place.refused == []


def test_the_history_is_reached_from_the_overview_the_settings_and_the_search(
    window: MainWindow, place: Workplace
) -> None:
    overview, settings = window.page(PageKey.OVERVIEW), window.page(PageKey.PREFERENCES)
    for button in (overview.changes.all, settings.workspace.history):  # type: ignore[attr-defined]
        window.go(Destination(PageKey.OVERVIEW))
        button.click()
        place.settle()
        assert window.current_page() is window.page(PageKey.HISTORY)

    assert PageKey.HISTORY not in window.navigation.page_keys()
    assert PageKey.HISTORY in {each.destination.page for each in window._places}
