"""The guide of the first start: four steps, then a workspace is made in one go."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pii_desktop.domain.profile import Profile
from pii_desktop.errors import PiiError
from pii_desktop.paths import default_workspace
from pii_desktop.services.catalogue import directory
from pii_desktop.services.first_look import duties_in_body, merged_rows
from pii_desktop.services.profiles import default_profile
from pii_desktop.services.setting_up import Setup, own_rows, set_up
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.first_start.department_step import DepartmentStep
from pii_desktop.ui.first_start.frame import GuideFoot, GuideHead
from pii_desktop.ui.first_start.officers_step import OfficersStep
from pii_desktop.ui.first_start.plan_step import PlanStep
from pii_desktop.ui.first_start.rows_step import RowsStep
from pii_desktop.ui.tasks import TaskRunner
from pii_desktop.ui.tokens import Type
from pii_desktop.ui.widgets.banner import Banner
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder
from pii_desktop.ui.widgets.frames import Ground, column
from pii_desktop.ui.widgets.labels import Label
from pii_desktop.ui.widgets.progress_line import ProgressLine
from pii_desktop.ui.widgets.taken_plan import TakenPlan

_EDGE = 48
_DEPARTMENT, _PLAN, _ROWS, _OFFICERS = range(4)


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands above a step."""

    title: str
    note: str


