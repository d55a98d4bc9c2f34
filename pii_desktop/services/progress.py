"""Record what was achieved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.checks_values import ratio_unit_of
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import EntryState, StoredAssignment
from pii_desktop.domain.progress import Entry, value_of_ratio
from pii_desktop.domain.target import Target
from pii_desktop.errors import InputError
from pii_desktop.services.catalogue import framework

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def record(
    uow: "UnitOfWork", assignment_id: AssignmentId, period_id: PeriodId, entry: Entry, *, is_done: bool = True
) -> tuple[int, Changes]:
    """Store the whole entry of an assignment for a period; id of the entry and what changed.

    With numerator and denominator and no value, the value is computed; a value that does not agree with them is kept
    and found before sending (domain/checks.py). Raises InputError when the denominator is zero or less.
    """
    assignment = uow.assignments.get(assignment_id)
    entry = with_computed_value(entry, assignment)
    state = EntryState.BLANK if entry.is_blank else EntryState.DONE if is_done else EntryState.DRAFT
    action = f"Ghi tiến độ {assignment.display_code}".strip()
    with uow.action(action):
        entry_id = uow.progress.put(assignment_id, period_id, entry, state)
    return entry_id, Changes(action, assignments=frozenset({assignment_id}), periods=frozenset({period_id}))


def with_computed_value(entry: Entry, assignment: StoredAssignment) -> Entry:
    """The entry with its value filled from numerator / denominator. Raises InputError where that cannot be."""
    if entry.numerator is None or entry.denominator is None:
        return entry
    if entry.denominator <= 0:
        raise InputError(
            "Mẫu số bằng 0." if entry.denominator == 0 else "Mẫu số nhỏ hơn 0.",
            "Không tính được giá trị; số đã nhập vẫn được giữ.",
            "Hãy sửa mẫu số.",
            "zero",
        )
    if entry.value is not None:
        return entry
    unit = ratio_unit_of(assignment.row, framework())
    return replace(entry, value=value_of_ratio(entry.numerator, entry.denominator, unit))


def set_own_target(uow: "UnitOfWork", assignment_id: AssignmentId, target: Target | None, printed: str) -> Changes:
    """The department's own target, marked as its own; None takes it away."""
    action = f"Đặt mục tiêu {uow.assignments.get(assignment_id).display_code}".strip()
    with uow.action(action):
        uow.assignments.set_own_target(assignment_id, target, printed)
    return Changes(action, assignments=frozenset({assignment_id}))


def follow(uow: "UnitOfWork", assignment_ids: frozenset[AssignmentId], *, is_tracked: bool) -> Changes:
    """Follow rows, or stop following them; nothing recorded is lost."""
    action = "Theo dõi dòng phân công" if is_tracked else "Thôi theo dõi dòng phân công"
    with uow.action(action):
        for assignment_id in sorted(assignment_ids):
            uow.assignments.set_role(assignment_id, uow.assignments.get(assignment_id).role, is_tracked=is_tracked)
    return Changes(action, assignments=assignment_ids)
