"""Mục tiêu theo chỉ số: a bar for each row with a target in numbers."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.target import format_target
from pii_desktop.domain.target_bar import BarValues, target_bar
from pii_desktop.services.summary import TargetRow
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.overview.row_button import FittingRows, RowButton, draw_right, draw_words
from pii_desktop.ui.tokens import BAR_ROW_HEIGHT, Type
from pii_desktop.ui.widgets.chart_view import paint_drawing
from pii_desktop.ui.widgets.frames import Card

_VALUE_WIDTH = 54
_CODE_WIDTH = 60
_HEAD = 20
_MOST = 52
_SHOWN = 60
"""More than fit a tall screen; a store a hundred times as large as usual has thousands."""


class TargetBarRow(RowButton):
    """Code and name above, bar and value below."""

    def __init__(self, shown: TargetRow, parent: QWidget | None = None) -> None:
        """Leads to the form of the row."""
        row = shown.row
        super().__init__(BAR_ROW_HEIGHT, Destination(PageKey.INDICATORS, row.assignment.id, "progress"), parent)
        self._shown = shown
        self.setToolTip(self._sentence())
        self.setAccessibleName(self._sentence())

    def paint_row(self, painter: QPainter, inner: QRect) -> None:
        """The bar is drawn by the same list of primitives as in the report."""
        row = self._shown.row
        inner = inner.adjusted(0, (inner.height() - BAR_ROW_HEIGHT) // 2, 0, 0)
        code = QRect(inner.left(), inner.top() + 1, _CODE_WIDTH, 18)
        draw_words(painter, code, row.assignment.display_code, role=Type.SMALL, tone="text2")
        name = QRect(code.right() + 1, code.top(), inner.right() - code.right(), 18)
        draw_words(painter, name, row.short_name, role=Type.SMALL)
        painter.save()
        painter.translate(inner.left(), inner.top() + 18)
        paint_drawing(painter, target_bar(self._values(), inner.width() - _VALUE_WIDTH))
        painter.restore()
        value = QRect(inner.right() - _VALUE_WIDTH, inner.top() + 16, _VALUE_WIDTH, 18)
        now = row.entry.value
        if now is None:
            draw_right(painter, value, self.tr("chưa có"), role=Type.SMALL, tone="bad")
        else:
            draw_right(painter, value, format_decimal(now), role=Type.SMALL)

    def _values(self) -> BarValues:
        return BarValues(
            baseline=self._shown.baseline,
            target=self._shown.target.value,
            now=self._shown.row.entry.value,
            is_reached=self._shown.is_reached,
        )

    def _sentence(self) -> str:
        row, baseline, now = self._shown.row, self._shown.baseline, self._shown.row.entry.value
        words = self.tr("{code} {name}: gốc {baseline}, mục tiêu {target}, hiện tại {now}. {verdict}")
        missing = self.tr("chưa có")
        return words.format(
            code=row.assignment.display_code,
            name=row.short_name,
            baseline=missing if baseline is None else format_decimal(baseline),
            target=format_target(self._shown.target),
            now=missing if now is None else format_decimal(now),
            verdict=row.assessment.verdict.label,
        )


class _BarHead(QWidget):
    """What tick, tick and number mean, over the places where they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline = ""
        self.setFixedHeight(_HEAD)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        inner = self.rect().adjusted(16, 0, -16, 0)
        track = inner.width() - _VALUE_WIDTH
        for part, word in ((0.25, self.baseline), (0.75, self.tr("Mục tiêu"))):
            area = QRect(round(inner.left() + track * part) - 40, 0, 80, _HEAD)
            painter.save()
            half = draw_words(painter, QRect(0, -100, 80, 20), word, role=Type.SMALL, tone="text3") // 2
            draw_words(painter, area.translated(40 - half, 0), word, role=Type.SMALL, tone="text3")
            painter.restore()
        value = QRect(inner.right() - _VALUE_WIDTH, 0, _VALUE_WIDTH, _HEAD)
        draw_right(painter, value, self.tr("Hiện tại"), role=Type.SMALL, tone="text3")


class TargetsCard(Card):
    """Emits `opened` with a Destination."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(self.tr("Mục tiêu theo chỉ số"), "", parent)
        self.rows = FittingRows(BAR_ROW_HEIGHT, most=_MOST, is_ruled=False)
        self._bar_head = _BarHead()
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.setSpacing(0)
        self.body.addWidget(self._bar_head)
        self.body.addWidget(self.rows, 1)

    def show_targets(self, targets: tuple[TargetRow, ...]) -> None:
        """In the order of the plan; over the baselines stands the year they were taken from, where that is known."""
        years = {each.baseline_year for each in targets if each.baseline is not None}
        year = years.pop() if len(years) == 1 else None
        self._bar_head.baseline = self.tr("Năm {year}").format(year=year) if year else self.tr("Gốc")
        self._bar_head.update()
        rows = [TargetBarRow(target) for target in targets[:_SHOWN]]
        for row in rows:
            row.clicked.connect(self._on_row)
        self.rows.set_rows(rows)
        is_own = bool(targets) and all(each.row.assignment.own_target is not None for each in targets)
        self.note.setText(self.tr("đơn vị tự đặt") if is_own else "")
        self._bar_head.setVisible(bool(rows))

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self.opened.emit(row.destination)
