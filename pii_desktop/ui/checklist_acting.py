"""What is done with required evidence: dialogs where something must be said, then one step in the store."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.coverage import RowCoverage
from pii_desktop.domain.ids import EvidenceId
from pii_desktop.domain.requirements import Requirement, RequirementLink
from pii_desktop.errors import PiiError
from pii_desktop.services import coverage
from pii_desktop.services.evidence_copies import copy_to_look_at
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.document_dialog import DocumentDialog
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.requirement_line import Wish, tr
from pii_desktop.ui.widgets.words_dialog import WordsDialog, WordsWish

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

    Use = Callable[[UnitOfWork], Changes]


class ChecklistActing(QObject):
    """Signals: `saved` carries a time, `refused` a PiiError, `told` what was done, for an undo bar."""

    saved = Signal(object)
    refused = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Dialogs open over `window`, one at a time."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._pending: Callable[[Any], Use] | None = None
        self._saids: deque[str] = deque()

    def act(self, wish: Wish, shown: RowCoverage, key: str) -> None:
        """What a button of a requirement asks for."""
        row, wanted = shown.row.line.assignment_id, _requirement(shown, key)
        match wish:
            case Wish.RESTORE:
                self._do(partial(coverage.restore, assignment_id=row, key=key))
            case Wish.REMOVE:
                self._do(
                    partial(coverage.remove_own, assignment_id=row, key=key), tr("Đã xoá mục; còn trong Thùng rác.")
                )
            case Wish.WAIVE:
                self._ask(_waive_wish(wanted), partial(coverage.waive, assignment_id=row, key=key), "reason")
            case Wish.REWORD:
                self._ask(_reword_wish(wanted), partial(coverage.reword, assignment_id=row, key=key), "text")
            case _:
                self.choose(shown, key)

    def add(self, shown: RowCoverage) -> None:
        """Ask for a requirement of the department's own."""
        row = shown.row.line.assignment_id
        wish = WordsWish(
            tr("Thêm minh chứng cần có cho {code}").format(code=shown.row.line.code),
            tr("Minh chứng cần có"), tr("Thêm"),
            tr("Mục này là của riêng đơn vị, đứng sau các mục gợi ý."),
        )  # fmt: skip
        self._ask(wish, partial(coverage.add_requirement, assignment_id=row), "text")

    def choose(self, shown: RowCoverage, key: str) -> None:
        """Choose documents of the whole register for a requirement."""
        there = next((cell.evidence_ids for cell in shown.row.cells if cell.requirement.key == key), ())
        title = tr("Chọn tài liệu cho: {text}").format(text=_requirement(shown, key).text)
        row = shown.row.line.assignment_id
        self._pending = lambda ids: partial(coverage.meet, assignment_id=row, key=key, evidence_ids=ids)
        dialog = DocumentDialog(self._desk, title, frozenset(there), self._window)
        dialog.given.connect(self._on_given)
        dialog.open()

    def meet(self, shown: RowCoverage, key: str, evidence_ids: frozenset[EvidenceId]) -> None:
        """Set documents against a requirement."""
        row = shown.row.line.assignment_id
        self._do(partial(coverage.meet, assignment_id=row, key=key, evidence_ids=evidence_ids))

    def unmeet(self, shown: RowCoverage, key: str, evidence_id: EvidenceId) -> None:
        """Take a document from a requirement."""
        link = RequirementLink(shown.row.line.assignment_id, key, evidence_id)
        self._do(partial(coverage.unmeet, link=link), tr("Đã bỏ tài liệu khỏi mục; tài liệu vẫn gắn với chỉ số."))

    def open(self, evidence_id: EvidenceId) -> None:
        """Open a read-only copy of a document."""
        self._desk.ask(partial(copy_to_look_at, evidence_id=evidence_id), self._on_copied, self._on_refused)

    # slots

    def _on_copied(self, copy: Path) -> None:
        open_file(copy, self._on_refused)

    def _on_given(self, value: object) -> None:
        if self._pending is not None:
            self._do(self._pending(value))
        dialog = self.sender()
        if isinstance(dialog, WordsDialog):
            dialog.accept()

    def _on_saved(self, _changes: Changes) -> None:
        said = self._saids.popleft()
        self.saved.emit(datetime.now().astimezone())
        if said:
            self.told.emit(said)

    def _on_not_saved(self, error: PiiError) -> None:
        self._saids.popleft()
        self.refused.emit(error)

    def _on_refused(self, error: PiiError) -> None:
        self.refused.emit(error)

    # private

    def _do(self, use: "Use", said: str = "") -> None:
        self._saids.append(said)
        self._desk.change(use, self._on_saved, self._on_not_saved)

    def _ask(self, wish: WordsWish, use: "Callable[..., Changes]", name: str) -> None:
        self._pending = lambda words: partial(use, **{name: words})
        dialog = WordsDialog(wish, self._window)
        dialog.given.connect(self._on_given)
        dialog.open()


def _requirement(shown: RowCoverage, key: str) -> Requirement:
    return next(cell.requirement for cell in shown.row.cells if cell.requirement.key == key)


def _waive_wish(wanted: Requirement) -> WordsWish:
    return WordsWish(
        tr("Không cần minh chứng này"), tr("Lý do (được in trong danh mục)"), tr("Đánh dấu không cần"), wanted.text
    )


def _reword_wish(wanted: Requirement) -> WordsWish:
    return WordsWish(tr("Sửa nội dung minh chứng cần có"), tr("Nội dung"), tr("Lưu"), text=wanted.text)
