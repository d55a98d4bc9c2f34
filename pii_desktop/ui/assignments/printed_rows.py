"""How a row stands on paper: the row, the one before and the one after, drawn as a small table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pii_desktop.domain.plan import ParsedRow
from pii_desktop.services.assigning import is_misprinted
from pii_desktop.ui.look import colour

_AIR = 4
_LINES = 5
_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    share: float


class PrintedRows(QWidget):
    """A drawing; its text is the accessible name. The row in question is highlighted, a misprint framed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._rows: tuple[ParsedRow, ...] = ()
        self._current: ParsedRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[ParsedRow], current: ParsedRow | None) -> None:
        """Draw `rows`, with `current` among them."""
        self._rows = tuple(rows)
        self._current = current
        self.setAccessibleName(", ".join(cell.text for cell in _cells(current)) if current else "")
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows are at this width."""
        return QSize(200, round(sum(self._heights())) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ink on paper: in dark mode the paper is dark too."""
        painter = QPainter(self)
        top = 0.5
        for row, height in zip(self._rows, self._heights(), strict=True):
            self._paint_row(painter, row, QRectF(0.5, top, self.width() - 1, height))
            top += height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _heights(self) -> list[float]:
        return [max(self._height(cell, row) for cell in _cells(row)) + 2 * _AIR for row in self._rows]

    def _height(self, cell: _Cell, row: ParsedRow) -> float:
        metrics = QFontMetricsF(_font(row))
        width = cell.share * (self.width() - 1) - 2 * _AIR
        found = metrics.boundingRect(QRectF(0, 0, width, 4000), _FLAGS, cell.text).height()
        most = metrics.boundingRect(QRectF(0, 0, width, 4000), _FLAGS, "\n".join("Ág" for _ in range(_LINES))).height()
        return float(min(found, most))

    def _paint_row(self, painter: QPainter, row: ParsedRow, rect: QRectF) -> None:
        is_current = row is self._current
        left = rect.left()
        painter.setFont(_font(row))
        for number, cell in enumerate(_cells(row)):
            box = QRectF(left, rect.top(), cell.share * rect.width(), rect.height())
            painter.fillRect(box, colour("warn_soft" if is_current else "surface"))
            painter.setPen(QPen(colour("text3"), 1))
            painter.drawRect(box)
            painter.setPen(colour("text"))
            painter.setClipRect(box.adjusted(_AIR, _AIR, -_AIR, -_AIR))
            painter.drawText(box.adjusted(_AIR, _AIR, -_AIR, -_AIR), _FLAGS, cell.text)
            painter.setClipping(False)
            if is_current and number == 0 and is_misprinted(row):
                painter.setPen(QPen(colour("accent"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            left += box.width()


def _font(row: ParsedRow) -> QFont:
    """The face of official documents; headings in bold."""
    face = QFont()
    face.setFamilies(["Times New Roman", "Liberation Serif"])
    face.setPixelSize(11)
    face.setBold(not row.kind.is_assignment)
    return face


def _cells(row: ParsedRow | None) -> tuple[_Cell, ...]:
    """Code, name, work, lead, coordinating; headings have a code and a name."""
    if row is None:
        return ()
    code = row.code_printed or row.code or row.stt or ""
    if not row.kind.is_assignment:
        return _Cell(code, 0.13), _Cell(row.name, 0.87)
    return (
        _Cell(code, 0.13),
        _Cell(row.name, 0.27),
        _Cell("\n".join(row.tasks) or row.target_printed or "", 0.28),
        _Cell("; ".join(row.lead), 0.16),
        _Cell("; ".join(row.coordinating), 0.16),
    )
