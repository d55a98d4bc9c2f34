"""Work items: what is to be done under an assignment."""

from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.domain.progress import WorkItem
from pii_desktop.errors import InputError
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def update_work_item(uow: "UnitOfWork", item: WorkItem) -> Changes:
    """Store state, percent, result, due date and officer. Raises InputError for a percent outside 0 to 100."""
    if item.percent is not None and not 0 <= item.percent <= 100:
        raise InputError(
            f"{item.percent} % không hợp lệ.", "Chưa có gì được ghi.", "Hãy nhập số từ 0 đến 100.", "bad-percent"
        )
    with uow.action("Cập nhật nhiệm vụ"):
        uow.work_items.update(item)
    return Changes("Cập nhật nhiệm vụ", assignments=frozenset({item.assignment_id}))


def add_own_work_item(uow: "UnitOfWork", assignment_id: AssignmentId, text: str) -> tuple[WorkItemId, Changes]:
    """Add a work item of the department's own. Raises InputError for a blank text."""
    words = one_line(text)
    if not words:
        raise InputError("Chưa có nội dung nhiệm vụ.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
    position = len(uow.work_items.of(assignment_id))
    with uow.action("Thêm nhiệm vụ của đơn vị"):
        item_id = uow.work_items.add(assignment_id, words, timing="", is_own=True, position=position)
    return item_id, Changes("Thêm nhiệm vụ của đơn vị", assignments=frozenset({assignment_id}))
