"""A received pack or report, checked: from the dialog of packs, or because its file was opened in Explorer."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.pack_findings import Kind, PackFinding
from pii_desktop.domain.plan import Severity
from pii_desktop.errors import PiiError
from pii_desktop.services.verifying import Subject, Verdict, verify
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.error_dialog import RefusalDialog
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.models.columns import Column
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.opening import show_in_folder
from pii_desktop.ui.task import Task
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.table_view import RowsView

_WIDTH, _WITH_LIST = 760, 500
_KINDS = {
    Kind.MISSING: "Thiếu",
    Kind.EXTRA: "Thừa",
    Kind.CHANGED: "Bị sửa",
    Kind.RENAMED: "Đổi tên",
    Kind.DUPLICATE: "Trùng",
    Kind.SWAPPED: "Tráo",
    Kind.REPLACED: "Bị thay",
    Kind.UNREADABLE: "Hỏng",
    Kind.TRUNCATED: "Hỏng",
}
_SEVERITIES = {
    Severity.ERROR: ("Sai khác", Icon.ALERT_CIRCLE, "bad"),
    Severity.WARNING: ("Cảnh báo", Icon.ALERT_TRIANGLE, "warn"),
    Severity.NOTE: ("Lưu ý", Icon.INFO_CIRCLE, "text3"),
}
_TOLD = (
    ("Source-Organization", "Nơi lập: {value}."),
    ("External-Description", "{value}."),
    ("PII-Report-Version", "Kèm báo cáo {value}."),
)


class PackCheckDialog(QDialog):
    """Begins to check when it is made; only reads."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        """`path` is a pack, a part of one, an unpacked one or a report. Show it with `open()`; it frees itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kiểm tra gói nhận được"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._path = path
        self._task: Task | None = None
        self.file = Label("", tone="text2", wrap=True)
        self.banner = Banner()
        self.told = Label("", tone="text2", wrap=True)
        self.model: RowsModel[PackFinding] = RowsModel(_columns(), identify=_identity, parent=self)
        self.view = RowsView(self.model, self.tr("Các điểm sai khác và lưu ý"), edge=12)
        self.whole = Label("", wrap=True)
        self.other_button = Button(self.tr("Kiểm tra gói khác…"), icon_name=Icon.SHIELD_CHECK)
        self.folder_button = Button(self.tr("Mở thư mục"))
        self.close_button = Button(self.tr("Đóng"))
        self._progress = ProgressLine()
        self._lay_out()
        self._connect()
        self.check(path)

    def check(self, path: Path) -> None:
        """Check `path`; what was shown before goes."""
        self._path = path
        self.file.setText(self.tr("Tệp: {path}").format(path=path))
        for each in (self.banner, self.told, self.view, self.whole):
            each.hide()
        self.other_button.setEnabled(False)
        self._task = self._desk.aside(
            lambda step: verify(path, step), self._on_checked, self._on_refused, self._progress.show_step
        )
        self._progress.watch(self.tr("Đang kiểm tra gói…"), self._task)

    def done(self, result: int) -> None:
        """Stop what is under way."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        for each in (self.file, self.told, self.whole):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot = row(gap=8)
        foot.addWidget(self.other_button)
        foot.addWidget(self.folder_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        stack = column(self, gap=12, margins=(24, 24, 24, 16))
        stack.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        stack.addWidget(self.file)
        stack.addWidget(self.banner)
        stack.addWidget(self.told)
        stack.addWidget(self._progress)
        stack.addWidget(self.view, 1)
        stack.addWidget(self.whole)
        stack.addStretch(0)
        stack.addLayout(foot)
        self.close_button.setFocus()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.other_button.clicked.connect(self._on_other_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.view.current_changed.connect(self._on_current)
        self._progress.cancelled.connect(self._on_ended)

    def _on_checked(self, verdict: Verdict) -> None:
        self._on_ended()
        self.banner.show_text(verdict.sentence, mood=_mood(verdict))
        self.banner.show()
        self.told.setText("\n".join(self._lines(verdict)))
        self.told.setVisible(bool(self.told.text()))
        self.model.set_rows(verdict.findings)
        self.view.setVisible(bool(verdict.findings))
        self.whole.setVisible(bool(verdict.findings))
        self.view.select_next()
        self._fit()

    def _fit(self) -> None:
        """Only a list needs room."""
        self.adjustSize()
        if not self.view.isHidden():
            self.resize(self.width(), max(self.height(), _WITH_LIST))

    def _lines(self, verdict: Verdict) -> Iterator[str]:
        """What the pack says of itself, its code, and what to do now."""
        told = dict(verdict.told)
        about = [self.tr(words).format(value=told[label]) for label, words in _TOLD if told.get(label)]
        if about:
            yield " ".join(about)
        if verdict.code:
            name = self.tr("Mã kiểm tra") if verdict.subject is Subject.REPORT else self.tr("Mã gói")
            words = self.tr("{name}: {code}. Hãy đối chiếu với mã nơi gửi đã báo.")
            yield words.format(name=name, code=verdict.code)
        if _mood(verdict) is Mood.BAD:
            yield self.tr("Hãy báo nơi gửi những điểm dưới đây và xin gửi lại. Tệp chỉ được đọc, vẫn như lúc nhận.")

    def _on_refused(self, error: PiiError) -> None:
        self._on_ended()
        self.banner.show_error(error)
        self._fit()

    def _on_ended(self) -> None:
        self._task = None
        self.other_button.setEnabled(True)
        self._progress.finish()

    def _on_current(self, identity: object = None) -> None:
        found = (each.text for each in self.model.all_rows() if _identity(each) == identity)
        self.whole.setText(next(found, ""))

    def _on_other_clicked(self) -> None:
        ask_open_files(self, received_wish(self.tr("Chọn gói hoặc báo cáo nhận được")), self._on_chosen)

    def _on_chosen(self, files: list[str]) -> None:
        self.check(Path(files[0]))

    def _on_folder_clicked(self) -> None:
        show_in_folder(self._path, self._on_not_shown)

    def _on_not_shown(self, error: PiiError) -> None:
        """Over the verdict, which stays."""
        RefusalDialog(error, self).open()


def received_wish(title: str) -> FileWish:
    """How a received file is asked for."""
    return FileWish(title, filters=("Gói, báo cáo (*.zip *.piipack *.pdf *.docx *.xlsx)",))


def _mood(verdict: Verdict) -> Mood:
    """Amber where nothing is known to be wrong, but something cannot be told."""
    if verdict.is_sound:
        return Mood.GOOD
    is_wrong = any(each.severity is Severity.ERROR for each in verdict.findings)
    return Mood.BAD if is_wrong else Mood.WARN


def _identity(finding: PackFinding) -> tuple[str, str, str]:
    return finding.kind, finding.path, finding.other


def _kind_words(finding: PackFinding) -> str:
    return _KINDS.get(finding.kind, _SEVERITIES[finding.severity][0])


def _columns() -> list[Column[PackFinding]]:
    return [
        Column(key="kind", title="Loại", value=_kind_words, width=120,
               icon=lambda each: _SEVERITIES[each.severity][1], tone=lambda each: _SEVERITIES[each.severity][2]),
        Column(key="text", title="Điểm sai khác, lưu ý", value=lambda each: each.text, whole=lambda each: each.text),
    ]  # fmt: skip
