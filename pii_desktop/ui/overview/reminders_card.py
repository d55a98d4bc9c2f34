"""Nhắc việc: what is due soon or overdue, the worst first; each opens its place."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import EvidenceId, NoteId, PeriodId, RequestId, WorkItemId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.reminders import DueKind, Reminder
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import tip
from pii_desktop.ui.overview.row_button import FittingRows, RowButton, draw_right, draw_words
from pii_desktop.ui.tokens import ROW_HEIGHT, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Card

_ICONS = {
    DueKind.REPORT: Icon.CALENDAR_DUE,
    DueKind.EVIDENCE: Icon.CERTIFICATE,
    DueKind.REQUEST: Icon.HOURGLASS,
    DueKind.WORK: Icon.LIST_CHECK,
    DueKind.NOTE: Icon.FLAG,
    DueKind.FIGURE: Icon.DATABASE,
    DueKind.OFFICER: Icon.INFO_CIRCLE,
}
_TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "text2"}
_GAP = 8
_SHOWN = 60
"""More than have room in the card; a large store has hundreds."""


class ReminderRow(RowButton):
    """One reminder."""

    def __init__(self, reminder: Reminder, parent: QWidget | None = None) -> None:
        """Leads to the thing."""
        super().__init__(ROW_HEIGHT, destination_of(reminder), parent)
        self.reminder = reminder
        said = f"{reminder.due.what}: {reminder.text}"
        self.setAccessibleName(said)
        self.setToolTip(tip(said))

    def paint_row(self, painter: QPainter, inner: QRect) -> None:
        """Icon, what it is about, what is the matter at the right."""
        tone = _TONES[self.reminder.severity]
        picture = pixmap(_ICONS[self.reminder.due.kind], tone, 16, self.devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.center().y() - 7, picture)
        words = inner.adjusted(16 + _GAP, 0, 0, 0)
        room = QRect(words.left() + words.width() // 3, words.top(), words.width() * 2 // 3, words.height())
        taken = draw_right(painter, room, self.reminder.text, role=Type.SMALL, tone=tone)
        draw_words(painter, words.adjusted(0, 0, -taken - _GAP, 0), self.reminder.due.what)


class RemindersCard(Card):
    """Signals: `opened` with a Destination, `period_wanted` with a PeriodId, `other_wanted` for the recent changes."""

    opened = Signal(object)
    period_wanted = Signal(object)
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(self.tr("Nhắc việc"), "", parent)
        self.other = Button(self.tr("Thay đổi gần đây"), kind=Kind.QUIET, small=True)
        self.head.setContentsMargins(16, 6, 6, 6)
        self.head.addWidget(self.other)
        self.rows = FittingRows(ROW_HEIGHT)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addWidget(self.rows, 1)
        self.other.clicked.connect(self.other_wanted)

    def show_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        """The worst and nearest first; those without room are said by their number."""
        rows = [ReminderRow(each) for each in reminders[:_SHOWN]]
        for row in rows:
            row.clicked.connect(self._on_row)
        self.rows.set_rows(rows)
        self.note.setText(self.tr("{count} việc").format(count=len(reminders)))

    def _on_row(self) -> None:
        row = self.sender()
        if not isinstance(row, ReminderRow) or row.destination is None:
            return
        due = row.reminder.due
        if due.kind is DueKind.REPORT:
            self.period_wanted.emit(PeriodId(due.target))
        else:
            self.opened.emit(row.destination)


def destination_of(reminder: Reminder) -> Destination:
    """The place where the thing is put right."""
    due = reminder.due
    match due.kind:
        case DueKind.REPORT:
            return Destination(PageKey.PERIODS, period_id=PeriodId(due.target))
        case DueKind.EVIDENCE:
            return Destination(PageKey.EVIDENCE, evidence_id=EvidenceId(due.target))
        case DueKind.REQUEST:
            return Destination(PageKey.COORDINATION, tab="requests", request_id=RequestId(due.target))
        case DueKind.WORK:
            return Destination(PageKey.WORK, work_item_id=WorkItemId(due.target))
        case DueKind.NOTE:
            return Destination(PageKey.NOTES, note_id=NoteId(due.target))
        case DueKind.FIGURE:
            return Destination(PageKey.DENOMINATORS, filter=str(due.target))
        case DueKind.OFFICER:
            return Destination(PageKey.PREFERENCES)
