"""Undo and redo of what the user did last, also after a restart."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import StepId
from pii_desktop.domain.steps import Steps
from pii_desktop.errors import InputError

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def steps(uow: "UnitOfWork") -> Steps:
    """What undo and redo would do next."""
    return uow.steps.next()


def undo_last(uow: "UnitOfWork", only: StepId | None = None) -> Changes:
    """Take the last action back; with `only` when it is that one.

    Raises InputError ("nothing-to-undo", "undo-late", "undo-conflict", "evidence-missing"), everything as it was.
    """
    last = uow.steps.next().undo
    if only is not None and (last is None or last.id != only):
        raise InputError(
            "Sau thao tác này đã có thao tác khác.",
            "Chưa có gì thay đổi.",
            "Hãy bấm Ctrl+Z để hoàn tác lần lượt từ thao tác mới nhất.",
            "undo-late",
        )
    return uow.steps.undo()


def redo_next(uow: "UnitOfWork") -> Changes:
    """Do the action again that was taken back last. Raises InputError as `undo_last` does."""
    return uow.steps.redo()
