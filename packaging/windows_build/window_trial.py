"""Under Windows: what the system tells a window that runs. One line a step.

    python -m windows_build.window_trial WORK

The end of a session comes while a field is half typed; another scale comes as it does when a window is dragged to
another screen. The messages are those of Windows, sent to the real window; the workspace lies in WORK.
"""

import ctypes
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from ctypes import wintypes
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from windows_build.outcomes import StepFailed, print_each

if TYPE_CHECKING:
    from pii_desktop.app import Program

_QUERY_END_SESSION, _END_SESSION, _DPI_CHANGED = 0x0011, 0x0016, 0x02E0
_PATIENCE = 90.0
_AT_150 = 144
_TYPED = "Đã rà soát một nửa"


class Trial:
    """The program over sample records, with its window on the screen."""

    def __init__(self, work: Path) -> None:
        """Starts nothing yet."""
        self.workspace = work / "sổ đang gõ dở"
        self._work = work
        self._program: Program | None = None

    def show(self) -> str:
        """The window with the page of indicators, a field half typed."""
        from PySide6.QtGui import QInputMethodEvent
        from PySide6.QtWidgets import QApplication

        from pii_desktop.app import Program, Start, make_application
        from pii_desktop.ui.desk import Destination, PageKey

        shutil.rmtree(self.workspace, ignore_errors=True)
        application = make_application()
        self._program = program = Program(application, Start(self.workspace, is_demo=True), self._work / "trial.json")
        program.window.showNormal()
        self._settle(lambda: program.window.current_page() is not None)
        program.desk.go(Destination(PageKey.INDICATORS))
        page: Any = program.window.current_page()
        self._settle(lambda: bool(page.list.model.all_rows()))
        page.list.view.select_next()
        self._settle(lambda: page.panel.form._content is not None)  # noqa: SLF001
        editor = page.panel.form.narrative.texts["result"].focusProxy()
        editor.setFocus()
        editor.selectAll()
        typed = QInputMethodEvent()
        typed.setCommitString(_TYPED)
        QApplication.sendEvent(editor, typed)
        return f"platform {application.platformName()}"

    def change_scale(self) -> str:
        """The message of another scale with the place that goes with it: the window takes the place and goes on."""
        wanted = wintypes.RECT(60, 40, 60 + 1260, 40 + 780)
        self._send(_DPI_CHANGED, (_AT_150 << 16) | _AT_150, ctypes.addressof(wanted))
        program = self._running
        self._settle(lambda: True)
        taken = wintypes.RECT()
        _user32().GetWindowRect(self._window, ctypes.byref(taken))
        places = [(each.left, each.top, each.right, each.bottom) for each in (wanted, taken)]
        if places[0] != places[1] or program.window.grab().isNull():
            raise StepFailed(f"proposed {places[0]}, taken {places[1]}")
        return f"took the proposed place; scale {program.window.devicePixelRatioF():g}"

    def end_session(self) -> str:
        """Asked whether the session may end, the program says yes, and what was typed lies on the disk by then."""
        answer = self._send(_QUERY_END_SESSION, 0, 0)
        after = self._work / "after.sqlite"
        shutil.copyfile(self.workspace / "pii.sqlite", after)
        with closing(sqlite3.connect(after)) as database:
            is_kept = any(_TYPED in line for line in database.iterdump())
        self._send(_END_SESSION, 1, 0)
        self._running.end()
        if not answer or not is_kept:
            raise StepFailed(f"answer {answer}, kept: {is_kept}")
        return "the half typed text was on the disk before the answer"

    @property
    def _running(self) -> "Program":
        if self._program is None:
            raise StepFailed("the window is not shown")
        return self._program

    @property
    def _window(self) -> int:
        return int(self._running.window.winId())

    def _send(self, message: int, word: int, long: int) -> int:
        sent = _user32().SendMessageW
        sent.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
        sent.restype = ctypes.c_ssize_t
        return int(sent(self._window, message, word, long))

    def _settle(self, is_reached: Callable[[], bool]) -> None:
        from PySide6.QtWidgets import QApplication

        begun = time.monotonic()
        while not (self._running.tasks.is_idle and is_reached()):
            if time.monotonic() - begun > _PATIENCE:
                raise StepFailed("the window did not come to rest")
            QApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Every step in order; 1 when one failed."""
    work = Path(arguments[0]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    trial = Trial(work)
    steps = [
        ("window: a field half typed", trial.show),
        ("window: another scale while it runs", trial.change_scale),
        ("window: end of the session", trial.end_session),
    ]
    return print_each([(name, partial(step)) for name, step in steps])


def _user32() -> Any:  # noqa: ANN401 - a library of Windows, loaded where there is one
    return vars(ctypes)["windll"].user32


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
