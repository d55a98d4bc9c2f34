"""One dialog at a time over a page: opened, told what was refused, closed when its answer is stored."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pii_desktop.errors import PiiError
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.periods.differences_dialog import DifferencesDialog
from pii_desktop.ui.widgets.form_dialog import FormDialog

D = TypeVar("D", bound=FormDialog | DifferencesDialog)


class Asking(QObject, Generic[D]):
    """What tasks that ask over `page` have in common; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Child of the page."""
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.dialog: D | None = None

    def _open(self, dialog: D) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_refused(self, error: PiiError) -> None:
        """The dialog stays open with what was typed."""
        if self.dialog is not None:
            self.dialog.show_error(error)
        else:
            self._desk.tasks.refused.emit(error)
