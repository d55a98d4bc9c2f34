"""Progress entries: what was achieved by an assignment in a period."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import RowMapping, or_, select

from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.progress import Entry
from pii_desktop.storage.columns import stored_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import entry_of, values_of_entry
from pii_desktop.storage.records import progress
from pii_desktop.storage.repositories.base import Repository


class Progress(Repository):
    """One entry at most for each assignment and period."""

    def get(self, assignment_id: AssignmentId, period_id: PeriodId) -> tuple[Entry, EntryState]:
        """The entry and where it stands; a blank one where nothing was ever typed."""
        record = self._entered(assignment_id, period_id)
        return (Entry(), EntryState.BLANK) if record is None else (entry_of(record), record["state"])

    def put(self, assignment_id: AssignmentId, period_id: PeriodId, entry: Entry, state: EntryState) -> int:
        """Keep the entry; each changed field goes to the history. Returns the id of the progress record."""
        values = values_of_entry(entry) | {"state": state}
        record = self._entered(assignment_id, period_id)
        if record is None:
            return self._start(assignment_id, period_id, values)
        subject = Subject(Entity.PROGRESS, record["id"], assignment_id)
        stamp = {"changed_at": self._journal.now, "changed_by": self._journal.who}
        if any(
            stored_text(progress.c[name], record[name]) != stored_text(progress.c[name], values[name])
            for name in values
        ):
            self._change(progress, record, values | stamp, subject)
        return int(record["id"])

    def of_assignment(self, assignment_id: AssignmentId) -> dict[PeriodId, Entry]:
        """Everything entered for an assignment, by period."""
        query = select(progress).where(progress.c.assignment_id == assignment_id).order_by(progress.c.period_id)
        return {PeriodId(record["period_id"]): entry_of(record) for record in self._records(query)}

    def reported_in(self, period_ids: Iterable[PeriodId]) -> dict[AssignmentId, Entry]:
        """The numbers of every assignment that has any in one of these periods, in the first of them; one query."""
        numbers = (progress.c.value, progress.c.score, progress.c.rank)
        query = select(progress.c.assignment_id, *numbers).where(progress.c.period_id.in_(list(period_ids)))
        known = query.where(or_(*(each.is_not(None) for each in numbers))).order_by(progress.c.period_id.desc())
        return {
            AssignmentId(each.assignment_id): Entry(value=each.value, score=each.score, rank=each.rank)
            for each in self._connection.execute(known)
        }

    def over_time(
        self, assignment_ids: Iterable[AssignmentId], period_ids: Iterable[PeriodId]
    ) -> dict[AssignmentId, dict[PeriodId, Entry]]:
        """The numbers of these assignments in those of these periods that have any."""
        numbers = (progress.c.value, progress.c.score, progress.c.rank)
        query = select(progress.c.assignment_id, progress.c.period_id, *numbers)
        some = or_(*(each.is_not(None) for each in numbers))
        known = query.where(some, progress.c.period_id.in_(list(period_ids)))
        found: dict[AssignmentId, dict[PeriodId, Entry]] = {}
        for each in self._among(known, progress.c.assignment_id, assignment_ids):
            entry = Entry(value=each["value"], score=each["score"], rank=each["rank"])
            found.setdefault(AssignmentId(each["assignment_id"]), {})[PeriodId(each["period_id"])] = entry
        return found

    def place_of(self, progress_id: int) -> tuple[AssignmentId, PeriodId]:
        """The assignment and period of a progress record, as the history names it. Raises InputError ("not-found")."""
        record = self._record(progress, progress_id, "số liệu tiến độ")
        return AssignmentId(record["assignment_id"]), PeriodId(record["period_id"])

    def _entered(self, assignment_id: AssignmentId, period_id: PeriodId) -> RowMapping | None:
        place = (progress.c.assignment_id == assignment_id, progress.c.period_id == period_id)
        return self._connection.execute(select(progress).where(*place)).mappings().one_or_none()

    def _start(self, assignment_id: AssignmentId, period_id: PeriodId, values: dict[str, Any]) -> int:
        place = {"assignment_id": assignment_id, "period_id": period_id}
        stamp = {"changed_at": self._journal.now, "changed_by": self._journal.who}
        progress_id = self._insert(progress, place | values | stamp)
        subject = Subject(Entity.PROGRESS, progress_id, assignment_id)
        blank = values_of_entry(Entry()) | {"state": EntryState.BLANK}
        for name, value in values.items():
            if value != blank[name] and not progress.c[name].info.get("silent"):
                old, new = (stored_text(progress.c[name], part) for part in (blank[name], value))
                self._journal.note(subject, name, old, new)
        return progress_id
