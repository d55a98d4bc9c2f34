"""Thùng rác: what was deleted, by whom, until when it can be restored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import StepId
from pii_desktop.domain.steps import Step
from pii_desktop.services.dates import today
from pii_desktop.services.trash import restore, trash
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.history.columns import trash_columns
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel
from pii_desktop.ui.widgets.table_view import RowsView


class TrashPane(Ground):
    """Emits `restored` with what was done, for an undo bar."""

    restored = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Loads with `read`."""
        super().__init__("surface", parent)
        self._desk = desk
        self.count = ElidedLabel("", tone="text2")
        self.restore = Button(self.tr("Khôi phục"), icon_name=Icon.UNDO, kind=Kind.PRIMARY)
        self.restore.setEnabled(False)
        self.model: RowsModel[Step] = RowsModel(trash_columns(today()), identify=lambda step: step.id, parent=self)
        self.view = RowsView(self.model, self.tr("Thùng rác"))
        self.view.set_empty(
            EmptyState(
                Icon.TRASH,
                self.tr("Thùng rác trống"),
                self.tr("Thứ bị xoá nằm ở đây một năm kể từ ngày xoá và khôi phục được bất cứ lúc nào."),
            )
        )
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.row_activated.connect(self._restore)
        self.restore.clicked.connect(self._on_restore)

    def read(self) -> None:
        """Read what rests here."""
        self._desk.ask(trash, self._on_read)

    def _on_read(self, steps: tuple[Step, ...]) -> None:
        self.model.set_rows(steps)
        words = self.tr("{count} lần xoá; mỗi lần được giữ một năm kể từ ngày xoá.")
        self.count.set_text(words.format(count=len(steps)) if steps else "")
        self._on_selected()

    def _on_selected(self) -> None:
        self.restore.setEnabled(len(self.view.selected_ids()) == 1)

    def _on_restore(self) -> None:
        for identity in self.view.selected_ids():
            self._restore(identity)

    def _restore(self, identity: object) -> None:
        if isinstance(identity, int):
            step_id = StepId(identity)
            self._desk.change(lambda uow: restore(uow, step_id), self._on_restored)

    def _on_restored(self, changes: Changes) -> None:
        self.restored.emit(changes.action)

    def _lay_out(self) -> None:
        foot = row(gap=8, margins=(PAGE_PADDING, 8, PAGE_PADDING, 8))
        foot.addWidget(self.count, 1)
        foot.addWidget(self.restore)
        stack = column(self, gap=0)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
