"""Windows as a program sees it: windows of a process, pictures of the screen, keys of the registry."""

import ctypes
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from ctypes import wintypes
from importlib import import_module
from pathlib import Path
from typing import Any, Self

from windows_build.outcomes import StepFailed

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


def windows_of(pid: int) -> list[int]:
    """The visible windows with a title that process `pid` has."""
    user32 = _user32()
    found: list[int] = []

    def visit(window: int, _parameter: int) -> bool:
        owner = wintypes.DWORD()
        user32.GetWindowThreadProcessId(window, ctypes.byref(owner))
        if owner.value == pid and user32.IsWindowVisible(window) and user32.GetWindowTextLengthW(window):
            found.append(window)
        return True

    visitor = vars(ctypes)["WINFUNCTYPE"](wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    user32.EnumWindows(visitor(visit), 0)
    return found


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


def _user32() -> Any:  # noqa: ANN401 - a library of Windows, loaded where there is one
    return vars(ctypes)["windll"].user32
