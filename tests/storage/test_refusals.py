"""What the disk and SQLite refuse is said in words; what is a bug stays one."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.storage.refusals import disk_refusal, in_words
from pii_desktop.storage.workspace import Workspace
from tests.storage.stored import a_stored_assignment, a_stored_plan


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("INSERT INTO history VALUES ...")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "workspace-read-only"),
        (errno.EACCES, "workspace-read-only"),
        (errno.EBUSY, "file-busy"),
        (errno.EIO, "disk-error"),
        (errno.ENODEV, "disk-error"),
    ],
)
def test_what_the_disk_refuses_is_said_in_words(number: int, code: str) -> None:
    assert disk_refusal(OSError(number, "x"), Path("Không gian")).code == code


def test_a_sharing_violation_of_windows_asks_to_wait() -> None:
    error = OSError(errno.EACCES, "being used by another process")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]

    assert disk_refusal(error, Path("Không gian")).code == "file-busy"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "disk-full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk-error"),
        (sqlite3.SQLITE_READONLY, "workspace-read-only"),
        (sqlite3.SQLITE_CORRUPT, "workspace-damaged"),
        (sqlite3.SQLITE_NOTADB, "workspace-damaged"),
    ],
)
def test_what_sqlite_refuses_is_said_without_sql(number: int, code: str) -> None:
    with pytest.raises(WorkspaceError) as caught, in_words(Path("Không gian")):
        raise sqlite_error(number)

    assert caught.value.code == code
    assert "INSERT" not in str(caught.value)


def test_a_broken_constraint_is_a_bug(workspace: Workspace) -> None:
    workspace.run(a_stored_assignment)
    with pytest.raises(IntegrityError):
        workspace.run(lambda uow: uow._connection.exec_driver_sql("DELETE FROM plan"))
    with pytest.raises(IntegrityError):
        workspace.run(lambda uow: uow._connection.exec_driver_sql("INSERT INTO setting VALUES ('a', '1'), ('a', '2')"))


def test_what_names_a_thing_that_is_gone_is_no_bug(workspace: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: uow.work_items.add(AssignmentId(7), "không có chỉ số nào"))

    assert caught.value.code == "not-found"
    assert "FOREIGN" not in str(caught.value)


def test_a_full_disk_keeps_what_was_saved_and_the_next_save_works(workspace: Workspace) -> None:
    workspace.run(a_stored_plan)
    with workspace.unit_of_work() as uow:
        size = uow._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        uow._connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")

    with pytest.raises(WorkspaceError) as caught:
        workspace.run(lambda uow: uow.settings.put("ghi chú", "dài " * 100_000))

    assert caught.value.code == "disk-full"
    with workspace.unit_of_work() as uow:
        uow._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    workspace.run(lambda uow: uow.settings.put("ghi chú", "ngắn"))
    assert workspace.read(lambda uow: (len(uow.plans.all()), uow.history.verify())) == (1, True)
