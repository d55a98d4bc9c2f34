"""From a box to search in to the rows it found, without the mouse."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView

_INTO = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


def lead_into(search: SearchBox, view: RowsView) -> None:
    """Down and Enter in `search` go to the rows of `view`: to the selected one, else to the first."""
    search.installEventFilter(_Lead(search, view))


class _Lead(QObject):
    def __init__(self, search: SearchBox, view: RowsView) -> None:
        super().__init__(search)
        self._search = search
        self._view = view
        self._is_coming = False
        view.rows_model.refreshed.connect(self._on_refreshed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the key only where there is a row to go to."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _INTO:
            return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._go()
        return super().eventFilter(watched, event)

    def _go(self) -> bool:
        self._search.find_now()
        view = self._view
        self._is_coming = True
        is_there = bool(view.selected_ids()) and view.current_id() is not None
        if not is_there and not view.select_first():
            return False
        view.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # or no ring shows where one is
        view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_refreshed(self) -> None:
        """Lists that ask the store have their rows a moment later: the row that was taken may be gone by then."""
        if self._is_coming and self._view.hasFocus() and not self._view.selected_ids():
            self._is_coming = False
            self._view.select_first()
