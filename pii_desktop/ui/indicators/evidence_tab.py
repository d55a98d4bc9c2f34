"""The tab "Minh chứng": the documents of a row; files dropped here are kept and linked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.services.evidence import attach, link, unlink
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.drafts import evidence_draft_key
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.drop_zone import DropZone
from pii_desktop.ui.indicators.evidence_editor import EvidenceEditor
from pii_desktop.ui.opening import copy_to_look_at
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.frames import Ground, column

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


class EvidenceTab(Ground):
    """Signals: `saved`, `refused`; `unlinked` carries (EvidenceId, AssignmentId, title) of what was taken off."""

    saved = Signal(object)
    refused = Signal(object)
    unlinked = Signal(object, object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until content is shown."""
        super().__init__("surface", parent)
        self._desk = desk
        self._assignment_id: AssignmentId | None = None
        self.editors: dict[EvidenceId, EvidenceEditor] = {}
        self._saver = Saver(desk, self)
        self.zone = DropZone()
        self._list: QVBoxLayout = column(gap=0)
        self._lay_out()
        self.zone.choose_wanted.connect(self._on_choose)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self.refused)

    def show_content(self, content: PanelContent) -> None:
        """Show the documents of a row; editors of the same documents stay."""
        if content.assignment_id != self._assignment_id:
            self.commit()
            self._assignment_id = content.assignment_id
        documents = {document.id: document for document in content.detail.evidence}
        for evidence_id in [known for known in self.editors if known not in documents]:
            gone = self.editors.pop(evidence_id)
            gone.hide()
            gone.deleteLater()
        for document in documents.values():
            if document.id not in self.editors:
                self._add_editor(EvidenceEditor(self._desk, document), document.id)
            drafts = content.part_drafts.get(evidence_draft_key(document.id), {})
            self.editors[document.id].show_document(document, drafts)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        for editor in self.editors.values():
            editor.commit()

    def attach_files(self, files: list[Path]) -> None:
        """Keep copies of these files and link them to the row shown."""
        if self._assignment_id is not None:
            for file in files:
                self._saver.change(_Attaching(file, self._assignment_id))

    def relink(self, evidence_id: EvidenceId, assignment_id: AssignmentId) -> None:
        """Put a document back to the row it was taken from."""
        self._saver.change(_Linking(evidence_id, assignment_id))

    # slots

    def _on_choose(self) -> None:
        ask_open_files(self, FileWish(self.tr("Chọn tệp minh chứng")), self._on_chosen)

    def _on_chosen(self, paths: list[str]) -> None:
        self.attach_files([Path(path) for path in paths])

    def _on_open(self, evidence_id: EvidenceId) -> None:
        self._desk.ask(_Opening(evidence_id), self._on_copied)

    def _on_copied(self, copy: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _on_unlink(self, evidence_id: EvidenceId) -> None:
        if self._assignment_id is None:
            return
        self.editors[evidence_id].commit()
        title = self.editors[evidence_id].document.title
        self._saver.change(_Unlinking(evidence_id, self._assignment_id))
        self.unlinked.emit(evidence_id, self._assignment_id, title)

    # private

    def _add_editor(self, editor: EvidenceEditor, evidence_id: EvidenceId) -> None:
        self.editors[evidence_id] = editor
        editor.saved.connect(self.saved)
        editor.refused.connect(self.refused)
        editor.open_wanted.connect(self._on_open)
        editor.unlink_wanted.connect(self._on_unlink)
        self._list.addWidget(editor)

    def _lay_out(self) -> None:
        top = column(gap=8, margins=(16, 12, 16, 0))
        top.addWidget(self.zone)
        stack = column(self, gap=0, margins=(0, 0, 0, 16))
        stack.addLayout(top)
        stack.addLayout(self._list)
        stack.addStretch(1)


class _Attaching:
    def __init__(self, file: Path, assignment_id: AssignmentId) -> None:
        self._file, self._assignment_id = file, assignment_id

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return attach(uow, self._file, EvidenceFields(), frozenset({self._assignment_id})).changes


class _Linking:
    def __init__(self, evidence_id: EvidenceId, assignment_id: AssignmentId) -> None:
        self._ids = (evidence_id, assignment_id)

    def __call__(self, uow: "UnitOfWork") -> Changes:
        return link(uow, *self._ids)


class _Unlinking(_Linking):
    def __call__(self, uow: "UnitOfWork") -> Changes:
        return unlink(uow, *self._ids)


class _Opening:
    def __init__(self, evidence_id: EvidenceId) -> None:
        self._evidence_id = evidence_id

    def __call__(self, uow: "UnitOfWork") -> Path:
        return copy_to_look_at(uow, self._evidence_id)
