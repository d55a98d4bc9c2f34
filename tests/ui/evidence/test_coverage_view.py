"""The coverage matrix on screen: what is missing is seen, opened and met, with mouse and keyboard."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from pii_desktop.domain.coverage import Cover, CoverageRow
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.services import coverage, evidence
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.document_dialog import DocumentDialog
from pii_desktop.ui.evidence import coverage_area
from pii_desktop.ui.evidence.coverage_columns import requirement_place
from pii_desktop.ui.evidence.coverage_view import CoverageView
from pii_desktop.ui.requirement_line import RequirementLine, Wish
from pii_desktop.ui.widgets.words_dialog import WordsDialog
from tests.storage.stored import a_file
from tests.ui.workplace import Workplace, focused

D = TypeVar("D", bound=QDialog)


class Matrix(Workplace):
    """The view with what tests do on it."""

    view: CoverageView

    def open(self, folder: Path, *, plan: str = "bacninh-2025") -> None:
        self.begin(folder, plan=plan)
        self.view = CoverageView(self.desk)
        self.view._timer.setInterval(0)
        self.show(self.view)

    def row(self, code: str) -> CoverageRow:
        return next(each for each in self.view.list.model.all_rows() if each.line.code == code)

    def choose(self, code: str) -> AssignmentId:
        """Select a row and wait for its checklist."""
        wanted = self.row(code).line.assignment_id
        self.view.list.view.select_id(wanted)
        self.settle()
        return wanted

    def covers(self, code: str) -> list[Cover]:
        return [cell.cover for cell in self.row(code).cells]

    def line(self, key: str) -> RequirementLine:
        return self.view.panel.checklist.lines[key]

    def press(self, key: str, wish: Wish) -> None:
        self.line(key).buttons[wish].click()
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog that is open."""
        found = self.view.findChild(kind)
        assert found is not None
        return found

    def answer(self, text: str) -> None:
        """Type into the dialog that is open and accept it."""
        dialog = self.dialog(WordsDialog)
        dialog.words.set_text(text)
        dialog.accept_button.click()
        self.settle()

    def attach(self, file: Path, *rows: AssignmentId) -> EvidenceId:
        made: list[EvidenceId] = []
        fields = EvidenceFields(number="412/BC-STC", abstract="Ước thực hiện chi KH&CN", signed_on=None)

        def work(uow: Any) -> Any:
            attached = evidence.attach(uow, file, fields, frozenset(rows))
            made.append(attached.evidence_id)
            return attached.changes

        self.change(work)
        return made[0]


@pytest.fixture
def matrix(qtbot: QtBot, tmp_path: Path) -> Iterator[Matrix]:
    place = Matrix(qtbot)
    place.open(tmp_path / "sổ")
    yield place
    place.close()


def test_rows_stand_in_the_order_of_the_plan_with_a_word_for_each_requirement(matrix: Matrix) -> None:
    rows = matrix.view.list.model.all_rows()
    assert [row.line.code for row in rows][:2] == ["1.1.1", "1.1.1 (2)"]
    columns = {column.key: column for column in matrix.view.list.model.columns}
    assert columns["need-0"].value(rows[0]) == "Còn thiếu"
    assert columns["need-2"].value(rows[0]) == "", "1.1.1 asks for two"
    assert matrix.view.list.note.whole_text() == f"0/{len(rows)} dòng đủ minh chứng"


def test_a_requirement_is_waived_with_a_reason_and_needed_again(matrix: Matrix) -> None:
    matrix.choose("2.2.2")
    matrix.press("2.2.2/03", Wish.WAIVE)
    matrix.answer("Số liệu do Cục Thống kê công bố")
    assert matrix.covers("2.2.2")[2] is Cover.NOT_NEEDED
    assert "Cục Thống kê" in matrix.line("2.2.2/03").cell.said
    assert QApplication.activeModalWidget() is None
    matrix.press("2.2.2/03", Wish.RESTORE)
    assert matrix.covers("2.2.2")[2] is Cover.MISSING


