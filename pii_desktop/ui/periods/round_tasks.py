"""What is done with a report on its way: asks what must be known, brings it to the services, says what was done."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import VersionId
from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.signing_matter import SigningFinding
from pii_desktop.domain.versions import Version, VersionKind, unlocked
from pii_desktop.errors import PiiError
from pii_desktop.services.adding_evidence import Copied, copy_files, file_store
from pii_desktop.services.blocking import form_errors
from pii_desktop.services.dates import today
from pii_desktop.services.signed_file import attach_signed_file, sign_with_file
from pii_desktop.services.version_refusals import FormError
from pii_desktop.services.versions import Signing, begin, discard, return_for_changes, send, sign, submit, unlock
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.periods.asking import Asking
from pii_desktop.ui.periods.comparing import Beginning, Comparing
from pii_desktop.ui.periods.reason_dialogs import ErrorsReason, SubmitDialog, return_dialog, unlock_dialog
from pii_desktop.ui.periods.round_words import state_of, version_name
from pii_desktop.ui.periods.sent_dialogs import SentDialog, SentWish
from pii_desktop.ui.periods.signed_dialog import SignedDialog, SignedWish, ask_signed_file
from pii_desktop.ui.periods.signing_line import findings_place
from pii_desktop.ui.periods.standing import Standing
from pii_desktop.ui.periods.step_foot import Step
from pii_desktop.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles

_KINDS = {
    Step.SECOND: VersionKind.REPORT,
    Step.SUPPLEMENT: VersionKind.SUPPLEMENT,
    Step.CORRECT: VersionKind.CORRECTION,
}


class RoundTasks(Asking[FormDialog]):
    """Opens the dialogs over `page`.

    Signals: `stored` with a sentence about what can be taken back, `waiting` with what is under way, blank when over.
    """

    stored = Signal(str)
    waiting = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Child of the page; nothing can be done before `look_at`."""
        super().__init__(desk, page)
        self._at: Standing | None = None
        self._copying: _Copying | None = None
        self._checked_for = Step.SIGN
        self._is_busy = False  # until the page knows what came of the last step: a second click would repeat it
        self.comparing = Comparing(desk, page)
        self.comparing.begun.connect(self._on_begun)

    def look_at(self, standing: Standing | None) -> None:
        """The report that the next step is about."""
        self._at = standing
        self._is_busy = False

    def take(self, step: Step) -> None:
        """Take a step, after asking what it needs."""
        if self._at is None or self._is_busy:
            return
        match step:
            case Step.SUBMIT:
                self._wait()
                self._change(partial(submit, period_id=self._at.told.period.id))
            case Step.RETURN | Step.UNLOCK:
                self._ask_why(step)
            case Step.SIGN | Step.SEND:
                self._ask_form(step, self._at)
            case Step.SECOND | Step.SUPPLEMENT | Step.CORRECT:
                self.comparing.ask_begin(self._at.told, _KINDS[step])
            case Step.DROP:
                self._drop()
            case Step.ATTACH:
                ask_signed_file(self._page, self._on_scan_chosen)
            case Step.OPEN:
                self._open_signed()

    def compare(self, version_id: VersionId) -> None:
        """Show how a version, or LIVE, differs from the one before it."""
        if self._at is not None:
            self.comparing.show(self._at.told, version_id)

    # asking

    def _latest(self) -> Version | None:
        return self._at.told.latest if self._at is not None else None

    def _ask_why(self, step: Step) -> None:
        latest = self._latest()
        if latest is None:
            return
        name = version_name(latest)
        becomes = unlocked(latest, "").state
        dialog = return_dialog(name, self._page) if step is Step.RETURN else unlock_dialog(name, becomes, self._page)
        dialog.given.connect(self._on_returned if step is Step.RETURN else self._on_unlocked)
        self._open(dialog)

    def _ask_form(self, step: Step, at: Standing) -> None:
        """A draft is checked before it is signed or sent; what was submitted has been."""
        self._checked_for = step
        if at.is_draft:
            self._is_busy = True
            self._wait()
            self._desk.ask(partial(form_errors, period_id=at.told.period.id), self._on_form_checked, self._on_refused)
        else:
            self._on_form_checked(())

    def _on_form_checked(self, form: tuple[SigningFinding, ...]) -> None:
        self._is_busy = False
        self.waiting.emit("")
        if self._at is not None and self._checked_for is Step.SIGN:
            self._ask_signing(self._at, form)
        elif self._at is not None:
            self._ask_sending(self._at, form)

    def _ask_submitting(self, at: Standing, form: tuple[SigningFinding, ...]) -> None:
        dialog = SubmitDialog(at.told.period.in_sentence, form, self._page)
        dialog.given.connect(self._on_explained)
        self._lead_from(dialog.reason)
        self._open(dialog)

    def _ask_signing(self, at: Standing, form: tuple[SigningFinding, ...]) -> None:
        dialog = SignedDialog(at.told.period.in_sentence, at.symbol, today(), self._page)
        dialog.given.connect(self._on_signed)
        dialog.ask_reason(at.unexplained, form)
        self._lead_from(dialog.reason)
        if state_of(at.told) is PeriodState.SUBMITTED:
            dialog.show_changes(at.told.changed_since)
        self._open(dialog)

    def _ask_sending(self, at: Standing, form: tuple[SigningFinding, ...]) -> None:
        dialog = SentDialog(at.told.period, today(), self._page)
        dialog.given.connect(self._on_sent)
        dialog.ask_reason(at.unexplained, form)
        self._lead_from(dialog.reason)
        self._open(dialog)

    def _lead_from(self, reason: ErrorsReason) -> None:
        reason.form.acted.connect(self._on_findings_wanted)

    # answers

    def _on_explained(self, why: str) -> None:
        if self._at is not None:
            self._change(partial(submit, period_id=self._at.told.period.id, why=why))

    def _on_findings_wanted(self) -> None:
        """To where the errors are put right, away from the dialog."""
        if self.dialog is not None and self._at is not None:
            self.dialog.reject()
            self._desk.go(findings_place(self._at.told.period.id))

    def _on_returned(self, why: str) -> None:
        latest = self._latest()
        if latest is not None:
            self._change(partial(return_for_changes, version_id=latest.id, why=why))

    def _on_unlocked(self, why: str) -> None:
        latest = self._latest()
        if latest is not None:
            self._change(partial(unlock, version_id=latest.id, why=why))

    def _on_sent(self, wish: SentWish) -> None:
        if self._at is not None:
            self._change(partial(send, period_id=self._at.told.period.id, on=wish.on, why=wish.why))

    def _on_signed(self, wish: SignedWish) -> None:
        if self._at is None:
            return
        period_id, signing = self._at.told.period.id, Signing(wish.number, wish.on, why=wish.why)
        if wish.file is None:
            self._change(partial(sign, period_id=period_id, signing=signing))
        else:
            self._copy(wish.file, partial(sign_with_file, period_id=period_id, signing=signing))

    def _on_scan_chosen(self, files: list[str]) -> None:
        latest = self._latest()
        if files and latest is not None:
            self._copy(Path(files[0]), partial(attach_signed_file, version_id=latest.id))

    def _copy(self, file: Path, then: "partial[Changes]") -> None:
        """Copy the signed file beside the window, then store what goes with it."""
        self._set_busy(is_busy=True)
        self._copying = _Copying(file, then)
        self._desk.ask(file_store, self._on_store, self._on_refused)

    def _on_store(self, store: "EvidenceFiles") -> None:
        copying = self._copying
        if copying is not None:
            self._desk.aside(lambda _progress: _copied(store, copying.file), self._on_copied, self._on_refused)

    def _on_copied(self, copied: Copied) -> None:
        if self._copying is not None:
            self._change(partial(self._copying.then, copied=copied))

    def _on_begun(self, wish: Beginning) -> None:
        if self._at is not None:
            self._change(partial(begin, period_id=self._at.told.period.id, kind=wish.kind, why=wish.why))

    def _open_signed(self) -> None:
        latest = self._latest()
        if latest is not None and latest.evidence_id is not None:
            self._desk.go(Destination(PageKey.EVIDENCE, evidence_id=latest.evidence_id))

    def _drop(self) -> None:
        latest = self._latest()
        if latest is not None:
            self._change(partial(discard, version_id=latest.id))

    # storing

    def _change(self, use_case: "partial[Changes]") -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._desk.change(use_case, self._on_stored, self._on_refused)

    def _on_stored(self, changes: Changes) -> None:
        self._close()
        self.comparing.forget()
        self.stored.emit(changes.action)

    def _wait(self) -> None:
        self.waiting.emit(self.tr("Đang kiểm tra trước khi ký…"))

    def _on_refused(self, error: PiiError) -> None:
        self._is_busy = False
        self._set_busy(is_busy=False)
        self.waiting.emit("")
        if isinstance(error, FormError) and self.dialog is None and self._at is not None:
            self._ask_submitting(self._at, error.findings)
        else:
            super()._on_refused(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        """A signed file is being copied: pressing twice would sign twice."""
        if self.dialog is not None:
            self.dialog.accept_button.setEnabled(not is_busy)


@dataclass(frozen=True, slots=True)
class _Copying:
    """A signed file on its way into the store, and what is stored once it is there."""

    file: Path
    then: "partial[Changes]"


def _copied(store: "EvidenceFiles", file: Path) -> Copied:
    copied = Copied()
    copy_files(store, (file,), copied, lambda *_: True)
    return copied
