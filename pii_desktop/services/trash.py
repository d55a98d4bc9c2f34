"""The trash: what was deleted rests there for a reporting year (reliability.md 10)."""

from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import StepId
from pii_desktop.domain.steps import Step, kept_since

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork, Workspace


def trash(uow: "UnitOfWork") -> tuple[Step, ...]:
    """What was deleted and can be restored, newest first."""
    return uow.steps.trash()


def restore(uow: "UnitOfWork", step_id: StepId) -> Changes:
    """Bring back what was deleted; undo takes that back in turn. Raises InputError ("not-found", "undo-conflict")."""
    return uow.steps.restore(step_id)


def empty_old(workspace: "Workspace", today: date) -> int:
    """Let go of what was deleted more than a reporting year ago, after a backup; how many deletions that were."""
    since = kept_since(today)
    if not any(step.at.astimezone().date() < since for step in workspace.read(trash)):
        return 0
    workspace.backup("before-trash")
    return workspace.run(lambda uow: uow.steps.purge(since))
