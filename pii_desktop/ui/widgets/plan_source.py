"""Where a plan comes from: files that are dropped or chosen, a table that is pasted, or one of the bundled plans."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ColumnMapping
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import bundled_plan, bundled_plans
from pii_desktop.services.first_look import doubts
from pii_desktop.services.importing import suffixes
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import ROW_HEIGHT
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.drop_zone import DropZone, dropped_files
from pii_desktop.ui.widgets.frames import Card, column
from pii_desktop.ui.widgets.labels import SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.table_view import RowsView
from pii_desktop.ui.widgets.taken_plan import (
    Aside,
    PastedTable,
    TakenPlan,
    pasted_table,
    taken_file,
    taken_paste,
)

if TYPE_CHECKING:
    from pii_desktop.services.ports import BundledPlan

_DOUBTS = 4


class PlanSource(QWidget):
    """Signals: `taken` carries a TakenPlan once it is read, `emptied` says that none is held any more.

    Of several files the first is read; the others wait for `take_next`. `mapping` holds columns given by hand.
    """

    taken = Signal(object)
    emptied = Signal()

    def __init__(self, aside: Aside, *, several: bool = True, parent: QWidget | None = None) -> None:
        """`aside` reads off the window's thread. Without `several` only the first of several files is taken."""
        super().__init__(parent)
        self._takes_several = several
        self._left_out = 0
        self._aside = aside
        self._task: Task | None = None
        self._is_reading = False
        self._files: tuple[Path, ...] = ()
        self._number = 0
        self.mapping: ColumnMapping | None = None
        count = self.tr(", một hay nhiều tệp") if several else ""
        self._zone = DropZone(
            self.tr("Thả tệp phụ lục phân công vào đây"),
            self.tr(
                "Word (.docx), Excel (.xlsx, .xlsm, .xls), PDF hoặc CSV{count}; hoặc dán bảng đã sao chép "
                "từ Word, Excel (Ctrl+V). Tệp gốc chỉ được đọc, không bị sửa."
            ).format(count=count),
            suffixes=suffixes(),
            actions=(self.tr("Chọn tệp…"), self.tr("Dán bảng")),
        )
        self._progress = ProgressLine()
        self._banner = Banner()
        self._banner.hide()
        self.model = RowsModel(self._columns(), identify=lambda plan: plan.key, parent=self)
        self.list = RowsView(self.model, self.tr("Kế hoạch có sẵn"), edge=16)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._zone)
        self.model.set_rows(bundled_plans())

    @property
    def is_reading(self) -> bool:
        """True from the moment a plan was given until it is read, refused or given up."""
        return self._is_reading

    @property
    def waiting(self) -> int:
        """How many files wait behind the one that is read."""
        return max(len(self._files) - self._number - 1, 0)

    @property
    def place(self) -> tuple[int, int]:
        """The number of the file that is read, from 1, and how many there are."""
        return self._number + 1, len(self._files)

    def take_files(self, files: Sequence[Path]) -> None:
        """Read the first of these files; the others wait."""
        taken = tuple(files) if self._takes_several else tuple(files[:1])
        self._files, self._number, self._left_out = taken, 0, len(files) - len(taken)
        if files:
            self._read_file(files[0])

    def take_file(self, file: Path) -> None:
        """Read a file; an earlier reading under way is given up."""
        self.take_files((file,))

    def take_next(self) -> None:
        """Go on with the next of several files, if any."""
        if self.waiting:
            self._number += 1
            self._read_file(self._files[self._number])

    def paste(self) -> None:
        """Read the table on the clipboard, or the files that were copied in the file manager."""
        mime = QGuiApplication.clipboard().mimeData()
        files = dropped_files(mime, suffixes())
        if files:
            self.take_files(files)
            return
        pasted = pasted_table(mime)
        if pasted is None:
            words = self.tr("Chưa sao chép bảng nào. Hãy chọn bảng trong Word hoặc Excel, bấm Ctrl+C rồi dán ở đây.")
            self._banner.show_text(words, mood=Mood.INFO)
            self._banner.show()
            return
        self.take_pasted(pasted)

    def take_pasted(self, pasted: PastedTable) -> None:
        """Read a table that was copied elsewhere."""
        self._files = ()
        self.list.select_id(None)
        mapping = self.mapping
        self._begin(lambda _progress: taken_paste(pasted, mapping), self.tr("Đang đọc bảng đã dán…"))

    def take_bundled(self, key: str) -> None:
        """Take a plan of the catalogue."""
        self._files = ()
        label = next(plan.label for plan in bundled_plans() if plan.key == key)
        self._begin(
            lambda _progress: TakenPlan(bundled_plan(key), label, catalogue_key=key),
            self.tr("Đang lấy kế hoạch {name}…").format(name=label),
        )

    def clear(self) -> None:
        """Back to the beginning, for another import."""
        self._files, self._number = (), 0
        self.list.select_id(None)
        self._stop()
        self._banner.hide()

    def stop(self) -> None:
        """Give up the reading under way, as Hủy does."""
        self._stop()
        self._banner.show_text(self.tr("Đã dừng đọc tệp. Chưa có gì được ghi."), mood=Mood.INFO)
        self._banner.show()
        self.setFocus()  # Hủy had it: the next stop would be a bundled plan, which Enter takes
        self.emptied.emit()

    def notice(self) -> str:
        """What is said of the last reading; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def choose_file(self) -> None:
        """Let the user pick a file: from the desktop at first, then from where the last one lay."""
        kinds = " ".join(f"*{suffix}" for suffix in suffixes())
        wish = FileWish(
            self.tr("Chọn tệp phụ lục phân công"),
            folder=str(self._files[0].parent) if self._files else _desktop(),
            filters=(self.tr("Phụ lục ({kinds})").format(kinds=kinds),),
        )
        ask_open_files(self, wish, self._on_files_chosen)

    def _columns(self) -> "list[Column[BundledPlan]]":
        return [
            Column(key="label", title=self.tr("Kế hoạch có sẵn trong chương trình"), value=lambda plan: plan.label),
            Column(key="province", title=self.tr("Tỉnh"), value=lambda plan: plan.province, width=150),
            Column(
                key="count",
                title=self.tr("Dòng giao việc"),
                value=lambda plan: str(plan.count),
                sort_key=lambda plan: plan.count,
                width=130,
                alignment=RIGHT,
                look=Look.MUTED,
            ),
        ]

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self.list)
        self.list.setFixedHeight(ROW_HEIGHT * (len(bundled_plans()) + 1) + 2)
        stack = column(self, gap=16)
        stack.addWidget(self._zone)
        stack.addWidget(self._progress)
        stack.addWidget(self._banner)
        stack.addWidget(SectionTitle(self.tr("Hoặc lấy một kế hoạch có sẵn, không cần tệp")))
        stack.addWidget(card)
        stack.addStretch(1)

    def _connect(self) -> None:
        self._zone.acted.connect(self.choose_file)
        self._zone.second_acted.connect(self.paste)
        self._banner.acted.connect(self.take_next)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)  # only while this is shown; fields take their own paste
        keys.activated.connect(self.paste)
        self._zone.dropped.connect(self._on_dropped)
        self._progress.cancelled.connect(self.stop)
        self.list.clicked.connect(self._on_bundled_clicked)
        self.list.row_activated.connect(self.take_bundled)

    def _begin(self, work: Callable[[Progress], TakenPlan], words: str) -> None:
        self._stop()
        self._banner.hide()
        self._is_reading = True
        self.emptied.emit()
        self._task = self._aside(work, done=self._on_read, failed=self._on_refused)
        self._progress.watch(words, self._task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._is_reading = False
        self._progress.finish()

    def _read_file(self, file: Path) -> None:
        self.list.select_id(None)
        mapping = self.mapping
        words = self.tr("Đang đọc {name}…").format(name=file.name)
        if len(self._files) > 1:
            number, count = self.place
            words = self.tr("Tệp {number}/{count}: đang đọc {name}…").format(number=number, count=count, name=file.name)
        self._begin(lambda progress: taken_file(file, mapping, lambda: progress.is_cancelled), words)

    def _on_files_chosen(self, files: list[str]) -> None:
        self.take_files(tuple(map(Path, files)))

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        self.take_files(files)

    def _on_bundled_clicked(self) -> None:
        key = self.list.current_id()
        if key is not None:
            self.take_bundled(str(key))

    def _on_read(self, taken: TakenPlan) -> None:
        self._task = None
        self._is_reading = False
        self._progress.finish()
        count = len(taken.parsed.assignments())
        words = self.tr("Đã đọc “{name}”: {count} dòng giao việc.").format(name=taken.name, count=count)
        if not count:
            words = self.tr("Chưa nhận ra bảng phân công trong “{name}”. Bước sau chọn bảng và cho biết từng cột.")
            words = words.format(name=taken.name)
        if self._left_out:
            words += " " + self.tr("Các tệp còn lại nhập sau, trong mục Phân công.")
        if self.waiting:
            words += " " + self.tr("Còn {count} tệp, nhập lần lượt sau tệp này.").format(count=self.waiting)
        told = () if self._takes_several else doubts(taken.parsed)  # an import shows them in its steps
        if told:
            words += " " + self._doubt_words(told)
        self._banner.show_text(words, mood=Mood.GOOD if count and not told else Mood.WARN)
        self._banner.show()
        self.taken.emit(taken)

    def _doubt_words(self, told: Sequence[str]) -> str:
        """What should be held against the original: the first of them, and how many more there are."""
        lines = [self.tr("Cần đối chiếu với bản gốc:"), *told[:_DOUBTS]]
        if len(told) > _DOUBTS:
            lines.append(self.tr("Còn {count} chỗ khác.").format(count=len(told) - _DOUBTS))
        return "\n".join(lines)

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self._is_reading = False
        if error.code == "no-table" and not self._takes_several:  # an import goes on with columns given by hand
            hint = self.tr("Hãy chọn tệp khác, hoặc bấm Để sau: nhập trong Phân công thì chọn được cột bằng tay.")
            error = replace(error, hint=hint)
        self._banner.show_error(error, action=self.tr("Tệp tiếp theo") if self.waiting else "")
        self.emptied.emit()


def _desktop() -> str:
    """The user's desktop; blank where there is none, so that the dialog chooses."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
    return folder if Path(folder).is_dir() else ""
