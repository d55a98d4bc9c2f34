"""What is shown when something went wrong: a known refusal in a sentence, a bug with a report to copy."""

import logging
import platform
import re
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from pii_desktop import paths
from pii_desktop.errors import PiiError
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label

_KIND = re.compile(r"[A-Za-z_][\w.]*(?=:|$)")  # the name of an error without its message
_log = logging.getLogger(__name__)


class RefusalDialog(QDialog):
    """Says a PiiError: what happened, why and what is safe, what to do next."""

    def __init__(self, error: PiiError, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Không làm được"))
        words = column(gap=4)
        words.addWidget(Label(error.title, role=Type.PANEL_TITLE, wrap=True))
        for part in (error.text, error.hint):
            if part:
                words.addWidget(Label(part, tone="text2", wrap=True))
        close = Button(self.tr("Đã hiểu"), kind=Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        _lay_out_dialog(self, IconLabel(Icon.ALERT_TRIANGLE, tone="warn", size=20), words, [close])


class BugDialog(QDialog):
    """A bug: the report, Sao chép, and where the diagnostic file lies."""

    def __init__(self, report: str, saved: Path | None, parent: QWidget | None = None) -> None:
        """`report` holds no contents of reports; `saved` is None when the file could not be written."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chương trình gặp lỗi"))
        self._report = report
        words = column(gap=8)
        words.addWidget(Label(self.tr("Chương trình gặp lỗi ngoài dự kiến"), role=Type.PANEL_TITLE, wrap=True))
        words.addWidget(Label(self.tr("Dữ liệu đã lưu vẫn còn nguyên. Việc vừa làm có thể chưa xong."), wrap=True))
        if saved is not None:
            place = self.tr("Tệp chẩn đoán, không chứa nội dung báo cáo: {path}").format(path=saved)
            words.addWidget(Label(place, tone="text2", wrap=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Nội dung lỗi"))
        text.setMinimumHeight(160)
        words.addWidget(text)
        self._copy = Button(self.tr("Sao chép"), icon_name=Icon.COPY)
        self._copy.clicked.connect(self.copy)
        close = Button(self.tr("Đóng"), kind=Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        _lay_out_dialog(self, IconLabel(Icon.ALERT_CIRCLE, tone="bad", size=20), words, [self._copy, close])
        self.setMinimumWidth(560)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report)


class Reporter(QObject):
    """Brings refusals and bugs to the user. Connect `refused` and `crashed` of the task runner to it.

    Emits `shown` with the dialog that was opened.
    """

    shown = Signal(object)

    def __init__(self, window: QWidget) -> None:
        """Dialogs open over `window`, one at a time for bugs: a bug in painting must not bury the desk."""
        super().__init__(window)
        self._window = window
        self._is_showing_bug = False

    def refuse(self, error: PiiError) -> None:
        """Show a known refusal."""
        dialog = RefusalDialog(error, self._window)
        dialog.open()
        self.shown.emit(dialog)

    def crash(self, trace: str) -> None:
        """Log a bug, save its report, show it."""
        report = diagnostic(trace)
        _log.error("bug:\n%s", report)
        if self._is_showing_bug:
            return
        self._is_showing_bug = True
        dialog = BugDialog(report, save_diagnostic(report), self._window)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self.shown.emit(dialog)

    def _on_closed(self) -> None:
        self._is_showing_bug = False


def install_exception_hook(reporter: Reporter) -> Callable[[], None]:
    """Bring what no slot caught to `reporter`. Returns a function that takes the hook away again."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, PiiError):
            reporter.refuse(error)
        elif issubclass(kind, Exception):
            reporter.crash("".join(traceback.format_exception(kind, error, trace)))
        else:
            before(kind, error, trace)

    def take_away() -> None:
        sys.excepthook = before

    sys.excepthook = hook
    return take_away


def diagnostic(trace: str) -> str:
    """The report of a bug: versions and places in the program, without values or user names in paths."""
    head = [
        f"PII Desktop, {datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z}",
        f"Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}, {platform.platform()}",
    ]
    return "\n".join([*head, "", _without_values(trace).replace(str(Path.home()), "~")])


def save_diagnostic(report: str, folder: Path | None = None) -> Path | None:
    """Write the report beside the log; None when the disk does not let us."""
    target = (folder or paths.log_folder()) / f"loi-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(report, encoding="utf-8", newline="\n")
    except OSError:
        _log.exception("the diagnostic file could not be written")
        return None
    return target


def _without_values(trace: str) -> str:
    """Keep places and kinds of errors: their messages can quote what a clerk typed."""
    kept = []
    for line in trace.splitlines():
        kind = _KIND.match(line)
        if line.startswith(("  File ", "    ", "Traceback", "During ", "The above ")):
            kept.append(line)
        elif kind is not None:
            kept.append(kind.group())
    return "\n".join(kept)


def _lay_out_dialog(dialog: QDialog, mark: IconLabel, words: QVBoxLayout, buttons: list[Button]) -> None:
    head = row(gap=12)
    head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    foot = row()
    foot.addStretch(1)
    for button in buttons:
        foot.addWidget(button)
    stack = column(dialog, gap=16, margins=(24, 24, 24, 16))
    stack.addLayout(head)
    stack.addLayout(foot)
    dialog.setMinimumWidth(440)
