"""What the department owes others: the rows in which it coordinates."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.coordination import OwedRow
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.errors import PiiError
from pii_desktop.services.coordination import owed
from pii_desktop.ui.coordination.columns import owed_columns
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.table_view import RowsView


class OwedTab(Ground):
    """Emits `refused` with a PiiError. Enter opens the row's entry."""

    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `show_period`."""
        super().__init__("surface", parent)
        self._desk = desk
        self.model = RowsModel(owed_columns(self.tr), identify=lambda row: row.assignment.id, parent=self)
        self.view = RowsView(self.model, self.tr("Đơn vị tôi phối hợp"))
        words = self.tr("Các dòng mà kế hoạch giao đơn vị phối hợp, với nơi chủ trì cần nhận số liệu.")
        self.view.set_empty(EmptyState(Icon.CIRCLE_CHECK, self.tr("Đơn vị không phối hợp dòng nào"), words))
        self._more = Label("", tone="text3")
        note = self.tr("Đơn vị cung cấp số liệu các dòng này cho nơi chủ trì. Enter mở phần nhập của dòng.")
        head = row(margins=(PAGE_PADDING, 12, PAGE_PADDING, 12))
        head.addWidget(Label(note, tone="text2"))
        head.addStretch(1)
        head.addWidget(self._more)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addWidget(self.view, 1)
        self.view.row_activated.connect(self._on_activated)

    def show_period(self, period_id: PeriodId | None) -> None:
        """Read the rows with what is entered for a period."""
        if period_id is None:
            self._on_loaded(((), 0))
        else:
            self._desk.ask(partial(owed, period_id=period_id), self._on_loaded, self._refuse)

    def _on_loaded(self, found: tuple[tuple[OwedRow, ...], int]) -> None:
        rows, total = found
        self.model.set_rows(rows)
        left = total - len(rows)
        self._more.setText(self.tr("Còn {count} dòng nữa").format(count=left) if left else "")

    def _on_activated(self, identity: object) -> None:
        if isinstance(identity, int):
            self._desk.go(Destination(PageKey.INDICATORS, AssignmentId(identity)))

    def _refuse(self, error: PiiError) -> None:
        self.refused.emit(error)
