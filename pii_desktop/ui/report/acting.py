"""Stores what the user does with the sentences of a period's report."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PeriodId
from pii_desktop.domain.wordings import DrawnAnnex
from pii_desktop.errors import PiiError
from pii_desktop.services.wordings import (
    add_own,
    bring_back,
    choose_annex,
    keep,
    leave_out,
    remove_own,
    restore,
    reword,
)
from pii_desktop.ui.desk import Desk
from pii_desktop.ui.report.wishes import Wish

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

    UseCase = Callable[[UnitOfWork, PeriodId, str], Changes]

_USE_CASES: "dict[Wish, UseCase]" = {
    Wish.LEAVE_OUT: leave_out,
    Wish.PUT_BACK: bring_back,
    Wish.REVERT: restore,
    Wish.TAKE_NEW: restore,
    Wish.KEEP_MINE: keep,
    Wish.DELETE: remove_own,
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that the store did not take: of which sentence ("" for a new one), the text, and why."""

    key: str
    text: str
    error: PiiError


class Acting(QObject):
    """Signals: `done` carries the action in words, `added` the key that a new sentence got, `refused` a Refused.

    `stored` carries the key of the sentence that was stored, "" for a new one.
    """

    done = Signal(str)
    added = Signal(str)
    stored = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No period at first."""
        super().__init__(parent)
        self._desk = desk
        self.period_id: PeriodId | None = None

    def act(self, wish: Wish, key: str) -> None:
        """Do what a button or a menu asks for."""
        period_id, use_case = self.period_id, _USE_CASES.get(wish)
        if period_id is not None and use_case is not None:
            answer = _Answer(self, key)
            self._desk.change(partial(_acted, use_case, period_id, key), answer.done, answer.refused)

    def edit(self, key: str, text: str) -> None:
        """Store the new words of a sentence; one without words is left out."""
        period_id = self.period_id
        if period_id is None:
            return
        if not text.strip():
            self.act(Wish.LEAVE_OUT, key)
            return
        answer = _Answer(self, key, text)
        self._desk.change(lambda uow: reword(uow, period_id, key, text), answer.stored, answer.refused)

    def choose_annex(self, annex: DrawnAnnex, stands: bool) -> None:
        """Let a drawn annex stand in the report, or not."""
        period_id = self.period_id
        if period_id is not None:
            answer = _Answer(self, annex)
            use_case = partial(choose_annex, period_id=period_id, annex=annex, stands=stands)
            self._desk.change(use_case, answer.done, answer.refused)

    def add(self, after: str, text: str) -> None:
        """Store a new sentence behind `after`, or at the head of a section of that name."""
        period_id = self.period_id
        if period_id is None or not text.strip():
            return
        answer = _Answer(self, "", text)
        self._desk.change_workspace(
            lambda workspace: _Added(*workspace.run(lambda uow: add_own(uow, period_id, after, text))),
            answer.added,
            answer.refused,
        )


@dataclass(frozen=True, slots=True)
class _Added:
    """A new sentence and what changed by it, as the desk wants a result."""

    key: str
    changes: Changes


class _Answer(QObject):
    """Brings the answer to one change back with what was asked for."""

    def __init__(self, acting: Acting, key: str, text: str = "") -> None:
        super().__init__(acting)
        self._acting = acting
        self._key, self._text = key, text

    def done(self, changes: Changes) -> None:
        """What a field stores by itself needs no bar that offers to take it back."""
        self._acting.done.emit(changes.action)
        self.stored(changes)

    def stored(self, _changes: Changes) -> None:
        self._acting.stored.emit(self._key)
        self.deleteLater()

    def refused(self, error: PiiError) -> None:
        self._acting.refused.emit(Refused(self._key, self._text, error))
        self.deleteLater()

    def added(self, added: "_Added") -> None:
        self._acting.added.emit(added.key)
        self.stored(added.changes)


def _acted(use_case: "UseCase", period_id: PeriodId, key: str, uow: "UnitOfWork") -> Changes:
    return use_case(uow, period_id, key)
