"""The evidence pack of a period: what it holds, how it is split, where it goes; and the check of a received one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.pack_plan import WrittenPart
from pii_desktop.domain.pages import LaidOut
from pii_desktop.errors import PiiError
from pii_desktop.services.packing import PackMatter, gather, remarks, write
from pii_desktop.services.previewing import lay_out_pack_list
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.export_memory import load_choice, save_choice
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.opening import show_in_folder
from pii_desktop.ui.periods.pack_check_dialog import PackCheckDialog, received_wish
from pii_desktop.ui.preview_dialog import PreviewDialog
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.choice_field import ChoiceField
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files, ask_save_file
from pii_desktop.ui.widgets.frames import column, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.progress_line import ProgressLine

_WIDTH = 640
_SIZES = (10, 20, 25, 50)
_KINDS = ("Gói (*.zip)", "Gói để mở bằng PII Desktop (*.piipack)")


class PackDialog(QDialog):
    """Reads what can be packed when it is made; the workspace is not changed."""

    def __init__(self, desk: Desk, period_id: PeriodId, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself, and stops what is under way when it is closed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Gói minh chứng"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._matter: PackMatter | None = None
        self._task: Task | None = None
        self._written: Path | None = None
        self.held = Label(self.tr("Đang xem các tài liệu của kỳ…"), wrap=True)
        self.split = ChoiceField(
            self.tr("Chia gói"), _choices(self.tr("Không chia"), self.tr("Mỗi phần tối đa {n} MB"))
        )
        self.split.set_value(None)
        self.banner = Banner()
        self.details = Label("", tone="text2", wrap=True)
        self._progress = ProgressLine()
        self.look_button = Button(self.tr("Xem danh mục…"), icon_name=Icon.ZOOM_IN)
        self.look_button.setEnabled(False)
        self.check_button = Button(self.tr("Kiểm tra gói nhận được…"), icon_name=Icon.SHIELD_CHECK)
        self.close_button = Button(self.tr("Đóng"))
        self.pack_button = Button(self.tr("Lập gói…"), kind=Kind.PRIMARY, icon_name=Icon.DOWNLOAD)
        self.pack_button.setEnabled(False)
        self._lay_out()
        self._connect()
        desk.ask(partial(gather, period_id=period_id), self._on_gathered, self._on_nothing)

    def pack_to(self, file: str) -> None:
        """Write the pack to `file`, or its parts beside it."""
        matter, target, limit = self._matter, Path(file), self._limit()
        if matter is None:
            return
        save_choice(replace(load_choice(), folder=str(target.parent)))
        self._begin(
            self.tr("Đang lập gói…"), lambda step: write(matter, target, _Told(step), limit=limit, is_apart=True)
        )

    def check(self, files: list[str]) -> None:
        """Check the first of `files`, in a dialog of its own."""
        PackCheckDialog(self._desk, Path(files[0]), self).open()

    def look(self) -> None:
        """Show the list of evidence page by page, as it will lie in the pack."""
        matter = self._matter
        if matter is None:
            return
        self._begin(self.tr("Đang dàn trang…"), lambda step: lay_out_pack_list(matter, lambda: step.is_cancelled))

    def done(self, result: int) -> None:
        """Stop what is under way: half a pack is none."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        self.banner.hide()
        self.details.hide()
        stack = column(self, gap=16, margins=(24, 24, 24, 16))
        stack.addWidget(Label(self.windowTitle(), role=Type.PANEL_TITLE))
        told = self.tr(
            "Một tệp .zip gồm các tài liệu đặt tên theo chỉ số, danh mục để mở, để in, bản kê SHA-256 và chương trình "
            "nhỏ để nơi nhận tự kiểm tra. Nơi nhận có PII Desktop thì có thể lưu dưới đuôi .piipack: bấm đúp là được "
            "kiểm tra."
        )
        stack.addWidget(Label(told, tone="text2", wrap=True))
        stack.addWidget(self.held)
        stack.addWidget(self.split)
        stack.addWidget(self.banner)
        stack.addWidget(self.details)
        stack.addWidget(self._progress)
        foot = row(gap=8)
        foot.addWidget(self.check_button)
        foot.addWidget(self.look_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.pack_button)
        stack.addLayout(foot)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.pack_button.clicked.connect(self._on_pack_clicked)
        self.check_button.clicked.connect(self._on_check_clicked)
        self.look_button.clicked.connect(self.look)
        self._progress.cancelled.connect(self._on_cancelled)
        self.banner.acted.connect(self._on_open_folder)

    def _limit(self) -> int | None:
        size = self.split.value()
        return size << 20 if isinstance(size, int) else None

    def _begin(self, words: str, work: Callable[[Progress], LaidOut | tuple[WrittenPart, ...]]) -> None:
        self.banner.hide()
        self.details.hide()
        self._set_busy(True)
        self._task = self._desk.aside(work, self._on_finished, self._on_refused, self._progress.show_step)
        self._progress.watch(words, self._task)

    def _on_gathered(self, matter: PackMatter) -> None:
        self._matter = matter
        self.held.setText(matter.sentence)
        self._set_busy(self._task is not None)

    def _on_nothing(self, error: PiiError) -> None:
        self.held.setText(str(error))

    def _on_pack_clicked(self) -> None:
        if self._matter is not None:
            folder = load_choice().start_folder
            wish = FileWish(self.tr("Lưu gói minh chứng"), folder, _KINDS, self._matter.file_name)
            ask_save_file(self, wish, self.pack_to)

    def _on_check_clicked(self) -> None:
        ask_open_files(self, received_wish(self.tr("Chọn gói hoặc báo cáo nhận được")), self.check)

    def _on_finished(self, outcome: LaidOut | tuple[WrittenPart, ...]) -> None:
        self._set_busy(False)
        if isinstance(outcome, LaidOut):
            PreviewDialog(self._desk, self.tr("Danh mục minh chứng"), outcome, self).open()
        else:
            self._show_written(outcome)

    def _show_written(self, parts: tuple[WrittenPart, ...]) -> None:
        self._written = parts[0].path
        if len(parts) == 1:
            words = self.tr("Đã lập “{name}”.").format(name=parts[0].path.name)
        else:
            words = self.tr("Đã lập {count} phần.").format(count=len(parts))
        self.banner.show_text(words, mood=Mood.GOOD, action=self.tr("Mở thư mục"))
        self.banner.show()
        told = self.tr("Mã gói {name}: {code}")
        lines = [told.format(name=part.path.name, code=part.code) for part in parts]
        lines.append(self.tr("Báo mã này cho nơi nhận để đối chiếu khi kiểm tra."))
        self._show_details([*lines, *remarks(parts, self._limit())])

    def _show_details(self, lines: list[str]) -> None:
        self.details.setText("\n".join(lines))
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setVisible(bool(lines))
        self.adjustSize()

    def _on_refused(self, error: PiiError) -> None:
        self._set_busy(False)
        self._written = None
        self.banner.show_error(error)
        self.adjustSize()

    def _on_cancelled(self) -> None:
        self._set_busy(False)

    def _on_open_folder(self) -> None:
        if self._written is not None:
            show_in_folder(self._written, self._on_not_shown)

    def _on_not_shown(self, error: PiiError) -> None:
        self.banner.show_error(error)
        self.adjustSize()

    def _set_busy(self, is_busy: bool) -> None:
        self.pack_button.setEnabled(not is_busy and self._matter is not None)
        self.check_button.setEnabled(not is_busy)
        self.look_button.setEnabled(not is_busy and self._matter is not None)
        self.split.setEnabled(not is_busy)
        if not is_busy:
            self._task = None
            self._progress.finish()


class _Told:
    """Reports of the work as the progress line counts: bytes may pass what a Qt bar can hold, so in permille."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def __call__(self, done: int, total: int, name: str) -> None:
        self._progress(min(done * 1000 // total, 999) if total else 0, 1000, name)


def _choices(whole: str, part: str) -> list[tuple[str, int | None]]:
    return [(whole, None), *((part.format(n=size), size) for size in _SIZES)]
