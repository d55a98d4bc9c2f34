"""Dialogs for choosing files and folders. Their buttons speak Vietnamese: no translation of Qt's own ships."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from pii_desktop.ui.widgets.dialog_traces import leave_none, standing

_ANY_FILE = "Mọi tệp (*)"  # else Qt says it in English


@dataclass(frozen=True, slots=True)
class FileWish:
    """What a file dialog is for: its title, where it starts, filters as "Excel (*.xlsx)"; none for any file."""

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
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, "Hủy")  # Qt takes its own words with the new mode
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
    dialog.setNameFilters(list(wish.filters or (_ANY_FILE,)))
    for label, word in (
        (QFileDialog.DialogLabel.LookIn, "Tìm trong"),
        (QFileDialog.DialogLabel.FileName, "Tên tệp"),
        (QFileDialog.DialogLabel.FileType, "Loại tệp"),
        (QFileDialog.DialogLabel.Accept, "Chọn"),
        (QFileDialog.DialogLabel.Reject, "Hủy"),
    ):
        dialog.setLabelText(label, word)
    return dialog
