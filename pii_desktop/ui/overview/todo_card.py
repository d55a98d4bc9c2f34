"""Việc cần làm: the findings, worst first; each opens its place."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.findings import Finding, Rule
from pii_desktop.domain.plan import Severity
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.icons import Icon, pixmap
from pii_desktop.ui.look import font
from pii_desktop.ui.overview.row_button import FittingRows, RowButton, draw_right, draw_words
from pii_desktop.ui.places import place_of
from pii_desktop.ui.tokens import TODO_ROW_HEIGHT, Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import Card, row
from pii_desktop.ui.widgets.labels import Label

_LEAST_CODE = 40
_ROOM_FOR_NOTE = 440
_MOST = 60
"""More rows than any window has room for; the rest stands on the page Kỳ báo cáo."""
_ICONS = {Severity.ERROR: Icon.ALERT_CIRCLE, Severity.WARNING: Icon.ALERT_TRIANGLE, Severity.NOTE: Icon.INFO_CIRCLE}
_TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "text3"}


class TodoRow(RowButton):
    """One finding."""

    def __init__(self, finding: Finding, code_width: int, parent: QWidget | None = None) -> None:
        """Leads to where it is put right; `code_width` is that of the widest code, in logical pixels."""
        super().__init__(TODO_ROW_HEIGHT, place_of(finding.place), parent)
        self.finding = finding
        self._code_width = code_width
        said = f"{self._severity_word()}. {finding.code} {finding.name}: {finding.text}. {finding.remedy}"
        self.setAccessibleName(said)
        self.setToolTip(f"{finding.name}\n{finding.text}. {finding.remedy}.")

    def paint_row(self, painter: QPainter, inner: QRect) -> None:
        """Icon, code, two lines, severity at the right."""
        tone = _TONES[self.finding.severity]
        icon_name = Icon.PAPERCLIP if self.finding.rule is Rule.EVIDENCE_MISSING else _ICONS[self.finding.severity]
        picture = pixmap(icon_name, tone, 20, self.devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.center().y() - 9, picture)
        code = QRect(inner.left() + 28, inner.top(), self._code_width, inner.height())
        draw_words(painter, code, self.finding.code, tone="text2")
        taken = draw_right(painter, inner, self._severity_word(), role=Type.SMALL, tone=tone)
        left = code.right() + 8
        upper = QRect(left, inner.top() + 3, inner.right() - taken - 8 - left, 20)
        draw_words(painter, upper, self.finding.name)
        lower = QRect(left, upper.bottom(), upper.width(), 17)
        draw_words(painter, lower, self.finding.text, role=Type.SMALL, tone="text3")

    def _severity_word(self) -> str:
        match self.finding.severity:
            case Severity.ERROR:
                return self.tr("Lỗi")
            case Severity.WARNING:
                return self.tr("Cảnh báo")
        return self.tr("Lưu ý")


class TodoCard(Card):
    """Emits `opened` with a Destination."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank at first."""
        super().__init__(self.tr("Việc cần làm"), self.tr("nặng nhất trước"), parent)
        self.notes = Button(self.tr("Ghi chú"), kind=Kind.QUIET, icon_name=Icon.FLAG, small=True)
        self._all = Button("", kind=Kind.QUIET, small=True)
        self.head.setContentsMargins(16, 6, 6, 6)
        self.head.addWidget(self.notes)
        self.head.addWidget(self._all)
        self.rows = FittingRows(TODO_ROW_HEIGHT)
        self._none = Label("", tone="text3", wrap=True)
        self._none.setContentsMargins(16, 8, 16, 8)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._none)
        self.begin = Button(self.tr("Đến trang Phân công"), icon_name=Icon.SITEMAP)
        self._first = QWidget()
        first = row(self._first, margins=(16, 0, 16, 8))
        first.addWidget(self.begin)
        first.addStretch(1)
        self._first.hide()  # until it is known that there is nothing
        self.body.addWidget(self._first)
        self.body.addWidget(self.rows, 1)
        self._all.clicked.connect(self._on_all)
        self.notes.clicked.connect(self._on_notes)
        self.begin.clicked.connect(self._on_begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be pressed keeps its room; the note goes first."""
        super().resizeEvent(event)
        self._show_note()

    def show_findings(self, findings: tuple[Finding, ...], in_all: int, *, has_rows: bool) -> None:
        """Show them; say so when there is nothing to do. `in_all` is what the check of the period lists."""
        metrics = QFontMetrics(font())
        width = max([_LEAST_CODE, *(metrics.horizontalAdvance(finding.code) + 4 for finding in findings[:_MOST])])
        rows = [TodoRow(finding, width) for finding in findings[:_MOST]]
        for each in rows:
            each.clicked.connect(self._on_row)
        self.rows.set_rows(rows)
        self._show_note()
        self._all.setVisible(in_all > 0)
        self._all.setText(self.tr("Xem cả {count} việc").format(count=in_all))
        nothing = self.tr("Không còn việc nào: kỳ này đã đủ số liệu và minh chứng.")
        first = self.tr("Chưa có dòng phân công nào. Hãy nhập kế hoạch ở trang Phân công.")
        self._none.setText(nothing if has_rows else first)
        self._none.setVisible(not rows)
        self._first.setVisible(not rows and not has_rows)

    def _show_note(self) -> None:
        self.note.setVisible(bool(self.rows.rows()) and self.width() >= _ROOM_FOR_NOTE)

    def _on_all(self) -> None:
        self.opened.emit(Destination(PageKey.PERIODS))

    def _on_notes(self) -> None:
        self.opened.emit(Destination(PageKey.NOTES))

    def _on_begin(self) -> None:
        self.opened.emit(Destination(PageKey.ASSIGNMENTS))

    def _on_row(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, RowButton):
            self.opened.emit(pressed.destination)
