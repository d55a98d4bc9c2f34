"""The trash: what was deleted rests there for a reporting year (reliability.md 10)."""

from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import StepId
from pii_desktop.domain.steps import Step, kept_since

if TYPE_CHECKING:
    from pii_desktop.services.ports import EvidenceFiles, UnitOfWork, Workspace


def trash(uow: "UnitOfWork") -> tuple[Step, ...]:
    """What was deleted and can be restored, newest first."""
    return uow.steps.trash()


def restore(uow: "UnitOfWork", step_id: StepId) -> Changes:
    """Bring back what was deleted; undo takes that back in turn. Raises InputError ("not-found", "undo-conflict")."""
    return uow.steps.restore(step_id)


def empty_old(workspace: "Workspace", today: date) -> int:
    """Let go of what was deleted more than a reporting year ago, after a backup; how many deletions that were.

    Files go with it that no document, no step and no frozen report asks for any more; the backup keeps them.
    """
    since = kept_since(today)
    if not any(step.at.astimezone().date() < since for step in workspace.read(trash)):
        return 0
    workspace.backup("before-trash")
    count, store, named = workspace.run(lambda uow: _purged(uow, since))
    # Only now: had the purge been taken back, the files would still be needed.
    _sweep(store, named)
    return count


def _purged(uow: "UnitOfWork", since: date) -> "tuple[int, EvidenceFiles, frozenset[str]]":
    """How many deletions went, the store, and the contents that are still asked for."""
    return uow.steps.purge(since), uow.files, uow.evidence.hashes_named()


def _sweep(store: "EvidenceFiles", named: frozenset[str]) -> None:
    from pii_desktop.storage.mending import everything, remove_backed_up

    for sha256 in everything(store).keys() - named:
        remove_backed_up(store, sha256)
