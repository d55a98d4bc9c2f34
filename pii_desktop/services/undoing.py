"""Take an import back, for ever after: what the user did since then stays."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.listing import ImportRun
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


def imports(uow: "UnitOfWork") -> tuple[ImportRun, ...]:
    """All imports, newest first."""
    return tuple(reversed(uow.imports.all()))


def undo_import(workspace: "Workspace", import_id: ImportId) -> Changes:
    """Take one import back; later edits by the user stay.

    Raises InputError when there is no such import, it was undone, or a later one of the plan stands on it.
    """
    workspace.read(lambda uow: _check(uow, import_id))
    workspace.backup("undo-import")
    return workspace.run(lambda uow: _undo(uow, import_id))


def _check(uow: "UnitOfWork", import_id: ImportId) -> None:
    run = uow.imports.get(import_id)
    if run.undone_at is not None:
        raise InputError(f"Lần nhập {import_id} đã được hoàn tác.", "Chưa có gì thay đổi.", "", "import-undone")
    last = uow.imports.last_of(run.plan_id)
    if last is not None and last.id != import_id:
        raise InputError(
            f"Sau lần nhập {import_id} còn lần nhập {last.id} của cùng kế hoạch.",
            "Chưa có gì thay đổi.",
            f"Hãy hoàn tác lần nhập {last.id} trước.",
            "later-import",
        )


def _undo(uow: "UnitOfWork", import_id: ImportId) -> Changes:
    action = f"Hoàn tác lần nhập {import_id}"
    newest_first = tuple(reversed(uow.history.of_import(import_id)))
    # The undoing carries the number of the import too: its edits are not the user's own.
    with uow.action(action, import_id=import_id):
        touched = uow.revert(newest_first)
        uow.imports.mark_undone(import_id)
    plans = frozenset({uow.imports.get(import_id).plan_id})
    return Changes(action, assignments=touched, plans=plans, everything=True)
