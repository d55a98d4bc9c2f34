"""Choose several things of a list: search, tick, done. What is listed is told by a subclass."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.ui.models.columns import Column
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ChoosingWords:
    """What a dialog says: its title, in the search box, of the list to a screen reader."""

    title: str
    search: str
    name: str


class ChoosingDialog(QDialog, Generic[R, K]):
    """Emits `given` with the frozenset of ids that are ticked and were not before; it stores nothing.

    A subclass gives the columns, asks for rows in `_find` and hands them to `_show_rows`.
    """

    given = Signal(object)

    def __init__(
        self, words: ChoosingWords, empty: EmptyState, already: frozenset[K], parent: QWidget | None = None
    ) -> None:
        """Those in `already` are ticked and stay so."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self._already = already
        self._chosen: set[K] = set()
        self._empty = empty
        self.search = SearchBox(words.search)
        self.model: RowsModel[R] = RowsModel(self._columns(), identify=self._id_of, parent=self)
        self.view = RowsView(self.model, words.name, edge=12)
        self._note = Label("", role=Type.SMALL, tone="text3")
        self.accept_button = Button("", kind=Kind.PRIMARY)
        self.refuse_button = Button(self.tr("Hủy"))
        self._lay_out(words.title)
        self._connect()

    def chosen(self) -> frozenset[K]:
        """What is ticked now and was not before."""
        return frozenset(self._chosen)

    # for subclasses

    def _columns(self) -> Sequence[Column[R]]:
        """The columns; the first takes `_state` as its box."""
        raise NotImplementedError

    def _id_of(self, each: R) -> K:
        """By what a row is known."""
        raise NotImplementedError

    def _find(self, text: str) -> None:
        """Ask for the rows that hold `text`."""
        raise NotImplementedError

    def _accept_words(self, count: int) -> str:
        """What the button says while `count` rows are ticked."""
        raise NotImplementedError

    def _show_rows(self, rows: Sequence[R], note: str) -> None:
        """Show what was found; `note` says how much more there is."""
        self.model.set_rows(rows)
        self._note.setText(note)
        self._empty.setVisible(not rows)

    def _state(self, each: R) -> Qt.CheckState:
        """The box of a row."""
        is_on = self._id_of(each) in self._chosen or self._id_of(each) in self._already
        return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked

    # slots

    def _on_searched(self, text: str) -> None:
        self._find(text)

    def _on_toggled(self, rows: list[R], _key: str, state: Qt.CheckState) -> None:
        ids = {self._id_of(each) for each in rows} - self._already
        self._chosen = self._chosen | ids if state is Qt.CheckState.Checked else self._chosen - ids
        self.view.viewport().update()
        self._say()

    def _on_activated(self, identity: Hashable) -> None:
        wanted = [each for each in self.model.all_rows() if self._id_of(each) == identity]
        is_on = any(self._id_of(each) in self._chosen for each in wanted)
        self._on_toggled(wanted, "", Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _on_accepted(self) -> None:
        if self._chosen:
            self.given.emit(self.chosen())
            self.accept()

    # private

    def _say(self) -> None:
        self.accept_button.setText(self._accept_words(len(self._chosen)))
        self.accept_button.setEnabled(bool(self._chosen))

    def _lay_out(self, title: str) -> None:
        foot = row()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.refuse_button)
        foot.addWidget(self.accept_button)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(title, role=Type.PANEL_TITLE, wrap=True))
        stack.addWidget(self.search)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
        self.view.set_empty(self._empty)
        self._say()

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        lead_into(self.search, self.view)
        self.model.check_toggled.connect(self._on_toggled)
        self.view.row_activated.connect(self._on_activated)
        self.accept_button.clicked.connect(self._on_accepted)
        self.refuse_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_accepted)
