"""Windows as a program sees it: windows of a process, pictures of the screen, keys of the registry."""

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from ctypes import wintypes
from importlib import import_module
from pathlib import Path
from typing import Any, Self, TypeVar

from windows_build.outcomes import StepFailed

T = TypeVar("T")

_WM_CLOSE = 0x0010
_PATIENCE = 90.0
_POLL = 0.05


class Running:
    """A program with a window, from its start to its end; used with `with`."""

    def __init__(self, command: Sequence[str | Path], environment: dict[str, str] | None = None) -> None:
        """Start it and wait until it shows a window. Raises StepFailed when none comes."""
        self._begun = time.monotonic()
        self.process = subprocess.Popen([str(part) for part in command], env=environment)
        self.seconds = self._until_shown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """However it goes, nothing is left running."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(0)
        if self.process.returncode is None:
            self.process.kill()
            self.process.wait()

    def close(self) -> None:
        """Close it as its user does. Raises StepFailed when it does not end, or not with 0."""
        for window in windows_of(self.process.pid):
            _user32().PostMessageW(window, _WM_CLOSE, 0, 0)
        try:
            code = self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise StepFailed("the window does not close") from error
        if code:
            raise StepFailed(f"the program ended with {code}")

    def _until_shown(self) -> float:
        while not windows_of(self.process.pid):
            if self.process.poll() is not None or time.monotonic() - self._begun > _PATIENCE:
                self.__exit__()
                raise StepFailed(f"no window was shown; exit code {self.process.returncode}")
            time.sleep(_POLL)
        return time.monotonic() - self._begun


def unfrozen() -> tuple[str, dict[str, str] | None]:
    """The Python that shows the windows of an unfrozen program itself, and the environment to start it with.

    `python.exe` of a virtual environment only starts that of its base, whose windows then belong to another process.
    The base finds the libraries of the environment by the variable that this `python.exe` sets for it; so does
    multiprocessing.
    """
    base = str(vars(sys).get("_base_executable") or sys.executable)
    if sys.prefix == sys.base_prefix or os.path.normcase(base) == os.path.normcase(sys.executable):
        return sys.executable, None
    return base, {**os.environ, "__PYVENV_LAUNCHER__": sys.executable}


def windows_of(pid: int) -> list[int]:
    """The visible windows with a title that process `pid` has."""
    return [window for window in _visible_windows() if process_of(window) == pid]


def windows_called(title: str) -> list[int]:
    """The visible windows of any program whose title begins so."""
    user32 = _user32()
    return [window for window in _visible_windows() if _title_of(user32, window).startswith(title)]


def process_of(window: int) -> int:
    """The id of the process that shows a window."""
    owner = wintypes.DWORD()
    _user32().GetWindowThreadProcessId(window, ctypes.byref(owner))
    return owner.value


def until(found: Callable[[], T], what: str) -> T:
    """What `found` answers as soon as there is something. Raises StepFailed when it takes too long."""
    begun = time.monotonic()
    while not (answer := found()):
        if time.monotonic() - begun > _PATIENCE:
            raise StepFailed(f"waited in vain for {what}")
        time.sleep(_POLL)
    return answer


def close_all(pid: int) -> None:
    """Close the windows of process `pid` as its user does, dialogs first, and wait until it shows none."""

    def is_closed() -> bool:
        for window in windows_of(pid):
            _user32().PostMessageW(window, _WM_CLOSE, 0, 0)
        time.sleep(1)
        return not windows_of(pid)

    until(is_closed, "the window to close")


def take_picture(target: Path, *, after: float = 0.0) -> None:
    """The whole screen as PNG, `after` seconds from now."""
    from PIL import ImageGrab

    time.sleep(after)
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageGrab.grab().save(target)


def registry_value(key: str, name: str) -> object:
    """A value below HKEY_CURRENT_USER; None where it is missing."""
    winreg = import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            found: object = winreg.QueryValueEx(opened, name)[0]
    except FileNotFoundError:
        return None
    return found


def _visible_windows() -> list[int]:
    """All that have a title, the topmost first."""
    user32 = _user32()
    found: list[int] = []

    def visit(window: int, _parameter: int) -> bool:
        if user32.IsWindowVisible(window) and user32.GetWindowTextLengthW(window):
            found.append(window)
        return True

    visitor = vars(ctypes)["WINFUNCTYPE"](wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    user32.EnumWindows(visitor(visit), 0)
    return found


def _title_of(user32: Any, window: int) -> str:  # noqa: ANN401
    text = ctypes.create_unicode_buffer(user32.GetWindowTextLengthW(window) + 1)
    user32.GetWindowTextW(window, text, len(text))
    return text.value


def _user32() -> Any:  # noqa: ANN401 - a library of Windows, loaded where there is one
    return vars(ctypes)["windll"].user32
