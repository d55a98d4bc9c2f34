"""Several files written one after the other beside the window; each can be stopped, and so can the rest."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pii_desktop.errors import PiiError
from pii_desktop.services import packing
from pii_desktop.services.exporting import export_to, free_name
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.task import Progress, Step, Task

if TYPE_CHECKING:
    from pii_desktop.domain.report import Report
    from pii_desktop.services.packing import PackMatter

PACK = "zip"


@dataclass(frozen=True, slots=True)
class Order:
    """One file: its form ("pdf", "docx", "xlsx", "zip" for the evidence pack), where it goes and under which name.

    A file of that name is replaced where `is_replacing`; otherwise the next free name is taken.
    """

    form: str
    folder: Path
    name: str
    is_replacing: bool = False

    def target(self) -> Path:
        """Where it goes as the folder is now; looks into it."""
        return self.folder / (self.name if self.is_replacing else free_name(self.folder, self.name))


class Fate(StrEnum):
    """What became of an order."""

    WRITTEN = "written"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an order ended: the file that was written, or why it was refused."""

    order: Order
    fate: Fate
    file: Path | None = None
    error: PiiError | None = None


class ExportRun(QObject):
    """Signals: `began` with an Order, `stepped` with a Step of it, `ended` with an Outcome, `finished` at last."""

    began = Signal(object)
    stepped = Signal(object)
    ended = Signal(object)
    finished = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing is under way."""
        super().__init__(parent)
        self._desk = desk
        self._report: Report | None = None
        self._pack: PackMatter | None = None
        self._waiting: deque[Order] = deque()
        self._order: Order | None = None
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """True while a file is being written."""
        return self._order is not None

    def start(self, orders: Sequence[Order], report: "Report", pack: "PackMatter | None" = None) -> None:
        """Write `orders` in this order; what is refused does not stop the others."""
        self._report, self._pack = report, pack
        self._waiting = deque(orders)
        self._next()

    def cancel(self) -> None:
        """Stop what is being written and begin no other: the old files are as they were."""
        order, rest = self._order, list(self._waiting)
        if self._task is not None:
            self._task.cancel()
        self._task, self._order = None, None
        self._waiting.clear()
        if order is None:
            return
        for each in (order, *rest):
            self.ended.emit(Outcome(each, Fate.STOPPED))
        self.finished.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._order, self._task = None, None
            self.finished.emit()
            return
        self._order = order = self._waiting.popleft()
        work = _Work(order, self._report, self._pack)
        self._task = self._desk.aside(work, self._on_written, self._on_refused, self._on_stepped)
        self.began.emit(order)

    def _on_stepped(self, step: Step) -> None:
        self.stepped.emit(step)

    def _on_written(self, file: Path) -> None:
        self._end(Fate.WRITTEN, file=file)

    def _on_refused(self, error: PiiError) -> None:
        self._end(Fate.REFUSED, error=error)

    def _end(self, fate: Fate, *, file: Path | None = None, error: PiiError | None = None) -> None:
        order = self._order
        if order is not None:
            self.ended.emit(Outcome(order, fate, file, error))
            self._next()


class _Work:
    """Writes one file off the window's thread."""

    def __init__(self, order: Order, report: "Report | None", pack: "PackMatter | None") -> None:
        self._order = order
        self._report = report
        self._pack = pack

    def __call__(self, progress: Progress) -> Path:
        order = self._order
        if order.form != PACK and self._report is not None:
            return export_to(self._report, order.form, order.target(), lambda: progress.is_cancelled)
        if self._pack is None:
            raise LookupError("a pack was asked for that was not gathered")

        def step(done: int, total: int, name: str) -> None:
            """Bytes may pass what a Qt bar can hold, so in permille."""
            progress(min(done * 1000 // total, 999) if total else 0, 1000, name)

        return packing.write(self._pack, order.target(), step, is_apart=True)[0].path
