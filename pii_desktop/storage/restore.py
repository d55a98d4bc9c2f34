"""Going back to a backup. The present is put aside first, so that going back can itself be taken back."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.backup import back_up_closed, verify
from pii_desktop.storage.files import TEMPORARY, copy_whole, find_by_hash, flush_folder
from pii_desktop.storage.header import read_schema
from pii_desktop.storage.held import discard, remove_patiently, replace_patiently
from pii_desktop.storage.identity import mark_open
from pii_desktop.storage.lock import InstanceLock
from pii_desktop.storage.manifest import DATABASE_NAME
from pii_desktop.storage.records import SCHEMA
from pii_desktop.storage.refusals import disk_refusal
from pii_desktop.storage.rotation import pool_of

ASIDE_NAME = "damaged"


def restore(folder: Path, backup: Path, *, who: str) -> Path | None:
    """Put a closed workspace back to one of its backups.

    Returns where the present lies: a backup that `restore` takes in turn, or, where the present was damaged, a folder
    with its files as they were; None when there was no database at all. Raises WorkspaceError ("backup-damaged",
    "workspace-in-use", "workspace-newer", ...), everything as it was.
    """
    lock = InstanceLock(folder)
    lock.acquire(who)
    try:
        manifest = verify(backup)
        read_schema(backup / DATABASE_NAME, SCHEMA)
        incoming = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
        try:
            copy_whole(backup / DATABASE_NAME, incoming)
            for sha256 in manifest.evidence:
                _bring_back(folder, backup, sha256)
            # Last of all, since a rotation after it may remove the backup that is being restored.
            aside = _put_aside(folder / DATABASE_NAME, who)
            _exchange(incoming, folder / DATABASE_NAME)
            mark_open(folder)
        finally:
            discard(incoming)
    except OSError as error:
        raise disk_refusal(error, folder) from error
    finally:
        lock.release()
    return aside


def _bring_back(folder: Path, backup: Path, sha256: str) -> None:
    """Copy a file of evidence that is no longer there out of the pool; the others are the same by their hash."""
    if find_by_hash(folder / "evidence", sha256) is not None:
        return
    source = find_by_hash(pool_of(backup.parent), sha256)
    if source is not None:
        target = folder / "evidence" / sha256[:2] / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(source, target)


def _put_aside(database: Path, who: str) -> Path | None:
    """A backup of the present, or its bare files where it cannot be read any more."""
    if not database.exists():
        return None
    try:
        read_schema(database, SCHEMA)
        return back_up_closed(database, "before-restore", who)
    except WorkspaceError:
        return _copy_as_it_is(database)


def _copy_as_it_is(database: Path) -> Path:
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    aside = database.parent / "backups" / f"{ASIDE_NAME}-{stamp}"
    aside.mkdir(parents=True)
    for file in (database, _journal_of(database)):
        if file.exists():
            copy_whole(file, aside / file.name)
    flush_folder(aside)
    return aside


def _exchange(incoming: Path, database: Path) -> None:
    # The journal was rolled back or put aside; beside the restored file it would be played into it.
    remove_patiently(_journal_of(database))
    replace_patiently(incoming, database)
    flush_folder(database.parent)


def _journal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-journal")
