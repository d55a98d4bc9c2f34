"""Steps that can be taken back and done again, and the trash: deletions that can be restored."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import StepId
from pii_desktop.domain.steps import Step, Steps
from pii_desktop.errors import InputError, WorkspaceError
from pii_desktop.storage.attachments import EvidenceFiles
from pii_desktop.storage.engine import driver_connection
from pii_desktop.storage.file_places import put_in_order
from pii_desktop.storage.journal import Journal
from pii_desktop.storage.records_year import undo_change, undo_step
from pii_desktop.storage.replaying import ConflictError, RecordChange, apply, changes_of, taken_together
from pii_desktop.storage.repositories.base import Repository
from pii_desktop.storage.step_refusals import not_in_trash, nothing_left, refused
from pii_desktop.storage.stepping import Stepping, drop_step
from pii_desktop.storage.telling import Teller
from pii_desktop.storage.touching import touched

UNDO = "Hoàn tác: "
REDO = "Làm lại: "
RESTORE = "Khôi phục: "


class StepHistory(Repository):
    """The steps of the workspace, taken back newest first; each is one action of the user."""

    def __init__(self, connection: Connection, journal: Journal, stepping: Stepping, files: EvidenceFiles) -> None:
        super().__init__(connection, journal)
        self._stepping = stepping
        self._files = files

    def next(self) -> Steps:
        """What undo and redo would do."""
        done = select(undo_step).where(undo_step.c.state == "done").order_by(undo_step.c.id.desc())
        undone = select(undo_step).where(undo_step.c.state == "undone").order_by(undo_step.c.id)
        return Steps(self._first(done), self._first(undone))

    def undo(self) -> Changes:
        """Take the newest step back. Raises InputError ("nothing-to-undo", "undo-conflict"), everything as it was."""
        step = self.next().undo
        if step is None:
            raise nothing_left("undo")
        changes = self._replay(f"{UNDO}{step.action}", [each.backwards() for each in reversed(self._of(step.id))])
        self._mark(step.id, "undone")
        return changes

    def redo(self) -> Changes:
        """Do the step again that was taken back last. Raises InputError as `undo` does."""
        step = self.next().redo
        if step is None:
            raise nothing_left("redo")
        changes = self._replay(f"{REDO}{step.action}", self._of(step.id))
        self._mark(step.id, "done")
        return changes

    def trash(self) -> tuple[Step, ...]:
        """The deletions that can be restored, newest first."""
        query = select(undo_step).where(undo_step.c.deleted != "", undo_step.c.state == "done")
        return tuple(_step_of(record) for record in self._records(query.order_by(undo_step.c.id.desc())))

    def restore(self, step_id: StepId) -> Changes:
        """Bring back what a step deleted; itself a step. Raises InputError ("not-found", "undo-conflict").

        What else the deletion changed comes back where nobody changed it since.
        """
        step = next((each for each in self.trash() if each.id == step_id), None)
        if step is None:
            raise not_in_trash()
        action = f"{RESTORE}{step.deleted}"
        self._stepping.begin(action)
        steps = [each.backwards() for each in reversed(self._of(step_id))]
        changes = self._applied(action, steps, _apply_what_fits)
        self._mark_restored(step_id)
        return changes

    def purge(self, before: date) -> int:
        """Empty the trash of what was deleted before a day; how many deletions that were. There is no way back."""
        moment = datetime.combine(before, time()).astimezone()
        query = select(undo_step.c.id).where(undo_step.c.deleted != "", undo_step.c.at < moment)
        found = self._connection.execute(query).scalars().all()
        for number in found:
            drop_step(driver_connection(self._connection), number)
        return len(found)

    def forget(self) -> None:
        """Drop every step and the trash: what was done so far is a beginning that nobody takes back."""
        for number in self._connection.execute(select(undo_step.c.id)).scalars().all():
            drop_step(driver_connection(self._connection), number)

    def _replay(self, action: str, changes: list[RecordChange]) -> Changes:
        """Apply changes as an undoing, which is no step itself."""
        if self._stepping.step_id is not None:
            raise RuntimeError("an action of this transaction is under way")
        self._stepping.refuse()
        return self._applied(action, changes, apply)

    def _applied(
        self, action: str, changes: list[RecordChange], apply_one: Callable[[Connection, RecordChange], None]
    ) -> Changes:
        told = taken_together(changes)
        teller = Teller(self._connection, told)
        self._journal.flush()
        # What was applied before a conflict is taken back at once, whatever the caller does with the refusal.
        with self._connection.begin_nested():
            try:
                self._look_for_files(told)
                for change in changes:
                    apply_one(self._connection, change)
                put_in_order(self._connection, told)
            except ConflictError as conflict:
                name = teller.name(conflict.change)
                raise refused(self._connection, action, name, conflict.change) from conflict
        teller.note(self._journal, action)
        return touched(self._connection, action, told)

    def _look_for_files(self, changes: Iterable[RecordChange]) -> None:
        """Raises InputError unless the file of every document that comes back lies in the store."""
        for change in changes:
            if change.table.name == "evidence_file" and change.before is None:
                try:
                    self._files.path_of(str(change.known["sha256"]))
                except WorkspaceError as error:
                    raise InputError(error.title, error.text, error.hint, error.code) from error

    def _mark(self, step_id: StepId, state: str) -> None:
        self._connection.execute(update(undo_step).where(undo_step.c.id == step_id).values(state=state))

    def _mark_restored(self, step_id: StepId) -> None:
        """Out of the trash; taking the restoring back puts it there again."""
        table = undo_step.name
        row = self._connection.execute(select(undo_step).where(undo_step.c.id == step_id)).mappings().one()
        before, after = (f'{{"id":{row["id"]},"state":"{state}"}}' for state in ("done", "restored"))
        values = {"step_id": self._stepping.step_id, "table_name": table, "before": before, "after": after}
        self._connection.execute(insert(undo_change).values(**values))
        self._mark(step_id, "restored")

    def _of(self, step_id: StepId) -> list[RecordChange]:
        return changes_of(self._connection, step_id)

    def _first(self, query: Select[tuple[object, ...]]) -> Step | None:
        records = self._records(query.limit(1))
        return _step_of(records[0]) if records else None


def _apply_what_fits(connection: Connection, change: RecordChange) -> None:
    """What was deleted must come back; a link or a field of something else only where nothing stands against it."""
    is_thing = "id" in change.table.columns and change.before is None
    try:
        with connection.begin_nested():
            apply(connection, change)
    except ConflictError:
        if is_thing:
            raise


def _step_of(record: RowMapping) -> Step:
    return Step(StepId(record["id"]), record["at"], record["who"], record["action"], record["deleted"])
