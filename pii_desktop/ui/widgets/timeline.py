"""A timeline of changes: one moment below the other, a dot at each."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.history_words import FieldChange, Step
from pii_desktop.ui.look import colour
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.dates import format_moment
from pii_desktop.ui.widgets.frames import column
from pii_desktop.ui.widgets.labels import Label

_DOT = 10
_LINE = 2
_LEFT = 16
_WORDS_LEFT = 36


class StepView(QWidget):
    """One moment: dot and line at the left, who and when, then each field."""

    def __init__(self, step: Step, *, is_newest: bool, parent: QWidget | None = None) -> None:
        """The newest one has a filled dot."""
        super().__init__(parent)
        self._is_newest = is_newest
        stack = column(self, gap=2, margins=(_WORDS_LEFT, 0, 16, 12))
        stack.addWidget(Label(step.action, role=Type.STRONG, wrap=True))
        stack.addWidget(Label(f"{step.who} · {format_moment(step.at)}", role=Type.SMALL, tone="text3", wrap=True))
        for change in step.changes:
            stack.addWidget(Label(change_text(change), tone="text2", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = _LEFT + _DOT / 2
        painter.fillRect(QRectF(middle - _LINE / 2, 5 + _DOT, _LINE, self.height() - 8 - _DOT), colour("line"))
        painter.setPen(QPen(colour("accent" if self._is_newest else "line_strong"), 2))
        painter.setBrush(colour("accent") if self._is_newest else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(_LEFT + 1, 6, _DOT - 2, _DOT - 2))


def change_text(change: FieldChange) -> str:
    """One line, "Giá trị: 0,12 → 0,127"; without an arrow where nothing stood before."""
    if not change.old:
        return f"{change.name}: {change.new or '–'}"
    return f"{change.name}: {change.old} → {change.new or '–'}"
