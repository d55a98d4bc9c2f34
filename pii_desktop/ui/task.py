"""A piece of work under way: its handle, and how it reports and stops."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_REPORT_EVERY = 0.05  # seconds between two reports of progress that are shown


class CancelledError(Exception):
    """Raised inside a worker by `Progress` after `Task.cancel`."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task is: `done` of `total` (0 when not known), and a sentence for the user."""

    done: int
    total: int
    text: str = ""

    @property
    def percent(self) -> int | None:
        """0 to 100, None while the end is not known."""
        return None if self.total <= 0 else min(100, self.done * 100 // self.total)


class Task:
    """A handle on work under way; lives on the GUI thread."""

    def __init__(self) -> None:
        """Not started, not cancelled."""
        self._flag = threading.Event()
        self.is_finished = False

    @property
    def is_cancelled(self) -> bool:
        """True after `cancel`; read from any thread."""
        return self._flag.is_set()

    def cancel(self) -> None:
        """Ask the work to stop. Its result is dropped; no callback follows."""
        self._flag.set()


class Progress:
    """What a worker calls now and then: it reports, and it stops the work when the user asked to."""

    def __init__(self, task: Task, send: Callable[[Step], None]) -> None:
        """`send` brings a step to the GUI thread."""
        self._task = task
        self._send = send
        self._next = 0.0

    @property
    def is_cancelled(self) -> bool:
        """True when the user pressed Hủy."""
        return self._task.is_cancelled

    def __call__(self, done: int, total: int = 0, text: str = "") -> None:
        """Report `done` of `total`. Raises CancelledError when the user asked to stop."""
        if self._task.is_cancelled:
            raise CancelledError
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _REPORT_EVERY
            self._send(Step(done, total, text))
