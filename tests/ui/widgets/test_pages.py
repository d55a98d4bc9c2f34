"""Pages below one another: those looked at are drawn, few are kept, the place is kept."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.pages import PageSize, SentencePlace
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.notices import Notices
from pii_desktop.ui.widgets.page_stack import GAP, PageStack, Zoom
from pii_desktop.ui.widgets.pages_bar import PagesBar
from pii_desktop.ui.widgets.pages_canvas import PagesCanvas

UPRIGHT, ACROSS = PageSize(595.3, 841.9), PageSize(841.9, 595.3)
LONG = (UPRIGHT,) * 150 + (ACROSS,) * 30


def test_pages_that_fit_are_all_as_wide_as_the_view() -> None:
    stack = PageStack((UPRIGHT, ACROSS), Zoom.FIT, 420)
    assert [box.width for box in stack.boxes] == [420, 420]
    assert [box.height for box in stack.boxes] == [594, 297]
    assert stack.boxes[1].top == GAP + 594 + GAP
    assert stack.height == GAP + 594 + GAP + 297 + GAP


def test_a_page_at_its_size_on_paper_is_794_pixels_wide() -> None:
    assert PageStack((UPRIGHT, ACROSS), Zoom.FULL).width == 1123
    assert PageStack((UPRIGHT,), Zoom.FULL).width == 794
    assert PageStack((UPRIGHT,), Zoom.LARGE).width == 1191


def test_the_page_at_a_height_is_told_also_between_two() -> None:
    stack = PageStack((UPRIGHT, ACROSS), Zoom.FIT, 420)
    below_the_first = stack.boxes[0].bottom
    assert [stack.page_at(y) for y in (0, GAP, below_the_first - 1, below_the_first, 9999)] == [0, 0, 0, 1, 1]
    assert list(stack.pages_between(0, below_the_first + GAP + 1)) == [0, 1]
    assert list(PageStack().pages_between(0, 500)) == []


@pytest.fixture
def canvas(qtbot: QtBot) -> PagesCanvas:
    canvas = PagesCanvas(18)
    qtbot.addWidget(canvas)
    canvas.resize(456, 600)
    canvas.show()
    canvas.set_pages(LONG)
    return canvas


def draw_missing(canvas: PagesCanvas) -> None:
    """What the view does beside the window."""
    while missing := canvas.missing():
        number = missing[0]
        picture = QImage(canvas.width_px(number), 594, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        canvas.put(number, picture)


def test_only_what_is_looked_at_is_to_be_drawn(canvas: PagesCanvas) -> None:
    assert canvas.page_count == 180
    assert canvas.missing() == [0, 1, 2]
    canvas.show_page(99)
    assert canvas.page == 99
    assert canvas.missing() == [99, 100, 101, 98], "those in view, the next, the one before"


def test_memory_stays_bounded_over_the_whole_report(canvas: PagesCanvas) -> None:
    canvas.set_zoom(Zoom.LARGE)
    for page in range(0, 180, 2):
        canvas.show_page(page)
        draw_missing(canvas)
    assert canvas.page == 178
    assert canvas.kept_bytes() < 56 << 20
    assert canvas.picture_of(178) is not None
    assert canvas.picture_of(10) is None


def test_a_zoom_keeps_the_place_and_asks_for_larger_pictures(canvas: PagesCanvas) -> None:
    canvas.show_page(42, 0.5)
    draw_missing(canvas)
    canvas.set_zoom(Zoom.FULL)
    assert canvas.page == 42
    assert canvas.missing()[0] == 42
    assert canvas.width_px(42) == 794


def test_new_pages_take_the_place_of_old_ones_where_the_user_is(canvas: PagesCanvas) -> None:
    canvas.show_page(42, 0.25)
    draw_missing(canvas)
    before = canvas.verticalScrollBar().value()
    canvas.set_pages(LONG[:160])
    assert (canvas.page, canvas.verticalScrollBar().value()) == (42, before)
    assert canvas.missing()[0] == 42, "the old picture is shown until the new one is drawn, but it is drawn"
    canvas.set_pages((UPRIGHT,) * 3)
    assert canvas.page == 2, "a shorter report shows its last page"
    canvas.set_pages((UPRIGHT,) * 3, keep_place=False)
    assert canvas.page == 0


def test_the_keyboard_goes_through_the_pages(canvas: PagesCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.page == 179
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert 176 <= canvas.page < 179
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.page == 0
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.verticalScrollBar().value() > 500


def test_a_sentence_is_brought_into_view_and_marked(canvas: PagesCanvas) -> None:
    canvas.mark(SentencePlace("results", 30, 0.5, 0.55))
    draw_missing(canvas)
    assert canvas.page == 30
    image = canvas.viewport().grab().toImage()
    blue = [
        y for y in range(image.height())
        if any(image.pixelColor(x, y).blue() > 120 > image.pixelColor(x, y).red() for x in range(58, 64))
    ]  # fmt: skip
    assert blue, "a bar stands beside the sentence"
    assert blue[0] < 120, "and the sentence near the top"


def test_a_view_without_pages_is_calm(canvas: PagesCanvas, qtbot: QtBot) -> None:
    canvas.set_pages((), keep_place=False)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    canvas.show_page(3)
    canvas.put(7, QImage(1, 1, QImage.Format.Format_RGB32))
    assert (canvas.page, canvas.page_count, canvas.missing()) == (0, 0, [])


@pytest.fixture
def bar(qtbot: QtBot) -> PagesBar:
    bar = PagesBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_page(0, 12)
    return bar


def test_a_typed_page_is_gone_to_on_enter(bar: PagesBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.page_wanted) as wanted:
        bar.field.selectAll()
        qtbot.keyClicks(bar.field, "7")
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert wanted.args == [6]


@pytest.mark.parametrize(("typed", "page"), [("99", 11), ("0", 0), ("000012", 11)])
def test_a_page_beyond_the_ends_is_the_nearest(bar: PagesBar, qtbot: QtBot, typed: str, page: int) -> None:
    with qtbot.waitSignal(bar.page_wanted) as wanted:
        bar.field.selectAll()
        qtbot.keyClicks(bar.field, typed)
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert wanted.args == [page]


def test_what_is_no_page_leaves_it_as_it_is(bar: PagesBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.page_wanted):
        bar.field.selectAll()
        qtbot.keyClicks(bar.field, "bay")
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.field.text() == "1"


def test_a_number_being_typed_is_not_rewritten(bar: PagesBar, qtbot: QtBot) -> None:
    bar.field.setFocus()
    bar.field.selectAll()
    qtbot.keyClicks(bar.field, "1")
    bar.show_page(4, 12)
    assert bar.field.text() == "1"


def test_arrows_end_with_the_pages(bar: PagesBar) -> None:
    assert (bar.earlier.isEnabled(), bar.later.isEnabled()) == (False, True)
    bar.show_page(11, 12)
    assert (bar.earlier.isEnabled(), bar.later.isEnabled()) == (True, False)
    bar.show_page(0, 0)
    assert not bar.printer.isEnabled()
    assert bar.field.text() == ""


def test_room_for_notices_is_there_only_while_there_is_one(qtbot: QtBot) -> None:
    one, other = Banner("Đã xuất."), Banner("Đã in.")
    one.hide()
    other.hide()
    notices = Notices(one, other, margins=(16, 8, 16, 0))
    qtbot.addWidget(notices)
    assert notices.isHidden()
    other.show()
    assert not notices.isHidden()
    other.hide()
    assert notices.isHidden()


def test_on_a_finer_screen_the_page_in_view_is_asked_for_again(
    canvas: PagesCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_missing(canvas)
    before = canvas.width_px(0)
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: 1.5)
    with qtbot.waitSignal(canvas.wanted):
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert canvas.missing()[0] == 0
    assert canvas.width_px(0) == round(1.5 * before)
