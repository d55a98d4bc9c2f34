"""What every page gets: the store to ask and change, the bus, what the header has chosen, and the way elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import (
    AssignmentId,
    EvidenceId,
    NoteId,
    PeriodId,
    PlanId,
    RequestId,
    StepId,
    WorkItemId,
)
from pii_desktop.domain.steps import Steps
from pii_desktop.errors import PiiError
from pii_desktop.services.scope import Scope
from pii_desktop.ui.bus import Bus
from pii_desktop.ui.task import Progress, Step, Task
from pii_desktop.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

T = TypeVar("T")


class PageKey(StrEnum):
    """The pages of the window, in the order of the navigation; the last ones are reached by links only."""

    OVERVIEW = "overview"
    INDICATORS = "indicators"
    WORK = "work"
    EVIDENCE = "evidence"
    PERIODS = "periods"
    DENOMINATORS = "denominators"
    ASSIGNMENTS = "assignments"
    PREFERENCES = "preferences"
    HISTORY = "history"
    COORDINATION = "coordination"
    NOTES = "notes"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: a page, perhaps one record of it, one tab of its panel, one filter; files to take.

    `part` is what of the record: a field of the form, the key of required evidence, the number of a policy group.
    """

    page: PageKey
    assignment_id: AssignmentId | None = None
    tab: str = ""
    filter: str = ""
    files: tuple[Path, ...] = ()
    evidence_id: EvidenceId | None = None
    work_item_id: WorkItemId | None = None
    period_id: PeriodId | None = None
    request_id: RequestId | None = None
    note_id: NoteId | None = None
    plan_id: PlanId | None = None
    part: str = ""


class Desk(QObject):
    """The pages' only way to the services.

    Signals: `scope_changed` carries the Scope (plan and period of the header), `wanted` a Destination,
    `steps_changed` the Steps that undo and redo would do.
    """

    scope_changed = Signal(object)
    wanted = Signal(object)
    steps_changed = Signal(object)

    def __init__(self, tasks: TaskRunner, bus: Bus, parent: QObject | None = None) -> None:
        """Begins with all plans and the current period."""
        super().__init__(parent)
        self.tasks = tasks
        self.bus = bus
        self.scope = Scope()
        self.steps = Steps()
        self.widths: dict[str, dict[str, int]] = {}  # of columns, by the name of the list; app.py keeps them

    def ask(
        self,
        use_case: "Callable[[UnitOfWork], T]",
        done: Callable[[T], None],
        failed: Callable[[PiiError], None] | None = None,
    ) -> Task:
        """Read from the store; `done` gets the answer on the GUI thread."""
        return self.tasks.in_store(lambda workspace: workspace.read(use_case), done=done, failed=failed)

    def change(
        self,
        use_case: "Callable[[UnitOfWork], Changes]",
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
    ) -> Task:
        """Change the store in one transaction; what changed goes on the bus, then to `done`."""
        return self.change_workspace(lambda workspace: workspace.run(use_case), done, failed)

    def change_workspace(
        self,
        use_case: "Callable[[Workspace], Any]",
        done: Callable[[Any], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
    ) -> Task:
        """As `change`, for use cases that back up first; their result is Changes or has them as `changes`."""
        return self.tasks.in_store(_Change(use_case), done=_Announcement(self, done), failed=failed)

    def undo(
        self, done: Callable[[Changes], None] | None = None, failed: Callable[[PiiError], None] | None = None
    ) -> Task:
        """Take the last action back."""
        return self.change(_undo_last, done, failed)

    def redo(
        self, done: Callable[[Changes], None] | None = None, failed: Callable[[PiiError], None] | None = None
    ) -> Task:
        """Do again what was taken back last."""
        return self.change(_redo_next, done, failed)

    def undoing(self) -> Callable[[], None]:
        """For an undo bar: what takes the last change back, and nothing that came after it."""
        return Undoing(self, self.steps.undo.id if self.steps.undo else None).run

    def show_steps(self, steps: Steps) -> None:
        """Remember and tell what undo and redo would do."""
        self.steps = steps
        self.steps_changed.emit(steps)

    def aside(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[PiiError], None] | None = None,
        progressed: Callable[[Step], None] | None = None,
    ) -> Task:
        """Do what needs no store (reading a file, drawing a report) beside the window."""
        return self.tasks.aside(work, done=done, failed=failed, progressed=progressed)

    def choose_period(self, period_id: PeriodId | None) -> None:
        """Show one period."""
        self._set_scope(replace(self.scope, period_id=period_id))

    def choose(self, scope: Scope) -> None:
        """Show one plan and one period of it."""
        self._set_scope(scope)

    def go(self, destination: Destination) -> None:
        """Ask the window to show a place."""
        self.wanted.emit(destination)

    def _set_scope(self, scope: Scope) -> None:
        if scope != self.scope:
            self.scope = scope
            self.scope_changed.emit(scope)


class Undoing:
    """Takes one action back, as long as it is the last one."""

    def __init__(self, desk: Desk, step_id: StepId | None) -> None:
        """`step_id` None: there is nothing to take back."""
        self._desk = desk
        self._step_id = step_id

    def run(self) -> None:
        """Take it back; refused where something else was done since."""
        from pii_desktop.services.stepping import undo_last

        step_id = self._step_id
        if step_id is not None:
            self._desk.change(lambda uow: undo_last(uow, only=step_id))


class _Change:
    """Changes the store, then asks what undo and redo would do next."""

    def __init__(self, use_case: "Callable[[Workspace], Any]") -> None:
        self._use_case = use_case

    def __call__(self, workspace: "Workspace") -> tuple[Any, Steps]:
        from pii_desktop.services.stepping import steps

        return self._use_case(workspace), workspace.read(steps)


def _undo_last(uow: "UnitOfWork") -> Changes:
    from pii_desktop.services.stepping import undo_last

    return undo_last(uow)


def _redo_next(uow: "UnitOfWork") -> Changes:
    from pii_desktop.services.stepping import redo_next

    return redo_next(uow)


class _Announcement:
    """Tells the bus first, then who asked."""

    def __init__(self, desk: Desk, done: Callable[[Any], None] | None) -> None:
        self._desk = desk
        self._done = done
        self.__self__ = desk  # the task runner asks whether this still exists

    def __call__(self, answer: tuple[Any, Steps]) -> None:
        result, steps = answer  # Changes, or a result that has them
        self._desk.show_steps(steps)
        changes = result if isinstance(result, Changes) else result.changes
        self._desk.bus.saved.emit(datetime.now(UTC))
        self._desk.bus.changed.emit(changes)
        receiver = getattr(self._done, "__self__", self._desk)
        if self._done is not None and shiboken6.isValid(receiver):
            self._done(result)
