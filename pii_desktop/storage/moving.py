"""A whole copy of an open workspace in another folder.

It is made beside its place under a temporary name with a note that it is not finished, compared with the original file
by file and row by row, and gets its name last. The original is only read. Whatever ends it, the copy is taken away;
what a kill leaves bears the temporary mark and goes with the next try.
"""

import errno
import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pii_desktop.domain import moving_refusals as refusals
from pii_desktop.domain.moving import NOTE_NAME
from pii_desktop.errors import WorkspaceError
from pii_desktop.storage.backup import copy_open_database, open_copy, row_counts
from pii_desktop.storage.files import TEMPORARY, Told, copy_whole, flush_folder, hash_of, write_whole
from pii_desktop.storage.held import discard, patiently
from pii_desktop.storage.identity import IDENTITY_NAME, mark_closed
from pii_desktop.storage.lock import HOLDER_NAME, LOCK_NAME
from pii_desktop.storage.manifest import DATABASE_NAME
from pii_desktop.storage.migrate import refuse_unsound
from pii_desktop.storage.refusals import in_words, is_busy

UNFINISHED = "CHƯA CHÉP XONG.txt"
_UNFINISHED_TEXT = (
    "Bản chép này của một sổ dữ liệu PII Desktop chưa xong và không dùng được. Có thể xoá cả thư mục.\r\n"
)
_UNNAMED = f"{TEMPORARY}{DATABASE_NAME}"
_TOKEN = 8  # bytes in the temporary name
_FOLDERS = ("evidence", "backups", "reports")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in the folder of a workspace.

    `files` are its files but the database, relative to it, with the bytes of each; `database` are the bytes of that
    one; `others` counts what a user put beside them.
    """

    files: dict[Path, int]
    database: int
    others: int = 0

    @property
    def size(self) -> int:
        """All bytes."""
        return sum(self.files.values()) + self.database

    @property
    def work(self) -> int:
        """How many bytes `copy_workspace` tells in all: each file is read once to be copied, twice to be compared."""
        return 3 * sum(self.files.values())


def contents(folder: Path) -> Contents:
    """What belongs to the workspace in `folder`, and how much else lies there. Raises OSError."""
    found = {Path(IDENTITY_NAME): (folder / IDENTITY_NAME)} if (folder / IDENTITY_NAME).exists() else {}
    for name in _FOLDERS:
        found |= {path.relative_to(folder): path for path in _files_below(folder / name)}
    sizes = {relative: path.stat().st_size for relative, path in found.items()}
    others = sum(not _is_ours(path.name) for path in folder.iterdir())
    return Contents(sizes, (folder / DATABASE_NAME).stat().st_size, others)


def refuse_taken(place: Path) -> None:
    """Raises InputError (code "move-taken") unless `place` is not there, or is an empty folder. Raises OSError."""
    if place.exists() and (not place.is_dir() or next(place.iterdir(), None) is not None):
        raise refusals.taken(place)


def copy_workspace(connection: sqlite3.Connection, folder: Path, place: Path, told: Told) -> None:
    """Copy the workspace in `folder`, whose open database is `connection`, to `place`; `told` hears the bytes.

    Raises PiiError ("move-taken", "move-no-room", "move-differs", "move-unread", ...) and what `told` raises, nothing
    of the copy left.
    """
    refuse_taken(place)
    new_folders = folders_to_make(place)
    making = place.parent / _temporary_name()
    with _said(folder, place), ExitStack() as unless_done:
        unless_done.callback(take_back, making, new_folders)
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place.parent)
        _fill(connection, folder, making, told)
        _give_name(making, place)
        unless_done.pop_all()


def row_hashes(connection: sqlite3.Connection) -> dict[str, str]:
    """The SHA-256 of all that stands in each table."""
    return {name: _hash_of_rows(connection, name) for name in row_counts(connection)}


def _fill(connection: sqlite3.Connection, folder: Path, making: Path, told: Told) -> None:
    making.mkdir()
    write_whole(making / UNFINISHED, _UNFINISHED_TEXT.encode("utf-8-sig"))
    for name in _FOLDERS:
        (making / name).mkdir()
    files = contents(folder).files
    for relative in files:
        (making / relative).parent.mkdir(parents=True, exist_ok=True)
        patiently(lambda each=relative: copy_whole(folder / each, making / each, told), is_busy)  # type: ignore[misc]
    _compare(folder, making, files, told)
    _copy_database(connection, folder, making / _UNNAMED)
    mark_closed(making, making / _UNNAMED)
    for each in (making, *(path for path in making.rglob("*") if path.is_dir())):
        flush_folder(each)


def _compare(folder: Path, making: Path, files: dict[Path, int], told: Told) -> None:
    """Read both sides again: what the copying itself lost is seen too. Raises WorkspaceError (code "move-differs")."""
    copied = {path.relative_to(making) for path in _files_below(making)} - {Path(UNFINISHED)}
    for relative in copied ^ files.keys():
        raise refusals.differs(relative.name)
    for relative in files:
        if hash_of(folder / relative, told) != hash_of(making / relative, told):
            raise refusals.differs(relative.name)


def _copy_database(connection: sqlite3.Connection, folder: Path, copy: Path) -> None:
    """Read through its connection: opening the file beside it would give back the locks of this process."""
    with in_words(folder):
        copy_open_database(connection, copy)
        with closing(open_copy(copy)) as copied:
            refuse_unsound(copied, folder)
            if row_hashes(copied) != row_hashes(connection):
                raise refusals.differs(DATABASE_NAME)


def _hash_of_rows(connection: sqlite3.Connection, table: str) -> str:
    digest = hashlib.sha256()
    for each in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name the database itself gave
        digest.update(repr(each).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _give_name(making: Path, place: Path) -> None:
    """Until now no database had its name, so that what a kill leaves is taken for no workspace."""
    patiently(lambda: (making / _UNNAMED).rename(making / DATABASE_NAME))
    is_there = place.exists()
    if is_there:
        patiently(place.rmdir)  # an empty folder that the user made; Windows renames over nothing
    try:
        # A virus scanner looks at so many new files for longer than at one.
        patiently(lambda: patiently(lambda: making.rename(place)))
    except OSError:
        if is_there:
            place.mkdir()
        raise
    flush_folder(place.parent)
    discard(place / UNFINISHED)


def _is_ours(name: str) -> bool:
    known = {*_FOLDERS, IDENTITY_NAME, LOCK_NAME, HOLDER_NAME, NOTE_NAME, "desktop.ini"}
    return name in known or name.startswith((DATABASE_NAME, TEMPORARY))


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file in `folder` and its folders but those that are not whole."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(TEMPORARY):
            continue
        if path.is_dir():
            yield from _files_below(path)
        else:
            yield path


def folders_to_make(place: Path) -> list[Path]:
    """The folders above `place` that are not there yet, the innermost first."""
    return [each for each in place.parents if not each.exists()]


def take_back(copy: Path, new_folders: list[Path]) -> None:
    """Take a copy away, and `new_folders` as far as they are empty then."""
    discard(copy)
    for each in new_folders:
        with suppress(OSError):
            each.rmdir()


def try_writing(folder: Path) -> None:
    """Raises OSError where no folder can be made in `folder`."""
    tried = folder / _temporary_name()
    tried.mkdir()
    tried.rmdir()


def _temporary_name() -> str:
    return f"{TEMPORARY}{secrets.token_hex(_TOKEN)}"


def _sweep(parent: Path) -> None:
    """Take away copies that a kill left unfinished beside the new place."""
    for folder in parent.glob(f"{TEMPORARY}{'[0-9a-f]' * 2 * _TOKEN}"):
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        # The note is the first file: before it there is nothing else.
        if folder.is_dir() and (UNFINISHED in names or names <= {f"{TEMPORARY}{UNFINISHED}"}):
            discard(folder)


@contextmanager
def _said(folder: Path, place: Path) -> Iterator[None]:
    """What the two disks refuse, in words."""
    try:
        yield
    except OSError as error:
        raise _refusal(error, folder, place) from error
    except WorkspaceError as error:
        if error.code == "disk-full":  # what SQLite said of the copy speaks of saving
            raise refusals.filled_up(place) from error
        raise


def _refusal(error: OSError, folder: Path, place: Path) -> WorkspaceError:
    name = Path(error.filename) if isinstance(error.filename, str) else None
    if error.errno in _FULL:
        return refusals.filled_up(place)
    if name is not None and name.is_relative_to(folder):
        return refusals.unread(name.name)
    return refusals.not_writable(place) if error.errno in _DENIED and not is_busy(error) else refusals.cut_off(place)
