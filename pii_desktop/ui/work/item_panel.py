"""The panel of one work item: its indicator, its fields, the documents that show what was done."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.errors import PiiError
from pii_desktop.services.work import delete_own, link_evidence, reword, unlink_evidence
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.buttons import Button, IconButton, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.frames import Ground, column, row
from pii_desktop.ui.widgets.labels import ElidedLabel, Label, SectionTitle
from pii_desktop.ui.widgets.text_field import TextField
from pii_desktop.ui.work.contents import ItemContent
from pii_desktop.ui.work_item_editor import WorkItemEditor

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class ItemPanel(Ground):
    """Signals: `refused` carries a PiiError, `deleted` the Changes of an own item that went into the trash."""

    refused = Signal(object)
    deleted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until an item is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._content: ItemContent | None = None
        self._saver = Saver(desk, self)
        self.editor: WorkItemEditor | None = None
        self._indicator = ElidedLabel("", role=Type.PANEL_TITLE)
        self.open_button = Button(self.tr("Mở chỉ số"), kind=Kind.QUIET, icon_name=Icon.TARGET, small=True)
        self.words = TextField(self.tr("Nội dung nhiệm vụ của đơn vị"), least=1, most=6)
        self.delete_button = Button(self.tr("Xoá nhiệm vụ"), kind=Kind.DESTRUCTIVE, icon_name=Icon.TRASH, small=True)
        self.choice = ChoiceField(self.tr("Gắn tài liệu đã có của chỉ số"))
        self._no_documents = Label("", tone="text3", wrap=True)
        self._editor_place = column(gap=0)
        self._document_rows = column(gap=4)
        self._document_widgets: list[QWidget] = []
        self._lay_out()
        self._connect()

    def show_content(self, content: ItemContent) -> None:
        """Show an item; a reload of the same one keeps what is being typed."""
        is_new = self._content is None or self._content.item.id != content.item.id
        self._content = content
        if is_new:
            self._replace_editor(content)
        if self.editor is not None:
            self.editor.show_item(content.item, content.drafts)
        self._indicator.set_text(f"{content.assignment.display_code}  {content.name}".strip())
        self.words.setVisible(content.item.is_own)
        self.words.set_text(content.item.text)
        self.delete_button.setVisible(content.item.is_own)
        self._show_documents(content)

    def item_id(self) -> int | None:
        """Which item is shown."""
        return self._content.item.id if self._content else None

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self.words.commit()
        if self.editor is not None:
            self.editor.commit()

    def _replace_editor(self, content: ItemContent) -> None:
        if self.editor is not None:
            self.editor.commit()
            self._editor_place.removeWidget(self.editor)
            self.editor.deleteLater()
        self.editor = WorkItemEditor(self._desk, content.item, is_worded_elsewhere=True)
        self.editor.refused.connect(self.refused)
        self._editor_place.addWidget(self.editor)

    def _show_documents(self, content: ItemContent) -> None:
        for shown in self._document_widgets:
            self._document_rows.removeWidget(shown)
            shown.deleteLater()
        self._document_widgets = []
        linked = [each for each in content.documents if each.id in content.linked]
        free = [each for each in content.documents if each.id not in content.linked]
        for document in linked:
            self._document_widgets.append(self._document_row(document))
            self._document_rows.addWidget(self._document_widgets[-1])
        self.choice.set_choices([(document.title, document.id) for document in free])
        self.choice.set_value(None)
        self.choice.setVisible(bool(free))
        self._no_documents.setText(
            self.tr("Chỉ số chưa có tài liệu nào; hãy thêm ở trang Minh chứng hoặc ở chỉ số.")
            if not content.documents
            else self.tr("Chưa có tài liệu nào cho nhiệm vụ này.")
        )
        self._no_documents.setVisible(not linked)

    def _document_row(self, document: Evidence) -> QWidget:
        area = QWidget()
        line = row(area, gap=4)
        line.addWidget(ElidedLabel(document.title), 1)
        away = IconButton(Icon.CLOSE, self.tr("Gỡ khỏi nhiệm vụ"), kind=Kind.QUIET, small=True)
        away.setProperty("evidence", document.id)
        away.clicked.connect(self._on_unlink)
        line.addWidget(away)
        return area

    def _on_unlink(self) -> None:
        button = self.sender()
        if self._content is not None:
            evidence_id = EvidenceId(int(button.property("evidence")))
            self._saver.change(partial(unlink_evidence, item_id=self._content.item.id, evidence_id=evidence_id))

    def _on_link(self, evidence_id: object) -> None:
        if self._content is not None and isinstance(evidence_id, int):
            known = EvidenceId(evidence_id)
            self._saver.change(partial(link_evidence, item_id=self._content.item.id, evidence_id=known))

    def _on_words_left(self, text: str) -> None:
        if self._content is not None and self._content.item.is_own and text.strip():
            self._saver.change(partial(reword, item_id=self._content.item.id, text=text))

    def _on_delete(self) -> None:
        if self._content is not None:
            deleting: Callable[[UnitOfWork], Changes] = partial(delete_own, item_id=self._content.item.id)
            self._desk.change(deleting, self._on_deleted, self._on_refused)

    def _on_deleted(self, changes: Changes) -> None:
        self.deleted.emit(changes)

    def _on_refused(self, error: PiiError) -> None:
        self.refused.emit(error)

    def _on_open(self) -> None:
        if self._content is not None:
            self._desk.go(Destination(PageKey.INDICATORS, self._content.assignment.id, "work"))

    def _lay_out(self) -> None:
        head = row(gap=8, margins=(16, 12, 8, 0))
        head.addWidget(self._indicator, 1)
        head.addWidget(self.open_button)
        own = column(gap=8, margins=(16, 8, 16, 0))
        own.addWidget(self.words)
        documents = column(gap=8, margins=(16, 8, 16, 16))
        documents.addWidget(SectionTitle(self.tr("Minh chứng của nhiệm vụ")))
        documents.addWidget(self._no_documents)
        documents.addLayout(self._document_rows)
        documents.addWidget(self.choice)
        foot = row()
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        documents.addLayout(foot)
        stack = column(self, gap=0)
        stack.addLayout(head)
        stack.addLayout(own)
        stack.addLayout(self._editor_place)
        stack.addLayout(documents)
        stack.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.words.left.connect(self._on_words_left)
        self.delete_button.clicked.connect(self._on_delete)
        self.choice.chosen.connect(self._on_link)
        self._saver.refused.connect(self.refused)
