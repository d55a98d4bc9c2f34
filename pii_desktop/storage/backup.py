"""Backups: the database as one file, the evidence by hash in a pool that all backups share, and a manifest.

A backup counts only once its copy was opened, checked, counted and hashed; until then it bears the temporary mark.
"""

import logging
import re
import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path, PurePath
from urllib.parse import quote

from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.files import TEMPORARY, HashedFiles, copy_whole, flush_folder, flush_to_disk, hash_of
from pii_desktop.storage.held import discard, patiently, remove_patiently
from pii_desktop.storage.manifest import DATABASE_NAME, Manifest, read_manifest, write_manifest
from pii_desktop.storage.migrate import refuse_unsound
from pii_desktop.storage.named_files import named_files
from pii_desktop.storage.refusals import disk_refusal, in_words, is_busy, is_withheld
from pii_desktop.storage.rotation import known_backups, pool_of, remove_old
from pii_desktop.text.normalise import search_key

_SLUG = re.compile(r"[^a-z0-9]+")
_log = logging.getLogger(__name__)


def back_up(connection: sqlite3.Connection, folder: Path, reason: str, who: str) -> Path:
    """A verified backup of the workspace in `folder`, whose open database is `connection`; then old ones go.

    Returns the backup's folder. Raises WorkspaceError ("backup-failed", "disk-full", ...), older backups untouched.
    """
    backups = folder / "backups"
    making = backups / f"{TEMPORARY}{secrets.token_hex(8)}"
    try:
        making.mkdir(parents=True)
        copy = making / DATABASE_NAME
        copy_open_database(connection, copy)
        place = _finish(making, folder, _described(copy, connection, reason, who))
    except OSError as error:
        raise disk_refusal(error, folder) from error
    finally:
        discard(making)
    remove_old(backups)
    return place


def back_up_closed(database: Path, reason: str, who: str) -> Path:
    """`back_up` of a database that nobody has open."""
    with in_words(database.parent), closing(sqlite3.connect(database)) as connection:
        return back_up(connection, database.parent, reason, who)


def last_backup(folder: Path) -> datetime | None:
    """When the newest backup of a workspace was made; None when there is none."""
    newest = max(known_backups(folder / "backups"), key=lambda backup: backup.sequence, default=None)
    return None if newest is None else newest.made_at


def verify(backup: Path) -> Manifest:
    """The manifest of a backup of which every byte was checked.

    Raises WorkspaceError (code "backup-damaged") naming what is missing or changed.
    """
    manifest = read_manifest(backup)
    database = backup / DATABASE_NAME
    if manifest is None or not database.exists() or hash_of(database) != manifest.database_sha256:
        raise _damaged(backup, "Tệp dữ liệu trong bản sao lưu đã bị thay đổi hoặc không còn.")
    pool = HashedFiles(pool_of(backup.parent))
    for sha256 in manifest.evidence:
        copy = pool.find(sha256)
        if copy is None or hash_of(copy) != sha256:
            raise _damaged(backup, "Có tệp minh chứng trong bản sao lưu đã bị thay đổi hoặc không còn.")
    with closing(open_copy(database)) as connection:
        refuse_unsound(connection, backup)
    return manifest


def copy_open_database(connection: sqlite3.Connection, copy: Path) -> None:
    """Write what is committed in an open database to the file `copy`, flushed. Raises OSError and sqlite3.Error."""
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    with patiently(lambda: copy.open("rb+")) as file:
        flush_to_disk(file)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    names = [name for (name,) in connection.execute(tables)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _described(copy: Path, source: sqlite3.Connection, reason: str, who: str) -> Manifest:
    """What the copy holds, once it was opened, checked, and counted against its source."""
    with closing(open_copy(copy)) as connection:
        refuse_unsound(connection, copy.parent)
        rows = row_counts(connection)
        if rows != row_counts(source):
            raise _failed(copy.parent.parent.parent)
        newest = connection.execute("SELECT hash FROM history ORDER BY id DESC LIMIT 1").fetchone()
        evidence = named_files(connection)
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return Manifest(
        made_at=datetime.now(UTC),
        reason=reason,
        who=who,
        schema=schema,
        database_sha256=hash_of(copy),
        rows=rows,
        history_head=newest[0] if newest else "",
        evidence=evidence,
    )


def _finish(making: Path, folder: Path, manifest: Manifest) -> Path:
    """Copy the evidence, write the manifest, and give the backup its name."""
    sources, pool = HashedFiles(folder / "evidence"), pool_of(making.parent)
    there = HashedFiles(pool)
    copied = tuple(each for each in manifest.evidence if _pooled(sources.find(each), there.find(each), pool, each))
    sequence = max((backup.sequence for backup in known_backups(making.parent)), default=0) + 1
    write_manifest(making, manifest.with_evidence(sequence, copied))
    slug = _SLUG.sub("-", search_key(manifest.reason))[:40].strip("-") or "backup"
    place = making.parent / f"{sequence:06d}-{manifest.made_at:%Y%m%dT%H%M%SZ}-{slug}"
    patiently(lambda: making.rename(place))
    flush_folder(place.parent)
    return place


def _pooled(source: Path | None, copied: Path | None, pool: Path, sha256: str) -> bool:
    """True when the evidence lies in the pool.

    A file that is gone, changed, or that another program does not let us read must not stop the backup of the rest.
    """
    if copied is not None and (source is None or copied.stat().st_size == source.stat().st_size):
        return True
    if source is None or not _may_be_read(source):
        return False
    target = pool / sha256[:2] / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    if copy_whole(source, target) != sha256:
        remove_patiently(target)
        return False
    return True


def _may_be_read(source: Path) -> bool:
    try:
        patiently(lambda: source.open("rb"), is_busy).close()
    except OSError as error:
        if not is_withheld(error):
            raise
        _log.info("%s is held and not in this backup", source.name)
        return False
    return True


def open_copy(database: Path) -> sqlite3.Connection:
    """A connection that leaves no trace beside the file."""
    return sqlite3.connect(f"{address_of(database.absolute())}?mode=ro&immutable=1", uri=True)


def address_of(path: PurePath) -> str:
    """An absolute path as SQLite takes it for a URI.

    `as_uri` gives the server of a share as authority, which SQLite refuses: https://www.sqlite.org/uri.html.
    """
    return f"file:///{quote(path.as_posix().removeprefix('/'), safe='/:')}"


def _damaged(backup: Path, why: str) -> WorkspaceError:
    return WorkspaceError(
        title=f"Bản sao lưu “{backup.name}” không dùng được.",
        text=f"{why} Dữ liệu hiện tại không bị thay đổi.",
        hint="Hãy chọn một bản sao lưu khác.",
        code="backup-damaged",
    )


def _failed(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        title=f"Chưa sao lưu được “{folder.name}”.",
        text="Bản sao vừa tạo không khớp với dữ liệu nên đã bị bỏ; các bản sao lưu cũ vẫn còn.",
        hint="Hãy thử lại; nếu vẫn lỗi, hãy kiểm tra ổ đĩa.",
        code="backup-failed",
    )
