"""The one way to work off the GUI thread.

One database thread holds the opened workspace and does what it is asked in order; a small pool does
work that needs processor or patience. Callbacks run on the GUI thread, known refusals apart from bugs,
and never on a receiver that is gone.
"""

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from pii_desktop.errors import PiiError, WorkspaceError
from pii_desktop.ui.task import CancelledError, Progress, Step, Task

T = TypeVar("T")
S = TypeVar("S", bound="Closable")

_WORKERS = 2
_log = logging.getLogger(__name__)


class Closable(Protocol):
    """What the database thread can hold."""

    def close(self) -> None:
        """Give the file back."""


@dataclass(frozen=True, slots=True)
class _Call:
    """Who is to hear of the end of a task."""

    task: Task
    done: Callable[[Any], None] | None
    failed: Callable[[PiiError], None] | None
    progressed: Callable[[Step], None] | None = None


@dataclass(frozen=True, slots=True)
class _Refusal:
    error: PiiError


@dataclass(frozen=True, slots=True)
class _Bug:
    report: str


class _Dropped:
    """The work was cancelled."""


class TaskRunner(QObject):
    """Runs work beside the window.

    Signals: `refused` carries a PiiError nobody else took, `crashed` the text of a traceback,
    `busy_changed` True when work began and False when none is left.
    """

    refused = Signal(object)
    crashed = Signal(str)
    busy_changed = Signal(bool)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Starts no thread before the first work."""
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._store: Any = None
        self._open: set[Task] = set()
        self._asides: set[Task] = set()
        self._is_shut = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when nothing is under way and no callback is owed."""
        return not self._open

    def open_store(
        self,
        opener: Callable[[], S],
        *,
        done: Callable[[S], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
    ) -> Task:
        """Open a workspace on the database thread, after closing the one held. `done` gets it only to look at."""
        return self._queue(lambda: self._replace_store(opener), _Call(Task(), done, failed))

    def in_store(
        self,
        work: Callable[[Any], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
    ) -> Task:
        """Run `work` with the opened workspace, after all that was asked before it."""
        return self._queue(lambda: work(self._held_store()), _Call(Task(), done, failed))

    def exchange_store(
        self,
        work: Callable[[Any, Progress], S],
        *,
        done: Callable[[S], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
        progressed: Callable[[Step], None] | None = None,
    ) -> Task:
        """Let `work` make another workspace of the one held, then hold that one instead.

        The one held so far stays open when `work` refuses; what is asked meanwhile is asked of the one that is held
        afterwards.
        """
        call = _Call(Task(), done, failed, progressed)
        self._asides.add(call.task)
        progress = Progress(call.task, lambda step: self._arrived.emit(call, step))
        return self._queue(lambda: self._exchange_store(work, progress), call)

    def aside(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[PiiError], None] | None = None,
        progressed: Callable[[Step], None] | None = None,
    ) -> Task:
        """Run `work` on the small pool; it may report by calling what it is given."""
        call = _Call(Task(), done, failed, progressed)
        self._begin(call)
        self._asides.add(call.task)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="aside")
        progress = Progress(call.task, lambda step: self._arrived.emit(call, step))
        self._pool.submit(self._run, call, lambda: work(progress))
        return call.task

    def shutdown(self) -> None:
        """Finish what the database thread was asked, close the workspace, cancel the rest, join every thread."""
        if self._is_shut:
            return
        for task in self._asides:
            task.cancel()
        self._is_shut = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        if self._thread is not None:
            self._jobs.put(self._close_at_last)
            self._jobs.put(None)
            self._thread.join()
        self._open.clear()

    def _queue(self, work: Callable[[], Any], call: _Call) -> Task:
        self._begin(call)
        if self._thread is None:
            # A daemon: a program that dies before `shutdown` must not stay behind without a window.
            self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
            self._thread.start()
        self._jobs.put(lambda: self._run(call, work))
        return call.task

    def _begin(self, call: _Call) -> None:
        if self._is_shut:
            raise RuntimeError("work was asked of a runner that was shut down")
        self._open.add(call.task)
        if len(self._open) == 1:
            self.busy_changed.emit(True)

    def _serve(self) -> None:
        """The loop of the database thread."""
        while (job := self._jobs.get()) is not None:
            job()

    def _run(self, call: _Call, work: Callable[[], Any]) -> None:
        """Off the GUI thread: do the work and send what came of it."""
        if call.task.is_cancelled:
            outcome: object = _Dropped()
        else:
            outcome = _outcome(work)
        self._arrived.emit(call, outcome)

    def _held_store(self) -> object:
        if self._store is None:
            raise WorkspaceError(
                "Chưa mở sổ dữ liệu nào.", "Không có gì bị thay đổi.", "Hãy mở sổ dữ liệu rồi làm lại.", "no-workspace"
            )
        return self._store

    def _replace_store(self, opener: Callable[[], S]) -> S:
        self._drop_store()
        self._store = opener()
        return self._store  # type: ignore[no-any-return]

    def _exchange_store(self, work: Callable[[Any, Progress], S], progress: Progress) -> S:
        new = work(self._held_store(), progress)
        self._close_at_last()
        self._store = new
        return new

    def _drop_store(self) -> None:
        held, self._store = self._store, None
        if held is not None:
            held.close()

    def _close_at_last(self) -> None:
        """Nobody waits for it any more, so a failure to close goes to the log."""
        outcome = _outcome(self._drop_store)
        if outcome is not None:
            _log.error("the workspace could not be closed: %s", outcome)

    def _on_arrived(self, call: _Call, outcome: object) -> None:
        """On the GUI thread: tell who asked, when they still exist."""
        if self._is_shut:
            if isinstance(outcome, _Bug):
                _log.error("after the end: %s", outcome.report)
            return
        if isinstance(outcome, Step):
            if not call.task.is_cancelled:
                _tell(call.progressed, outcome)
            return
        call.task.is_finished = True
        self._open.discard(call.task)
        self._asides.discard(call.task)
        try:
            self._deliver(call, outcome)
        finally:
            if not self._open:
                self.busy_changed.emit(False)

    def _deliver(self, call: _Call, outcome: object) -> None:
        if isinstance(outcome, _Bug):
            self.crashed.emit(outcome.report)
        elif call.task.is_cancelled or isinstance(outcome, _Dropped):
            return
        elif not isinstance(outcome, _Refusal):
            _tell(call.done, outcome)
        elif call.failed is None:
            self.refused.emit(outcome.error)
        else:
            _tell(call.failed, outcome.error)


def _outcome(work: Callable[[], object]) -> object:
    """What the work gave, or a refusal, or a bug, as a value that crosses threads."""
    try:
        return work()
    except CancelledError:
        return _Dropped()
    except PiiError as error:
        return _Refusal(error)
    except Exception:  # noqa: BLE001 - the task runner is one of the few places that stop a bug
        return _Bug(traceback.format_exc())


def _tell(callback: Callable[[Any], None] | None, value: object) -> None:
    """Call it, unless the Qt object it belongs to was destroyed meanwhile."""
    if callback is None:
        return
    receiver = getattr(callback, "__self__", None)
    if isinstance(receiver, QObject) and not shiboken6.isValid(receiver):
        return
    callback(value)
