"""The workspace folder: made, opened by one program at a time, read and changed in transactions, closed."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Engine

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage import backup as backups
from pii_desktop.storage import moving
from pii_desktop.storage.capture import watch
from pii_desktop.storage.engine import driver_connection, make_engine
from pii_desktop.storage.files import TEMPORARY, Told, flush_folder
from pii_desktop.storage.header import missing, read_schema
from pii_desktop.storage.held import discard, remove_patiently, replace_patiently
from pii_desktop.storage.identity import IDENTITY_NAME, is_as_closed, mark_closed, mark_open, write_identity
from pii_desktop.storage.lock import InstanceLock
from pii_desktop.storage.migrate import create_database, refuse_unsound, upgrade
from pii_desktop.storage.records import SCHEMA
from pii_desktop.storage.refusals import disk_refusal, in_words, read_only, refuse_deep
from pii_desktop.storage.sweeping import sweep
from pii_desktop.storage.unit_of_work import UnitOfWork

T = TypeVar("T")

DATABASE_NAME = "pii.sqlite"
_FOLDERS = ("evidence", "backups", "reports")


def create_workspace(folder: Path, *, who: str) -> "Workspace":
    """A new workspace in `folder`, opened. Raises WorkspaceError where one, or anything of its name, lies already.

    What was begun and could not be finished is taken back, so that the next try finds no half of a workspace.
    """
    with _disk_refused(folder):
        refuse_deep(folder)
        _refuse_occupied(folder)
    lock = InstanceLock(folder)
    with _disk_refused(folder), ExitStack() as unless_open:
        unless_open.callback(lock.withdraw)
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(who)
        _refuse_occupied(folder)
        unless_open.callback(_take_back, folder)
        for name in _FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        _place_new_database(folder)
        write_identity(folder, who)
        workspace = Workspace(folder, who, lock)
        unless_open.pop_all()
    return workspace


def open_workspace(folder: Path, *, who: str) -> "Workspace":
    """The workspace of `folder`, opened for `who`, brought to the newest schema after a backup.

    Raises WorkspaceError when another program has it open, when it is none, newer, damaged or read-only.
    """
    database = folder / DATABASE_NAME
    with _disk_refused(folder):
        if not database.exists():
            raise missing(folder)
        _refuse_read_only(database)
    lock = InstanceLock(folder)
    # The lock comes before the first look into the file: closing a file gives back every lock that this process has
    # on it, those of a connection that is open on it included (fcntl(2)).
    lock.acquire(who)
    with _disk_refused(folder), ExitStack() as unless_open:
        unless_open.callback(lock.withdraw)
        _bring_up_to_date(database, who)
        workspace = Workspace(folder, who, lock)
        unless_open.pop_all()
    return workspace


class Workspace(AbstractContextManager["Workspace"]):
    """An open workspace. It belongs to the thread that opened it; `create_workspace` and `open_workspace` make it."""

    def __init__(self, folder: Path, who: str, lock: InstanceLock) -> None:
        self.folder = folder
        self.who = who
        self._lock = lock
        self._thread = threading.get_ident()
        self._is_busy = False
        self._engine = make_engine(folder / DATABASE_NAME)
        with ExitStack() as unless_open:
            unless_open.callback(self._engine.dispose)
            self._connection: Connection | None = _open_soundly(self._engine, folder)
            mark_open(folder)
            unless_open.pop_all()

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """A transaction that is rolled back unless `commit()` was called. Raises WorkspaceError for a failing disk."""
        with self._alone() as connection, in_words(self.folder):
            connection.begin()
            try:
                yield UnitOfWork(connection, self.folder, self.who)
            finally:
                connection.rollback()

    def run(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """Call `use_case` in a transaction, commit, and return what it returned; roll back when it raises."""
        with self.unit_of_work() as uow:
            result = use_case(uow)
            uow.commit()
        return result

    def read(self, use_case: Callable[[UnitOfWork], T]) -> T:
        """Call `use_case` in a transaction that cannot write, and return what it returned."""
        with self.unit_of_work() as uow:
            uow.keep_no_step()
            driver = driver_connection(self._open_connection())
            driver.execute("PRAGMA query_only = ON")
            try:
                return use_case(uow)
            finally:
                driver.execute("PRAGMA query_only = OFF")

    def backup(self, reason: str) -> Path:
        """A verified copy of database and evidence under backups/; returns its folder."""
        with self._alone() as connection, in_words(self.folder):
            return backups.back_up(driver_connection(connection), self.folder, reason, self.who)

    def copy_to(self, place: Path, told: Told) -> None:
        """Make a whole, compared copy of this workspace in `place`; `told` hears the bytes. See storage/moving.py."""
        with self._alone() as connection:
            moving.copy_workspace(driver_connection(connection), self.folder, place, told)

    def check(self) -> None:
        """Look at every page and every reference. Raises WorkspaceError (code "workspace-damaged")."""
        with self._alone() as connection, in_words(self.folder):
            refuse_unsound(driver_connection(connection), self.folder)

    def last_backup(self) -> datetime | None:
        """When the newest backup was made."""
        return backups.last_backup(self.folder)

    def close(self) -> None:
        """Close the database, write down its hash, give the lock back. A second call does nothing."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        self._refuse_other_thread()
        try:
            connection.close()
            self._engine.dispose()
            mark_closed(self.folder, self.folder / DATABASE_NAME)
            _remove_empty_journal(self.folder)
        except OSError as error:
            raise disk_refusal(error, self.folder) from error
        finally:
            self._lock.release()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """The connection, while nothing else of this workspace uses it."""
        self._refuse_other_thread()
        if self._is_busy:
            raise RuntimeError("a unit of work of this workspace is under way")
        self._is_busy = True
        try:
            yield self._open_connection()
        finally:
            self._is_busy = False

    def _open_connection(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the workspace is closed")
        return self._connection

    def _refuse_other_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise RuntimeError("a workspace belongs to the thread that opened it")


@contextmanager
def _disk_refused(folder: Path) -> Iterator[None]:
    """What the disk refuses, in words."""
    try:
        yield
    except OSError as error:
        raise disk_refusal(error, folder) from error


def _bring_up_to_date(database: Path, who: str) -> None:
    schema = read_schema(database, SCHEMA)
    sweep(database.parent)
    if schema < SCHEMA:
        backups.back_up_closed(database, "upgrade", who)
        upgrade(database)


def _open_soundly(engine: Engine, folder: Path) -> Connection:
    """The one connection; the pages are checked unless the file is what the last clean close left."""
    is_known = is_as_closed(folder, folder / DATABASE_NAME)
    with in_words(folder):
        connection = engine.connect()
        if not is_known:
            refuse_unsound(driver_connection(connection), folder)
        watch(driver_connection(connection))
        return connection


def _place_new_database(folder: Path) -> None:
    temporary = folder / f"{TEMPORARY}{DATABASE_NAME}"
    remove_patiently(temporary)
    with in_words(folder):
        create_database(temporary)
    replace_patiently(temporary, folder / DATABASE_NAME)
    discard(temporary.with_name(f"{temporary.name}-journal"))
    flush_folder(folder)


def _take_back(folder: Path) -> None:
    """All that `create_workspace` makes; it made sure that nothing of it was there before."""
    for name in (DATABASE_NAME, f"{TEMPORARY}{DATABASE_NAME}"):
        discard(folder / name)
        discard(folder / f"{name}-journal")
    discard(folder / IDENTITY_NAME)
    for name in _FOLDERS:
        with suppress(OSError):
            (folder / name).rmdir()


def _remove_empty_journal(folder: Path) -> None:
    """What a clean close leaves of the journal; one that holds something belongs to the database."""
    journal = folder / f"{DATABASE_NAME}-journal"
    if journal.exists() and journal.stat().st_size == 0:
        discard(journal)


def _refuse_occupied(folder: Path) -> None:
    """Raises WorkspaceError unless nothing in `folder` would be written over or taken for ours."""
    taken = [name for name in (DATABASE_NAME, IDENTITY_NAME) if (folder / name).exists()]
    taken += [name for name in _FOLDERS if _holds_something(folder / name)]
    if folder.exists() and not folder.is_dir():
        taken = [folder.name]
    if taken:
        raise WorkspaceError(
            title=f"Không tạo được sổ dữ liệu trong “{folder.name}”.",
            text=f"Ở đó đã có “{taken[0]}”; chương trình không ghi đè lên bất cứ gì.",
            hint="Hãy mở sổ dữ liệu đã có, hoặc chọn một thư mục trống.",
            code="workspace-exists",
        )


def _holds_something(path: Path) -> bool:
    return path.exists() and not (path.is_dir() and next(path.iterdir(), None) is None)


def _refuse_read_only(database: Path) -> None:
    """Raises WorkspaceError where the marks say read-only; the administrator's account would write all the same."""
    # On Windows the mark of a folder means nothing.
    marked = [database] if os.name == "nt" else [database, database.parent]
    if any(not path.stat().st_mode & 0o222 for path in marked):
        raise read_only(database.parent)
