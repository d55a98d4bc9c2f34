"""A report is worded before it is signed: from the period to its sentences, from a finding to its sentence."""

from pathlib import Path

from PySide6.QtCore import Qt

from pii_desktop.ui.report.page import ReportPage
from tests.end_to_end.window import CONTROL, Desktop

OPENING = "opening"
DOTS = "Thực hiện chỉ đạo của .........., Sở Tài chính báo cáo như sau:"
WELL = "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Tài chính báo cáo như sau:"


def wording(desktop: Desktop) -> ReportPage:
    page = desktop.window.current_page()
    assert isinstance(page, ReportPage)
    return page


def sentence(page: ReportPage, key: str) -> str:
    return next(line.text for line in page.texts.shown() if line.key == key)


def reword(desktop: Desktop, page: ReportPage, text: str) -> None:
    """Type over the sentence that has the keyboard."""
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    desktop.press(Qt.Key.Key_A, CONTROL)
    desktop.type(text)
    desktop.press(Qt.Key.Key_Return, CONTROL)
    desktop.settle()


def test_a_sentence_is_reworded_found_wrong_put_right_and_printed(desktop: Desktop, folder: Path) -> None:
    desktop.start(folder)
    desktop.periods().versions.compose.click()
    desktop.settle()
    page = wording(desktop)
    page.texts.select(OPENING)
    desktop.settle()
    reword(desktop, page, DOTS)
    assert sentence(page, OPENING) == DOTS

    desktop.press(Qt.Key.Key_K, CONTROL)
    desktop.type("kiểm tra trước khi ký")
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    assert page.tab == "checks"
    desktop.wait_until(lambda: any(found.key == OPENING for found in page.checks.findings()))
    assert page.checks.view.select_id(next(found for found in page.checks.findings() if found.key == OPENING))
    page.checks.detail.button.click()
    desktop.settle()
    assert page.texts.outline.editing() is page.texts.outline.row(OPENING)
    desktop.press(Qt.Key.Key_A, CONTROL)
    desktop.type(WELL)
    page.head.back.click()
    desktop.settle()

    assert desktop.window.current_page() is desktop.periods()
    desktop.periods().versions.compose.click()
    desktop.settle()
    assert sentence(wording(desktop), OPENING) == WELL
    desktop.wait_until(lambda: not any(found.key == OPENING for found in page.checks.findings()))
    desktop.press(Qt.Key.Key_Z, CONTROL)
    desktop.settle()
    assert sentence(page, OPENING) == DOTS
    desktop.close()


def test_what_is_typed_when_the_window_closes_is_in_the_report(desktop: Desktop, folder: Path) -> None:
    desktop.start(folder)
    desktop.press(Qt.Key.Key_K, CONTROL)
    desktop.type("soạn nội dung")
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    page = wording(desktop)
    page.texts.select(OPENING)
    desktop.settle()
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    desktop.press(Qt.Key.Key_A, CONTROL)
    desktop.type(WELL)
    desktop.close()
    desktop.start(folder)
    desktop.press(Qt.Key.Key_K, CONTROL)
    desktop.type("soạn nội dung")
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    assert sentence(wording(desktop), OPENING) == WELL
