"""Everything on the page is reached by keyboard, in the order it is read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.domain.wordings import DrawnAnnex, SentenceState
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.report.page import ReportPage
from pii_desktop.ui.report.sentence_face import SentenceFace
from pii_desktop.ui.report.wishes import Wish
from tests.ui.report.conftest import REPORTED, Writing
from tests.ui.workplace import focused


def tabbed(page: ReportPage, start: QWidget, steps: int) -> list[QWidget]:
    page.activateWindow()
    start.setFocus()
    found = []
    for _ in range(steps):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        found.append(focused())
    return found


def test_tab_goes_from_the_search_to_the_sentence_to_what_stands_below(page: ReportPage) -> None:
    sentence, charts, add, templates = tabbed(page, page.texts.search, 4)
    assert isinstance(sentence, SentenceFace)
    assert charts is page.texts.annexes.boxes[DrawnAnnex.CHARTS]
    assert add is page.texts.add
    assert templates is page.texts.templates


def test_whoever_comes_to_the_page_is_at_the_first_sentence(page: ReportPage, place: Writing) -> None:
    page.activateWindow()
    page.texts.search.setFocus()
    page.show_place(Destination(PageKey.REPORT))
    place.settle()
    assert isinstance(focused(), SentenceFace)
    page.texts.search.setFocus()
    place.report("2.2.3", "0.4")
    assert focused() is page.texts.search, "what changes later leaves the keyboard where it is"


def test_the_findings_come_between_the_tabs_and_the_pages(rested: ReportPage) -> None:
    rested.show_tab("checks")
    again, grade = tabbed(rested, rested.tabs, 2)
    assert again is rested.checks.again
    assert rested.checks.grades.isAncestorOf(grade)
    rested.checks.view.select_id(rested.checks.findings()[0])
    wanted, pages = tabbed(rested, rested.checks.view, 2)
    assert wanted is rested.checks.detail.button
    assert rested.preview.isAncestorOf(pages)


def test_a_changed_sentence_has_its_choices_on_the_way(page: ReportPage, place: Writing) -> None:
    page.acting.act(Wish.LEAVE_OUT, "opening")
    place.settle()
    page.texts.select("opening")
    place.settle()
    row = page.texts.outline.row("opening")
    assert row is not None
    assert row.aside is not None
    assert tabbed(page, row.face, 1) == [row.aside.buttons[Wish.PUT_BACK]]


def test_inside_an_editor_tab_goes_to_its_buttons(page: ReportPage, place: Writing) -> None:
    page.texts.select(REPORTED, is_edited=True)
    place.settle()
    row = page.texts.outline.row(REPORTED)
    assert row is not None
    editor = row.editor
    assert editor is not None
    leave, add, finish = tabbed(page, editor.field.text_edit, 3)
    assert (leave, add, finish) == (editor.button(Wish.LEAVE_OUT), editor.button(Wish.ADD_AFTER), editor.finish)


def test_enter_edits_and_escape_gives_the_sentence_the_keyboard_back(
    page: ReportPage, place: Writing, qtbot: QtBot
) -> None:
    page.texts.select(REPORTED)
    place.settle()
    row = page.texts.outline.row(REPORTED)
    assert row is not None
    qtbot.keyClick(row.face, Qt.Key.Key_Return)
    place.settle()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    place.settle()
    assert not row.is_editing
    assert focused() is row.face


def test_the_menu_of_a_sentence_offers_what_its_buttons_do(page: ReportPage, place: Writing) -> None:
    row = page.texts.outline.row(REPORTED)
    assert row is not None
    menu = row.menu()
    assert [action.text() for action in menu.actions()] == ["Sửa câu này", "Bỏ câu này", "Thêm câu sau"]
    menu.actions()[1].trigger()
    place.settle()
    assert place.state(REPORTED) is SentenceState.LEFT_OUT


def test_a_sentence_can_be_begun_in_a_section_that_is_empty(page: ReportPage, place: Writing) -> None:
    action = next(each for each in page.texts.section_menu().actions() if each.text() == "Đề xuất, kiến nghị")
    action.trigger()
    place.settle()
    row = page.texts.outline.editing()
    assert row is not None
    assert row.editor is not None
    row.editor.field.text_edit.setPlainText("Đề nghị thống nhất cách tính chỉ số 2.2.2.")
    row.close_editor()
    place.settle()
    assert place.line("own/1").section == "Đề xuất, kiến nghị"


def test_a_sentence_says_what_it_is(page: ReportPage) -> None:
    row = page.texts.outline.row(REPORTED)
    assert row is not None
    assert row.face.accessibleName() == row.line.text
    assert "Số liệu đã có" in row.face.accessibleDescription()
