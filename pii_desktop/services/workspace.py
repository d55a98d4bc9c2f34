"""Make and open workspaces."""

import getpass
import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.collectives import Reach
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import bundled_plan, directory
from pii_desktop.services.profiles import default_profile, save_profile
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.merging import ImportOutcome
    from pii_desktop.services.ports import UnitOfWork, Workspace

DATABASE_NAME = "pii.sqlite"


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What a workspace is begun with."""

    province: str
    department: str


def is_workspace(folder: Path) -> bool:
    """True when `folder` holds a workspace, whether or not it can be opened; False too for a share that is away."""
    return os.path.exists(folder / DATABASE_NAME)  # noqa: PTH110 - that of pathlib raises for such a share


def _nothing_more(_workspace: "Workspace") -> None:
    """A workspace without a plan."""


def create_workspace(
    folder: Path, new: NewWorkspace, fill: Callable[["Workspace"], object] = _nothing_more
) -> "Workspace":
    """A new, open workspace for a department, filled by `fill`. Never writes over anything.

    Raises PiiError; nothing that was made is then left behind, so that the user can try again.
    """
    from pii_desktop.storage.workspace import create_workspace as create

    if not one_line(new.province) or not one_line(new.department):
        raise InputError("Chưa chọn tỉnh, thành phố hoặc đơn vị.", "Chưa có gì được tạo.", "Hãy chọn cả hai.", "blank")
    there, existed = _before(folder)
    with ExitStack() as unless_filled:
        workspace = create(folder, who=user_name())
        unless_filled.callback(_take_away, folder, there, existed=existed)
        unless_filled.callback(workspace.close)
        workspace.run(lambda uow: _begin(uow, new))
        fill(workspace)
        unless_filled.pop_all()
    return workspace


def _begin(uow: "UnitOfWork", new: NewWorkspace) -> None:
    """The profile; without it nothing can be shown, so that undo never takes it away."""
    uow.keep_no_step()
    save_profile(uow, default_profile(new.province, new.department))


def _before(folder: Path) -> tuple[frozenset[Path], bool]:
    """What lies in the folder, and whether there is one. Raises WorkspaceError where one may not look."""
    from pii_desktop.storage.refusals import disk_refusal

    try:
        return _content(folder), folder.exists()
    except OSError as error:
        raise disk_refusal(error, folder) from error


def _content(folder: Path) -> frozenset[Path]:
    return frozenset(folder.iterdir()) if folder.is_dir() else frozenset()


def _take_away(folder: Path, there: frozenset[Path], *, existed: bool) -> None:
    """What was made by us goes; making refused to write over anything, so the rest is not ours.

    Where another program holds some of it, the first refusal is still what the user must hear.
    """
    from pii_desktop.storage.held import discard

    with suppress(OSError):
        for path in _content(folder) - there:
            discard(path)
        if not existed and folder.is_dir() and not _content(folder):
            folder.rmdir()


def open_workspace(folder: Path) -> "Workspace":
    """The workspace in `folder`, open and locked. Raises WorkspaceError that says why not, the file untouched."""
    from pii_desktop.storage.workspace import open_workspace as open_stored

    return open_stored(folder, who=user_name())


def holder_process(folder: Path) -> int | None:
    """The process on this computer that has the workspace in `folder` open, if that is known."""
    from pii_desktop.storage.lock import holder_process as held_by

    return held_by(folder)


def check_bundled(key: str) -> None:
    """Raise PiiError for a bundled plan that is not there, before anything is made."""
    bundled_plan(key)


def check_department(typed: str) -> None:
    """Raise InputError (code "unknown-department") for a name that no department of the catalogue bears."""
    found = directory().resolve(one_line(typed))
    if not one_line(typed) or found.department is not None or found.reach is Reach.OTHERS:
        return
    near = ", ".join(department.name for department in found.candidates)
    raise InputError(
        f"Không có đơn vị “{one_line(typed)}” trong danh mục.",
        f"Có thể là: {near}. Chưa có gì được tạo." if near else "Chưa có gì được tạo.",
        "Hãy sửa lại tên; nếu đúng là tên đơn vị, thêm --unlisted.",
        "unknown-department",
    )


def take_bundled(workspace: "Workspace", key: str) -> "ImportOutcome":
    """Store a bundled plan as the first import. Raises PiiError for an unknown key."""
    # Not at the start of the program: what only an import needs would keep the first page waiting.
    from pii_desktop.services.importing import preview_bundled
    from pii_desktop.services.merging import accept, merge

    shown = workspace.read(lambda uow: preview_bundled(uow, key))
    return merge(workspace, shown, accept(shown.changeset))


def plans(workspace: "Workspace") -> tuple[StoredPlan, ...]:
    """The plans of a workspace."""
    return workspace.read(lambda uow: uow.plans.all())


def user_name() -> str:
    """Who works here, for the history: the name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account name is known: some locked-down machines
        return "người dùng"
