"""Step 5: what was done, row by row, and the way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changeset import ChangeKind
from pii_desktop.domain.ids import ImportId
from pii_desktop.services.merging import ImportOutcome
from pii_desktop.ui.assignments.done_table import Done, done_columns
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.count_cell import Count, CountCell
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import Label, Rule
from pii_desktop.ui.widgets.table_view import RowsView


class SummaryPane(QWidget):
    """Emits `undo_wanted` with the ImportId. A count shows the rows it counts, pressed again all of them."""

    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until an outcome is shown."""
        super().__init__(parent)
        self._import_id: ImportId | None = None
        self._shown: ChangeKind | None = None
        self._banner = Banner()
        self.added = CountCell(self.tr("Dòng mới"))
        self.changed = CountCell(self.tr("Dòng thay đổi"))
        self.removed = CountCell(self.tr("Dòng lưu trữ"))
        self.undo = Button(self.tr("Hoàn tác lần nhập này"), icon_name=Icon.UNDO)
        self._note = Label("", tone="text3", wrap=True)
        self.model: RowsModel[Done] = RowsModel(done_columns(), identify=lambda done: done.key, parent=self)
        self.view = RowsView(self.model, self.tr("Đã ghi"))
        self._lay_out()
        self.undo.clicked.connect(self._on_undo_clicked)
        for cell, kind in self._cells():
            cell.clicked.connect(partial(self._on_count_clicked, kind))

    def show_outcome(self, outcome: ImportOutcome, name: str, done: Sequence[Done]) -> None:
        """What an import did, and the rows it did it to."""
        self._import_id = outcome.import_id
        self._banner.show_text(self.tr("Đã nhập “{name}”.").format(name=name), mood=Mood.GOOD)
        self.added.set_count(Count(str(outcome.added), self.tr("dòng"), self.tr("thêm vào phân công")))
        self.changed.set_count(Count(str(outcome.changed), self.tr("dòng"), self.tr("theo bản mới")))
        self.removed.set_count(Count(str(outcome.removed), self.tr("dòng"), self.tr("vẫn giữ số liệu đã nhập")))
        self._note.setText(
            self.tr("Đã giữ bản sao lưu trước khi nhập. Hoàn tác lúc nào cũng được, kể cả sau này trong Phân công.")
        )
        self.undo.setEnabled(outcome.import_id is not None)
        self.model.set_rows(tuple(done))
        self._show_only(None)

    def show_undone(self) -> None:
        """The import was taken back: nothing of it stands."""
        self._banner.show_text(self.tr("Đã hoàn tác lần nhập này. Sổ dữ liệu trở lại như trước."), mood=Mood.INFO)
        for cell, _ in self._cells():
            cell.set_count(Count("0", self.tr("dòng"), self.tr("đã hoàn tác")))
        self._note.setText("")
        self.undo.setEnabled(False)
        self.model.set_rows(())

    def missing(self) -> str:
        """Nothing has to be decided here."""
        return ""

    def _cells(self) -> tuple[tuple[CountCell, ChangeKind], ...]:
        kinds = (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.REMOVED)
        return tuple(zip((self.added, self.changed, self.removed), kinds, strict=True))

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        cells = row(gap=0)
        for number, (cell, _) in enumerate(self._cells()):
            if number:
                cells.addWidget(Rule(vertical=True))
            cell.setMinimumHeight(80)
            cells.addWidget(cell, 1)
        card.body.addLayout(cells)
        foot = row(gap=16)
        foot.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._note, 1)
        top = column(gap=16, margins=(PAGE_PADDING, 16, PAGE_PADDING, 0))
        top.addWidget(self._banner)
        top.addWidget(card)
        top.addLayout(foot)
        stack = column(self, gap=16)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)

    def _on_count_clicked(self, kind: ChangeKind) -> None:
        self._show_only(None if self._shown is kind else kind)

    def _show_only(self, kind: ChangeKind | None) -> None:
        self._shown = kind
        self.model.set_filter(None if kind is None else lambda done: done.kind is kind)

    def _on_undo_clicked(self) -> None:
        if self._import_id is not None:
            self.undo_wanted.emit(self._import_id)
