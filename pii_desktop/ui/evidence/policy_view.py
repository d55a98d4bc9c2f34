"""The register of policies of indicator 1.1.1: 13 groups at the left, the documents of the one chosen at the right."""

from collections.abc import Hashable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.policies import PolicyGroup, PolicyMark, PolicyRegister
from pii_desktop.errors import PiiError
from pii_desktop.services.evidence_copies import copy_to_look_at
from pii_desktop.services.policies import add_policies, mark_policy, policy_register, unmark_policy
from pii_desktop.ui.desk import Desk, Destination
from pii_desktop.ui.document_dialog import DocumentDialog
from pii_desktop.ui.evidence.policy_columns import policy_columns
from pii_desktop.ui.evidence.policy_panel import PolicyPanel
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import PAGE_HEAD_HEIGHT, PAGE_PADDING, PANEL_WIDTH, Type
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, Rule
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.undo_bar import UndoBar

_WIDE_PANEL, _WIDE_FROM = 480, 1100


class PolicyView(Ground):
    """Reads nothing before it is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__("surface", parent)
        self._desk = desk
        self._is_stale = True
        self._register: PolicyRegister | None = None
        self._adding_to = 0
        self._wanted: tuple[int, EvidenceId | None] | None = None
        self._saver = Saver(desk, self)
        self._title = Label(tr("Chính sách của chỉ số 1.1.1"), role=Type.PAGE_TITLE)
        self.note = ElidedLabel("", tone="text3")
        self.model: RowsModel[PolicyGroup] = RowsModel(
            policy_columns(self._offer_count), identify=lambda each: each.number, parent=self
        )
        self.view = RowsView(self.model, tr("13 nhóm chính sách"))
        self.panel = PolicyPanel()
        self.undo_bar = UndoBar(self)
        self._lay_out()
        self._connect()

    def show_place(self, destination: Destination) -> None:
        """The group whose number is the part, and the document in it."""
        if destination.part.isdecimal():
            self._wanted = (int(destination.part), destination.evidence_id)
            self._go_to_wanted()

    def save_pending(self) -> None:
        """Store what was typed and not left yet."""
        self.panel.commit()

    # slots

    def _on_read(self, found: PolicyRegister) -> None:
        self._register = found
        self.model.set_rows(found.groups)
        self.view.viewport().update()
        said = tr("{count} lượt văn bản được tính trong 13 nhóm")
        self.note.set_text(said.format(count=found.counted))
        if self.view.current_id() is None:
            self.view.select_next()
        self._show_group()
        self._go_to_wanted()
        self._wanted = None

    def _on_changed(self, changes: Changes) -> None:
        if changes.evidence or changes.assignments or changes.plans or changes.desk or changes.everything:
            self._refresh()

    def _on_scope_changed(self) -> None:
        self.save_pending()
        self._refresh()

    def _on_current_changed(self, _identity: Hashable) -> None:
        self._show_group()

    def _on_row_activated(self, _identity: Hashable) -> None:
        line = next(iter(self.panel.lines.values()), None)
        (line.carried_out if line is not None else self.panel.add_button).setFocus()

    def _on_mark_changed(self, mark: PolicyMark) -> None:
        self._saver.change(partial(mark_policy, mark=mark))

    def _on_remove_wanted(self, evidence_id: EvidenceId) -> None:
        group = self._group()
        if group is not None:
            use = partial(unmark_policy, evidence_id=evidence_id, group=group.number)
            self._desk.change(use, self._on_removed, self._on_refused)

    def _on_removed(self, _changes: Changes) -> None:
        self.undo_bar.offer(tr("Đã bỏ văn bản khỏi nhóm; văn bản vẫn ở sổ minh chứng."), self._desk.undoing())

    def _on_taken(self, evidence_id: EvidenceId) -> None:
        group = self._group()
        if group is not None:
            self._saver.change(partial(add_policies, group=group.number, evidence_ids=frozenset({evidence_id})))

    def _on_add_wanted(self) -> None:
        group = self._group()
        if group is None:
            return
        self._adding_to = group.number
        there = frozenset(mark.evidence_id for mark in group.marks)
        title = tr("Thêm văn bản vào nhóm ({number}) {name}").format(number=group.number, name=group.name)
        dialog = DocumentDialog(self._desk, title, there, self)
        dialog.given.connect(self._on_given)
        dialog.open()

    def _on_given(self, evidence_ids: frozenset[EvidenceId]) -> None:
        self._saver.change(partial(add_policies, group=self._adding_to, evidence_ids=evidence_ids))

    def _on_open_wanted(self, evidence_id: EvidenceId) -> None:
        self._desk.ask(partial(copy_to_look_at, evidence_id=evidence_id), self._on_copied, self._on_refused)

    def _on_copied(self, copy: Path) -> None:
        open_file(copy, self.panel.show_error)

    def _on_saved(self, at: datetime) -> None:
        self.panel.show_saved(at)

    def _on_refused(self, error: PiiError) -> None:
        self.panel.show_error(error)
        self._refresh()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while it was out of sight."""
        super().showEvent(event)
        self.view.setFocus()
        if self._is_stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is stored."""
        self.save_pending()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the groups keep room in a small window."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(_WIDE_PANEL if self.width() >= _WIDE_FROM else PANEL_WIDTH)

    # private

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            period_id = self._desk.scope.period_id
            self._desk.ask(lambda uow: policy_register(uow, period_id), self._on_read)

    def _group(self) -> PolicyGroup | None:
        current = self.view.current_id()
        groups = self._register.groups if self._register else ()
        return next((each for each in groups if each.number == current), None)

    def _show_group(self) -> None:
        group = self._group()
        if group is not None and self._register is not None:
            self.panel.show_group(group, self._register)

    def _go_to_wanted(self) -> None:
        """What was marked since this was read comes with the next answer."""
        if self._wanted is not None and self.view.select_id(self._wanted[0]):
            self._show_group()
            if self._wanted[1] is None or self.panel.go_to(self._wanted[1]):
                self._wanted = None

    def _offer_count(self, group: PolicyGroup) -> int:
        return len(self._register.offers.get(group.number, ())) if self._register else 0

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(PAGE_PADDING, 0, PAGE_PADDING, 0))
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addWidget(self.note, 1)
        top = QWidget()
        top.setLayout(head)
        top.setFixedHeight(PAGE_HEAD_HEIGHT)
        left = column(gap=0)
        left.addWidget(top)
        left.addWidget(self.view, 1)
        line = row(self, gap=0)
        line.addLayout(left, 1)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self.panel)
        self.panel.setFixedWidth(PANEL_WIDTH)

    def _connect(self) -> None:
        self._desk.scope_changed.connect(self._on_scope_changed)
        self._desk.bus.changed.connect(self._on_changed)
        self._saver.saved.connect(self._on_saved)
        self._saver.refused.connect(self._on_refused)
        self.view.current_changed.connect(self._on_current_changed)
        self.view.row_activated.connect(self._on_row_activated)
        self.panel.add_wanted.connect(self._on_add_wanted)
        self.panel.changed.connect(self._on_mark_changed)
        self.panel.remove_wanted.connect(self._on_remove_wanted)
        self.panel.taken.connect(self._on_taken)
        self.panel.open_wanted.connect(self._on_open_wanted)
        edit = QShortcut(QKeySequence("F2"), self, context=Qt.ShortcutContext.WindowShortcut)
        edit.activated.connect(self._focus_panel)

    def _focus_panel(self) -> None:
        self._on_row_activated(self.view.current_id())
