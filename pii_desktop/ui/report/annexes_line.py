"""Which drawn annexes go with the report."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pii_desktop.domain.wordings import DrawnAnnex
from pii_desktop.ui.look import words
from pii_desktop.ui.tokens import PAGE_PADDING, Type
from pii_desktop.ui.widgets.frames import Ground, row
from pii_desktop.ui.widgets.labels import Label


class AnnexBox(QCheckBox):
    """One annex; emits `chosen` with it and whether it shall stand."""

    chosen = Signal(object, bool)

    def __init__(self, annex: DrawnAnnex) -> None:
        """Not ticked at first."""
        super().__init__(words(annex.label))
        self._annex = annex
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, is_checked: bool) -> None:
        self.chosen.emit(self._annex, is_checked)


class AnnexesLine(Ground):
    """Emits `chosen` with the DrawnAnnex and True when it shall stand in the report."""

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is something to choose."""
        super().__init__("surface", parent)
        self.boxes = {annex: AnnexBox(annex) for annex in DrawnAnnex}
        line = row(self, gap=16, margins=(PAGE_PADDING, 6, 16, 6))
        line.addWidget(Label(self.tr("Phụ lục kèm theo"), role=Type.SMALL, tone="text2"))
        for box in self.boxes.values():
            line.addWidget(box)
            box.chosen.connect(self.chosen)
        line.addStretch(1)
        self.hide()

    def show_annexes(self, annexes: Iterable[tuple[DrawnAnnex, bool]], *, is_open: bool) -> None:
        """Those that could be drawn, each with whether it stands in the report."""
        there = dict(annexes)
        for annex, box in self.boxes.items():
            box.setVisible(annex in there)
            box.setChecked(there.get(annex, False))
            box.setEnabled(is_open)
        self.setVisible(bool(there))
