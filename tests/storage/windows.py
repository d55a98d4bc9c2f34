"""How Windows refuses to rename and to remove what another program holds; Linux and Wine would let it."""

import errno
import os
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

DENIED = 5
SHARING_VIOLATION = 32

Named = Callable[[str], bool]


def as_windows_loads(module: ModuleType, patch: pytest.MonkeyPatch) -> ModuleType:
    """A module with what it has for Windows alone; the libraries of Windows are those of a test."""
    patch.setattr(sys, "platform", "win32")
    found = spec_from_file_location(f"{module.__name__}_on_windows", module.__file__ or "")
    if found is None or found.loader is None:
        raise ImportError(module.__name__)
    loaded = module_from_spec(found)
    found.loader.exec_module(loaded)
    return loaded


def refused_by_windows(number: int, *names: object) -> PermissionError:
    """What Windows says of the file or files named."""
    first, second = (*(str(name) for name in names), None, None)[:2]
    error = PermissionError(errno.EACCES, "The process cannot access the file", first, None, second)
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


def not_downloaded(path: object) -> OSError:
    """What Windows says of a placeholder of OneDrive while there is no network."""
    error = OSError(errno.EINVAL, "The cloud operation was unsuccessful", str(path))
    error.winerror = 388  # type: ignore[attr-defined,unused-ignore]
    return error


class Holder:
    """Another program that holds files: the first `times` tries to rename or remove what is `named` are refused."""

    def __init__(self, named: Named, number: int, times: int) -> None:
        self._named = named
        self._number = number
        self._times = times
        self.refused: list[str] = []

    def guard(self, step: Callable[..., None]) -> Callable[..., None]:
        """`step`, as Windows does it while the file is held."""

        def guarded(path: object, *others: object, **options: object) -> None:
            name = Path(str(path)).name
            if self._named(name) and len(self.refused) < self._times:
                self.refused.append(name)
                raise refused_by_windows(self._number, path, *others)
            step(path, *others, **options)

        return guarded


def hold(patch: pytest.MonkeyPatch, named: Named, number: int = SHARING_VIOLATION, times: int = 1_000_000) -> Holder:
    """Begin to hold; nobody waits for real meanwhile. A holder that is to let go gets a context of its own."""
    holder = Holder(named, number, times)
    patch.setattr("time.sleep", lambda _: None)
    for step in ("rename", "replace", "unlink", "rmdir"):
        patch.setattr(os, step, holder.guard(getattr(os, step)))
    return holder
