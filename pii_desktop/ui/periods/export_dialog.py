"""Several formats at once: which, where, what lies there already, how far, and what became of each."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pii_desktop.domain.ids import PeriodId
from pii_desktop.errors import PiiError
from pii_desktop.services.exporting import OTHER_NAME_HELPS, Spot, free_name, look_up
from pii_desktop.services.packing import PackMatter, gather
from pii_desktop.services.reporting import report_period
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.export_memory import ExportChoice, load_choice, save_choice
from pii_desktop.ui.opening import open_file, show_in_folder
from pii_desktop.ui.periods.export_frame import ExportFrame
from pii_desktop.ui.periods.export_run import PACK, ExportRun, Fate, Order, Outcome
from pii_desktop.ui.task import Step
from pii_desktop.ui.widgets.dialogs import FileWish, ask_folder

if TYPE_CHECKING:
    from pii_desktop.domain.report import Report
    from pii_desktop.services.ports import UnitOfWork


class ExportDialog(ExportFrame):
    """Reads the report when it is made; the workspace is not changed."""

    def __init__(
        self,
        desk: Desk,
        period_id: PeriodId,
        source: "Callable[[UnitOfWork], tuple[Report, str]] | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show it with `open()`; it frees itself, and stops what is under way when it is closed.

        `source` asks the store for the report and the stem of its file names; the period's own report without one.
        """
        super().__init__(parent)
        self._desk = desk
        self._period_id = period_id
        self._choice = load_choice()
        self._folder = Path(self._choice.start_folder)
        self._report: Report | None = None
        self._pack: PackMatter | None = None
        self._looked = 0
        self._renamed = ""
        self._written: Path | None = None
        self.run = ExportRun(desk, self)
        self.folder_label.set_text(str(self._folder))
        self._connect()
        self._show_choice()
        desk.ask(source or partial(report_period, period_id=period_id), self._on_built, self._on_nothing)

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return self._folder

    def set_folder(self, folder: str) -> None:
        """Let the files go there, now and the next time."""
        self._folder = Path(folder)
        self.folder_label.set_text(folder)
        for each in self.rows.values():
            each.reset()
        self.open_folder.hide()
        self._look()

    def export(self) -> None:
        """Write what is ticked, one after the other."""
        if self._report is None or self.run.is_busy:
            return
        self._remember()
        for form, each in self.rows.items():
            each.reset()
            if form in self._wanted():
                each.show_state(self.tr("Đang chờ"))
        self._start(tuple(self._order(form) for form in self._wanted()))

    def done(self, result: int) -> None:
        """Stop what is under way: half a file is none."""
        self.run.blockSignals(True)
        self.run.cancel()
        super().done(result)

    # private

    def _order(self, form: str) -> Order:
        return Order(form, self._folder, self.rows[form].name, self._is_replacing)

    def _show_choice(self) -> None:
        for form, each in self.rows.items():
            each.box.setChecked(form in self._choice.forms)
        self.taken.set_value(self._choice.is_replacing)
        self._show_ready()

    def _remember(self) -> None:
        forms = tuple(form for form, each in self.rows.items() if each.box.isChecked())
        self._choice = ExportChoice(str(self._folder), forms, self._is_replacing)
        save_choice(self._choice)

    def _show_ready(self) -> None:
        busy = self.run.is_busy
        self.export_button.setEnabled(not busy and self._report is not None and bool(self._wanted()))
        self.stop_button.setVisible(busy)
        self.close_button.setVisible(not busy)
        for widget in (self.folder_button, self.taken, *(each.box for each in self.rows.values())):
            widget.setEnabled(not busy)

    def _on_built(self, built: "tuple[Report, str]") -> None:
        self._report, stem = built
        for form in ("pdf", "docx", "xlsx"):
            self.rows[form].set_name(f"{stem}.{form}")
        period_id = self._period_id
        self._desk.ask(lambda uow: gather(uow, period_id), self._on_gathered, self._on_no_pack)
        self._show_ready()

    def _on_gathered(self, pack: PackMatter) -> None:
        self._pack = pack
        self.rows[PACK].set_name(pack.file_name)
        self._look()

    def _on_no_pack(self, error: PiiError) -> None:
        """The report can be written all the same."""
        pack = self.rows[PACK]
        pack.setEnabled(False)
        pack.note.setText(str(error))
        pack.note.show()
        self._look()
        self._show_ready()

    def _on_nothing(self, error: PiiError) -> None:
        self.banner.show_error(error)

    def _look(self) -> None:
        """See beside the window what lies in the folder: a network drive may take its time."""
        self._looked += 1
        looked, folder = self._looked, self._folder
        names = tuple(each.name for each in self.rows.values() if each.name)
        self._desk.aside(lambda _progress: (looked, look_up(folder, names)), self._on_looked)

    def _on_looked(self, found: tuple[int, tuple[Spot, ...]]) -> None:
        looked, spots = found
        if looked != self._looked or self.run.is_busy:
            return
        by_name = {spot.name: spot for spot in spots}
        for each in self.rows.values():
            if each.name in by_name and each.isEnabled():
                each.show_spot(by_name[each.name], is_replacing=self._is_replacing)
        self._fit()

    def _start(self, orders: tuple[Order, ...]) -> None:
        if self._report is None:
            return
        self.banner.hide()
        self.open_folder.hide()
        self.run.start(orders, self._report, self._pack)
        self._show_ready()
        self._fit()
        self.stop_button.setFocus()

    def _on_began(self, order: Order) -> None:
        self.rows[order.form].show_state(self.tr("Đang ghi…"))

    def _on_stepped(self, step: Step) -> None:
        if step.percent is not None:
            self.rows[PACK].state.setText(self.tr("Đang ghi… {percent} %").format(percent=step.percent))

    def _on_ended(self, outcome: Outcome) -> None:
        form = outcome.order.form
        self.rows[form].show_outcome(outcome)
        if outcome.fate is Fate.WRITTEN and outcome.file is not None:
            self._written = outcome.file
            self.open_folder.show()
            if form == self._renamed:
                self.rows[form].set_name(outcome.file.name)
        elif outcome.error is not None and outcome.error.code in OTHER_NAME_HELPS:
            order = outcome.order
            self._desk.aside(lambda _: (form, free_name(order.folder, order.name)), self._on_name_found)
        self._fit()

    def _on_name_found(self, found: tuple[str, str]) -> None:
        form, name = found
        self.rows[form].offer(name)

    def _on_finished(self) -> None:
        self._renamed = ""
        self._show_ready()
        self.close_button.setFocus()

    def _on_stop(self) -> None:
        self.run.cancel()

    def _on_other(self, form: str) -> None:
        """Write that file alone under the next free name, and keep the name."""
        if not self.run.is_busy:
            self._renamed = form
            self._start((Order(form, self._folder, self.rows[form].name),))

    def _on_toggled(self) -> None:
        self._show_ready()

    def _on_way_chosen(self, _value: object) -> None:
        self._look()

    def _on_choose_folder(self) -> None:
        ask_folder(self, FileWish(self.tr("Chọn thư mục để báo cáo"), str(self._folder)), self.set_folder)

    def _on_open(self, path: Path) -> None:
        open_file(path, self._on_not_opened)

    def _on_open_folder(self) -> None:
        if self._written is not None:
            show_in_folder(self._written, self._on_not_opened)

    def _on_not_opened(self, error: PiiError) -> None:
        self.banner.show_error(error)
        self._fit()

    def _connect(self) -> None:
        for each in self.rows.values():
            each.toggled.connect(self._on_toggled)
            each.open_wanted.connect(self._on_open)
            each.other_wanted.connect(self._on_other)
        self.taken.chosen.connect(self._on_way_chosen)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.stop_button.clicked.connect(self._on_stop)
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.run.began.connect(self._on_began)
        self.run.stepped.connect(self._on_stepped)
        self.run.ended.connect(self._on_ended)
        self.run.finished.connect(self._on_finished)
