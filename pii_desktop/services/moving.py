"""A workspace goes to another folder: which place fits, the way there, and what is said in both places afterwards."""

import logging
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop import paths
from pii_desktop.domain import moving_refusals as refusals
from pii_desktop.domain.moving import NOTE_NAME, MovedAway, PlaceNews, Survey, note_of, read_note
from pii_desktop.domain.pack_names import LONGEST_PATH
from pii_desktop.errors import PiiError, WorkspaceError
from pii_desktop.services.synchronised import warning_due, who_synchronises
from pii_desktop.services.workspace import is_workspace

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

Told = Callable[[int, int, str], None]
"""Hears how many bytes of how many are done, and of what; what it raises stops the move."""

FOLDER_NAME = "So-PII"
_LEFT = "moved-from"
_SPARE = 16 << 20
"""Bytes that must stay free: the new place is worked in at once."""
_TEMPORARY_NAME = 26
"""Letters that names have while a copy is made: of its folder, and before that of each file."""
_log = logging.getLogger(__name__)


def place_news(workspace: "Workspace") -> PlaceNews:
    """What is to be said of an open workspace now."""
    moved = moved_away(workspace.folder)
    if moved is not None:
        return PlaceNews(moved_away=moved)
    by = warning_due(workspace)
    return PlaceNews(synchronised=by) if by else PlaceNews(left=workspace.read(_left))


def moved_away(folder: Path) -> MovedAway | None:
    """Where the workspace in `folder` went, by the note in it; None for one that is still used."""
    try:
        return read_note((folder / NOTE_NAME).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return None


def stay_here(workspace: "Workspace") -> None:
    """Use a workspace that was left once more: the note goes. Raises WorkspaceError."""
    from pii_desktop.storage.held import remove_patiently
    from pii_desktop.storage.refusals import disk_refusal

    try:
        remove_patiently(workspace.folder / NOTE_NAME)
    except OSError as error:
        raise disk_refusal(error, workspace.folder) from error


def forget_left(workspace: "Workspace") -> None:
    """Where the workspace came from was read; no history, nothing to undo."""
    workspace.run(lambda uow: uow.drafts.clear(_LEFT))


def proposed_place(folder: Path) -> Path | None:
    """A free folder that nobody synchronises, for the workspace in `folder`; None where it lies well already."""
    usual = paths.default_workspace()
    if folder.is_relative_to(usual.parent) and not who_synchronises(folder):
        return None
    place = _free(usual)
    return None if who_synchronises(place) else place


def place_in(chosen: Path) -> Path:
    """The folder for a workspace where the user chose `chosen`: itself when it is empty, else a new one in it.

    A folder with a workspace is itself, so that it is refused. Raises WorkspaceError (code "move-not-writable").
    """
    try:
        holds_something = chosen.is_dir() and next(chosen.iterdir(), None) is not None
    except OSError as error:
        raise refusals.not_writable(chosen) from error
    if is_workspace(chosen) or not (holds_something or chosen.parent == chosen):
        return chosen
    return _free(chosen / FOLDER_NAME)


def survey(folder: Path, place: Path) -> Survey:
    """What would come to `place` from the workspace in `folder`, nothing changed.

    Raises PiiError ("move-synchronised", "move-inside", "move-taken", "move-long", "move-not-writable",
    "move-no-room", "move-unread").
    """
    from pii_desktop.storage.moving import contents, refuse_taken, try_writing

    by = who_synchronises(place)
    if by is not None:
        raise refusals.synchronised(by)
    try:
        if place.resolve().is_relative_to(folder.resolve()):
            raise refusals.inside(place)
        refuse_taken(place)
        there = _existing(place)
        try_writing(there)
        free = shutil.disk_usage(there).free
    except OSError as error:
        raise refusals.not_writable(place) from error
    try:
        coming = contents(folder)
    except OSError as error:
        raise refusals.unread(Path(error.filename or folder).name) from error
    _refuse_long(place, max((len(str(each)) for each in coming.files), default=0))
    if free < coming.size + _SPARE:
        raise refusals.no_room(place, coming.size + _SPARE, free)
    return Survey(str(place), len(coming.files) + 1, coming.size, free, coming.others)


def move(workspace: "Workspace", place: Path, told: Told) -> "Workspace":
    """The same workspace in `place`, open. The old one stays open too, whole, and gets a note where the other lies.

    Raises PiiError as `survey` does, "move-differs" and the like, and what `told` raises; nothing lies in `place` then.
    """
    from pii_desktop.storage.moving import contents, folders_to_make, take_back

    survey(workspace.folder, place)
    new_folders = folders_to_make(place)
    workspace.copy_to(place, _Counting(told, contents(workspace.folder).work))
    with ExitStack() as unless_open:
        unless_open.callback(take_back, place, new_folders)
        moved = _opened(workspace, place)
        unless_open.pop_all()
    _leave_note(workspace.folder, place)
    return moved


def _opened(workspace: "Workspace", place: Path) -> "Workspace":
    """The copy, open, which remembers where it came from: that it can be written in is seen before the note is left."""
    from pii_desktop.storage.workspace import open_workspace

    try:
        moved = open_workspace(place, who=workspace.who)
        try:
            moved.run(lambda uow: uow.drafts.put(_LEFT, str(workspace.folder)))
        except PiiError:
            with suppress(PiiError):
                moved.close()
            raise
    except WorkspaceError as error:
        if error.code == "disk-full":  # it speaks of saving
            raise refusals.filled_up(place) from error
        raise
    return moved


class _Counting:
    """Tells how many bytes are done of all: a third are copied, the others compared."""

    def __init__(self, told: Told, total: int) -> None:
        self._told = told
        self._total = total
        self._done = 0

    def __call__(self, count: int) -> None:
        self._done += count
        is_copying = self._done <= self._total // 3
        words = "Đang chép sổ sang chỗ mới…" if is_copying else "Đang so từng tệp với bản gốc…"
        self._told(self._done, self._total, words)


def _left(uow: "UnitOfWork") -> str:
    return uow.drafts.get(_LEFT) or ""


def _leave_note(folder: Path, place: Path) -> None:
    """Without it nothing is lost: where it cannot be written the old folder stays as it is."""
    from pii_desktop.storage.files import write_whole

    text = note_of(str(place), datetime.now().astimezone())
    try:
        # Notepad of Windows 10 knows UTF-8 by the mark at the beginning.
        write_whole(folder / NOTE_NAME, text.replace("\n", "\r\n").encode("utf-8-sig"))
    except OSError as error:
        _log.info("no note was left in the old folder: %s", type(error).__name__)


def _free(wanted: Path) -> Path:
    """`wanted`, or a folder beside it with a number, where nothing lies yet."""
    place, number = wanted, 2
    while place.exists():
        place = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return place


def _existing(place: Path) -> Path:
    """The folder nearest to `place` that is there. Raises OSError where not even the drive is."""
    found = next((each for each in (place, *place.parents) if each.is_dir()), None)
    if found is None:
        raise FileNotFoundError(str(place))
    return found


def _refuse_long(place: Path, longest: int) -> None:
    made = len(str(place.parent)) + max(len(place.name), _TEMPORARY_NAME) + longest + _TEMPORARY_NAME
    if os.name == "nt" and made > LONGEST_PATH:
        raise refusals.too_long(place)
