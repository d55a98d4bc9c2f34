"""The checklist of required evidence of one row: for its panel, and for the coverage matrix."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coverage import Cover, ProvingDocument, RowCoverage
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.coverage import row_coverage
from pii_desktop.services.scope import Scope
from pii_desktop.ui.checklist_acting import ChecklistActing
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.look import words
from pii_desktop.ui.requirement_line import RequirementLine, Wish, tr
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.unsorted_line import UnsortedLine, short_words
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label, Rule, SectionTitle

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_UNSORTED = 20  # how many documents that wait are shown at once

Found = tuple[AssignmentId, RowCoverage | None]


class Checklist(QWidget):
    """Reads itself and reads again what changes.

    Signals: `saved` carries a time, `refused` a PiiError, `told` what was done, for an undo bar,
    `shown` the RowCoverage that was read, or None.
    """

    saved = Signal(object)
    refused = Signal(object)
    told = Signal(str)
    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Hidden until a row that owes evidence is shown."""
        super().__init__(parent)
        self._desk = desk
        self._assignment_id: AssignmentId | None = None
        self._shown: RowCoverage | None = None
        self._is_stale = False
        self.acting = ChecklistActing(desk, self)
        self.title = SectionTitle("")
        self.add_button = Button(tr("Thêm mục"), kind=Kind.QUIET, icon_name=Icon.PLUS, small=True)
        self.lines: dict[str, RequirementLine] = {}
        self.unsorted: list[UnsortedLine] = []
        self._parts: list[QWidget] = []
        self._list: QVBoxLayout = column(gap=4)
        self._lay_out()
        self._connect()

    def show_row(self, assignment_id: AssignmentId) -> None:
        """Show the list of a row; the one shown already keeps itself up to date."""
        if assignment_id != self._assignment_id:
            self._assignment_id = assignment_id
            self._show(None)
            self._read()
        elif self._is_stale:
            self._read()

    def show_found(self, found: RowCoverage | None) -> None:
        """Show what was read; lines are left alone where nothing changed."""
        if found != self._shown:
            self._show(found)

    def content(self) -> RowCoverage | None:
        """What is shown."""
        return self._shown

    # slots

    def _on_read(self, found: Found) -> None:
        if found[0] == self._assignment_id:
            self.show_found(found[1])

    def _on_gone(self, _error: PiiError) -> None:
        self._show(None)

    def _on_changed(self, changes: Changes) -> None:
        mine = self._assignment_id in changes.assignments
        if mine or changes.evidence or changes.desk or changes.periods or changes.plans or changes.everything:
            self._read()

    def _on_scope_changed(self, _scope: Scope) -> None:
        self._read()

    def _on_wished(self, wish: str, key: str) -> None:
        if self._shown is not None:
            if wish == Wish.MEET:
                self._offer(key)
            else:
                self.acting.act(Wish(wish), self._shown, key)

    def _on_document_wished(self, wish: str, key: str, evidence_id: EvidenceId) -> None:
        if self._shown is None:
            return
        if wish == Wish.OPEN:
            self.acting.open(evidence_id)
        else:
            self.acting.unmeet(self._shown, key, evidence_id)

    def _on_sorted(self, key: str, evidence_id: EvidenceId) -> None:
        if self._shown is not None:
            self.acting.meet(self._shown, key, frozenset({evidence_id}))

    def _on_add(self) -> None:
        if self._shown is not None:
            self.acting.add(self._shown)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Watch the widget it lies on: while there is nothing to show, this one is hidden and is told of no showing."""
        parent = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and parent is not None:
            parent.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what changed while it was out of sight."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Show and self._is_stale:
            self._read()
        return super().eventFilter(watched, event)

    # private

    def _read(self) -> None:
        parent = self.parentWidget()
        self._is_stale = parent is not None and not parent.isVisible()  # eventFilter reads it then
        if self._assignment_id is not None and not self._is_stale:
            self._desk.ask(partial(_found, wanted=self._assignment_id, scope=self._desk.scope), self._on_read,
                           self._on_gone)  # fmt: skip

    def _show(self, found: RowCoverage | None) -> None:
        focused = self._focused()
        self._shown = found
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, self.lines, self.unsorted = [], {}, []
        if found is not None:
            self._fill(found)
        self.setVisible(found is not None)
        if focused:
            self._focus(focused)
        self.shown.emit(found)

    def _fill(self, found: RowCoverage) -> None:
        row_shown = found.row
        done, needed = row_shown.count(Cover.COVERED), row_shown.needed
        self.title.setText(tr("Minh chứng cần có · {done}/{needed}").format(done=done, needed=needed))
        for cell in row_shown.cells:
            line = RequirementLine(cell, _known(found, cell.evidence_ids))
            line.wished.connect(self._on_wished)
            line.document_wished.connect(self._on_document_wished)
            self.lines[cell.requirement.key] = line
            self._put(line)
        if row_shown.unsorted_ids:
            self._fill_unsorted(found)

    def _fill_unsorted(self, found: RowCoverage) -> None:
        self._put(Rule())
        self._put(Label(tr("Tài liệu chưa xếp vào mục nào"), role=Type.SMALL_STRONG, tone="text2"))
        choices = tuple((cell.requirement.key, cell.requirement.text) for cell in found.row.cells
                        if cell.cover is not Cover.NOT_NEEDED)  # fmt: skip
        for document in _known(found, found.row.unsorted_ids[:_UNSORTED]):
            line = UnsortedLine(document, choices)
            line.sorted.connect(self._on_sorted)
            self.unsorted.append(line)
            self._put(line)
        left = len(found.row.unsorted_ids) - _UNSORTED
        if left > 0:
            more = tr("Còn {count} tài liệu nữa; xếp bớt thì các tài liệu sau hiện ra.").format(count=left)
            self._put(Label(more, role=Type.SMALL, tone="text3", wrap=True))

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._list.addWidget(part)

    def _offer(self, key: str) -> None:
        """A menu of the row's own documents, and the way to the whole register."""
        shown = self._shown
        if shown is None:
            return
        there = next(cell.evidence_ids for cell in shown.row.cells if cell.requirement.key == key)
        own = [each for each in shown.documents if each.id not in there]
        if not own:
            self.acting.choose(shown, key)
            return
        menu = QMenu(self)
        for each in own:
            menu.addAction(words(short_words(each.title)), partial(self._on_sorted, key, each.id))
        menu.addSeparator()
        menu.addAction(tr("Chọn từ sổ minh chứng…"), partial(self.acting.choose, shown, key))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.lines[key].buttons[Wish.MEET]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _focused(self) -> str:
        """The name of the button that has the keyboard, so that a reload leaves it there."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None and self.isAncestorOf(widget) else ""

    def _focus(self, name: str) -> None:
        found = self.findChildren(QWidget, name)
        key = name.split(" ")[1] if " " in name else ""
        line = self.lines.get(key)
        near = next(iter(line.buttons.values())) if line is not None else self.add_button
        next((each for each in found if not each.isHidden() and self._is_shown(each)), near).setFocus()

    def _is_shown(self, widget: QWidget) -> bool:
        """False for what belongs to a line that is about to go."""
        return any(part.isAncestorOf(widget) for part in self._parts)

    def _lay_out(self) -> None:
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.add_button)
        stack = column(self, gap=4)
        stack.addLayout(head)
        stack.addLayout(self._list)
        self.add_button.setObjectName("add")
        self.hide()

    def _connect(self) -> None:
        self._desk.bus.changed.connect(self._on_changed)
        self._desk.scope_changed.connect(self._on_scope_changed)
        self.add_button.clicked.connect(self._on_add)
        self.acting.saved.connect(self.saved)
        self.acting.refused.connect(self.refused)
        self.acting.told.connect(self.told)


def _found(uow: "UnitOfWork", wanted: AssignmentId, scope: Scope) -> Found:
    return wanted, row_coverage(uow, wanted, scope)


def _known(found: RowCoverage, ids: tuple[EvidenceId, ...]) -> tuple[ProvingDocument, ...]:
    documents = (found.document(each) for each in ids)
    return tuple(each for each in documents if each is not None)
