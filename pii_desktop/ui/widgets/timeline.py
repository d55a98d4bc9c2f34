"""A timeline of changes: one moment below the other, a dot at each."""

from dataclasses import replace
from itertools import takewhile

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
_LONGEST = 240
_BEFORE = 40


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
            stack.addWidget(Label(change_text(near_change(change)), tone="text2", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dot and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = _LEFT + _DOT / 2
        painter.fillRect(QRectF(middle - _LINE / 2, 5 + _DOT, _LINE, self.height() - 8 - _DOT), colour("line"))
        painter.setPen(QPen(colour("accent" if self._is_newest else "line_strong"), 2))
        painter.setBrush(colour("accent") if self._is_newest else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(_LEFT + 1, 6, _DOT - 2, _DOT - 2))


def near_change(change: FieldChange) -> FieldChange:
    """`change` with long texts cut to where they begin to differ; both are whole on the page of the history."""
    if max(len(change.old), len(change.new)) <= _LONGEST:
        return change
    start = max(0, _same(change.old, change.new) - _BEFORE)
    return replace(change, old=_cut(change.old, start), new=_cut(change.new, start))


def _same(old: str, new: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _cut(text: str, start: int) -> str:
    end = start + _LONGEST
    return f"{'…' if start and text else ''}{text[start:end]}{'…' if len(text) > end else ''}"


def change_text(change: FieldChange) -> str:
    """One line, "Giá trị: 0,12 → 0,127"; without an arrow where nothing stood before."""
    if not change.old:
        return f"{change.name}: {change.new or '–'}"
    return f"{change.name}: {change.old} → {change.new or '–'}"
