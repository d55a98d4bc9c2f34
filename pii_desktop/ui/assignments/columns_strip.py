"""The columns of one table: printed header above, its meaning below, to be corrected by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.choice_field import ChoiceBox
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, TagLabel

MEANINGS = {
    "stt": "Số thứ tự",
    "code": "Mã",
    "name": "Tên",
    "unit": "Đơn vị tính",
    "baseline": "Năm gốc",
    "target": "Mục tiêu",
    "tasks": "Nhiệm vụ",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "timing": "Thời gian",
    "source_note": "Nguồn số",
    "remark": "Ghi chú",
}
UNREAD = ""
_WIDTH = 108
_WIDEST = 200
_SAMPLE = 3
_MOST = 40  # a sheet may have thousands, none of which a person would map


class ColumnsStrip(QScrollArea):
    """Emits `chosen` with meaning → column when the user gave a column another meaning."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until a table is shown."""
        super().__init__(parent)
        self.boxes: tuple[ChoiceBox, ...] = ()
        self._behind: dict[str, int] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Cột của bảng"))

    def show_table(
        self,
        header: Sequence[str],
        columns: Mapping[str, int],
        guessed: frozenset[str],
        sample: Sequence[Sequence[str]] = (),
    ) -> None:
        """A drop-down for each printed column; `sample` are rows under the header, to tell its meaning by."""
        meanings = {place: meaning for meaning, place in columns.items()}
        self._behind = {meaning: place for meaning, place in columns.items() if place >= _MOST}
        content = Ground("surface")
        line = row(content, gap=8, margins=(0, 0, 0, 8))
        boxes = []
        for place in range(min(max(len(header), max(columns.values(), default=-1) + 1), _MOST)):
            words = header[place] if place < len(header) else ""
            box = self._box(words or self.tr("Cột {number}").format(number=place + 1))
            box.set_value(meanings.get(place, UNREAD))
            cell = self._cell(words, place, box, is_guessed=meanings.get(place) in guessed)
            for each in sample[:_SAMPLE]:
                self._add_sample(cell, each[place] if place < len(each) else "")
            line.addWidget(cell, 1)
            boxes.append(box)
        line.addStretch(0)
        self._put(content, tuple(boxes))

    def columns(self) -> dict[str, int]:
        """Meaning → column as chosen now; what stands behind the columns shown stays."""
        chosen = {str(box.value()): place for place, box in enumerate(self.boxes) if box.value() not in (UNREAD, None)}
        return {key: place for key, place in self._behind.items() if key not in chosen} | chosen

    def _put(self, content: QWidget, boxes: tuple[ChoiceBox, ...]) -> None:
        """In the place of the last table; who was on a column stays on it."""
        focused = next((place for place, box in enumerate(self.boxes) if box.hasFocus()), None)
        scrolled = self.horizontalScrollBar().value()
        self.boxes = boxes
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(content)
        self.setFixedHeight(content.sizeHint().height() + self.horizontalScrollBar().sizeHint().height())
        if focused is not None and focused < len(boxes):
            boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
            self.horizontalScrollBar().setValue(scrolled)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self.tr("Ý nghĩa của cột {name}").format(name=name))
        box.set_choices([(self.tr("Không đọc"), UNREAD), *((word, key) for key, word in MEANINGS.items())])
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumWidth(_WIDTH)
        box.chosen.connect(lambda meaning, box=box: self._on_chosen(box, str(meaning)))
        return box

    def _cell(self, words: str, place: int, box: ChoiceBox, *, is_guessed: bool) -> QWidget:
        cell = QWidget()
        head = row(gap=4)
        label = ElidedLabel(role=Type.SMALL_STRONG if words else Type.SMALL, tone="text" if words else "text3")
        label.set_text(words or self.tr("Cột {number}").format(number=place + 1))
        head.addWidget(label, 1)
        if is_guessed:
            tag = TagLabel(self.tr("đoán"), tone="warn")
            tag.setToolTip(self.tr("Tên cột không nói rõ; hãy kiểm tra."))
            head.addWidget(tag)
        stack = column(cell, gap=4)
        stack.addLayout(head)
        stack.addWidget(box)
        cell.setMinimumWidth(_WIDTH)
        cell.setMaximumWidth(_WIDEST)
        return cell

    def _add_sample(self, cell: QWidget, words: str) -> None:
        label = ElidedLabel(role=Type.SMALL, tone="text3")
        label.set_text(words)
        layout = cell.layout()
        if layout is not None:
            layout.addWidget(label)

    def _on_chosen(self, box: ChoiceBox, meaning: str) -> None:
        """A meaning stands over one column: the one that had it is not read any more."""
        for other in self.boxes:
            if other is not box and meaning != UNREAD and other.value() == meaning:
                other.set_value(UNREAD)
        self.chosen.emit(self.columns())
