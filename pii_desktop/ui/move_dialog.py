"""Moves the open workspace to another folder: where to, how far it is, and that it can be stopped."""

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.moving import Survey
from pii_desktop.domain.moving_refusals import stopped
from pii_desktop.domain.pack_bag import size_words
from pii_desktop.errors import PiiError
from pii_desktop.services.frame import folder_of
from pii_desktop.services.moving import move, place_in, proposed_place, survey
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Mood
from pii_desktop.ui.widgets.buttons import Button
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.form_dialog import FormDialog
from pii_desktop.ui.widgets.frames import row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import LineField
from pii_desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace

_WIDTH = 600


class MoveDialog(FormDialog):
    """Does the moving itself, since it must be able to stop it. Emits `moved` with the folder that is open now."""

    moved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show it with `open()`; it frees itself. Asks where the workspace lies."""
        super().__init__(self.tr("Chuyển sổ sang thư mục khác"), self.tr("Chuyển sổ"), parent, note=self._note())
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._folder = Path()
        self._place: Path | None = None
        self._look: Task | None = None
        self._stop: threading.Event | None = None
        self.here = LineField(self.tr("Sổ đang nằm ở"))
        self.there = LineField(self.tr("Chuyển sang"), placeholder=self.tr("Chưa chọn thư mục"))
        self.choose = Button(self.tr("Chọn thư mục…"))
        self.room = Label("", role=Type.SMALL, tone="text3", wrap=True)
        self.progress = ProgressLine()
        self._lay_out_fields()
        self.accept_button.setEnabled(False)
        self.choose.clicked.connect(self._on_choose)
        self.fit()
        desk.tasks.in_store(folder_of, done=self._on_folder)

    def take(self, chosen: Path) -> None:
        """Look whether the workspace can go to `chosen`, or into a new folder there."""
        if self._look is not None:
            self._look.cancel()
        self._place = None
        self.accept_button.setEnabled(False)
        self.banner.hide()
        self.room.setText(self.tr("Đang xem chỗ này…"))
        self._look = self._desk.aside(partial(_look_at, self._folder, chosen), self._on_surveyed, self._on_unfit)

    def reject(self) -> None:
        """Close; while the workspace is on its way, stop it first and wait until it has stopped."""
        if self._stop is None:
            super().reject()
            return
        self._stop.set()
        self.refuse_button.setEnabled(False)
        self.refuse_button.setText(self.tr("Đang dừng…"))

    def _note(self) -> str:
        return self.tr(
            "Chương trình chép cả sổ (dữ liệu, minh chứng, báo cáo đã gửi, bản sao lưu), so từng tệp với bản gốc, rồi "
            "mở sổ ở chỗ mới. Thư mục cũ không bị xoá; dừng hay lỗi giữa chừng thì sổ vẫn ở chỗ cũ."
        )

    def _lay_out_fields(self) -> None:
        for field in (self.here, self.there):
            field.set_read_only(read_only=True)
        self.fields.addWidget(self.here)
        self.fields.addWidget(self.there)
        line = row()
        line.addWidget(self.choose)
        line.addWidget(self.room, 1)
        self.fields.addLayout(line)
        self.fields.addWidget(self.progress)

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self.here.set_text(str(folder))
        proposed = proposed_place(folder)
        if proposed is not None:
            self.take(proposed)
        self.choose.setFocus()

    def _on_choose(self) -> None:
        start = str(self._place.parent if self._place else Path.home())
        ask_folder(self, FileWish(self.tr("Chọn thư mục để chuyển sổ sang"), start), self._on_chosen)

    def _on_chosen(self, chosen: str) -> None:
        self.take(Path(chosen))

    def _on_surveyed(self, found: Survey) -> None:
        self._place = Path(found.place)
        self.there.set_text(found.place)
        self.room.setText(self._room_words(found))
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus()
        self.fit()

    def _room_words(self, found: Survey) -> str:
        words = self.tr("{files} tệp, {size}; ở đó còn trống {free}.")
        said = words.format(files=found.files, size=size_words(found.size), free=size_words(found.free))
        staying = self.tr("{others} mục khác trong thư mục cũ không thuộc sổ nên ở lại đó.")
        return f"{said} {staying.format(others=found.others)}" if found.others else said

    def _on_unfit(self, error: PiiError) -> None:
        self.there.set_text("")
        self.room.setText("")
        self.choose.setFocus()
        self.show_error(error)

    def _on_accepted(self) -> None:
        place = self._place
        if place is None or self._stop is not None:
            return
        self._stop = threading.Event()
        self.banner.hide()
        self._set_busy(is_busy=True)
        self._desk.tasks.exchange_store(
            partial(_move, place, self._stop),
            done=self._on_moved,
            failed=self._on_refused,
            progressed=self.progress.show_step,
        )
        self.progress.watch(self.tr("Đang chép sổ sang chỗ mới…"))
        self.progress.show()  # at once, since the dialog grows for it
        self.fit()

    def _on_moved(self, _workspace: "Workspace") -> None:
        place, self._stop = self._place, None
        self.progress.finish()
        self.accept()
        self.moved.emit(place)

    def _on_refused(self, error: PiiError) -> None:
        self._stop = None
        self.progress.finish()
        self._set_busy(is_busy=False)
        if error.code == stopped().code:
            self.banner.show_text(str(error), mood=Mood.INFO)
            self.banner.show()
            self.fit()
        else:
            self.show_error(error)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.accept_button.setEnabled(not is_busy)
        self.choose.setEnabled(not is_busy)
        self.refuse_button.setEnabled(True)
        self.refuse_button.setText(self.tr("Dừng") if is_busy else self.tr("Hủy"))
        self.refuse_button.setFocus()


def _look_at(folder: Path, chosen: Path, _progress: Progress) -> Survey:
    return survey(folder, place_in(chosen))


def _move(place: Path, stop: threading.Event, workspace: "Workspace", progress: Progress) -> "Workspace":
    """On the database thread. What stops it is an answer like any other, so that the window knows what is open."""

    def told(done: int, total: int, text: str) -> None:
        if stop.is_set():
            raise stopped()
        progress(done, total, text)

    return move(workspace, place, told)
