"""Printed names that nobody knows: each with what it may mean, to be chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from pii_desktop.domain.departments import Department
from pii_desktop.services.spellings import Spelling
from pii_desktop.services.told_names import Meant
from pii_desktop.ui.tokens import ROW_HEIGHT
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import Ground
from pii_desktop.ui.widgets.labels import ElidedLabel

_SHOWN_LINES = 4
_BOX_WIDTH = 320
_MOST = 80


class NamesList(QScrollArea):
    """Emits `told` with (printed name, meaning): the key of a department, a Meant, blank for "as printed"."""

    told = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty and hidden until names are shown."""
        super().__init__(parent)
        self.boxes: dict[str, ChoiceBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tên đơn vị chưa nhận ra"))
        self.hide()

    def show_names(self, spellings: Sequence[Spelling], own: Department | None) -> None:
        """Those with candidates first; the list stays while only a choice changed."""
        ordered = tuple(sorted(spellings, key=lambda each: not each.candidates)[:_MOST])
        names = tuple(each.printed for each in ordered)
        if names == tuple(self.boxes):
            for each in ordered:
                self.boxes[each.printed].set_value(each.meaning)
            return
        self._fill(ordered, own)

    def _fill(self, spellings: Sequence[Spelling], own: Department | None) -> None:
        content = Ground("surface")
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.boxes = {}
        for number, each in enumerate(spellings):
            name = ElidedLabel()
            name.set_text(f"“{each.printed}”")
            grid.addWidget(name, number, 0)
            box = self._box(each, own)
            grid.addWidget(box, number, 1)
            self.boxes[each.printed] = box
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(content)
        self.setVisible(bool(spellings))
        self.setFixedHeight(min(len(spellings), _SHOWN_LINES) * (ROW_HEIGHT + 4))

    def _box(self, spelling: Spelling, own: Department | None) -> ChoiceBox:
        box = ChoiceBox(self.tr("“{name}” là đơn vị nào").format(name=spelling.printed))
        offered = {department.key: department.name for department in (*spelling.candidates, *([own] if own else []))}
        box.set_choices(
            [
                (self.tr("Chưa chọn, giữ đúng chữ in"), ""),
                *((self.tr("là {name}").format(name=name), key) for key, name in offered.items()),
                (self.tr("là đơn vị khác"), Meant.OTHER.value),
                (self.tr("là cách gọi chung nhiều đơn vị"), Meant.COLLECTIVE.value),
            ]
        )
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFixedWidth(_BOX_WIDTH)
        box.set_value(spelling.meaning)
        box.chosen.connect(partial(self._on_chosen, spelling.printed))
        return box

    def _on_chosen(self, printed: str, meaning: object) -> None:
        self.told.emit(printed, str(meaning))
