"""What is done about all periods at once: the calendar file, the usual deadlines, the new year."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from pii_desktop.domain.calendar_entry import CalendarEntry
from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId
from pii_desktop.errors import PiiError
from pii_desktop.services.carrying import plan_to_open
from pii_desktop.services.dates import today
from pii_desktop.services.deadlines import PlanDefaults, set_deadlines
from pii_desktop.services.new_year import YearOffer, YearOutcome, YearWish, begin_year, year_offer
from pii_desktop.services.reminders import calendar_entries, export_calendar
from pii_desktop.services.scope import Scope
from pii_desktop.ui.desk import Desk, Destination, PageKey
from pii_desktop.ui.periods.asking import Asking
from pii_desktop.ui.periods.deadlines_dialog import DeadlinesDialog, GivenDefaults
from pii_desktop.ui.periods.new_year_dialog import ImportWish, NewYearDialog
from pii_desktop.ui.widgets.dialogs import FileWish, ask_save_file
from pii_desktop.ui.widgets.form_dialog import FormDialog

_IMPORT = "import"


class YearTasks(Asking[FormDialog]):
    """Opens the dialogs over `page` and brings their answers to the services.

    Signals: `stored` carries a sentence about what can be taken back, `exported` the file of the calendar.
    """

    stored = Signal(str)
    exported = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Child of the page."""
        super().__init__(desk, page)
        self._file: Path | None = None

    def ask_calendar(self) -> None:
        """Let the user name the file, then write the days of the plan that is chosen, or of all."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = (self.tr("Lịch (*.ics)"),)
        wish = FileWish(self.tr("Xuất lịch báo cáo"), folder, kinds, "Lich-bao-cao-PII.ics")
        ask_save_file(self._page, wish, self._on_file_named)

    def export_to(self, file: Path) -> None:
        """Write the calendar to `file`."""
        self._file = file if file.suffix.lower() == ".ics" else file.with_name(f"{file.name}.ics")
        scope, day = self._desk.scope, today()
        self._desk.ask(lambda uow: calendar_entries(uow, scope, day), self._on_entries)

    def ask_deadlines(self, defaults: tuple[PlanDefaults, ...]) -> None:
        """Open the dialog of usual deadlines."""
        dialog = DeadlinesDialog(defaults, self._desk.scope.plan_id, self._page)
        dialog.given.connect(self._on_defaults_given)
        self._open(dialog)

    def ask_year(self, defaults: tuple[PlanDefaults, ...]) -> None:
        """Open the dialog for a new year, from the plan that is chosen, else from the latest."""
        plans = [(each.label, each.plan_id) for each in defaults if each.plan_id is not None]
        if not plans:
            self._desk.go(Destination(PageKey.ASSIGNMENTS, filter=_IMPORT))
            return
        dialog = NewYearDialog(plans, self._page)
        dialog.plan_chosen.connect(self._read_offer)
        dialog.given.connect(self._on_year_given)
        self._open(dialog)
        looked_at, day = self._desk.scope.plan_id or plans[-1][1], today()
        self._desk.ask(lambda uow: year_offer(uow, plan_to_open(uow, looked_at, day)), self._on_offer, self._on_refused)

    def _on_file_named(self, file: str) -> None:
        self.export_to(Path(file))

    def _on_entries(self, entries: tuple[CalendarEntry, ...]) -> None:
        file = self._file
        if file is not None:
            self._desk.aside(
                lambda _progress: export_calendar(entries, file, datetime.now(UTC)), self._on_exported, self._on_refused
            )

    def _on_exported(self, file: Path) -> None:
        self.exported.emit(file)

    def _on_defaults_given(self, given: GivenDefaults) -> None:
        use_case = partial(set_deadlines, plan_id=given.plan_id, days=given.days, recipient=given.recipient)
        self._desk.change(use_case, self._on_defaults_stored, self._on_refused)

    def _on_defaults_stored(self, _changes: Changes) -> None:
        self._close()
        self.stored.emit(self.tr("Đã lưu hạn và nơi nhận"))

    def _read_offer(self, plan_id: PlanId) -> None:
        self._desk.ask(partial(year_offer, plan_id=plan_id), self._on_offer, self._on_refused)

    def _on_offer(self, offer: YearOffer) -> None:
        if isinstance(self.dialog, NewYearDialog):
            self.dialog.show_offer(offer)

    def _on_year_given(self, wish: YearWish | ImportWish) -> None:
        if isinstance(wish, ImportWish):
            self._close()
            self._desk.go(Destination(PageKey.ASSIGNMENTS, filter=_IMPORT))
            return
        self._set_busy(is_busy=True)
        self._desk.change_workspace(partial(begin_year, wish=wish), self._on_begun, self._on_refused)

    def _set_busy(self, *, is_busy: bool) -> None:
        if isinstance(self.dialog, NewYearDialog):
            self.dialog.set_busy(is_busy=is_busy)

    def _on_begun(self, outcome: YearOutcome) -> None:
        self._set_busy(is_busy=False)
        self._close()
        if outcome.is_carried:
            self.stored.emit(self.tr("Đã mang lựa chọn của năm trước sang kế hoạch mới"))
        elif outcome.import_id is None:
            words = self.tr("Đã mở năm mới: {rows} dòng, {linked} dòng nối với năm trước")
            self.stored.emit(words.format(rows=outcome.rows, linked=outcome.linked))
        # The window chooses the current period of the plan once it has read the new ones.
        self._desk.choose(Scope(outcome.plan_id, None))

    def _on_refused(self, error: PiiError) -> None:
        self._set_busy(is_busy=False)
        super()._on_refused(error)
