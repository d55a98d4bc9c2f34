"""What is done to documents: linked, taken off, deleted, their files opened, saved, added, exchanged."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.services import evidence
from pii_desktop.services.adding_evidence import file_store
from pii_desktop.services.evidence_copies import copy_to_look_at, file_of, safe_name, save_copy
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.evidence.link_dialog import LinkDialog
from pii_desktop.ui.evidence.mending import Mending
from pii_desktop.ui.evidence.panel import EvidencePanel
from pii_desktop.ui.evidence.preview_dialog import PreviewDialog
from pii_desktop.ui.evidence_words import tr
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.task import Progress
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files, ask_save_file

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles, StoredFile


class Acting(QObject):
    """Signals: `done` carries what was done and can be undone, `told` a sentence, `refused` a PiiError."""

    done = Signal(str)
    told = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Dialogs open over `page`."""
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._linking: frozenset[EvidenceId] = frozenset()
        self._saving = ""
        self._waiting: tuple[EvidenceId, Path] | None = None

    def bind(self, panel: EvidencePanel, mending: Mending) -> None:
        """Do what the panel asks for."""
        self._panel, self._mending = panel, mending
        panel.open_wanted.connect(self._on_open)
        panel.whole_wanted.connect(self._on_whole)
        panel.save_wanted.connect(self._on_save)
        panel.delete_wanted.connect(self._on_delete)
        panel.proven.add_wanted.connect(self._on_link)
        panel.proven.unlink_wanted.connect(self._on_unlink)
        panel.files.add_wanted.connect(self._on_add_file)
        panel.files.wanted.connect(self._on_file_wanted)

    def link(self, evidence_ids: frozenset[EvidenceId], already: frozenset[AssignmentId] = frozenset()) -> None:
        """Ask which assignments the documents prove, and link them."""
        if not evidence_ids:
            return
        self._linking = evidence_ids
        count = len(evidence_ids)
        title = tr("Gắn {count} tài liệu vào chỉ số").format(count=count) if count > 1 else tr("Gắn vào chỉ số")
        dialog = LinkDialog(self._desk, title, already, self._page)
        dialog.given.connect(self._on_rows_given)
        dialog.open()

    def delete(self, evidence_ids: frozenset[EvidenceId]) -> None:
        """Put documents into the trash; the undo bar brings them back."""
        if evidence_ids:
            self._change(partial(evidence.delete, evidence_ids=evidence_ids))

    # slots

    def _on_rows_given(self, rows: frozenset[AssignmentId]) -> None:
        self._change(partial(evidence.link_many, evidence_ids=self._linking, assignment_ids=rows))

    def _on_link(self) -> None:
        content = self._panel.content()
        if content is not None:
            self.link(frozenset({content.evidence_id}), frozenset(content.detail.document.assignment_ids))

    def _on_unlink(self, assignment_id: AssignmentId) -> None:
        shown = self._panel.evidence_id()
        if shown is not None:
            self._change(partial(evidence.unlink, evidence_id=shown, assignment_id=assignment_id))

    def _on_delete(self) -> None:
        shown = self._panel.evidence_id()
        if shown is not None:
            self.delete(frozenset({shown}))

    def _on_open(self) -> None:
        self._open("")

    def _on_whole(self) -> None:
        content = self._panel.content()
        if content is not None and content.kept is not None:
            PreviewDialog(self._desk, content.detail.document.title, content.kept, self._page).open()

    def _on_save(self) -> None:
        content = self._panel.content()
        if content is not None:
            self._ask_target(content.detail.document.sha256)

    def _on_file_wanted(self, what: str, sha256: str) -> None:
        content = self._panel.content()
        if content is None:
            return
        match what:
            case "open":
                self._open(sha256)
            case "save":
                self._ask_target(sha256)
            case "main":
                self._change(partial(evidence.make_main, evidence_id=content.evidence_id, sha256=sha256))
            case "remove":
                self._change(partial(evidence.remove_file, evidence_id=content.evidence_id, sha256=sha256))
            case "give_back":
                name = file_of(content.detail.document, sha256).file_name
                self._mending.ask_file(content.evidence_id, sha256, name)

    def _on_add_file(self) -> None:
        ask_open_files(self._page, FileWish(tr("Thêm tệp cho tài liệu này")), self._on_file_chosen)

    def _on_file_chosen(self, paths: list[str]) -> None:
        shown = self._panel.evidence_id()
        if shown is not None:
            self._waiting = (shown, Path(paths[0]))
            self._desk.ask(file_store, self._on_store)

    def _on_store(self, store: "EvidenceFiles") -> None:
        if self._waiting is not None:
            self._desk.aside(_Storing(store, self._waiting[1]), self._on_stored, self.refused.emit)

    def _on_stored(self, stored: "StoredFile") -> None:
        if self._waiting is not None:
            self._change(partial(evidence.add_file, evidence_id=self._waiting[0], stored=stored))
            self._waiting = None

    def _on_copied(self, copy: Path) -> None:
        open_file(copy, self.refused.emit)

    def _on_target(self, target: str) -> None:
        content = self._panel.content()
        if content is None:
            return
        sha256, evidence_id = self._saving, content.evidence_id
        find = partial(evidence.stored_copy, evidence_id=evidence_id, sha256=sha256)
        self._target = Path(target)
        self._desk.ask(find, self._on_kept, self.refused.emit)

    def _on_kept(self, kept: Path) -> None:
        self._desk.aside(_Copying(kept, self._saving, self._target), self._on_saved, self.refused.emit)

    def _on_saved(self, target: Path) -> None:
        self.told.emit(tr("Đã lưu “{name}”.").format(name=target.name))

    def _on_changed(self, changes: Changes) -> None:
        self.done.emit(changes.action)

    # private

    def _change(self, use_case: "partial[Changes]") -> None:
        self._panel.save_pending()
        self._desk.change(use_case, self._on_changed, self.refused.emit)

    def _open(self, sha256: str) -> None:
        shown = self._panel.evidence_id()
        if shown is not None:
            work = partial(copy_to_look_at, evidence_id=shown, sha256=sha256 or None)
            self._desk.ask(work, self._on_copied, self.refused.emit)

    def _ask_target(self, sha256: str) -> None:
        content = self._panel.content()
        if content is None:
            return
        self._saving = sha256
        name = safe_name(file_of(content.detail.document, sha256).file_name)
        ask_save_file(self._page, FileWish(tr("Lưu thành"), file_name=name), self._on_target)


class _Storing:
    def __init__(self, store: "EvidenceFiles", file: Path) -> None:
        self._store, self._file = store, file

    def __call__(self, _progress: Progress) -> "StoredFile":
        return self._store.store(self._file)


class _Copying:
    def __init__(self, kept: Path, sha256: str, target: Path) -> None:
        self._kept, self._sha256, self._target = kept, sha256, target

    def __call__(self, _progress: Progress) -> Path:
        return save_copy(self._kept, self._sha256, self._target)
