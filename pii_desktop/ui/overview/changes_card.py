"""Thay đổi gần đây: what was done last, one line an action."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.services.dates import today
from pii_desktop.services.summary import RecentChange
from pii_desktop.text.numbers import format_decimal
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import font
from pii_desktop.ui.overview.row_button import FittingRows, RowButton, draw_right, draw_words
from pii_desktop.ui.tokens import ROW_HEIGHT, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Card
from pii_desktop.ui.widgets.labels import Label

_CODE_WIDTH = 56


class ChangeRow(RowButton):
    """One action; about an indicator it leads to its history."""

    def __init__(self, change: RecentChange, parent: QWidget | None = None) -> None:
        """Painted from the value alone."""
        self._change = change
        identity: AssignmentId | None = change.row.assignment.id if change.row else None
        leads = Destination(PageKey.INDICATORS, identity, "history") if identity is not None else None
        super().__init__(ROW_HEIGHT, leads, parent)
        self.setAccessibleName(f"{self.words()} {self.value_words()}, {self.when()}")
        self.setToolTip(f"{change.action}\n{self.when()}")

    def words(self) -> str:
        """What it is about."""
        change = self._change
        return change.row.short_name if change.row and self._is_entry() else change.action

    def value_words(self) -> str:
        """Old and new value, "63,1 → 64,86", or the new one alone."""
        old, new = self._change.old, self._change.new
        if new is None:
            return self.tr("ghi kết quả") if self._is_entry() else ""
        return format_decimal(new) if old is None else f"{format_decimal(old)} → {format_decimal(new)}"

    def _is_entry(self) -> bool:
        """True where what was done is told by the row and its value."""
        return self._change.row is not None and (self._change.new is not None or self._change.is_entry)

    def when(self) -> str:
        """Who and when, in local time."""
        at = self._change.at.astimezone()
        day = at.strftime("%H:%M") if at.date() == today() else at.strftime("%d/%m")
        return f"{self._change.who}, {day}"

    def paint_row(self, painter: QPainter, inner: QRect) -> None:
        """Code or icon, words, value, who and when."""
        when = QRect(inner.right() - 132, inner.top(), 132, inner.height())
        taken = draw_right(painter, when, self.when(), role=Type.SMALL, tone="text3")
        left = QRect(inner.left(), inner.top(), _CODE_WIDTH, inner.height())
        row = self._change.row
        if row is None or not self._is_entry():
            picture = pixmap(Icon.PENCIL, "text2", 16, self.devicePixelRatioF())
            painter.drawPixmap(left.left(), left.center().y() - 7, picture)
            left.setWidth(16)
        else:
            draw_words(painter, left, row.assignment.display_code, tone="text2")
        words = QRect(left.right() + 8, inner.top(), inner.right() - taken - 16 - left.right() - 8, inner.height())
        value = self.value_words()
        painter.save()
        width = draw_words(painter, words.adjusted(0, 0, -_width(painter, value), 0), self.words())
        painter.restore()
        draw_words(painter, words.adjusted(width + 6, 0, 0, 0), value, role=Type.STRONG)


class ChangesCard(Card):
    """Signals: `opened` with a Destination, `other_wanted` for the card of reminders that shares the place."""

    opened = Signal(object)
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(self.tr("Thay đổi gần đây"), "", parent)
        self.other = Button("", kind=Kind.QUIET, small=True)
        self.all = Button(self.tr("Xem tất cả"), kind=Kind.QUIET, small=True)
        self.head.setContentsMargins(16, 6, 6, 6)
        self.head.addWidget(self.other)
        self.head.addWidget(self.all)
        self.all.clicked.connect(self._on_all)
        self.other.clicked.connect(self.other_wanted)
        self.other.hide()
        self.rows = FittingRows(ROW_HEIGHT)
        self._none = Label(self.tr("Chưa có thay đổi nào."), tone="text3")
        self._none.setContentsMargins(16, 8, 16, 8)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addWidget(self._none)
        self.body.addWidget(self.rows, 1)

    def show_changes(self, changes: tuple[RecentChange, ...]) -> None:
        """The latest first."""
        rows = [ChangeRow(change) for change in changes]
        for row in rows:
            row.clicked.connect(self._on_row)
        self.rows.set_rows(rows)
        self._none.setVisible(not rows)

    def show_reminder_count(self, count: int) -> None:
        """The link to the reminders, gone while there is none."""
        self.other.setText(self.tr("Nhắc việc ({count})").format(count=count))
        self.other.setVisible(count > 0)

    def _on_all(self) -> None:
        self.opened.emit(Destination(PageKey.HISTORY))

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton) and row.destination is not None:
            self.opened.emit(row.destination)


def _width(painter: QPainter, text: str) -> int:
    """Room that a value in bold needs at the end of a line."""
    painter.setFont(font(Type.STRONG))
    return painter.fontMetrics().horizontalAdvance(text) + 8 if text else 0
