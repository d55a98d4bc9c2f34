"""The tab "Nhiệm vụ": what the plan asks for, and what the department added."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.services.work import add_own_work_item
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import keep_on, new_work_draft_key, work_draft_key
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.text_field import TextField
from pii_desktop.ui.work_item_editor import WorkItemEditor

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class WorkTab(Ground):
    """Signals: `saved` carries the time of a save, `refused` a PiiError."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._assignment_id: AssignmentId | None = None
        self.editors: dict[WorkItemId, WorkItemEditor] = {}
        self._saver = Saver(desk, self)
        self._none = Label(self.tr("Kế hoạch không nêu nhiệm vụ cho dòng này."), tone="text3", wrap=True)
        self.new_text = TextField(self.tr("Thêm nhiệm vụ của đơn vị"), least=1, most=6)
        self.add_button = Button(self.tr("Thêm nhiệm vụ"), icon_name=Icon.PLUS)
        self._list: QVBoxLayout = column(gap=0)
        self._lay_out()
        self.add_button.clicked.connect(self._on_add)
        self.new_text.edited.connect(self._on_edited)
        self.new_text.left.connect(self._on_new_text_left)
        self._saver.saved.connect(self._on_added)
        self._saver.refused.connect(self.refused)

    def show_content(self, content: PanelContent) -> None:
        """Show the work items of a row; editors of the same items stay."""
        if content.assignment_id != self._assignment_id:
            self.commit()
            self._assignment_id = content.assignment_id
            unsent = content.part_drafts.get(new_work_draft_key(content.assignment_id), {})
            self.new_text.set_text(unsent.get("text", ""))
        items = {item.id: item for item in content.detail.work_items}
        for item_id in [known for known in self.editors if known not in items]:
            self.editors.pop(item_id).deleteLater()
        for item in items.values():
            if item.id not in self.editors:
                self._add_editor(WorkItemEditor(self._desk, item), item.id)
            self.editors[item.id].show_item(item, content.part_drafts.get(work_draft_key(item.id), {}))
        self._none.setVisible(not items)
        self._on_edited()

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self.new_text.commit()
        for editor in self.editors.values():
            editor.commit()

    def _on_add(self) -> None:
        words = self.new_text.text().strip()
        if self._assignment_id is not None and words:
            self._saver.change(_Adding(self._assignment_id, words))

    def _on_added(self, at: object) -> None:
        self.new_text.commit()
        self.new_text.set_text("")
        self._on_new_text_left("")
        self._on_edited()
        self.saved.emit(at)

    def _on_new_text_left(self, text: str) -> None:
        """A work item that was not added yet is kept for its row."""
        if self._assignment_id is not None:
            kept = {"text": text} if text.strip() else {}
            keep_on(self._desk, new_work_draft_key(self._assignment_id), kept)

    def _on_edited(self) -> None:
        self.add_button.setEnabled(bool(self.new_text.text().strip()))

    def _add_editor(self, editor: WorkItemEditor, item_id: WorkItemId) -> None:
        self.editors[item_id] = editor
        editor.saved.connect(self.saved)
        editor.refused.connect(self.refused)
        self._list.addWidget(editor)

    def _lay_out(self) -> None:
        adding = column(gap=8, margins=(16, 12, 16, 16))
        adding.addWidget(self._none)
        adding.addWidget(self.new_text)
        buttons = row()
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        adding.addLayout(buttons)
        stack = column(self, gap=0)
        stack.addLayout(self._list)
        stack.addLayout(adding)
        stack.addStretch(1)


class _Adding:
    """Stores a work item of the department's own."""

    def __init__(self, assignment_id: AssignmentId, text: str) -> None:
        self._assignment_id, self._text = assignment_id, text

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return add_own_work_item(uow, self._assignment_id, self._text)[1]
