"""The frame of the window: pages, head, search, foot, end."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop import paths
from pii_desktop.errors import WorkspaceError
from pii_desktop.services.profiles import load_profile
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.guide_chapters import chapter_of
from pii_desktop.ui.guide_dialog import GuideDialog
from pii_desktop.ui.main_window import MainWindow
from pii_desktop.ui.navigation import NavigationItem
from pii_desktop.ui.overview.page import OverviewPage
from pii_desktop.ui.preferences.page import PreferencesPage
from pii_desktop.ui.start_page import StartPage
from pii_desktop.ui.widgets.line_fields import LineField
from tests.ui.workplace import Workplace


def test_the_frame_says_whose_records_these_are(window: MainWindow) -> None:
    assert window.header.department.text() == "Sở Tài chính tỉnh Bắc Ninh"
    assert window.header.plan.text() == "Kế hoạch 279/KH-UBND"
    assert window.header.period.text().startswith("Kỳ: Năm ")
    assert "Còn 12 ngày đến hạn báo cáo" in window.status.texts()
    assert "Dữ liệu mẫu" in window.status.texts()


def test_only_pages_that_are_there_stand_in_the_navigation(window: MainWindow) -> None:
    words = [item.text() for item in window.navigation.findChildren(NavigationItem)]

    upper = ["Tổng quan", "Chỉ số", "Nhiệm vụ", "Minh chứng", "Kỳ báo cáo", "Số liệu nền", "Phân công"]
    assert words == [*upper, "Cài đặt"]


@pytest.mark.parametrize("number", [2, 3, 4, 5, 1])
def test_ctrl_and_a_number_open_a_page(window: MainWindow, place: Workplace, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    place.settle()

    key = window.navigation.page_keys()[number - 1]
    assert window.current_page() is window.page(key)


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow, place: Workplace) -> None:
    assert isinstance(window.current_page(), OverviewPage)
    assert not window.findChildren(PreferencesPage)

    window.go(Destination(PageKey.PREFERENCES))
    place.settle()

    assert len(window.findChildren(PreferencesPage)) == 1


def test_another_period_is_shown_everywhere(window: MainWindow, place: Workplace) -> None:
    window.header.period.pick("6 tháng đầu năm 2025")
    place.settle()

    assert window.header.period.text() == "Kỳ: 6 tháng đầu năm 2025"
    page = window.current_page()
    assert isinstance(page, OverviewPage)
    assert "6 tháng đầu năm 2025" in page.deadline.sentences()[1]


def test_go_anywhere_finds_without_accents(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.header.search.hasFocus()

    window.header.search.setText("dat cn")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    place.settle()

    assert window.current_page() is window.page(PageKey.INDICATORS)
    assert not window.finder.is_open


def test_go_anywhere_lists_periods_and_pages(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    window.header.go_to_search()
    window.header.searched.emit("cai dat")
    place.settle()
    assert window.finder.texts()[0] == "Cài đặt"

    window.header.searched.emit("ky bao cao 6 thang")
    place.settle()
    assert window.finder.texts() == ["6 tháng đầu năm 2025"]
    assert window.finder.kinds() == ["Kỳ báo cáo"]

    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert not window.finder.is_open


def test_closing_stores_what_is_being_typed(window: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    window.go(Destination(PageKey.PREFERENCES))
    place.settle()
    page = window.page(PageKey.PREFERENCES)
    assert isinstance(page, PreferencesPage)
    field = page.cards.fields["signer_name"]
    assert isinstance(field, LineField)
    field.line_edit.setFocus()
    field.line_edit.selectAll()
    qtbot.keyClicks(field.line_edit, "Le Thi Hoa")

    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    assert place.read(load_profile).signer_name == "Le Thi Hoa"


def test_a_workspace_that_cannot_be_opened_leaves_a_sentence_and_choices(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    error = WorkspaceError("Sổ dữ liệu đang được mở ở nơi khác.", "Đang dùng: Trần Thị Ví Dụ.", "Hãy đóng bên kia.")
    window.show_refusal(error, tmp_path)

    page = window.outer.currentWidget()
    assert isinstance(page, StartPage)
    assert "Trần Thị Ví Dụ" in page.accessibleName()
    with qtbot.waitSignal(window.open_wanted) as again:
        page.retry.click()
    assert again.args == [tmp_path]
    with qtbot.waitSignal(window.create_wanted):
        page.create_new.click()


def test_the_window_fits_a_laptop_at_150_percent(window: MainWindow) -> None:
    least = window.minimumSize()
    assert least.width() <= 1366 / 1.5
    assert least.height() <= 768 / 1.5 - 32  # the task bar, or the caption of a window that is not maximized


def test_the_guide_begins_at_the_chapter_of_the_page(window: MainWindow, place: Workplace) -> None:
    window.go(Destination(PageKey.DENOMINATORS))
    place.settle()
    window.show_guide()
    (guide,) = window.findChildren(GuideDialog)
    assert guide.text.textCursor().block().text().endswith("Số liệu nền")
    assert guide.text.verticalScrollBar().value() > 0
    guide.accept()


@pytest.mark.parametrize("key", [None, *PageKey])
def test_every_page_has_its_chapter_in_the_guide(key: PageKey | None) -> None:
    headings = re.findall(r"^#+ (?:\d+\. )?(.+)$", paths.guide().read_text(encoding="utf-8"), re.MULTILINE)
    assert chapter_of(key) in headings


def test_the_guide_is_searched_without_accents_place_after_place(window: MainWindow) -> None:
    guide = GuideDialog(window)
    found = []
    for _ in range(2):
        guide.search.searched.emit("so minh chung")
        cursor = guide.text.textCursor()
        found.append((cursor.selectionStart(), cursor.selectedText().casefold()))
    assert found[0][0] < found[1][0]
    assert {text for _, text in found} == {"sổ minh chứng"}
    guide.search.searched.emit("xyz không có")
    assert "Không thấy" in guide.found.text()
    guide.close()


def test_the_guide_is_freed_when_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_guide()
    (guide,) = window.findChildren(GuideDialog)
    assert guide.text.toPlainText()

    with qtbot.waitSignal(guide.destroyed):
        guide.accept()
    QApplication.processEvents()

    assert not window.findChildren(GuideDialog)
