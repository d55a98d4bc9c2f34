"""The code of Windows is found also where Python brings the number of POSIX alone."""

import ctypes
import errno
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from pii_desktop import winerrors
from tests.storage.windows import SHARING_VIOLATION, as_windows_loads, refused_by_windows

Remember = Callable[[int], None]


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it."""
    return as_windows_loads(winerrors, monkeypatch)


@pytest.fixture
def remember(monkeypatch: pytest.MonkeyPatch) -> Remember:
    """Lets the C library remember a code of Windows."""
    last = [0]

    def get(kept: Any) -> int:
        kept._obj.value = last[0]
        return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(_get_doserrno=get))
    return lambda code: last.__setitem__(0, code)


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EACCES, 32), (errno.EACCES, 5), (errno.ENOENT, 3), (errno.ENOENT, 206), (errno.EINVAL, 388)],
)
def test_opening_brings_a_number_and_the_library_knows_the_code(
    on_windows: ModuleType, remember: Remember, number: int, code: int
) -> None:
    remember(code)

    assert on_windows.said_by_windows(OSError(number, "")) == code


def test_what_the_library_remembers_of_an_earlier_failure_is_not_believed(
    on_windows: ModuleType, remember: Remember
) -> None:
    remember(2)

    assert on_windows.said_by_windows(OSError(errno.EACCES, "")) == 0


def test_renaming_brings_the_code_itself(on_windows: ModuleType, remember: Remember) -> None:
    remember(5)

    assert on_windows.said_by_windows(refused_by_windows(SHARING_VIOLATION, "báo cáo.xlsx")) == SHARING_VIOLATION


def test_a_library_that_does_not_tell_is_no_fault(on_windows: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())

    assert on_windows.said_by_windows(PermissionError(errno.EACCES, "")) == 0


def test_a_placeholder_of_onedrive_is_known(on_windows: ModuleType, remember: Remember) -> None:
    remember(362)  # the cloud file provider is not running

    assert on_windows.is_left_in_cloud(OSError(errno.EINVAL, ""))
    assert not on_windows.is_left_in_cloud(OSError(errno.EACCES, ""))
