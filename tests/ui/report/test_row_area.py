"""Rows near the view are made and no others; what is looked at stays in its place."""

from itertools import pairwise

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.ui.report.lines import Section
from pii_desktop.ui.report.outline import Outline
from pii_desktop.ui.report.row_stack import RowStack
from pii_desktop.ui.report.sentence_row import SentenceRow
from tests.ui.report.conftest import current_key

WORDS = "Sở Tài chính đã tham mưu ban hành kế hoạch và tổ chức thực hiện các nhiệm vụ được giao. "


def a_line(number: int, *, times: int = 1) -> OutlineLine:
    text = f"Câu {number}. {WORDS * times}"
    return OutlineLine(f"k{number}", "Kết quả", "Kết quả", text, text, text, SentenceState.GENERATED)


def an_outline(qtbot: QtBot, count: int) -> Outline:
    outline = Outline()
    qtbot.addWidget(outline)
    outline.resize(560, 480)
    outline.show()
    lines = tuple(a_line(number, times=1 + number % 4) for number in range(count))
    outline.show_sections((Section("Kết quả thực hiện", lines),), is_read_only=False)
    qtbot.waitUntil(lambda: outline.row("k0") is not None)
    return outline


def test_a_long_report_makes_only_what_is_looked_at(qtbot: QtBot) -> None:
    outline = an_outline(qtbot, 600)
    assert len(outline.order) == 600
    assert outline.row("k500") is None
    outline.select("k500")
    qtbot.waitUntil(lambda: outline.row("k500") is not None and current_key(outline) == "k500")
    row = outline.row("k500")
    assert row is not None
    qtbot.waitUntil(lambda: 0 <= row.mapTo(outline.viewport(), row.rect().topLeft()).y() < outline.viewport().height())


def test_no_two_rows_overlap(qtbot: QtBot) -> None:
    outline = an_outline(qtbot, 60)
    outline.verticalScrollBar().setValue(900)
    qtbot.wait(50)
    made = [row for row in outline.findChildren(SentenceRow) if row.isVisible()]
    made.sort(key=SentenceRow.y)
    assert len(made) > 5
    assert all(one.geometry().bottom() < other.y() for one, other in pairwise(made))


def test_what_is_in_view_stays_when_a_sentence_above_grows(qtbot: QtBot) -> None:
    outline = an_outline(qtbot, 60)
    outline.verticalScrollBar().setValue(700)
    qtbot.wait(50)
    seen = next(key for key in outline.order if (row := outline.row(key)) is not None and row.y() >= 700)
    row = outline.row(seen)
    assert row is not None
    before = row.mapTo(outline.viewport(), row.rect().topLeft()).y()
    lines = tuple(a_line(number, times=9 if number == 0 else 1 + number % 4) for number in range(60))
    outline.show_sections((Section("Kết quả thực hiện", lines),), is_read_only=False)
    qtbot.wait(50)
    assert abs(row.mapTo(outline.viewport(), row.rect().topLeft()).y() - before) <= 1


def test_the_arrows_go_from_sentence_to_sentence(qtbot: QtBot) -> None:
    outline = an_outline(qtbot, 60)
    outline.select("k0")
    for _ in range(20):
        row = outline.row(current_key(outline))
        assert row is not None
        qtbot.keyClick(row.face, Qt.Key.Key_Down)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: current_key(outline) == "k20")
    row = outline.row("k20")
    assert row is not None
    assert row.face.focusPolicy() is Qt.FocusPolicy.StrongFocus
    first = outline.row("k0")
    assert first is None or first.face.focusPolicy() is Qt.FocusPolicy.ClickFocus


def test_an_editor_that_grows_moves_what_follows(qtbot: QtBot) -> None:
    outline = an_outline(qtbot, 8)
    outline.select("k1", is_edited=True)
    qtbot.waitUntil(lambda: outline.editing() is not None)
    row, following = outline.row("k1"), outline.row("k2")
    assert row is not None
    assert following is not None
    assert row.editor is not None
    row.editor.field.text_edit.setPlainText(WORDS * 8)
    qtbot.waitUntil(lambda: following.y() >= row.y() + row.height() > 200)


def test_a_stack_knows_its_rows_by_place() -> None:
    stack = RowStack()
    stack.set_rows(("a", "b", "c"), (10, 20, 30))
    assert [stack.top(place) for place in range(4)] == [0, 10, 30, 60]
    assert stack.between(10, 29) == range(1, 2)
    assert stack.measure({1: 25})
    assert not stack.measure({1: 25})
    assert stack.total == 65
    assert (stack.at(-5), stack.at(1000)) == (0, 2)
    assert stack.place_of("d") is None


def test_no_rows_are_no_rows() -> None:
    assert RowStack().between(0, 100) == range(0)
