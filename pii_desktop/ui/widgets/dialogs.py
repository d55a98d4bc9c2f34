"""Dialogs take values in and give a value out. Their buttons speak Vietnamese: no translation of Qt's own ships."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialog_traces import leave_none, standing
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import IconLabel, Label


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be decided. Empty `refuse` leaves one button."""

    title: str
    text: str
    accept: str
    refuse: str = "Hủy"
    is_destructive: bool = False


class ConfirmDialog(QDialog):
    """Emits `answered` with True or False once, also when it is closed with Esc."""

    answered = Signal(bool)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        kind = Kind.DESTRUCTIVE if question.is_destructive else Kind.PRIMARY
        self._accept = Button(question.accept, kind=kind)
        self._refuse = Button(question.refuse)
        self._lay_out(question)
        self._accept.clicked.connect(self.accept)
        self._refuse.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        first = self._refuse if question.is_destructive else self._accept
        first.setDefault(True)
        first.setFocus()

    def _lay_out(self, question: Question) -> None:
        head = row(gap=12)
        name = Icon.ALERT_TRIANGLE if question.is_destructive else Icon.HELP
        tone = "warn" if question.is_destructive else "accent"
        head.addWidget(IconLabel(name, tone=tone, size=20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=4)
        words.addWidget(Label(question.title, role=Type.PANEL_TITLE, wrap=True))
        words.addWidget(Label(question.text, tone="text2", wrap=True))
        head.addLayout(words, 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self._refuse)
        foot.addWidget(self._accept)
        self._refuse.setVisible(bool(question.refuse))
        stack = column(self, gap=16, margins=(24, 24, 24, 16))
        stack.addLayout(head)
        stack.addLayout(foot)
        self.setMinimumWidth(440)

    def _on_finished(self, result: int) -> None:
        self.answered.emit(result == QDialog.DialogCode.Accepted.value)


def confirm(parent: QWidget, question: Question, answered: Callable[[bool], None]) -> ConfirmDialog:
    """Open a question over `parent`; `answered`, a bound method, gets the decision."""
    dialog = ConfirmDialog(question, parent)
    dialog.answered.connect(answered)
    dialog.open()
    return dialog


@dataclass(frozen=True, slots=True)
class FileWish:
    """What a file dialog is for: its title, where it starts, filters as "Excel (*.xlsx)"."""

    title: str
    folder: str = ""
    filters: tuple[str, ...] = ()
    file_name: str = ""


def ask_open_files(parent: QWidget, wish: FileWish, chosen: Callable[[list[str]], None]) -> QFileDialog:
    """Let the user pick existing files; `chosen`, a bound method, gets their paths, not called on Hủy."""
    dialog = _file_dialog(parent, wish)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, wish: FileWish, chosen: Callable[[str], None]) -> QFileDialog:
    """Let the user pick a folder."""
    dialog = _file_dialog(parent, wish)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_save_file(parent: QWidget, wish: FileWish, chosen: Callable[[str], None]) -> QFileDialog:
    """Let the user name a file to write; the system asks before an existing one is replaced.

    A name without a suffix gets that of `wish.file_name`, or of the filter that was chosen since.
    """
    dialog = _file_dialog(parent, wish)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Lưu")
    suffix = wish.file_name.rpartition(".")[2] if "." in wish.file_name else ""
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(wish.file_name)
    dialog.filterSelected.connect(_Suffixes(dialog).follow)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


class _Suffixes(QObject):
    """Lets the name in a dialog end as the chosen filter says."""

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def follow(self, chosen: str) -> None:
        found = re.search(r"\*\.(\w+)\)?", chosen)
        if found is None or not self._dialog.selectedFiles():
            return
        before, suffix = self._dialog.defaultSuffix(), found[1]
        self._dialog.setDefaultSuffix(suffix)
        named = Path(self._dialog.selectedFiles()[0])
        if named.suffix.lower() == f".{before}".lower():
            self._dialog.selectFile(named.with_suffix(f".{suffix}").name)


def _file_dialog(parent: QWidget, wish: FileWish) -> QFileDialog:
    """The system's own dialog on Windows, and Vietnamese labels where Qt draws it."""
    before = standing()
    dialog = QFileDialog(parent, wish.title, wish.folder)
    leave_none(dialog, before)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if wish.filters:
        dialog.setNameFilters(list(wish.filters))
    for label, word in (
        (QFileDialog.DialogLabel.LookIn, "Tìm trong"),
        (QFileDialog.DialogLabel.FileName, "Tên tệp"),
        (QFileDialog.DialogLabel.FileType, "Loại tệp"),
        (QFileDialog.DialogLabel.Accept, "Chọn"),
        (QFileDialog.DialogLabel.Reject, "Hủy"),
    ):
        dialog.setLabelText(label, word)
    return dialog
