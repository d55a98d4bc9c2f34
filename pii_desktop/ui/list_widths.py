"""Widths of columns that the user chose, kept for the next start."""

from PySide6.QtCore import QObject

from pii_desktop.ui.desk import Desk
from pii_desktop.ui.widgets.table_view import RowsView


def keep_widths(view: RowsView, desk: Desk, name: str) -> None:
    """Give the columns of a list the widths they had, and keep those they get from now on under its `name`."""
    view.set_widths(desk.widths.get(name, {}))
    _Keeper(view, desk.widths.setdefault(name, {}))


class _Keeper(QObject):
    """Lives as long as its view."""

    def __init__(self, view: RowsView, kept: dict[str, int]) -> None:
        super().__init__(view)
        self._view = view
        self._kept = kept
        view.layout_changed.connect(self._on_layout_changed)

    def _on_layout_changed(self) -> None:
        """A hidden column keeps what it had; one that is as wide as at first needs no word."""
        usual = {column.key: column.width for column in self._view.rows_model.columns}
        for key, width in self._view.widths().items():
            if width == usual[key]:
                self._kept.pop(key, None)
            else:
                self._kept[key] = width
