"""Sổ dữ liệu: where the records lie, a backup now, another folder for them, another workspace."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.synchronised import warning_when_open
from pii_desktop.errors import PiiError
from pii_desktop.services.frame import back_up_now, folder_of
from pii_desktop.services.synchronised import who_synchronises
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.icons import Icon
from pii_desktop.ui.opening import open_file
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.buttons import Button, Kind
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Card, row
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.line_fields import LineField
from pii_desktop.ui.widgets.progress_line import ProgressLine


class WorkspaceCard(Card):
    """Where the records lie, and what can be done with the folder.

    Signals: `open_wanted` with a folder, `create_wanted`, `move_wanted` where this one is to go to another folder,
    `backed_up` with the time of a backup made here.
    """

    open_wanted = Signal(object)
    create_wanted = Signal()
    move_wanted = Signal()
    backed_up = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Blank until `read`."""
        super().__init__(self.tr("Sổ dữ liệu"), parent=parent)
        self._desk = desk
        self._folder = Path()
        self.folder = LineField(self.tr("Thư mục chứa sổ dữ liệu"))
        self.folder.set_read_only(read_only=True)
        self.synchronised = Banner(parent=self)
        self.synchronised.hide()
        self.result = Banner()
        self.result.hide()
        self._progress = ProgressLine()
        self.back_up = Button(self.tr("Sao lưu ngay"), icon_name=Icon.SHIELD_CHECK)
        self._show = Button(self.tr("Mở thư mục"), icon_name=Icon.EXTERNAL_LINK)
        self.history = Button(self.tr("Lịch sử, thùng rác"), icon_name=Icon.CLOCK)
        self.move_away = Button(self.tr("Chuyển sổ sang thư mục khác…"), kind=Kind.QUIET)
        self._other = Button(self.tr("Mở sổ khác…"), kind=Kind.QUIET)
        self._new = Button(self.tr("Tạo sổ mới…"), kind=Kind.QUIET)
        self._lay_out()
        self.back_up.clicked.connect(self._on_back_up)
        self._show.clicked.connect(self._on_show)
        self.history.clicked.connect(self._on_history)
        self.move_away.clicked.connect(self.move_wanted)
        self.synchronised.acted.connect(self.move_wanted)
        self._other.clicked.connect(self._on_other)
        self._new.clicked.connect(self.create_wanted)

    def read(self) -> None:
        """Ask where the workspace lies."""
        self._desk.tasks.in_store(folder_of, done=self._on_folder_read)

    def _lay_out(self) -> None:
        self.body.addWidget(self.folder)
        self.body.addWidget(self.synchronised)
        words = self.tr("Cả thư mục có thể chép sang máy khác hoặc USB khi chương trình đã đóng.")
        self.body.addWidget(Label(words, role=Type.SMALL, tone="text3", wrap=True))
        line = row()
        for button in (self.back_up, self._show):
            line.addWidget(button)
        line.addStretch(1)
        for button in (self._other, self._new):
            line.addWidget(button)
        self.body.addLayout(line)
        below = row()
        below.addWidget(self.history)
        below.addStretch(1)
        below.addWidget(self.move_away)
        self.body.addLayout(below)
        self.body.addWidget(self._progress)
        self.body.addWidget(self.result)

    def _on_folder_read(self, folder: Path) -> None:
        self._folder = folder
        self.folder.set_text(str(folder))
        by = who_synchronises(folder)
        self.synchronised.setVisible(by is not None)
        if by is not None:
            self.synchronised.show_text(warning_when_open(by), mood=Mood.WARN, action=self.tr("Chuyển sổ đi…"))

    def _on_history(self) -> None:
        self._desk.go(Destination(PageKey.HISTORY))

    def _on_back_up(self) -> None:
        self.back_up.setEnabled(False)
        self.result.hide()
        task = self._desk.tasks.in_store(back_up_now, done=self._on_done, failed=self._on_failed)
        self._progress.watch(self.tr("Đang sao lưu dữ liệu và minh chứng…"), task)

    def _on_done(self, backup: Path) -> None:
        self._finish()
        now = datetime.now().astimezone()
        words = self.tr("Đã sao lưu lúc {time} và kiểm tra bản sao: {place}")
        self.result.show_text(words.format(time=now.strftime("%H:%M"), place=backup.name), mood=Mood.GOOD)
        self.result.show()
        self.backed_up.emit(now)

    def _on_failed(self, error: PiiError) -> None:
        self._finish()
        self.result.show_error(error)
        self.result.show()

    def _finish(self) -> None:
        self._progress.finish()
        self.back_up.setEnabled(True)

    def _on_show(self) -> None:
        open_file(self._folder, self.result.show_error)

    def _on_other(self) -> None:
        ask_folder(self, FileWish(self.tr("Mở sổ dữ liệu khác"), str(self._folder.parent)), self._on_chosen)

    def _on_chosen(self, folder: str) -> None:
        self.open_wanted.emit(Path(folder))
