"""Steps that can be taken back: one for each transaction in which the user did something.

A step opens with the first action of a transaction and closes with its commit. While it is open, the triggers of
storage/capture.py write every change beside it. What an import does is no step: it has an undoing of its own.
"""

import sqlite3
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.engine import driver_connection
from pii_desktop.storage.records_year import undo_step

KEPT: Final = 200
"""How many steps are kept at least; deletions are kept longer, in the trash."""

_PRUNED_EVERY: Final = 20
"""Old steps are looked for now and then, so that a save does not wait for it."""

_OPENED = "INSERT INTO undo_step (at, who, action, state, deleted) VALUES (?, ?, ?, 'open', '')"
_FIRST_CHANGE = "SELECT 1 FROM undo_change WHERE step_id = ? LIMIT 1"
_UNDONE = "SELECT id FROM undo_step WHERE state = 'undone'"
_TOO_OLD = """
SELECT id FROM undo_step WHERE (deleted = '' OR state = 'restored') AND id <=
coalesce((SELECT id FROM undo_step WHERE deleted = '' ORDER BY id DESC LIMIT 1 OFFSET ?), 0)"""


class Stepping:
    """The step of one transaction."""

    def __init__(self, connection: Connection, who: str, at: datetime) -> None:
        # Each save pays for this: the driver answers in a tenth of the time.
        self._connection: sqlite3.Connection = driver_connection(connection)
        self._who = who
        self._at = at
        self._step: int | None = None
        self._deleted = ""
        self._is_over = False

    @property
    def step_id(self) -> int | None:
        """The step that is open, None when there is none."""
        return self._step

    def refuse(self) -> None:
        """From here on nothing of this transaction is a step: it only reads, or an import is under way."""
        self.forget()
        self._is_over = True

    def begin(self, action: str, deleted: str = "") -> None:
        """Open the step with the first action of the transaction; later ones belong to it."""
        if self._is_over:
            return
        self._deleted = self._deleted or deleted
        if self._step is None:
            at = stored_text(undo_step.c.at, self._at)
            self._step = self._connection.execute(_OPENED, (at, self._who, action)).lastrowid

    def forget(self) -> None:
        """Keep what was done so far and drop the step: nobody takes it back."""
        if self._step is not None:
            drop_step(self._connection, self._step)
            self._step = None

    def close(self) -> None:
        """The transaction is about to be committed: keep the step if something was captured."""
        if self._step is None:
            return
        if self._connection.execute(_FIRST_CHANGE, (self._step,)).fetchone() is None:
            self.forget()
            return
        self._drop(_UNDONE)
        closed = "UPDATE undo_step SET state = 'done', deleted = ? WHERE id = ?"
        self._connection.execute(closed, (self._deleted, self._step))
        if self._step % _PRUNED_EVERY == 0:
            self._drop(_TOO_OLD, KEPT)
        self._step = None

    def _drop(self, steps: str, *values: int) -> None:
        """Take out the steps whose ids the query `steps` finds."""
        for (number,) in self._connection.execute(steps, values).fetchall():
            drop_step(self._connection, number)


def drop_step(connection: sqlite3.Connection, step_id: int) -> None:
    """Take out a step and what it changed."""
    connection.execute("DELETE FROM undo_change WHERE step_id = ?", (step_id,))
    connection.execute("DELETE FROM undo_step WHERE id = ?", (step_id,))
