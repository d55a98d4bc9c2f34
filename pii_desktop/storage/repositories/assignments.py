"""Assignments: one row of a plan that names who is responsible, and what the department made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, func, insert, or_, select, update

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PlanId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.target import Target
from pii_desktop.errors import InputError
from pii_desktop.storage.columns import stored_text, value_of_text
from pii_desktop.storage.journal import Entity, Subject
from pii_desktop.storage.mapping import ROW_FIELDS, assignment_of, key_of_row, values_of_row
from pii_desktop.storage.records import assignment, evidence_link, history, progress, work_item
from pii_desktop.storage.records_year import note, request, requirement
from pii_desktop.storage.repositories.base import Repository
from pii_desktop.storage.repositories.work_items import is_touched

_NOUN = "chỉ số, chỉ tiêu"


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """An assignment that is about to be stored; `position` is its place in the plan."""

    position: int
    row: ParsedRow
    role: Role | None
    is_tracked: bool


class Assignments(Repository):
    """The rows of plans that somebody answers for."""

    def add(
        self, plan_id: PlanId, position: int, row: ParsedRow, *, role: Role | None, is_tracked: bool
    ) -> AssignmentId:
        """One new assignment at a place of its plan."""
        return self.add_many(plan_id, [NewAssignment(position, row, role, is_tracked)])[0]

    def add_many(self, plan_id: PlanId, rows: Sequence[NewAssignment]) -> tuple[AssignmentId, ...]:
        """New assignments in one statement; their ids in the order of `rows`."""
        first = self._next_id(assignment)
        ids = tuple(AssignmentId(first + number) for number in range(len(rows)))
        if rows:
            values = [_values(new) | {"id": key, "plan_id": plan_id} for key, new in zip(ids, rows, strict=True)]
            self._connection.execute(insert(assignment), values)
        for key, new in zip(ids, rows, strict=True):
            self._journal.note(_subject(key), "", "", _title(new.row))
        return ids

    def get(self, assignment_id: AssignmentId) -> StoredAssignment:
        """The assignment, archived or not. Raises InputError (code "not-found")."""
        return assignment_of(self._record(assignment, assignment_id, _NOUN))

    def of_plan(self, plan_id: PlanId, *, archived: bool = False) -> tuple[StoredAssignment, ...]:
        """Those of a plan in its order; with `archived` the ones taken out of it too."""
        query = select(assignment).where(assignment.c.plan_id == plan_id)
        if not archived:
            query = query.where(assignment.c.archived_at.is_(None))
        return self._assignments(query.order_by(assignment.c.position, assignment.c.id))

    def everywhere(self) -> tuple[StoredAssignment, ...]:
        """Those of all plans, in their order; what was taken out of its plan is not among them."""
        query = select(assignment).where(assignment.c.archived_at.is_(None))
        return self._assignments(query.order_by(assignment.c.plan_id, assignment.c.position, assignment.c.id))

    def all_tracked(self) -> tuple[StoredAssignment, ...]:
        """What the department follows, over all plans, in their order."""
        query = select(assignment).where(assignment.c.is_tracked, assignment.c.archived_at.is_(None))
        return self._assignments(query.order_by(assignment.c.plan_id, assignment.c.position, assignment.c.id))

    def update_row(self, assignment_id: AssignmentId, position: int, row: ParsedRow) -> bool:
        """The plan's part as `row` says; each changed field goes to the history. True when something changed."""
        values = values_of_row(row) | {"position": position, "search_key": key_of_row(row)}
        return self._update(assignment_id, values)

    def put_fields(self, assignment_id: AssignmentId, texts: Mapping[str, str]) -> bool:
        """Fields from their stored texts, as the history holds them: for taking changes back.

        Any column with a history may be named: those of the row, "role", "is_tracked", "own_target",
        "own_target_printed", "archived_at". True when something changed.
        """
        values = {name: value_of_text(assignment.c[name], text) for name, text in texts.items()}
        is_changed = self._update(assignment_id, values)
        if is_changed:
            self._update(assignment_id, {"search_key": key_of_row(self.get(assignment_id).row)})
        return is_changed

    def set_position(self, assignment_id: AssignmentId, position: int) -> None:
        """Its place in the plan; no history."""
        self._connection.execute(update(assignment).where(assignment.c.id == assignment_id).values(position=position))

    def set_role(self, assignment_id: AssignmentId, role: Role | None, is_tracked: bool) -> bool:  # noqa: FBT001
        """What the department has to do with it, and whether it follows it."""
        return self._update(assignment_id, {"role": role, "is_tracked": is_tracked})

    def set_own_target(self, assignment_id: AssignmentId, target: Target | None, printed: str = "") -> bool:
        """The department's own target with the text it was typed as; None takes it away."""
        return self._update(assignment_id, {"own_target": target, "own_target_printed": printed})

    def archive(self, assignment_id: AssignmentId) -> None:
        """Take it out of the lists; everything recorded stays."""
        if self.get(assignment_id).archived_at is None:
            self._update(assignment_id, {"archived_at": self._journal.now})

    def restore(self, assignment_id: AssignmentId) -> None:
        """Bring it back into the lists."""
        self._update(assignment_id, {"archived_at": None})

    def delete(self, assignment_id: AssignmentId) -> None:
        """Remove it and its work items. Raises InputError (code "assignment-in-use") where something is recorded."""
        row = self.get(assignment_id).row
        if self._is_in_use(assignment_id):
            raise _in_use(_title(row))
        self._connection.execute(delete(work_item).where(work_item.c.assignment_id == assignment_id))
        self._connection.execute(delete(assignment).where(assignment.c.id == assignment_id))
        self._journal.note(_subject(assignment_id), "", _title(row), "")

    def edited_fields(self, plan_id: PlanId) -> dict[AssignmentId, frozenset[str]]:
        """For each assignment of a plan the fields of its row that the user, not an import, changed last, if any."""
        self._journal.flush()
        of_plan = select(assignment.c.id).where(assignment.c.plan_id == plan_id)
        mine = (history.c.entity == Entity.ASSIGNMENT, history.c.entity_id.in_(of_plan))
        newest = select(func.max(history.c.id)).where(*mine).group_by(history.c.entity_id, history.c.field)
        query = select(history.c.entity_id, history.c.field).where(
            history.c.id.in_(newest), history.c.import_id.is_(None), history.c.field.in_(sorted(ROW_FIELDS))
        )
        found: dict[AssignmentId, set[str]] = {}
        for key, name in self._connection.execute(query):
            found.setdefault(AssignmentId(key), set()).add(name)
        return {key: frozenset(names) for key, names in found.items()}

    def _assignments(self, query: Any) -> tuple[StoredAssignment, ...]:  # noqa: ANN401 - a Select of every column
        return tuple(assignment_of(record) for record in self._records(query))

    def _update(self, assignment_id: AssignmentId, values: Mapping[str, Any]) -> bool:
        record = self._record(assignment, assignment_id, _NOUN)
        return self._change(assignment, record, values, _subject(assignment_id))

    def _is_in_use(self, assignment_id: AssignmentId) -> bool:
        entered = exists().where(progress.c.assignment_id == assignment_id)
        proven = exists().where(evidence_link.c.assignment_id == assignment_id)
        worked = exists().where(work_item.c.assignment_id == assignment_id, is_touched())
        is_this = assignment.c.id == assignment_id
        is_set = exists().where(is_this, assignment.c.own_target.is_not(None) | assignment.c.cut_off.is_not(None))
        later = assignment.alias()
        continued = exists().where(later.c.continues_id == assignment_id)
        told = [exists().where(each.c.assignment_id == assignment_id) for each in (note, request, requirement)]
        return bool(self._connection.execute(select(or_(entered, proven, worked, is_set, continued, *told))).scalar())


def _values(new: NewAssignment) -> dict[str, Any]:
    own = {"position": new.position, "role": new.role, "is_tracked": new.is_tracked, "own_target_printed": ""}
    return values_of_row(new.row) | own | {"search_key": key_of_row(new.row)}


def _subject(assignment_id: AssignmentId) -> Subject:
    return Subject(Entity.ASSIGNMENT, assignment_id, assignment_id)


def _title(row: ParsedRow) -> str:
    words = " ".join(part for part in (row.code or row.stt, row.name) if part)
    return stored_text(assignment.c.name, words)


def _in_use(title: str) -> InputError:
    return InputError(
        title=f"Không xoá được “{title}”.",
        text="Mục này đã có số liệu hoặc tài liệu minh chứng; tất cả vẫn còn nguyên.",
        hint="Hãy đưa mục vào lưu trữ thay vì xoá.",
        code="assignment-in-use",
    )
