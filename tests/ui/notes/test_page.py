"""All notes in one list."""

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.notes.page import NotesPage
from tests.ui.workplace import Workplace


def texts(page: NotesPage) -> list[str]:
    return [row.note.text for row in page.model.visible_rows()]


def choose(page: NotesPage, text: str) -> None:
    row = next(each for each in page.model.all_rows() if each.note.text == text)
    assert page.view.select_id(row.note.id)


def test_open_notes_stand_first_by_their_day(page: NotesPage) -> None:
    assert texts(page) == ["Chờ Kho bạc", "Hỏi lại Cục Thống kê", "Số quyết toán theo 100 % nguồn ngân sách"]


@pytest.mark.parametrize(("chip", "count"), [("open", 2), ("rest", 1), ("all", 3)])
def test_a_chip_leaves_as_many_as_it_says(page: NotesPage, place: Workplace, chip: str, count: int) -> None:
    page.chips.check({chip})
    place.settle()
    assert len(texts(page)) == count


def test_what_is_searched_for_is_text(page: NotesPage, place: Workplace) -> None:
    page.search.setText("100 %")
    page.search.searched.emit("100 %")
    place.settle()
    assert texts(page) == ["Số quyết toán theo 100 % nguồn ngân sách"]


def test_a_note_opens_what_it_is_about(page: NotesPage, place: Workplace) -> None:
    choose(page, "Chờ Kho bạc")
    page.open.click()
    (wanted,) = place.wanted
    assert (wanted.page, wanted.tab) == (PageKey.INDICATORS, "progress")
    assert wanted.assignment_id is not None
    assert wanted.period_id is not None


def test_what_is_done_moves_down_and_can_be_opened_again(page: NotesPage, place: Workplace) -> None:
    choose(page, "Chờ Kho bạc")
    page.done.click()
    place.settle()
    assert texts(page)[0] == "Hỏi lại Cục Thống kê"
    choose(page, "Chờ Kho bạc")
    assert page.done.text() == "Mở lại"
    page.done.click()
    place.settle()
    assert texts(page)[0] == "Chờ Kho bạc"


def test_a_deleted_note_comes_back_by_undo(page: NotesPage, place: Workplace) -> None:
    choose(page, "Chờ Kho bạc")
    page.delete.click()
    place.settle()
    assert "Chờ Kho bạc" not in texts(page)
    assert page.undo_bar.isVisible()
    place.desk.undo()
    place.settle()
    assert "Chờ Kho bạc" in texts(page)


def test_words_and_day_are_changed_in_a_dialog(page: NotesPage, place: Workplace, qtbot: QtBot) -> None:
    choose(page, "Chờ Kho bạc")
    page.edit.click()
    dialog = page.acting.dialog
    assert dialog is not None
    dialog.text.set_text("Kho bạc hẹn ngày mai")
    dialog.flag.setChecked(False)
    dialog.accept_button.click()
    place.settle()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert "Kho bạc hẹn ngày mai" in texts(page)
    assert page.acting.dialog is None


def test_a_blank_note_keeps_the_dialog_open(page: NotesPage, place: Workplace) -> None:
    choose(page, "Chờ Kho bạc")
    page.edit.click()
    dialog = page.acting.dialog
    assert dialog is not None
    dialog.text.set_text("  ")
    dialog.accept_button.click()
    place.settle()
    assert "chưa có nội dung" in dialog.banner.text()
    dialog.reject()


def test_a_link_shows_one_note(page: NotesPage, place: Workplace) -> None:
    last = page.model.all_rows()[-1].note.id
    page.show_place(Destination(PageKey.NOTES, note_id=last))
    place.settle()
    assert page.view.current_id() == last
