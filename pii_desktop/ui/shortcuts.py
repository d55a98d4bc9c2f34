"""Keys of the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class _Call(QObject):
    """A bound method with what it is called with, alive as long as its shortcut."""

    def __init__(self, parent: QObject, slot: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        super().__init__(parent)
        self._slot = slot
        self._arguments = arguments

    def run(self) -> None:
        self._slot(*self._arguments)


def bind(window: QWidget, keys: str, slot: Callable[..., None], *arguments: object) -> QShortcut:
    """A shortcut of the whole window that calls `slot` with `arguments`; returns it."""
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.activated.connect(_Call(shortcut, slot, arguments).run)
    return shortcut
