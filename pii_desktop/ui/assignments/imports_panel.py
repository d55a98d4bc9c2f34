"""The imports so far, each with its way back."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.listing import ImportRun
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.tokens import PANEL_PADDING, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Ground, Scroll, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule, TagLabel


class ImportsPanel(Ground):
    """Emits `undo_wanted` with the ImportId."""

    undo_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until imports are shown."""
        super().__init__("surface", parent)
        self._cards: list[ImportCard] = []
        self._empty = Label(self.tr("Chưa nhập kế hoạch nào."), tone="text3")
        content = Ground("surface")
        self._list = column(content, gap=0)
        self._empty.setContentsMargins(PANEL_PADDING, 4, PANEL_PADDING, 0)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        column(self, gap=0, margins=(0, 8, 0, 0)).addWidget(Scroll(content), 1)

    def show_imports(self, runs: Sequence[ImportRun]) -> None:
        """Newest first; each that stands can be taken back, or says what stands on it."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [ImportCard(run, can_undo=run.undone_at is None) for run in runs]
        for number, card in enumerate(self._cards):
            card.undo_wanted.connect(self.undo_wanted)
            self._list.insertWidget(number, card)
        self._empty.setVisible(not runs)

    def cards(self) -> "tuple[ImportCard, ...]":
        """One an import, newest first."""
        return tuple(self._cards)


class ImportCard(QWidget):
    """One import. Emits `undo_wanted` with its ImportId."""

    undo_wanted = Signal(object)

    def __init__(self, run: ImportRun, *, can_undo: bool, parent: QWidget | None = None) -> None:
        """The way back is shown only where it is open."""
        super().__init__(parent)
        self._id: ImportId = run.id
        self.undo = Button(self.tr("Hoàn tác lần nhập này"), kind=Kind.QUIET, icon_name=Icon.UNDO, small=True)
        self.undo.clicked.connect(self._on_clicked)
        words = column(gap=2, margins=(PANEL_PADDING, 8, PANEL_PADDING, 8))
        first = row()
        first.addWidget(ElidedLabel(run.file_name or self.tr("Kế hoạch có sẵn"), role=Type.STRONG), 1)
        if run.undone_at is not None:
            first.addWidget(TagLabel(self.tr("Đã hoàn tác")))
        words.addLayout(first)
        when = self.tr("Lần nhập {number}, {moment}, {who}").format(number=run.id, moment=_moment(run.at), who=run.who)
        words.addWidget(ElidedLabel(when, role=Type.SMALL, tone="text3"))
        words.addWidget(Label(self._counts(run), role=Type.SMALL, tone="text2"))
        words.addWidget(self.undo)
        stack = column(self, gap=0)
        stack.addLayout(words)
        stack.addWidget(Rule())
        self.undo.setVisible(can_undo)  # not before it has its place: it would be shown as a window of its own

    def _counts(self, run: ImportRun) -> str:
        words = self.tr("{added} mới, {changed} thay đổi, {removed} lưu trữ")
        return words.format(added=run.added, changed=run.changed, removed=run.removed)

    def _on_clicked(self) -> None:
        self.undo.setEnabled(False)
        self.undo_wanted.emit(self._id)


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%d/%m/%Y %H:%M")
