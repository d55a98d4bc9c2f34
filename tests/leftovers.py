"""What a test must not leave behind: threads, child processes, Qt timers and threads, windows."""

import gc
import multiprocessing
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

GRACE_SECONDS = 2.0

# multiprocessing keeps these for as long as the interpreter lives.
_KEPT_BY_PYTHON = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
# Qt keeps one hidden tool tip for the whole program.
_KEPT_BY_QT = ("qtooltip_label",)


@dataclass(frozen=True, slots=True)
class Running:
    """What ran at one moment; `started` collects the Qt timers and threads that are started after it."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]
    windows: frozenset[int]
    started: list["weakref.ref[Any]"] = field(default_factory=list)


def running_now() -> Running:
    """A snapshot to compare with at the end of a test."""
    return Running(frozenset(threading.enumerate()), child_processes(), frozenset(map(id, _windows())))


def watch_qt_starts(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember every QTimer and QThread that Python starts from now on. Does nothing where Qt is not loaded."""
    core: Any = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    for kind in (core.QTimer, core.QThread):
        monkeypatch.setattr(kind, "start", _remembering(kind.start, running.started))


def left_since(before: Running, grace_seconds: float = GRACE_SECONDS) -> list[str]:
    """One line for each thing that runs now and did not run before; what is ending gets the grace to do so."""
    until = time.monotonic() + grace_seconds
    left = _left(before)
    while left:
        _free_what_is_closed()
        left = _left(before)
        if not left or time.monotonic() > until:
            break
        time.sleep(0.01)
    return left


def child_processes() -> frozenset[int]:
    """The process ids of living children; on Linux also those that multiprocessing does not know."""
    children = {child.pid for child in multiprocessing.active_children() if child.pid is not None}
    for listing in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        children |= {int(pid) for pid in _text_of(listing).split()}
    return frozenset(pid for pid in children if not _is_over_or_kept(pid))


def _left(before: Running) -> list[str]:
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in before.threads]
    left += [f"child process {pid}: {_command_of(pid)}" for pid in child_processes() - before.children]
    left += [f"window {window!r}" for window in _windows() if id(window) not in before.windows]
    left += [f"Qt still runs {started!r}" for ref in before.started if (started := ref()) and _qt_is_active(started)]
    return left


def _remembering(start: Callable[..., None], started: list["weakref.ref[Any]"]) -> Callable[..., None]:
    def remember_and_start(starter: Any, *arguments: Any) -> None:
        started.append(weakref.ref(starter))
        start(starter, *arguments)

    return remember_and_start


def _qt_is_active(started: Any) -> bool:
    from shiboken6 import isValid

    if not isValid(started):
        return False
    return bool(started.isActive() if hasattr(started, "isActive") else started.isRunning())


def _windows() -> list[Any]:
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.objectName() not in _KEPT_BY_QT]


def _free_what_is_closed() -> None:
    """Let Qt and Python free what is no longer referred to."""
    gc.collect()
    core: Any = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()


def _is_over_or_kept(pid: int) -> bool:
    state = _text_of(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    if state and state[0] == "Z":
        return True
    return any(kept in _command_of(pid) for kept in _KEPT_BY_PYTHON)


def _command_of(pid: int) -> str:
    return _text_of(Path(f"/proc/{pid}/cmdline")).replace("\0", " ").strip()


def _text_of(path: Path) -> str:
    """What a file of /proc says; empty where there is none or its process has just ended."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
