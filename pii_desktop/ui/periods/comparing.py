"""Opens the list of what differs between two versions, and asks with it whether to begin a report that tells it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId, VersionId
from pii_desktop.domain.report_differences import Difference, additions
from pii_desktop.domain.versions import Version, VersionKind
from pii_desktop.services.rounds import Rounds, differences
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.periods.asking import Asking
from pii_desktop.ui.periods.differences_dialog import DifferencesDialog
from pii_desktop.ui.periods.round_words import version_name
from pii_desktop.ui.periods.versions_panel import LIVE


@dataclass(frozen=True, slots=True)
class Beginning:
    """The report that is wanted, and why in the clerk's words; blank where that was left open."""

    kind: VersionKind
    why: str = ""


class Comparing(Asking[DifferencesDialog]):
    """Emits `begun` with a Beginning when the user wants such a report."""

    begun = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Child of the page, over which the dialogs open."""
        super().__init__(desk, page)
        self._kind = VersionKind.REPORT
        self._typed: dict[tuple[PeriodId, VersionKind], str] = {}  # reasons not stored yet: a later dialog shows them
        self._asked: tuple[PeriodId, VersionKind] | None = None

    def show(self, told: Rounds, version_id: VersionId) -> None:
        """How a version, or LIVE, differs from the frozen one before it."""
        if version_id == LIVE:
            since = told.since
            before = version_name(since) if since is not None else ""
            title = self.tr("Hiện tại so với {before}").format(before=before.lower())
            self._open(DifferencesDialog(title, (before, self.tr("Hiện tại")), self._page))
            self._show(told.changed_since)
            return
        version = next(each.version for each in told.rounds if each.version.id == version_id)
        before = _name_before(told, version)
        title = self.tr("{name} so với {before}").format(name=version_name(version), before=before.lower())
        self._open(DifferencesDialog(title, (before, version_name(version)), self._page))
        self._desk.ask(partial(differences, version_id=version_id), self._show, self._on_refused)

    def ask_begin(self, told: Rounds, kind: VersionKind) -> None:
        """Show what a report of this kind would hold, with the button that begins it."""
        self._kind, self._asked = kind, None
        before = version_name(told.since) if told.since is not None else self.tr("Bản đã gửi")
        titles = {
            VersionKind.REPORT: self.tr("Lập bản mới của cả báo cáo"),
            VersionKind.SUPPLEMENT: self.tr("Lập báo cáo bổ sung"),
            VersionKind.CORRECTION: self.tr("Lập báo cáo đính chính"),
        }
        dialog = DifferencesDialog(titles[kind], (before, self.tr("Hiện tại")), self._page, accept=titles[kind])
        dialog.accepted.connect(self._on_accepted)
        self._open(dialog)
        held = [each for each in told.changed_since if each.place.is_matter]
        if kind is VersionKind.SUPPLEMENT:
            held = list(additions(held))
        dialog.show_differences(told.changed_since if kind is VersionKind.REPORT else held, self._note(kind, told))
        dialog.accept_button.setEnabled(bool(held) or kind is VersionKind.REPORT)
        if kind is not VersionKind.REPORT and held:
            self._asked = (told.period.id, kind)
            typed = self._typed.get(self._asked, "")
            dialog.ask_reason(self._reason_label(kind), self.tr("Ví dụ: rà soát số liệu doanh nghiệp"), typed)
            dialog.reason.edited.connect(self._on_reason)

    def forget(self) -> None:
        """What was typed is stored."""
        self._typed.clear()

    def _reason_label(self, kind: VersionKind) -> str:
        if kind is VersionKind.SUPPLEMENT:
            return self.tr("Lý do bổ sung (in vào báo cáo; có thể ghi sau ở Soạn nội dung)")
        return self.tr("Lý do đính chính (in vào báo cáo; có thể ghi sau ở Soạn nội dung)")

    def _note(self, kind: VersionKind, told: Rounds) -> str:
        if kind is VersionKind.REPORT:
            return self.tr("Cả báo cáo được lập lại theo số liệu hiện tại; bản đã gửi vẫn giữ nguyên.")
        if told.since is None:
            return self.tr("Bản đã gửi không lưu nội dung nên không so sánh được. Hãy lập bản mới của cả báo cáo.")
        if kind is VersionKind.SUPPLEMENT:
            return self.tr("Báo cáo bổ sung chỉ nêu những chỗ mới thêm dưới đây so với bản đã gửi.")
        return self.tr("Báo cáo đính chính nêu những chỗ dưới đây: đã báo cáo và nay đính chính.")

    def _open(self, dialog: DifferencesDialog) -> None:
        dialog.place_wanted.connect(self._desk.go)
        super()._open(dialog)

    def _show(self, found: tuple[Difference, ...]) -> None:
        if self.dialog is not None:
            self.dialog.show_differences(found, self.tr("Nhấn mã để mở đúng chỗ."))

    def _on_accepted(self) -> None:
        why = self._typed.get(self._asked, "") if self._asked is not None else ""
        self.begun.emit(Beginning(self._kind, why))

    def _on_reason(self) -> None:
        if self.dialog is not None and self._asked is not None:
            self._typed[self._asked] = self.dialog.reason.text()


def _name_before(told: Rounds, version: Version) -> str:
    """The name of the frozen version before this one."""
    earlier = [each.version for each in told.rounds if each.version.number < version.number and each.version.is_frozen]
    return version_name(earlier[-1]) if earlier else ""
