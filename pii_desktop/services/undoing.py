"""Take an import back, for ever after: what the user did since then stays."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, ImportId, PlanId
from pii_desktop.domain.listing import HistoryRow, ImportRun
from pii_desktop.errors import InputError
from pii_desktop.services.plan_subjects import take_subject_back
from pii_desktop.services.plan_work import replace_items
from pii_desktop.services.undoing_periods import take_back_periods

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace

_ASSIGNMENT, _PLAN = "assignment", "plan"


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
    everything = uow.history.of_import(import_id)
    rows = [row for row in everything if row.entity == _ASSIGNMENT]
    created = {AssignmentId(row.entity_id) for row in rows if not row.field}
    changed = {AssignmentId(row.entity_id) for row in rows if row.field} - created
    # The undoing carries the number of the import too: its edits are not the user's own.
    with uow.action(action, import_id=import_id):
        for assignment_id in sorted(created):
            _take_out(uow, assignment_id)
        for assignment_id in sorted(changed):
            _put_back(uow, assignment_id, [row for row in rows if row.entity_id == assignment_id])
        _put_plan_back(uow, uow.imports.get(import_id).plan_id, everything)
        take_back_periods(uow, everything)
        plan_id = uow.imports.get(import_id).plan_id
        take_subject_back(uow, plan_id, everything)
        if not uow.assignments.of_plan(plan_id):
            # A plan without rows stands in nobody's place.
            uow.plans.continue_plan(plan_id, None)
        uow.imports.mark_undone(import_id)
    plans = frozenset({uow.imports.get(import_id).plan_id})
    return Changes(action, assignments=frozenset(created | changed), plans=plans, everything=True)


def _take_out(uow: "UnitOfWork", assignment_id: AssignmentId) -> None:
    """Remove a row that the import made; one with progress or evidence is archived instead."""
    try:
        uow.assignments.delete(assignment_id)
    except InputError:
        uow.assignments.archive(assignment_id)


def _put_back(uow: "UnitOfWork", assignment_id: AssignmentId, rows: Iterable[HistoryRow]) -> None:
    """Give each field the value it had before the import, unless it was changed since."""
    texts = _texts_before(uow.history.of(_ASSIGNMENT, assignment_id), rows)
    uow.assignments.put_fields(assignment_id, texts)
    if texts.keys() & {"tasks", "timing"}:
        replace_items(uow, assignment_id)


def _put_plan_back(uow: "UnitOfWork", plan_id: PlanId, everything: Iterable[HistoryRow]) -> None:
    """Title and number, headings and the targets of pillars, unless they were changed since."""
    rows = [row for row in everything if row.entity == _PLAN and row.entity_id == plan_id and row.field]
    uow.plans.put_fields(plan_id, _texts_before(uow.history.of(_PLAN, plan_id), rows))


def _texts_before(history: Iterable[HistoryRow], rows: Iterable[HistoryRow]) -> dict[str, str]:
    """Field → what it was before `rows`, the changes of an import; `history` is all of it, newest first."""
    newest: dict[str, HistoryRow] = {}
    for row in history:
        newest.setdefault(row.field, row)
    first: dict[str, HistoryRow] = {}
    last: dict[str, HistoryRow] = {}
    for row in rows:
        first.setdefault(row.field, row)
        last[row.field] = row
    return {field: row.old for field, row in first.items() if newest[field].id == last[field].id}