def test_a_reason_is_asked_for_until_it_is_given(matrix: Matrix) -> None:
    matrix.choose("2.2.2")
    matrix.press("2.2.2/01", Wish.WAIVE)
    matrix.answer("   ")
    dialog = matrix.dialog(WordsDialog)
    assert dialog.isVisible()
    assert "Chưa nhập gì" in dialog.banner.text()
    assert matrix.covers("2.2.2")[0] is Cover.MISSING


def test_own_requirements_come_and_go_with_an_undo_bar(matrix: Matrix) -> None:
    matrix.choose("2.2.2")
    matrix.view.panel.checklist.add_button.click()
    matrix.answer("Bảng đối chiếu với Kho bạc")
    own = matrix.row("2.2.2").cells[-1].requirement
    assert own.text == "Bảng đối chiếu với Kho bạc"
    matrix.press(own.key, Wish.REMOVE)
    assert len(matrix.row("2.2.2").cells) == 3
    assert "Thùng rác" in matrix.view.undo_bar.text()
    matrix.view.undo_bar._button.click()
    matrix.settle()
    assert matrix.row("2.2.2").cells[-1].requirement == own


def test_words_of_a_requirement_are_changed(matrix: Matrix) -> None:
    matrix.choose("2.2.2")
    matrix.press("2.2.2/01", Wish.REWORD)
    matrix.answer("Quyết định giao dự toán của UBND tỉnh")
    assert matrix.line("2.2.2/01").cell.requirement.text == "Quyết định giao dự toán của UBND tỉnh"


def test_a_document_of_the_register_is_chosen_for_a_requirement(matrix: Matrix, tmp_path: Path) -> None:
    document = matrix.attach(a_file(tmp_path))
    matrix.choose("2.2.2")
    matrix.press("2.2.2/02", Wish.MEET)
    dialog = matrix.dialog(DocumentDialog)
    dialog.view.select_id(document)
    dialog.view.row_activated.emit(document)
    dialog.accept_button.click()
    matrix.settle()
    assert matrix.row("2.2.2").cells[1].evidence_ids == (document,)
    assert matrix.covers("2.2.2")[1] is Cover.WEAK, "nobody knows when it was signed"
    matrix.line("2.2.2/02").documents[0].take_button.click()
    matrix.settle()
    assert matrix.row("2.2.2").unsorted_ids == (document,)
    assert "vẫn gắn với chỉ số" in matrix.view.undo_bar.text()


def test_documents_that_wait_are_sorted(matrix: Matrix, tmp_path: Path) -> None:
    wanted = matrix.row("2.2.2").line.assignment_id
    document = matrix.attach(a_file(tmp_path), wanted)
    matrix.choose("2.2.2")
    checklist = matrix.view.panel.checklist
    assert len(checklist.unsorted) == 1
    checklist.unsorted[0].sorted.emit("2.2.2/01", document)
    matrix.settle()
    assert matrix.row("2.2.2").cells[0].evidence_ids == (document,)
    assert not checklist.unsorted


def test_a_click_on_a_cell_leads_to_its_requirement(matrix: Matrix, qtbot: QtBot) -> None:
    view = matrix.view.list.view
    wanted = matrix.row("1.1.3").line.assignment_id
    section = next(n for n, each in enumerate(matrix.view.list.model.columns) if requirement_place(each.key) == 1)
    index = matrix.view.list.model.index_of(wanted, section)
    view.scrollTo(index)
    spot = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot.x(), spot.y()))
    matrix.settle()
    assert matrix.view.panel.shows(wanted)
    assert focused() is matrix.line("IDX/02").buttons[Wish.MEET]


def test_a_search_leads_to_the_requirement_it_found(matrix: Matrix) -> None:
    wanted = matrix.row("2.2.2").line.assignment_id
    for number in range(12):
        words = f"Bảng đối chiếu với Kho bạc lần {number}"
        matrix.change(lambda uow, words=words: coverage.add_requirement(uow, wanted, words))  # type: ignore[misc]
    matrix.choose("1.1.3")
    matrix.view.show_place(Destination(PageKey.EVIDENCE, wanted, "coverage", part="own/12"))
    matrix.settle()
    assert matrix.view.list.view.current_id() == wanted
    assert focused() is matrix.line("own/12").buttons[Wish.MEET]
    assert not matrix.line("own/12").visibleRegion().isEmpty()


