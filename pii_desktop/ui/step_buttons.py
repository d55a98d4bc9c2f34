"""Undo and redo in the head of the window: two buttons that name the action, and their keys."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from pii_desktop.domain.steps import Step, Steps
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.widgets.buttons import IconButton, Kind
from pii_desktop.ui.widgets.frames import row

UNDO_KEYS = ("Ctrl+Z",)
REDO_KEYS = ("Ctrl+Y", "Ctrl+Shift+Z")


class StepButtons(QWidget):
    """Signals: `undo_wanted`, `redo_wanted`."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to take back until told otherwise."""
        super().__init__(parent)
        self.undo = IconButton(Icon.UNDO, "", kind=Kind.QUIET)
        self.redo = IconButton(Icon.REDO, "", kind=Kind.QUIET)
        line = row(self, gap=0)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.show_steps(Steps())

    def show_steps(self, steps: Steps) -> None:
        """Name what would be taken back and done again; say why not where there is nothing."""
        nothing = self.tr("Chưa có thao tác nào để hoàn tác")
        _name(self.undo, steps.undo, self.tr("Hoàn tác: {action} (Ctrl+Z)"), nothing)
        _name(self.redo, steps.redo, self.tr("Làm lại: {action} (Ctrl+Y)"), self.tr("Không có thao tác nào để làm lại"))


class FieldKeys(QObject):
    """Lets the keys of undo through to the window where the field that has the focus has nothing to take back."""

    def __init__(self, window: QWidget) -> None:
        """Follows the focus in the whole program."""
        super().__init__(window)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text field claims these keys even when it can do nothing with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_idle(watched, event):
            event.ignore()
            return True
        return False

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _name(button: IconButton, step: Step | None, words: str, nothing: str) -> None:
    name = nothing if step is None else words.format(action=step.action)
    button.setEnabled(step is not None)
    button.setToolTip(name)
    button.setAccessibleName(name)


def _is_idle(field: QObject, event: QKeyEvent) -> bool:
    """True for a key of undo or redo that the field has no use for."""
    is_undo, is_redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    is_redo = is_redo or QKeySequence(event.keyCombination()).toString() in REDO_KEYS
    if isinstance(field, QLineEdit):
        return (is_undo and not field.isUndoAvailable()) or (is_redo and not field.isRedoAvailable())
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return (is_undo and not document.isUndoAvailable()) or (is_redo and not document.isRedoAvailable())
    return False
