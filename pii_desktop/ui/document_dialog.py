"""Choose documents of the register: search, tick, done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.evidence_register import RegisterFilter, RegisterPage, RegisterRow
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.services.evidence_register import register
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dates import format_date
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView

_SIZE = (760, 520)
_SHOWN = 200


class DocumentDialog(QDialog):
    """Emits `given` with a frozenset of EvidenceId when the user accepts; it stores nothing."""

    given = Signal(object)

    def __init__(
        self, desk: Desk, title: str, already: frozenset[EvidenceId] = frozenset(), parent: QWidget | None = None
    ) -> None:
        """`already` are documents that are there: they are ticked and stay so."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._desk = desk
        self._already = already
        self._chosen: set[EvidenceId] = set()
        self.search = SearchBox(self.tr("Tìm số, trích yếu, tên tệp"))
        self.model: RowsModel[RegisterRow] = RowsModel(self._columns(), identify=lambda each: each.id, parent=self)
        self.view = RowsView(self.model, self.tr("Tài liệu trong sổ minh chứng"), edge=12)
        self._empty = EmptyState(
            Icon.CERTIFICATE,
            self.tr("Không có tài liệu nào khớp"),
            self.tr("Hãy tìm bằng số hoặc trích yếu; tài liệu chưa có thì thêm ở Sổ minh chứng."),
        )
        self._note = Label("", role=Type.SMALL, tone="text3")
        self.accept_button = Button("", kind=Kind.PRIMARY)
        self.refuse_button = Button(self.tr("Hủy"))
        self._lay_out(title)
        self._connect()
        self._on_searched("")

    def chosen(self) -> frozenset[EvidenceId]:
        """What is ticked now and was not before."""
        return frozenset(self._chosen)

    # slots

    def _on_searched(self, text: str) -> None:
        period_id = self._desk.scope.period_id
        self._desk.ask(lambda uow: register(uow, RegisterFilter(text=text), period_id, _SHOWN), self._on_found)

    def _on_found(self, found: RegisterPage) -> None:
        self.model.set_rows(found.rows)
        left = found.left_out
        self._note.setText(self.tr("Còn {count} tài liệu nữa: hãy tìm để thu hẹp.").format(count=left) if left else "")
        self._empty.setVisible(not found.rows)

    def _on_toggled(self, rows: list[RegisterRow], _key: str, state: Qt.CheckState) -> None:
        ids = {each.id for each in rows} - self._already
        self._chosen = self._chosen | ids if state is Qt.CheckState.Checked else self._chosen - ids
        self.view.viewport().update()
        self._say()

    def _on_activated(self, identity: object) -> None:
        wanted = [each for each in self.model.all_rows() if each.id == identity]
        is_on = any(each.id in self._chosen for each in wanted)
        self._on_toggled(wanted, "", Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _on_accepted(self) -> None:
        if self._chosen:
            self.given.emit(self.chosen())
            self.accept()

    # private

    def _say(self) -> None:
        count = len(self._chosen)
        words = self.tr("Chọn {count} tài liệu").format(count=count) if count else self.tr("Chọn")
        self.accept_button.setText(words)
        self.accept_button.setEnabled(bool(count))

    def _state(self, each: RegisterRow) -> Qt.CheckState:
        is_on = each.id in self._chosen or each.id in self._already
        return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked

    def _columns(self) -> list[Column[RegisterRow]]:
        return [
            Column(key="number", title=self.tr("Số, ký hiệu"), value=lambda each: each.number, width=176,
                   look=Look.STRONG, check=self._state),
            Column(key="signed", title=self.tr("Ngày ký"), width=88, alignment=RIGHT, look=Look.MUTED,
                   value=lambda each: format_date(each.signed_on) if each.signed_on else "",
                   sort_key=lambda each: each.signed_on),
            Column(key="abstract", title=self.tr("Trích yếu"), value=lambda each: each.abstract or each.file_name,
                   tone=lambda each: None if each.abstract else "text3", whole=lambda each: each.title),
            Column(key="standing", title=self.tr("Ngày chốt"), value=lambda each: each.standing.label, width=144,
                   look=Look.MUTED),
        ]  # fmt: skip

    def _lay_out(self, title: str) -> None:
        foot = row()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.refuse_button)
        foot.addWidget(self.accept_button)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(title, role=Type.PANEL_TITLE, wrap=True))
        stack.addWidget(self.search)
        stack.addWidget(self.view, 1)
        stack.addLayout(foot)
        self.view.set_empty(self._empty)
        self._say()

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.model.check_toggled.connect(self._on_toggled)
        self.view.row_activated.connect(self._on_activated)
        self.accept_button.clicked.connect(self._on_accepted)
        self.refuse_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_accepted)
