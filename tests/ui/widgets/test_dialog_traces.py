"""On a USB stick a file dialog leaves nothing on the computer; what other programs keep there stays."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pii_desktop.ui.widgets import dialog_traces
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QSettings:
    """Where Qt keeps what file dialogs showed, in a file of the test; in the registry it would be the user's own."""

    def settings() -> QSettings:
        opened = QSettings(str(tmp_path / "QtProject.conf"), QSettings.Format.IniFormat)
        opened.beginGroup("FileDialog")
        return opened

    monkeypatch.setattr(dialog_traces, "_settings", settings)
    monkeypatch.setattr(dialog_traces, "_drop_empty_keys", lambda: None)
    return settings()


def show_one(qtbot: QtBot, kept: QSettings, folder: Path) -> None:
    """Open and close a dialog, and write what Qt writes when it is freed."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ask_folder(window, FileWish("Chọn thư mục", str(folder)), print)
    kept.setValue("lastVisited", f"file:{folder}")
    kept.setValue("viewMode", "Detail")
    kept.sync()
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kept.sync()


def test_nothing_is_left_where_nothing_was(
    qtbot: QtBot, kept: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_traces, "portable_program", lambda: tmp_path)

    show_one(qtbot, kept, tmp_path)

    assert kept.allKeys() == []


def test_what_another_program_keeps_is_given_back(
    qtbot: QtBot, kept: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_traces, "portable_program", lambda: tmp_path)
    kept.setValue("lastVisited", "file:///Ảnh")
    kept.sync()

    show_one(qtbot, kept, tmp_path)

    assert kept.allKeys() == ["lastVisited"]
    assert kept.value("lastVisited") == "file:///Ảnh"


def test_an_installed_program_lets_folders_be_remembered(qtbot: QtBot, kept: QSettings, tmp_path: Path) -> None:
    show_one(qtbot, kept, tmp_path)

    assert kept.value("viewMode") == "Detail"


if sys.platform == "win32":
    import winreg

    TRIED = r"Software\PII Desktop trial"

    @pytest.mark.parametrize("name", ["", "viewMode"])
    def test_keys_are_taken_away_as_far_as_they_are_empty(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        inner = rf"{TRIED}\FileDialog"
        monkeypatch.setattr(dialog_traces, "_KEYS", (inner, TRIED))
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, inner) as key:
            if name:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, "Detail")

        dialog_traces._drop_empty_keys()

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, "Software") as software:
            there = {winreg.EnumKey(software, each) for each in range(winreg.QueryInfoKey(software)[0])}
        assert ("PII Desktop trial" in there) is bool(name)
        if name:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, inner)
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, TRIED)
