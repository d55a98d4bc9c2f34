"""A second start brings the first window to the front and gives it the file; the functions of Windows are simulated."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pii_desktop.ui import other_window
from tests.storage.windows import as_windows_loads

FIRST, STRANGER = 4711, 12
FILE_DIALOG, OURS, NOT_OURS = 101, 102, 103
PACK = Path("Gói quý I.piipack")


class User32:
    """The windows on the screen, the topmost first; a dialog of Windows itself takes no file."""

    def __init__(self, windows: dict[int, int], takers: set[int]) -> None:
        self._windows = windows
        self._takers = takers
        self.front = 0
        self.told: list[int] = []

    def EnumWindows(self, visit: Callable[[int, int], bool], parameter: int) -> None:  # noqa: N802
        for window in self._windows:
            visit(window, parameter)

    def GetWindowThreadProcessId(self, window: Any, owner: Any) -> None:  # noqa: N802
        owner._obj.value = self._windows[window.value]

    def IsWindowVisible(self, _window: Any) -> int:  # noqa: N802
        return 1

    def GetWindowTextLengthW(self, _window: Any) -> int:  # noqa: N802
        return 11

    def IsIconic(self, _window: Any) -> int:  # noqa: N802
        return 0

    def SetForegroundWindow(self, window: Any) -> None:  # noqa: N802
        self.front = window.value

    def SendMessageTimeoutW(self, window: Any, *message: Any) -> int:  # noqa: N802
        self.told.append(window.value)
        message[-1]._obj.value = int(window.value in self._takers)
        return 1


Screen = Callable[[dict[int, int], set[int]], User32]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    def shown(windows: dict[int, int], takers: set[int]) -> User32:
        user32 = User32(windows, takers)
        monkeypatch.setattr(ctypes, "WinDLL", lambda _name: user32, raising=False)
        monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_types: lambda visit: visit, raising=False)
        return user32

    return shown


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it."""
    return as_windows_loads(other_window, monkeypatch)


def test_the_first_window_comes_to_the_front_and_takes_the_file(windows: ModuleType, screen: Screen) -> None:
    user32 = screen({NOT_OURS: STRANGER, OURS: FIRST}, {OURS})

    assert windows.raise_window_of(FIRST, PACK)
    assert (user32.front, user32.told) == (OURS, [OURS])


def test_behind_a_file_dialog_the_window_is_told_all_the_same(windows: ModuleType, screen: Screen) -> None:
    user32 = screen({FILE_DIALOG: FIRST, OURS: FIRST}, {OURS})

    assert windows.raise_window_of(FIRST, PACK)
    assert (user32.front, user32.told) == (FILE_DIALOG, [FILE_DIALOG, OURS])


def test_a_file_that_nobody_took_is_left_to_the_second_start(windows: ModuleType, screen: Screen) -> None:
    screen({OURS: FIRST}, set())

    assert not windows.raise_window_of(FIRST, PACK)
    assert windows.raise_window_of(FIRST)


def test_without_a_window_there_is_nothing_to_raise(windows: ModuleType, screen: Screen) -> None:
    screen({NOT_OURS: STRANGER}, {NOT_OURS})

    assert not windows.raise_window_of(FIRST)
    assert not windows.raise_window_of(FIRST, PACK)
