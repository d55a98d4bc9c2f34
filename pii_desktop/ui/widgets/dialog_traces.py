"""What a file dialog of Qt leaves behind on a computer: the folders it showed, written whenever one is freed.

It always goes to the user's registry (on Linux to a file), whatever format of settings a program asks for. A program on
a USB stick promises to leave nothing there.
"""

import sys
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog

from pii_desktop.paths import portable_program

_OWNER, _GROUP = "QtProject", "FileDialog"
_KEYS = (
    rf"Software\{_OWNER}\OrganizationDefaults\{_GROUP}",
    rf"Software\{_OWNER}\OrganizationDefaults",
    rf"Software\{_OWNER}",
)
"""Where that is in the registry, the innermost first."""


def standing() -> dict[str, object]:
    """What stands there now; other programs made with Qt write to the same place."""
    settings = _settings()
    return {key: settings.value(key) for key in settings.allKeys()}


def leave_none(dialog: QFileDialog, before: dict[str, object]) -> None:
    """Give back what stood there `before` when `dialog` is freed, on a USB stick; elsewhere folders stay remembered."""
    if portable_program() is not None:
        dialog.destroyed.connect(partial(_give_back, before))  # Qt has written by then


def _give_back(before: dict[str, object], _freed: QObject | None = None) -> None:
    _restore(before)
    if not before:
        _drop_empty_keys()  # when the settings are closed: an open key cannot be taken away


def _restore(before: dict[str, object]) -> None:
    settings, now = _settings(), standing()
    for key in now.keys() - before.keys():
        settings.remove(key)
    for key, value in before.items():
        if now.get(key) != value:
            settings.setValue(key, value)
    settings.sync()


def _settings() -> QSettings:
    settings = QSettings(QSettings.Scope.UserScope, _OWNER)
    settings.setFallbacksEnabled(False)  # the settings of all users are nobody's traces
    settings.beginGroup(_GROUP)
    return settings


if sys.platform == "win32":

    def _drop_empty_keys() -> None:
        """Take away the keys that were made for the dialog, from the innermost, as far as they are empty."""
        import contextlib
        import winreg

        with contextlib.suppress(OSError):
            for key in _KEYS:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    keys, values, _ = winreg.QueryInfoKey(opened)
                if keys or values:
                    return
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

else:

    def _drop_empty_keys() -> None:
        """Only the registry keeps empty keys."""
