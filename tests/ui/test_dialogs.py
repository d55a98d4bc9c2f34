"""Dialogs give one answer, speak Vietnamese and free themselves; bugs are reported without what was typed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.errors import PiiError
from pii_desktop.ui.error_dialog import BugDialog, RefusalDialog, Reporter, install_exception_hook, save_diagnostic
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder, ask_open_files, ask_save_file

TRACE = """Traceback (most recent call last):
  File "pii_desktop/app.py", line 3, in run
    record(value)
ValueError: giá trị của Sở Tài chính là 187,94
[parameters: bí mật]
"""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def settle() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_file_dialog_speaks_vietnamese_and_is_freed(window: QWidget, tmp_path: Path) -> None:
    wish = FileWish("Xuất Excel", str(tmp_path), ("Excel (*.xlsx)",), "phân công.xlsx")
    chosen: list[str] = []
    dialog = ask_save_file(window, wish, chosen.append)
    assert dialog.defaultSuffix() == "xlsx"
    assert dialog.windowTitle() == "Xuất Excel"
    assert {button.text() for button in dialog.findChildren(QPushButton)} >= {"Lưu", "Hủy"}
    dialog.close()
    settle()
    assert not shiboken6.isValid(dialog)


@pytest.mark.parametrize("ask", [ask_open_files, ask_folder])
def test_a_dialog_for_any_file_says_so_in_vietnamese(
    window: QWidget, ask: Callable[[QWidget, FileWish, Callable[..., None]], QFileDialog]
) -> None:
    dialog = ask(window, FileWish("Chọn tệp minh chứng"), print)
    assert dialog.nameFilters() == ["Mọi tệp (*)"]
    dialog.close()
    settle()


def shown_by(reporter: Reporter) -> list[QDialog]:
    shown: list[QDialog] = []
    reporter.shown.connect(shown.append)
    return shown


def test_a_refusal_says_everything_and_is_freed(window: QWidget) -> None:
    reporter = Reporter(window)
    shown = shown_by(reporter)
    reporter.refuse(PiiError("Tệp đang mở trong Excel.", "Sổ giữ nguyên.", "Hãy đóng tệp rồi làm lại."))
    (dialog,) = shown
    assert isinstance(dialog, RefusalDialog)
    dialog.accept()
    settle()
    assert not shiboken6.isValid(dialog)


def test_a_bug_is_saved_and_copied_without_what_was_typed(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pii_desktop.paths.log_folder", lambda: tmp_path / "logs")
    reporter = Reporter(window)
    shown = shown_by(reporter)
    reporter.crash(TRACE)
    reporter.crash(TRACE)
    (dialog,) = shown
    assert isinstance(dialog, BugDialog)
    dialog.copy()
    (saved,) = (tmp_path / "logs").iterdir()
    for report in (QGuiApplication.clipboard().text(), saved.read_text(encoding="utf-8")):
        assert "ValueError" in report
        assert "line 3, in run" in report
        assert "187,94" not in report
        assert "bí mật" not in report
    assert "187,94" not in caplog.text
    caplog.clear()
    dialog.accept()
    settle()
    assert not shiboken6.isValid(dialog)


def test_a_full_disk_does_not_hide_the_bug(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")
    assert save_diagnostic("báo cáo", blocked / "logs") is None
    caplog.clear()


def test_the_hook_brings_refusals_and_goes_away_again(window: QWidget) -> None:
    before = sys.excepthook
    reporter = Reporter(window)
    shown = shown_by(reporter)
    take_away = install_exception_hook(reporter)
    error = PiiError("Không lưu được.")
    sys.excepthook(PiiError, error, None)
    take_away()
    assert sys.excepthook is before
    assert isinstance(shown[0], RefusalDialog)
    shown[0].close()
    settle()
