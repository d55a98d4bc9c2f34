"""The workspace folder: made, opened by one program at a time, read and changed in transactions, closed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from pii_desktop.storage.unit_of_work import UnitOfWork

T = TypeVar("T")


def create_workspace(folder: Path, *, who: str) -> "Workspace":
    """A new workspace in `folder`, opened. Raises WorkspaceError where one, or anything of its name, lies already."""
    raise NotImplementedError


def open_workspace(folder: Path, *, who: str) -> "Workspace":
    """The workspace of `folder`, opened for `who`, brought to the newest schema after a backup.

    Raises WorkspaceError when another program has it open, when it is none, newer, damaged or read-only.
    """
    raise NotImplementedError


class Workspace(AbstractContextManager["Workspace"]):
    """An open workspace. It belongs to the thread that opened it."""

    folder: Path
    who: str

    def unit_of_work(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that is rolled back unless `commit()` was called."""
        raise NotImplementedError

    def run(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """Call `use_case` in a transaction, commit, and return what it returned; roll back when it raises."""
        raise NotImplementedError

    def read(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """Call `use_case` in a transaction that cannot write, and return what it returned."""
        raise NotImplementedError

    def backup(self, reason: str) -> Path:
        """A verified copy of database and evidence under backups/; returns its folder."""
        raise NotImplementedError

    def last_backup(self) -> datetime | None:
        """When the newest backup was made."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the database, write down its hash, give the lock back."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self
