"""Step 5: what was done, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import ImportId
from pii_desktop.services.merging import ImportOutcome
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.count_cell import Count, CountCell
from pii_desktop.ui.widgets.frames import Card, column, row
from pii_desktop.ui.widgets.labels import Label, Rule


class SummaryPane(QWidget):
    """Signals: `undo_wanted` with the ImportId, `rows_wanted` when a count was pressed."""

    undo_wanted = Signal(object)
    rows_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until an outcome is shown."""
        super().__init__(parent)
        self._import_id: ImportId | None = None
        self._banner = Banner()
        self._added = CountCell(self.tr("Dòng mới"))
        self._changed = CountCell(self.tr("Dòng thay đổi"))
        self._removed = CountCell(self.tr("Dòng lưu trữ"))
        self.undo = Button(self.tr("Hoàn tác lần nhập này"), icon_name=Icon.UNDO)
        self._note = Label("", tone="text3", wrap=True)
        self._lay_out()
        self.undo.clicked.connect(self._on_undo_clicked)
        for cell in (self._added, self._changed, self._removed):
            cell.clicked.connect(self.rows_wanted)

    def show_outcome(self, outcome: ImportOutcome, name: str) -> None:
        """What an import did."""
        self._import_id = outcome.import_id
        self._banner.show_text(self.tr("Đã nhập “{name}”.").format(name=name), mood=Mood.GOOD)
        self._added.set_count(Count(str(outcome.added), self.tr("dòng"), self.tr("thêm vào phân công")))
        self._changed.set_count(Count(str(outcome.changed), self.tr("dòng"), self.tr("theo bản mới")))
        self._removed.set_count(Count(str(outcome.removed), self.tr("dòng"), self.tr("vẫn giữ số liệu đã nhập")))
        self._note.setText(
            self.tr("Đã giữ bản sao lưu trước khi nhập. Hoàn tác lúc nào cũng được, kể cả sau này trong Phân công.")
        )
        self.undo.setEnabled(outcome.import_id is not None)

    def show_undone(self) -> None:
        """The import was taken back."""
        self._banner.show_text(self.tr("Đã hoàn tác lần nhập này. Sổ dữ liệu trở lại như trước."), mood=Mood.INFO)
        self.undo.setEnabled(False)

    def missing(self) -> str:
        """Nothing has to be decided here."""
        return ""

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        cells = row(gap=0)
        for number, cell in enumerate((self._added, self._changed, self._removed)):
            if number:
                cells.addWidget(Rule(vertical=True))
            cell.setMinimumHeight(80)
            cells.addWidget(cell, 1)
        card.body.addLayout(cells)
        foot = row(gap=16)
        foot.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._note, 1)
        stack = column(self, gap=16, margins=(PAGE_PADDING, 16, PAGE_PADDING, 16))
        stack.addWidget(self._banner)
        stack.addWidget(card)
        stack.addLayout(foot)
        stack.addStretch(1)

    def _on_undo_clicked(self) -> None:
        if self._import_id is not None:
            self.undo_wanted.emit(self._import_id)
