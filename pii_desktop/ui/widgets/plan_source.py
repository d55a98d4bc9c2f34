"""Where a plan comes from: a file that is dropped or chosen, or one of the bundled plans."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import bundled_plan, bundled_plans
from pii_desktop.services.importing import read_plan
from pii_desktop.ui.models.columns import RIGHT, Column, Look
from pii_desktop.ui.models.rows_model import RowsModel
from pii_desktop.ui.task import Progress, Task
from pii_desktop.ui.tokens import ROW_HEIGHT
from pii_desktop.ui.widgets.banner import Banner, Mood
from pii_desktop.ui.widgets.dialogs import FileWish, ask_open_files
from pii_desktop.ui.widgets.drop_zone import DropZone
from pii_desktop.ui.widgets.frames import Card, column
from pii_desktop.ui.widgets.labels import SectionTitle
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.table_view import RowsView

if TYPE_CHECKING:
    from pii_desktop.services.ports import BundledPlan

PLAN_SUFFIXES = (".docx", ".xlsx")


class Aside(Protocol):
    """How work is done beside the window: `aside` of the task runner or of the desk."""

    def __call__(
        self,
        work: Callable[[Progress], "TakenPlan"],
        *,
        done: Callable[["TakenPlan"], None],
        failed: Callable[[PiiError], None],
    ) -> Task:
        """Begin; the callbacks come on the GUI thread."""


@dataclass(frozen=True, slots=True)
class TakenPlan:
    """A plan that was read: from `file`, or from the catalogue by `catalogue_key`."""

    parsed: ParsedPlan
    name: str
    file: Path | None = None
    catalogue_key: str | None = None


class PlanSource(QWidget):
    """Signals: `taken` carries a TakenPlan once it is read, `emptied` says that none is held any more."""

    taken = Signal(object)
    emptied = Signal()

    def __init__(self, aside: Aside, parent: QWidget | None = None) -> None:
        """`aside` reads off the window's thread."""
        super().__init__(parent)
        self._aside = aside
        self._task: Task | None = None
        self._zone = DropZone(
            self.tr("Thả tệp phụ lục phân công vào đây"),
            self.tr("Tệp Word (.docx) hoặc Excel (.xlsx). Tệp gốc chỉ được đọc, không bị sửa."),
            suffixes=PLAN_SUFFIXES,
            action=self.tr("Chọn tệp…"),
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

    def take_file(self, file: Path) -> None:
        """Read a file; an earlier reading under way is given up."""
        self.list.select_id(None)
        self._begin(
            lambda progress: TakenPlan(read_plan(file, cancelled=lambda: progress.is_cancelled), file.name, file),
            self.tr("Đang đọc {name}…").format(name=file.name),
        )

    def take_bundled(self, key: str) -> None:
        """Take a plan of the catalogue."""
        label = next(plan.label for plan in bundled_plans() if plan.key == key)
        self._begin(
            lambda _progress: TakenPlan(bundled_plan(key), label, catalogue_key=key),
            self.tr("Đang lấy kế hoạch {name}…").format(name=label),
        )

    def clear(self) -> None:
        """Back to the beginning, for another import."""
        self.list.select_id(None)
        self._stop()
        self._banner.hide()

    def stop(self) -> None:
        """Give up the reading under way, as Hủy does."""
        self._stop()
        self._banner.show_text(self.tr("Đã dừng đọc tệp. Chưa có gì được ghi."), mood=Mood.INFO)
        self._banner.show()

    def notice(self) -> str:
        """What is said of the last reading; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def choose_file(self) -> None:
        """Let the user pick a file."""
        wish = FileWish(self.tr("Chọn tệp phụ lục phân công"), filters=(self.tr("Phụ lục (*.docx *.xlsx)"),))
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
        self._zone.dropped.connect(self._on_dropped)
        self._progress.cancelled.connect(self.stop)
        self.list.clicked.connect(self._on_bundled_clicked)
        self.list.row_activated.connect(self.take_bundled)

    def _begin(self, work: Callable[[Progress], TakenPlan], words: str) -> None:
        self._stop()
        self._banner.hide()
        self.emptied.emit()
        self._task = self._aside(work, done=self._on_read, failed=self._on_refused)
        self._progress.watch(words, self._task)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._progress.finish()

    def _on_files_chosen(self, files: list[str]) -> None:
        self.take_file(Path(files[0]))

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        self.take_file(files[0])

    def _on_bundled_clicked(self) -> None:
        key = self.list.current_id()
        if key is not None:
            self.take_bundled(str(key))

    def _on_read(self, taken: TakenPlan) -> None:
        self._task = None
        self._progress.finish()
        count = len(taken.parsed.assignments())
        words = self.tr("Đã đọc “{name}”: {count} dòng giao việc.").format(name=taken.name, count=count)
        self._banner.show_text(words, mood=Mood.GOOD)
        self._banner.show()
        self.taken.emit(taken)

    def _on_refused(self, error: PiiError) -> None:
        self._task = None
        self._progress.finish()
        self._banner.show_error(error)
