"""Choose the assignments that documents prove: search, tick, done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.evidence_register import AssignmentChoice, Choices
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.services.evidence_register import choices
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.empty_state import EmptyState
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.search_box import SearchBox
from pii_desktop.ui.widgets.table_view import RowsView

_SIZE = (640, 520)


class LinkDialog(QDialog):
    """Emits `given` with a frozenset of AssignmentId when the user accepts; it stores nothing."""

    given = Signal(object)

    def __init__(
        self, desk: Desk, title: str, already: frozenset[AssignmentId] = frozenset(), parent: QWidget | None = None
    ) -> None:
        """`already` are the assignments that the document proves: they are ticked and stay so."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._desk = desk
        self._already = already
        self._chosen: set[AssignmentId] = set()
        self.search = SearchBox(tr("Tìm theo mã hoặc tên chỉ số"))
        self.model: RowsModel[AssignmentChoice] = RowsModel(self._columns(), identify=lambda each: each.id, parent=self)
        self.view = RowsView(self.model, tr("Các dòng được giao"), edge=12)
        self._empty = EmptyState(Icon.SITEMAP, tr("Không có dòng nào khớp"), tr("Hãy tìm bằng mã hoặc một phần tên."))
        self._note = Label("", role=Type.SMALL, tone="text3")
        self.accept_button = Button("", kind=Kind.PRIMARY)
        self.refuse_button = Button(tr("Hủy"))
        self._lay_out(title)
        self._connect()
        self._on_searched("")

    def chosen(self) -> frozenset[AssignmentId]:
        """What is ticked now and was not before."""
        return frozenset(self._chosen)

    # slots

    def _on_searched(self, text: str) -> None:
        plan_id = self._desk.scope.plan_id
        self._desk.ask(lambda uow: choices(uow, text, plan_id), self._on_found)

    def _on_found(self, found: Choices) -> None:
        self.model.set_rows(found.rows)
        more = found.total - len(found.rows)
        self._note.setText(tr("Còn {count} dòng nữa: hãy tìm để thu hẹp.").format(count=more) if more else "")
        self._empty.setVisible(not found.rows)

    def _on_toggled(self, rows: list[AssignmentChoice], _key: str, state: Qt.CheckState) -> None:
        for each in rows:
            if each.id in self._already:
                continue
            if state is Qt.CheckState.Checked:
                self._chosen.add(each.id)
            else:
                self._chosen.discard(each.id)
        self.view.viewport().update()
        self._say()

    def _on_activated(self, identity: object) -> None:
        wanted = [each for each in self.model.all_rows() if each.id == identity]
        is_on = any(each.id in self._chosen for each in wanted)
        self._on_toggled(wanted, "", Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _on_accepted(self) -> None:
        self.given.emit(self.chosen())
        self.accept()

    # private

    def _say(self) -> None:
        count = len(self._chosen)
        self.accept_button.setText(tr("Gắn vào {count} dòng").format(count=count) if count else tr("Gắn"))
        self.accept_button.setEnabled(bool(count))

    def _state(self, each: AssignmentChoice) -> Qt.CheckState:
        is_on = each.id in self._chosen or each.id in self._already
        return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked

    def _columns(self) -> list[Column[AssignmentChoice]]:
        return [
            Column(key="code", title=tr("Mã"), value=lambda each: each.code, width=120, look=Look.MUTED,
                   check=self._state),
            Column(key="name", title=tr("Chỉ số, chỉ tiêu"), value=lambda each: each.name, whole=lambda each: each.name,
                   tone=lambda each: "text3" if each.id in self._already else None),
            Column(key="plan", title=tr("Kế hoạch"), value=lambda each: each.plan, width=150, look=Look.MUTED),
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
