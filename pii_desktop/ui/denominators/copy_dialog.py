"""Choose a kept document as the source of a figure."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.denominators import EvidenceChoice
from pii_desktop.services.denominator_copies import evidence_choices
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.search_lead import lead_into
from pii_desktop.ui.widgets.table_view import RowsView

_SIZE = (640, 420)
_AT_MOST = 50


class CopyDialog(QDialog):
    """Emits `given` with the EvidenceId chosen."""

    given = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Asks for the newest documents at once. Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chọn minh chứng đã có"))
        self._desk = desk
        self.search = SearchBox(self.tr("Tìm số, trích yếu, cơ quan, tên tệp"))
        self.model: RowsModel[EvidenceChoice] = RowsModel(self._columns(), identify=lambda each: each.id, parent=self)
        self.view = RowsView(self.model, self.tr("Minh chứng"), edge=16)
        self.view.set_empty(
            EmptyState(Icon.CERTIFICATE, self.tr("Không có minh chứng nào khớp"), self.tr("Hãy gắn tệp mới."))
        )
        self._more = Label("", role=Type.SMALL, tone="text3")
        self.accept_button = Button(self.tr("Chọn"), kind=Kind.PRIMARY)
        self._refuse = Button(self.tr("Hủy"))
        self._lay_out()
        self._connect()
        self._search("")

    def _columns(self) -> list[Column[EvidenceChoice]]:
        return [
            Column(key="title", title=self.tr("Minh chứng"), value=lambda each: each.title),
            Column(key="issuer", title=self.tr("Cơ quan"), width=180, value=lambda each: each.issuer, look=Look.MUTED),
        ]

    def _search(self, words: str) -> None:
        self._desk.ask(lambda uow: evidence_choices(uow, words, _AT_MOST), self._on_found)

    def _on_found(self, found: tuple[EvidenceChoice, ...]) -> None:
        self.model.set_rows(found)
        is_full = len(found) == _AT_MOST
        self._more.setText(self.tr("Chỉ hiện 50 minh chứng mới nhất: hãy tìm để thấy số còn lại.") if is_full else "")
        if self.view.current_id() is None:
            self.view.select_next()
        self.accept_button.setEnabled(bool(found))

    def _on_activated(self, _identity: Hashable) -> None:
        self._on_accept()

    def _on_accept(self) -> None:
        chosen = self.view.current_id()
        if chosen is not None:
            self.given.emit(chosen)
            self.accept()

    def _lay_out(self) -> None:
        foot = row(gap=8, margins=(16, 0, 16, 16))
        foot.addWidget(self._more, 1)
        foot.addWidget(self._refuse)
        foot.addWidget(self.accept_button)
        top = column(margins=(16, 16, 16, 0))
        top.addWidget(self.search)
        stack = column(self, gap=12)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        lead_into(self.search, self.view)
        self.view.row_activated.connect(self._on_activated)
        self.accept_button.clicked.connect(self._on_accept)
        self._refuse.clicked.connect(self.reject)
