"""The line under the head of the window about where the workspace lies: synchronised, left, or come from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.moving import PlaceNews, moved_away_words, moved_here_words
from pii_desktop.domain.synchronised import warning_when_open
from pii_desktop.ui.tasks import TaskRunner
from pii_desktop.ui.tokens import PAGE_PADDING
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.frames import Ground, column

if TYPE_CHECKING:
    from pii_desktop.services.ports import Workspace


class PlaceNotice(Ground):
    """Hidden until `read` finds something to say. Signals: `move_wanted`; `open_wanted` with another folder."""

    move_wanted = Signal()
    open_wanted = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        """Nothing is read yet."""
        super().__init__("window", parent)
        self._tasks = tasks
        self._news = PlaceNews()
        self._is_asking = False
        self.banner = Banner()
        column(self, gap=0, margins=(PAGE_PADDING, 12, PAGE_PADDING, 12)).addWidget(self.banner)
        self.banner.acted.connect(self._on_acted)
        self.banner.second_acted.connect(self._on_second)
        self.hide()

    def read(self) -> None:
        """Ask where the open workspace lies."""
        self._tasks.in_store(_news_and_folder, done=self._on_read)

    def _on_read(self, answer: tuple[PlaceNews, Path]) -> None:
        self._news, folder = answer
        self._is_asking = False
        moved, by, left = self._news.moved_away, self._news.synchronised, self._news.left
        self.setVisible(bool(moved or by or left))
        if moved is not None:
            self._show_moved(moved_away_words(moved))
        elif by is not None:
            words = self.tr("Chuyển sổ đi…"), self.tr("Ẩn hôm nay")
            self.banner.show_text(warning_when_open(by), mood=Mood.WARN, action=words[0], second=words[1])
        elif left:
            self.banner.show_text(moved_here_words(str(folder), left), mood=Mood.GOOD, action=self.tr("Đã rõ"))

    def _show_moved(self, text: str) -> None:
        words = self.tr("Mở sổ ở chỗ mới"), self.tr("Dùng lại sổ này…")
        self.banner.show_text(text, mood=Mood.BAD, action=words[0], second=words[1])

    def _on_acted(self) -> None:
        if self._is_asking:
            self._tasks.in_store(_stay_here, done=self._on_stayed)
        elif self._news.moved_away is not None:
            self._open(Path(self._news.moved_away.place))
        elif self._news.synchronised is not None:
            self.move_wanted.emit()
        else:
            self.hide()
            self._tasks.in_store(_forget_left)

    def _on_second(self) -> None:
        if self._is_asking:
            self.read()
        elif self._news.moved_away is not None:
            self._ask_to_stay(self._news.moved_away.place)
        else:
            self.hide()
            self._tasks.in_store(_put_away)

    def _open(self, place: Path) -> None:
        """Leave what is open only for what is there."""
        from pii_desktop.services.workspace import is_workspace

        if is_workspace(place):
            self.open_wanted.emit(place)
        else:
            words = self.tr("Không thấy sổ ở {place}. Hãy cắm USB hoặc nối lại ổ đĩa rồi bấm lần nữa.")
            self._show_moved(words.format(place=place))

    def _ask_to_stay(self, place: str) -> None:
        self._is_asking = True
        words = self.tr(
            "Sổ ở {place} không nhận những gì nhập ở đây. Chỉ dùng lại sổ này khi bản ấy không còn; tệp ghi "
            "“đã chuyển” trong thư mục này sẽ được xoá."
        )
        actions = self.tr("Dùng lại sổ này"), self.tr("Thôi")
        self.banner.show_text(words.format(place=place), mood=Mood.WARN, action=actions[0], second=actions[1])

    def _on_stayed(self, _nothing: None) -> None:
        self.read()


# What these need is imported on the database thread, after the first paint.


def _news_and_folder(workspace: "Workspace") -> tuple[PlaceNews, Path]:
    from pii_desktop.services.moving import place_news

    return place_news(workspace), workspace.folder


def _forget_left(workspace: "Workspace") -> None:
    from pii_desktop.services.moving import forget_left

    forget_left(workspace)


def _stay_here(workspace: "Workspace") -> None:
    from pii_desktop.services.moving import stay_here

    stay_here(workspace)


def _put_away(workspace: "Workspace") -> None:
    from pii_desktop.services.synchronised import put_away

    put_away(workspace)
