"""The tab "Minh chứng": the documents of a row; files dropped here are kept and linked."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pii_desktop.domain.evidence_reading import OfferedFields
from pii_desktop.domain.evidence_register import Proof
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId
from pii_desktop.errors import InputError
from pii_desktop.services.adding_evidence import Added, summary
from pii_desktop.services.evidence import link_many, stored_copy, unlink
from pii_desktop.services.evidence_copies import copy_to_look_at
from pii_desktop.services.evidence_register import proof_of
from pii_desktop.ui.adding_files import Adding
from pii_desktop.ui.checklist import Checklist
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.drafts import evidence_draft_key
from pii_desktop.ui.evidence_words import is_blank
from pii_desktop.ui.indicators.contents import PanelContent
from pii_desktop.ui.indicators.drop_zone import DropZone
from pii_desktop.ui.indicators.evidence_cut_off import CutOffLine
from pii_desktop.ui.indicators.evidence_editor import EvidenceEditor
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.reading_offers import KeptFile, ReadingOffers
from pii_desktop.ui.saver import Saver
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Rule
from pii_desktop.ui.widgets.progress_line import ProgressLine

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
        self.cut_off = CutOffLine(desk)
        self.checklist = Checklist(desk)
        self.progress = ProgressLine()
        self.banner = Banner()
        self.adding = Adding(desk, self.progress, self)
        self.reading = ReadingOffers(desk, self)
        self._list: QVBoxLayout = column(gap=0)
        self._lay_out()
        self._connect()

    def show_content(self, content: PanelContent) -> None:
        """Show the documents of a row; editors of the same documents stay."""
        if content.assignment_id != self._assignment_id:
            self.commit()
            self.banner.hide()
            self.reading.stop()
            self._assignment_id = content.assignment_id
        documents = {document.id: document for document in content.detail.evidence}
        for evidence_id in [known for known in self.editors if known not in documents]:
            gone = self.editors.pop(evidence_id)
            gone.hide()
            gone.deleteLater()
        for document in documents.values():
            if document.id not in self.editors:
                self._add_editor(EvidenceEditor(self._desk, document), document.id)
                if is_blank(document.fields):
                    self._desk.ask(partial(_kept_file, evidence_id=document.id), self._on_kept_file, self._on_gone)
            drafts = content.part_drafts.get(evidence_draft_key(document.id), {})
            self.editors[document.id].show_document(document, drafts)
        self._desk.ask(_Proving(content.assignment_id, content.period_id), self._on_proof)
        self.checklist.show_row(content.assignment_id)

    def commit(self) -> None:
        """Store what was typed and not left yet."""
        self.cut_off.commit()
        for editor in self.editors.values():
            editor.commit()

    def attach_files(self, files: list[Path]) -> None:
        """Keep copies of these files and link them to the row shown."""
        if self._assignment_id is not None:
            self.adding.take(files, frozenset({self._assignment_id}))

    # slots

    def _on_choose(self) -> None:
        ask_open_files(self, FileWish(self.tr("Chọn tệp minh chứng")), self._on_chosen)

    def _on_chosen(self, paths: list[str]) -> None:
        self.attach_files([Path(path) for path in paths])

    def _on_pick(self) -> None:
        from pii_desktop.ui.document_dialog import DocumentDialog

        title = self.tr("Gắn tài liệu đã có trong sổ minh chứng")
        dialog = DocumentDialog(self._desk, title, frozenset(self.editors), self)
        dialog.given.connect(self._on_picked)
        dialog.open()

    def _on_picked(self, evidence_ids: frozenset[EvidenceId]) -> None:
        if self._assignment_id is not None:
            rows = frozenset({self._assignment_id})
            self._saver.change(partial(link_many, evidence_ids=evidence_ids, assignment_ids=rows))

    def _on_added(self, added: Added) -> None:
        self.saved.emit(datetime.now().astimezone())
        if added.refused:
            count = len(added.refused)
            title = self.tr("Không nhận {count} tệp.").format(count=count)
            hint = self.tr("Hãy kiểm tra lại tệp rồi chọn lại.")
            self.refused.emit(InputError(title, summary(added), hint, "files-refused"))
        elif added.there or added.programs:
            mood = Mood.WARN if added.programs else Mood.INFO
            self.banner.show_text(self.tr("{summary} Đã gắn vào dòng này.").format(summary=summary(added)), mood=mood)
            self.banner.show()

    def _on_proof(self, found: tuple[AssignmentId, Proof]) -> None:
        assignment_id, proof = found
        if assignment_id != self._assignment_id:
            return
        self.cut_off.show_proof(assignment_id, proof)
        for evidence_id, editor in self.editors.items():
            editor.show_verdict(proof.of(evidence_id), proof.cut)

    def _on_kept_file(self, file: KeptFile) -> None:
        self.reading.begin(file)

    def _on_gone(self, _error: object) -> None:
        """A file that is not there says nothing; the register's check finds it."""

    def _on_read(self, evidence_id: EvidenceId, offered: OfferedFields) -> None:
        editor = self.editors.get(evidence_id)
        if editor is not None and is_blank(editor.document.fields):
            editor.offer(offered)

    def _on_open(self, evidence_id: EvidenceId) -> None:
        self._desk.ask(partial(copy_to_look_at, evidence_id=evidence_id), self._on_copied, self.refused.emit)

    def _on_register(self, evidence_id: EvidenceId) -> None:
        self.commit()
        self._desk.go(Destination(PageKey.EVIDENCE, evidence_id=evidence_id))

    def _on_copied(self, copy: Path) -> None:
        open_file(copy, self.refused.emit)

    def _on_unlink(self, evidence_id: EvidenceId) -> None:
        if self._assignment_id is None:
            return
        self.editors[evidence_id].commit()
        title = self.editors[evidence_id].document.title
        self._saver.change(partial(unlink, evidence_id=evidence_id, assignment_id=self._assignment_id))
        self.unlinked.emit(evidence_id, self._assignment_id, title)

    # private

    def _add_editor(self, editor: EvidenceEditor, evidence_id: EvidenceId) -> None:
        self.editors[evidence_id] = editor
        slots: tuple[tuple[str, Callable[..., None]], ...] = (
            ("open_wanted", self._on_open),
            ("register_wanted", self._on_register),
            ("unlink_wanted", self._on_unlink),
            ("dismissed", self.reading.dismiss),
        )
        for name, slot in slots:
            getattr(editor, name).connect(slot)
        editor.saved.connect(self.saved)
        editor.refused.connect(self.refused)
        self._list.addWidget(editor)

    def _lay_out(self) -> None:
        top = column(gap=8, margins=(16, 12, 16, 0))
        for part in (self.zone, self.progress, self.banner, self.cut_off, self.checklist, Rule()):
            top.addWidget(part)
        stack = column(self, gap=0, margins=(0, 0, 0, 16))
        stack.addLayout(top)
        stack.addLayout(self._list)
        stack.addStretch(1)
        self.banner.hide()

    def _connect(self) -> None:
        self.zone.choose_wanted.connect(self._on_choose)
        self.zone.pick_wanted.connect(self._on_pick)
        self.cut_off.saved.connect(self.saved)
        self.checklist.saved.connect(self.saved)
        self.checklist.refused.connect(self.refused)
        self.adding.added.connect(self._on_added)
        self.adding.refused.connect(self.refused)
        self.reading.read.connect(self._on_read)
        self._saver.saved.connect(self.saved)
        self._saver.refused.connect(self.refused)


class _Proving:
    """Reads the cut-off day of a row and the verdicts on its documents."""

    def __init__(self, assignment_id: AssignmentId, period_id: PeriodId) -> None:
        self._ids = (assignment_id, period_id)

    def __call__(self, uow: "UnitOfWork") -> tuple[AssignmentId, Proof]:
        return self._ids[0], proof_of(uow, *self._ids)


def _kept_file(uow: "UnitOfWork", evidence_id: EvidenceId) -> KeptFile:
    return KeptFile(evidence_id, uow.evidence.get(evidence_id).sha256, stored_copy(uow, evidence_id))