class FirstStart(Ground):
    """The guide.

    Signals: `finished` carries the folder of the workspace that the task runner now holds open, `sample_wanted`
    asks for a throw-away workspace, `existing_wanted` carries the folder of a workspace to open instead,
    `afterwards` follows `finished` with the Destination that the user chose to begin with.
    """

    finished = Signal(object)
    afterwards = Signal(object)
    sample_wanted = Signal()
    existing_wanted = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None, *, folder: Path | None = None) -> None:
        """`folder` is where the workspace would lie, by default the user's own data folder."""
        super().__init__("window", parent)
        self._tasks = tasks
        self.department_step = DepartmentStep(folder or default_workspace())
        self.plan_step = PlanStep(tasks.aside)
        self.rows_step = RowsStep()
        self.officers_step = OfficersStep()
        self._next: Destination | None = None
        self._shown: tuple[TakenPlan, str] | None = None  # going back and forth loses no confirmation
        self._steps = (self.department_step, self.plan_step, self.rows_step, self.officers_step)
        self._build()
        self._lay_out()
        self._connect()
        self.show_step(_DEPARTMENT)

    def show_step(self, step: int) -> None:
        """Go to a step, counted from 0; what it shows follows the answers before it."""
        if step == _ROWS:
            self._show_rows()
        if step == _OFFICERS:
            self.officers_step.show_profile(self._blank_profile())
            self._show_beyond()
        self._stack.setCurrentIndex(step)
        self.head.set_current(step)
        self.foot.set_step(step, last=_OFFICERS)
        self._on_answered()
        self.setFocusProxy(self._steps[step])
        self.setFocus()

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self._stack.currentIndex()

    def notice(self) -> str:
        """What is said of the last try to begin; blank when nothing is."""
        return self._banner.text() if self._banner.isVisibleTo(self) else ""

    def _build(self) -> None:
        names = (self.tr("Đơn vị"), self.tr("Kế hoạch"), self.tr("Việc của đơn vị"), self.tr("Đầu mối và ký"))
        self.head = GuideHead(self.tr("Thiết lập lần đầu"), names)
        self.foot = GuideFoot()
        self._title = Label("", role=Type.PAGE_TITLE)
        self._note = Label("", tone="text3")
        self._banner = Banner()
        self._banner.hide()
        self._progress = ProgressLine()
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)

    def _lay_out(self) -> None:
        body = column(gap=0, margins=(_EDGE, 16, _EDGE, 31))
        body.addWidget(self._title)
        body.addWidget(self._note)
        body.addSpacing(16)
        body.addWidget(self._banner)
        body.addWidget(self._progress)
        body.addWidget(self._stack, 1)
        stack = column(self, gap=0)
        stack.addWidget(self.head)
        stack.addLayout(body, 1)
        stack.addWidget(self.foot)

    def _connect(self) -> None:
        for step in self._steps:
            step.changed.connect(self._on_answered)
        self.plan_step.source.taken.connect(self._on_plan_taken)
        self._tasks.crashed.connect(self._on_crashed)
        self.officers_step.beyond.duties_wanted.connect(self._on_duties_wanted)
        self.officers_step.beyond.mergers_wanted.connect(self._on_mergers_wanted)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.onward.clicked.connect(self._on_onward)
        self.foot.skip.clicked.connect(self._on_skip)
        self.foot.sample.clicked.connect(self.sample_wanted)
        self.foot.existing.clicked.connect(self._on_existing_clicked)

    def _on_answered(self) -> None:
        missing = self._steps[self.step].missing()
        count = self.tr("Sẽ theo dõi {count} dòng, đổi lại được trong Phân công")
        ready = count.format(count=self.rows_step.count()) if self.step == _ROWS else ""
        self.foot.set_ready(not missing, missing or ready)
        words = self._words()
        self._title.setText(words.title)
        self._note.setText(words.note)

    def _on_plan_taken(self) -> None:
        """The plan is read: Enter goes on."""
        if self.step == _PLAN:
            self.foot.onward.setFocus()

    def _on_back(self) -> None:
        skipped_rows = self.step == _OFFICERS and self.plan_step.taken is None
        self.show_step(_PLAN if skipped_rows else self.step - 1)

    def _on_onward(self) -> None:
        if self.step == _OFFICERS:
            self._next = None
            self._begin()
        else:
            self.show_step(self.step + 1)

    def _on_skip(self) -> None:
        """Without a plan there are no rows to look at."""
        self.plan_step.clear()
        self.show_step(_OFFICERS)

    def _on_existing_clicked(self) -> None:
        ask_folder(self, FileWish(self.tr("Mở sổ dữ liệu đã có")), self._on_existing_chosen)

    def _on_existing_chosen(self, folder: str) -> None:
        self.existing_wanted.emit(Path(folder))

    def _on_duties_wanted(self) -> None:
        """The body of the plan is offered by an import, of the file that was just taken."""
        file = self.plan_step.taken.file if self.plan_step.taken else None
        self._next = Destination(PageKey.ASSIGNMENTS, filter="import", files=(file,) if file else ())
        self._begin()

    def _on_mergers_wanted(self) -> None:
        self._next = Destination(PageKey.ASSIGNMENTS, filter="reorganise")
        self._begin()

    def _begin(self) -> None:
        setup = self.setup()
        self._banner.hide()
        self._set_busy(True)
        self._tasks.open_store(lambda: set_up(setup), done=self._on_created, failed=self._on_refused)
        self._progress.watch(self.tr("Đang lập sổ dữ liệu…"))

    def setup(self) -> Setup:
        """All answers."""
        taken = self.plan_step.taken
        return Setup(
            folder=self.department_step.folder,
            profile=self.officers_step.profile(self._blank_profile()),
            parsed=taken.parsed if taken else None,
            catalogue_key=taken.catalogue_key if taken else None,
            source=taken.file if taken else None,
            followed=self.rows_step.followed() if taken else frozenset(),
        )

    def _on_created(self, _workspace: object) -> None:
        self._set_busy(False)
        following = self._next
        self.finished.emit(self.department_step.folder)
        if following is not None:
            self.afterwards.emit(following)

    def _on_refused(self, error: PiiError) -> None:
        self._set_busy(False)
        self._banner.show_error(error)

    def _on_crashed(self, _trace: str) -> None:
        """A bug is said elsewhere; what was answered stays, and can be tried again."""
        self._set_busy(False)

    def _set_busy(self, is_busy: bool) -> None:
        self._stack.setEnabled(not is_busy)
        self.foot.setEnabled(not is_busy)
        if not is_busy:
            self._progress.finish()

    def _blank_profile(self) -> Profile:
        return default_profile(self.department_step.province, self.department_step.department)

    def _show_rows(self) -> None:
        taken = self.plan_step.taken
        own = directory().department(self.department_step.department)
        if taken is None or self._shown == (taken, own.key):
            return
        self._shown = taken, own.key
        rows = own_rows(taken.parsed, own)
        self.rows_step.show_rows(rows, others=len(taken.parsed.assignments()) - len(rows), department=own.name)

    def _show_beyond(self) -> None:
        taken = self.plan_step.taken
        own = directory().department(self.department_step.department)
        duties = duties_in_body(taken.parsed, own) if taken and taken.file else 0
        self.officers_step.beyond.show_more(duties, merged_rows(taken.parsed, own) if taken else ())

    def _words(self) -> _Words:
        match self.step:
            case 0:
                return _Words(
                    self.tr("Bạn làm việc ở đơn vị nào?"),
                    self.tr("Chương trình tìm việc của đơn vị trong kế hoạch của tỉnh theo tên này."),
                )
            case 1:
                return _Words(
                    self.tr("Lấy kế hoạch phân công của tỉnh"),
                    self.tr("Phụ lục giao chỉ số, chỉ tiêu cho các sở, ban, ngành; chưa có gì được ghi ở bước này."),
                )
            case 2:
                return self._rows_words()
        return _Words(
            self.tr("Ai là đầu mối, ai ký báo cáo?"),
            self.tr("Có thể để trống và điền sau trong Cài đặt; báo cáo để sẵn chỗ cho phần còn thiếu."),
        )

    def _rows_words(self) -> _Words:
        taken = self.plan_step.taken
        total = len(taken.parsed.assignments()) if taken else 0
        found = sum(len(card.view.rows_model.all_rows()) for card, _ in self.rows_step.cards())
        title = self.tr("Tìm thấy {count} dòng liên quan đến {department}")
        note = self.tr("Trong {total} dòng của {plan}. Dòng nêu đích danh đã được nhận, dòng giao chung cần xác nhận.")
        return _Words(
            title.format(count=found, department=self.department_step.department),
            note.format(total=total, plan=taken.name if taken else ""),
        )
