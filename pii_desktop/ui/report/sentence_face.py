"""One sentence to be read: its words, what the records fill on a soft ground, its state below."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pii_desktop.domain.wordings import OutlineLine, SentenceState
from pii_desktop.ui.boxes import draw_ring
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import colour, font, tip
from pii_desktop.ui.report.lines import pieces_of
from pii_desktop.ui.tokens import PAGE_PADDING, TAG_HEIGHT, Type
from pii_desktop.ui.widgets.labels import paint_tag
from pii_desktop.ui.widgets.words import broken

_RIGHT = 16
_AIR = 7
_GAP = 6
_BAR = 3
_WIDTHS = 6
_SAMPLE = "Tỷ lệ chi cho khoa học và công nghệ đạt 2,05 % tổng chi ngân sách địa phương năm 2025."
_TAGS: dict[SentenceState, tuple[str, Icon]] = {
    SentenceState.TEMPLATE: ("text2", Icon.COPY),
    SentenceState.EDITED: ("accent", Icon.PENCIL),
    SentenceState.CHANGED: ("warn", Icon.ALERT_TRIANGLE),
    SentenceState.LEFT_OUT: ("text2", Icon.CLOSE),
    SentenceState.OWN: ("accent", Icon.PLUS),
}
_FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_PageUp)


class SentenceFace(QAbstractButton):
    """A button as high as its words.

    Signals: `clicked` to edit, `moved` with the steps to another sentence, `removal_wanted` on Del.
    """

    moved = Signal(int)
    removal_wanted = Signal()

    def __init__(self, line: OutlineLine, parent: QWidget | None = None) -> None:
        """Tab comes here only when `set_current` says so: two hundred stops would be too many."""
        super().__init__(parent)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_current = False
        self._is_read_only = False
        self._broken: dict[tuple[int, str], QTextLayout] = {}
        self.set_line(line)

    def set_line(self, line: OutlineLine) -> None:
        """Show another text of the same sentence."""
        self._line = line
        self._broken.clear()
        self._is_out = line.state is SentenceState.LEFT_OUT
        self._tag = (line.state.label, *_TAGS[line.state]) if line.state in _TAGS else None
        self.setAccessibleName(line.text or line.label)
        self.setAccessibleDescription("; ".join(part for part in (line.label, line.state.label, line.problem) if part))
        self.setToolTip(tip(line.label))
        self.updateGeometry()
        self.update()

    def set_current(self, *, is_current: bool) -> None:
        """The one sentence that Tab comes to, with a bar at its left."""
        self._is_current = is_current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """A sentence of a report that was submitted or sent can be read and no more."""
        self._is_read_only = is_read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if is_read_only else Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Whatever width there is; the height follows it."""
        return QSize(320, 40)

    def minimumSizeHint(self) -> QSize:
        """A few words in a line."""
        return QSize(160, 24)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of words and tag."""
        tags = TAG_HEIGHT + _GAP if self._tag else 0
        return round(self._laid_out(width).boundingRect().height()) + 2 * _AIR + tags

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, arrows go to the next sentence, Del leaves this one out."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.click()
            case key if key in _FORWARD or key in _BACK:
                far = 8 if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1
                self.moved.emit(far if key in _FORWARD else -far)
            case Qt.Key.Key_Delete:
                self.removal_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, words, tag, ring."""
        painter = QPainter(self)
        area = self.rect()
        if self._is_current:
            painter.fillRect(area, colour("selected"))
            painter.fillRect(0, 0, _BAR, area.height(), colour("accent"))
        elif self.underMouse() and not self._is_read_only:
            painter.fillRect(area, colour("hover"))
        words = self._laid_out(area.width())
        painter.setPen(colour("text3" if self._is_out or not self._line.text else "text"))
        words.draw(painter, QPointF(PAGE_PADDING, _AIR))
        self._paint_tag(painter, _AIR + words.boundingRect().height() + _GAP)
        if self.hasFocus():
            draw_ring(painter, area.toRectF())

    def _paint_tag(self, painter: QPainter, top: float) -> None:
        if self._tag is None:
            return
        words, tone, picture = self._tag
        painter.setFont(font(Type.SMALL))
        width = painter.fontMetrics().horizontalAdvance(words) + 30
        paint_tag(painter, QRectF(PAGE_PADDING, top, width, TAG_HEIGHT), words, tone=tone, icon_name=picture)

    def _laid_out(self, width: int) -> QTextLayout:
        """The words broken into lines; broken anew only for another width, text, ground or theme.

        A layout asks for the height at several widths before it settles, each time the same ones.
        """
        ground = colour("surface" if self._is_current else "accent_soft").name()
        wanted = (width, ground)
        if wanted not in self._broken:
            if len(self._broken) >= _WIDTHS:
                self._broken.clear()
            shown = self._line.text or _tr("({label}: chưa có, bấm để viết)").format(label=self._line.label)
            words = QTextLayout(shown.replace("\n", "\u2028"), self.font(), self)
            words.setFormats(_formats(self._line, QColor(ground)))
            self._broken[wanted] = broken(words, width - PAGE_PADDING - _RIGHT)
        return self._broken[wanted]


@dataclass(frozen=True, slots=True)
class Letters:
    """How wide a letter is on the average, and how high a line, in logical pixels."""

    width: float
    line: int


def letters_of(widget: QWidget) -> Letters:
    """Of the font of a widget."""
    metrics = widget.fontMetrics()
    return Letters(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE), metrics.lineSpacing() + 2)


def guessed_height(line: OutlineLine, width: int, letters: Letters) -> int:
    """About how high a sentence is at a width: hundreds are guessed before one is seen, so no word is measured."""
    room = max(40, width - PAGE_PADDING - _RIGHT)
    parts = (line.text or line.label).split("\n")
    lines = sum(int(len(part) * letters.width * 1.05 / room) + 1 for part in parts)
    return lines * letters.line + 2 * _AIR + 1 + (TAG_HEIGHT + _GAP if line.state in _TAGS else 0)


def _formats(line: OutlineLine, ground: QColor) -> list[QTextLayout.FormatRange]:
    """What the records fill on a soft ground; a sentence that is left out is struck."""
    if line.state is SentenceState.LEFT_OUT:
        return [_range(0, len(line.text), _face(is_struck=True))]
    found, place = [], 0
    for piece in pieces_of(line):
        if piece.place:
            found.append(_range(place, len(piece.text), _face(ground=ground)))
        place += len(piece.text)
    return found


def _face(*, is_struck: bool = False, ground: QColor | None = None) -> QTextCharFormat:
    found = QTextCharFormat()
    if ground is not None:
        found.setBackground(QBrush(ground))
    found.setFontStrikeOut(is_struck)
    return found


def _range(start: int, length: int, face: QTextCharFormat) -> QTextLayout.FormatRange:
    found: Any = QTextLayout.FormatRange()  # the stubs leave out its fields
    found.start, found.length, found.format = start, length, face
    return found  # type: ignore[no-any-return]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SentenceFace", text)
