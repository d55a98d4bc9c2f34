"""The window is closed while something is typed; the records are open elsewhere."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pii_desktop.ui.overview.page import OverviewPage
from tests.end_to_end.window import CONTROL, Desktop

_HOLD = """
import sys
from pathlib import Path
from pii_desktop.services.workspace import open_workspace
with open_workspace(Path(sys.argv[1])):
    print("đang giữ", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other_process(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program that holds the workspace until a line is sent to it."""
    command = [sys.executable, "-X", "utf8", "-c", _HOLD, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "đang giữ"
        yield process
        if process.poll() is None:
            process.communicate("xong\n")


def open_row(desktop: Desktop, code: str) -> None:
    """Ctrl+K, code, Enter."""
    desktop.press(Qt.Key.Key_K, CONTROL)
    desktop.type(code)
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()


def test_what_is_being_typed_when_the_window_closes_is_there_again(desktop: Desktop, folder: Path) -> None:
    desktop.start(folder)
    open_row(desktop, "2.2.2")
    form = desktop.indicators().panel.form
    desktop.press(Qt.Key.Key_F2)
    desktop.type("215,6")
    desktop.press(Qt.Key.Key_Tab)
    desktop.type("12 nghìn tỷ")
    desktop.tab_to(form.narrative.texts["result"])
    desktop.type("Đang tổng hợp số liệu quyết toán của các đơn vị")
    desktop.close()

    desktop.start(folder)
    open_row(desktop, "2.2.2")
    form = desktop.indicators().panel.form
    assert form.numbers.numbers["numerator"].text() == "215,6"
    assert form.narrative.texts["result"].text() == "Đang tổng hợp số liệu quyết toán của các đơn vị"
    denominator = form.numbers.numbers["denominator"]
    assert denominator.text() == "12 nghìn tỷ", "what is no number is kept as it was typed"
    assert denominator.has_error


def test_records_open_elsewhere_are_named_and_opened_once_they_are_free(
    desktop: Desktop, folder: Path, other_process: "subprocess.Popen[str]"
) -> None:
    desktop.start(folder)
    page = desktop.start_page()
    assert "đang được mở ở nơi khác" in page.accessibleName()
    assert "Đang dùng:" in page.accessibleName()

    assert page.retry.hasFocus()
    desktop.press_button(page.retry)
    assert "đang được mở ở nơi khác" in desktop.start_page().accessibleName(), "it is still held"

    other_process.communicate("xong\n")
    desktop.press_button(desktop.start_page().retry)
    assert isinstance(desktop.window.current_page(), OverviewPage)
    assert desktop.window.header.department.text() == "Sở Tài chính tỉnh Bắc Ninh"
