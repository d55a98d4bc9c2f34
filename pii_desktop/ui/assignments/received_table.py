"""What came to the department by the reorganisations that stand: the lists of domain.md 5, each with its way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.letter_form import LetterKind
from pii_desktop.domain.successions import Succession
from pii_desktop.services.assigning import short_name
from pii_desktop.services.reorganising import ReceivedIndicator
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.letter_button import LetterButton
from pii_desktop.ui.models.columns import Column, Grouping, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import ElidedLabel
from pii_desktop.ui.widgets.table_view import RowsView


class ReceivedTable(QWidget):
    """Emits `undo_wanted` with the number of the latest reorganisation that stands."""

    undo_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._last: Succession | None = None
        grouping: Grouping[ReceivedIndicator] = Grouping(
            key=lambda line: line.reorganisation.title, title=lambda lines: _title(lines[0], len(lines))
        )
        self.model = RowsModel(
            self._columns(), identify=lambda line: line.assignment.id, grouping=grouping, parent=self
        )
        self.view = RowsView(self.model, self.tr("Chỉ số đã nhận"))
        self.view.set_empty(
            EmptyState(Icon.SITEMAP, self.tr("Chưa nhận chỉ số nào"), self.tr("Các dòng nhận về do sắp xếp nằm ở đây."))
        )
        self._note = ElidedLabel(tone="text2")
        self.undo = Button(self.tr("Hoàn tác lần sắp xếp gần nhất"), kind=Kind.QUIET, icon_name=Icon.UNDO, small=True)
        self.letter = LetterButton(desk, LetterKind.RECEIVED, self.tr("Công văn…"))
        head = row(gap=16, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        head.addWidget(self._note, 1)
        head.addWidget(self.undo)
        head.addWidget(self.letter)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)
        self.undo.clicked.connect(self._on_undo)

    def show_received(self, received: Sequence[ReceivedIndicator], successions: Sequence[Succession]) -> None:
        """The rows, and which reorganisation can be taken back."""
        standing = [each for each in successions if not each.is_undone]
        self._last = standing[-1] if standing else None
        self.model.set_rows(received)
        self.undo.setVisible(self._last is not None)
        self.letter.setVisible(bool(received))
        self.undo.setEnabled(True)
        self._note.set_text(self._last.reorganisation.title if self._last else self.tr("Chưa có lần sắp xếp nào."))

    def _columns(self) -> list[Column[ReceivedIndicator]]:
        return [
            Column(
                key="code",
                title=self.tr("Mã"),
                value=lambda line: line.assignment.display_code,
                width=112,
                look=Look.MUTED,
            ),
            Column(
                key="name",
                title=self.tr("Tên"),
                value=lambda line: short_name(line.assignment.row),
                whole=lambda line: line.assignment.row.name,
            ),
            Column(key="plan", title=self.tr("Kế hoạch"), value=lambda line: line.plan.label, width=200),
            Column(key="from", title=self.tr("Nhận từ"), value=lambda line: line.taken.from_department, width=232),
            Column(key="role", title=self.tr("Vai trò"), value=lambda line: line.taken.role.label, width=96),
        ]

    def _on_undo(self) -> None:
        if self._last is not None:
            self.undo.setEnabled(False)
            self.undo_wanted.emit(self._last.number)


def _title(line: ReceivedIndicator, count: int) -> str:
    plan = line.reorganisation
    basis = f", {plan.legal_basis}" if plan.legal_basis else ""
    return f"{plan.title}: {count} dòng, từ {format_date(plan.since)}{basis}"