def test_a_search_leads_to_a_row_beyond_the_first_ones(matrix: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = list(matrix.view.list.model.all_rows())[-1].line
    monkeypatch.setattr(coverage_area, "SHOWN", 3)
    matrix.view.list._narrow()
    shown = [each.line.assignment_id for each in matrix.view.list.model.all_rows()]
    assert wanted.assignment_id not in shown
    matrix.view.show_place(
        Destination(PageKey.EVIDENCE, wanted.assignment_id, "coverage", part=wanted.requirements[0].key)
    )
    matrix.settle()
    assert [each.line.assignment_id for each in matrix.view.list.model.all_rows()] == [*shown, wanted.assignment_id]
    assert matrix.view.panel.shows(wanted.assignment_id)
    assert focused() is matrix.line(wanted.requirements[0].key).buttons[Wish.MEET]


def test_enter_leads_to_the_first_gap_and_the_keyboard_stays_there_after_a_change(
    matrix: Matrix, qtbot: QtBot, tmp_path: Path
) -> None:
    matrix.attach(a_file(tmp_path), matrix.choose("2.2.2"))
    qtbot.keyClick(matrix.view.list.view, Qt.Key.Key_Return)
    matrix.settle()
    first = matrix.line("2.2.2/01").buttons[Wish.MEET]
    assert focused() is first
    wanted = matrix.row("2.2.2").line.assignment_id
    matrix.change(lambda uow: coverage.waive(uow, wanted, "2.2.2/03", "Đã công bố"))
    assert focused() is matrix.line("2.2.2/01").buttons[Wish.MEET]


def test_search_and_gaps_narrow_the_rows(matrix: Matrix) -> None:
    area = matrix.view.list
    area.search.setText("gd&dt")
    area._narrow()
    assert [row.line.code for row in area.model.all_rows()] == ["2.1.3"]
    area.search.setText("")
    wanted = matrix.choose("2.1.3")
    for cell in matrix.row("2.1.3").cells:
        key = cell.requirement.key
        matrix.change(partial(coverage.waive, assignment_id=wanted, key=key, reason="Bộ cấp"))
    matrix.view.show_place(Destination(PageKey.EVIDENCE, tab="coverage", filter="gaps"))
    matrix.settle()
    assert "2.1.3" not in [row.line.code for row in area.model.all_rows()]
    assert len(area.model.all_rows()) == len(matrix.read(lambda uow: coverage.matrix(uow, matrix.desk.scope)).gaps)


def test_the_list_is_written_as_excel_and_as_pdf(matrix: Matrix, tmp_path: Path) -> None:
    for ending in ("xlsx", "pdf"):
        matrix.view.printing.save_as(str(tmp_path / f"Danh mục.{ending}"))
        matrix.settle()
        assert (tmp_path / f"Danh mục.{ending}").stat().st_size > 1000
    assert "Danh mục.pdf" in matrix.view.undo_bar.text()


def test_without_a_plan_the_view_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    place = Matrix(qtbot)
    place.open(tmp_path / "sổ", plan="")
    assert place.view.list._empty.isVisible()
    assert not place.view.panel.isVisible()
    assert not place.view.list.excel_button.isEnabled()
    place.close()


@pytest.mark.parametrize(("wish", "kind"), [(Wish.MEET, DocumentDialog), (Wish.WAIVE, WordsDialog)])
def test_dialogs_are_freed_when_they_close(matrix: Matrix, qtbot: QtBot, wish: Wish, kind: type[QDialog]) -> None:
    matrix.choose("2.2.2")
    matrix.press("2.2.2/01", wish)
    dialog = matrix.dialog(kind)
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
