"""Work items: what is to be done under an assignment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import AssignmentId, EvidenceId, WorkItemId
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.work_list import WorkChange, WorkFilter, WorkList, WorkRow, settled
from pii_desktop.errors import InputError
from pii_desktop.services.browsing import scope_plans
from pii_desktop.services.catalogue import framework
from pii_desktop.services.scope import Scope
from pii_desktop.text.normalise import one_line

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

SHOWN = 500
"""How many lines the page of all work items shows at once; the rest is found by filters."""


def work_list(uow: "UnitOfWork", wanted: WorkFilter, today: date, limit: int = SHOWN) -> WorkList:
    """The work items of followed assignments that `wanted` asks for, in one query."""
    found = uow.work_list.listed(wanted, scope_plans(uow, Scope(wanted.plan_id, wanted.period_id)), today, limit)
    return replace(found, rows=tuple(_short(row) for row in found.rows))


def update_work_item(uow: "UnitOfWork", item: WorkItem) -> Changes:
    """Store state, percent, result, due date and officer. Raises InputError for a percent outside 0 to 100."""
    _check(item.percent)
    with uow.action("Cập nhật nhiệm vụ"):
        uow.work_items.update(settled(item, uow.work_items.get(item.id)))
    return Changes("Cập nhật nhiệm vụ", assignments=frozenset({item.assignment_id}))


def update_many(uow: "UnitOfWork", item_ids: Iterable[WorkItemId], change: WorkChange) -> Changes:
    """Set the same on many items in one step. Raises InputError for a percent outside 0 to 100."""
    _check(change.percent)
    items = [uow.work_items.get(item_id) for item_id in item_ids]
    action = f"Cập nhật {len(items)} nhiệm vụ"
    with uow.action(action):
        for item in items:
            uow.work_items.update(change.applied_to(item))
    return Changes(action, assignments=frozenset(item.assignment_id for item in items))


def add_own_work_item(uow: "UnitOfWork", assignment_id: AssignmentId, text: str) -> tuple[WorkItemId, Changes]:
    """Add a work item of the department's own. Raises InputError for a blank text."""
    words = _words(text)
    position = len(uow.work_items.of(assignment_id))
    with uow.action("Thêm nhiệm vụ của đơn vị"):
        item_id = uow.work_items.add(assignment_id, words, timing="", is_own=True, position=position)
    return item_id, Changes("Thêm nhiệm vụ của đơn vị", assignments=frozenset({assignment_id}))


def reword(uow: "UnitOfWork", item_id: WorkItemId, text: str) -> Changes:
    """Change the words of an own item. Raises InputError for a blank text, or an item of the plan."""
    item = _own(uow, item_id)
    with uow.action("Sửa nhiệm vụ của đơn vị"):
        uow.work_items.update(replace(item, text=_words(text)))
    return Changes("Sửa nhiệm vụ của đơn vị", assignments=frozenset({item.assignment_id}))


def delete_own(uow: "UnitOfWork", item_id: WorkItemId) -> Changes:
    """Put an own item into the trash. Raises InputError for an item of the plan."""
    item = _own(uow, item_id)
    with uow.action("Xoá nhiệm vụ của đơn vị", deleted=f"Nhiệm vụ: {item.text}"):
        uow.work_items.delete(item_id)
    return Changes("Xoá nhiệm vụ của đơn vị", assignments=frozenset({item.assignment_id}))


def link_evidence(uow: "UnitOfWork", item_id: WorkItemId, evidence_id: EvidenceId) -> Changes:
    """Let a kept document show that an item was done; it then proves the item's assignment too."""
    item = uow.work_items.get(item_id)
    document = uow.evidence.get(evidence_id)
    with uow.action("Gắn minh chứng cho nhiệm vụ"):
        uow.work_items.link(item_id, evidence_id, document.title)
        uow.evidence.link(evidence_id, item.assignment_id)
    return _evidence_changes("Gắn minh chứng cho nhiệm vụ", item, evidence_id)


def unlink_evidence(uow: "UnitOfWork", item_id: WorkItemId, evidence_id: EvidenceId) -> Changes:
    """Take a document from an item; it goes on proving the assignment."""
    item = uow.work_items.get(item_id)
    document = uow.evidence.get(evidence_id)
    with uow.action("Gỡ minh chứng khỏi nhiệm vụ"):
        uow.work_items.unlink(item_id, evidence_id, document.title)
    return _evidence_changes("Gỡ minh chứng khỏi nhiệm vụ", item, evidence_id)


def _short(row: WorkRow) -> WorkRow:
    """An indicator by the name that lists call it."""
    indicator = framework().indicator(row.assignment_code)
    return row if indicator is None else replace(row, assignment_name=indicator.short_name)


def _evidence_changes(action: str, item: WorkItem, evidence_id: EvidenceId) -> Changes:
    return Changes(action, assignments=frozenset({item.assignment_id}), evidence=frozenset({evidence_id}))


def _own(uow: "UnitOfWork", item_id: WorkItemId) -> WorkItem:
    item = uow.work_items.get(item_id)
    if not item.is_own:
        raise InputError(
            "Nhiệm vụ này do kế hoạch giao.",
            "Nội dung và việc giữ hay bỏ theo kế hoạch; chưa có gì thay đổi.",
            "Nếu kế hoạch thay đổi, hãy nhập phụ lục mới ở trang Phân công.",
            "plan-work-item",
        )
    return item


def _words(text: str) -> str:
    words = one_line(text)
    if not words:
        raise InputError("Chưa có nội dung nhiệm vụ.", "Chưa có gì được ghi.", "Hãy nhập nội dung.", "blank")
    return words


def _check(percent: int | None) -> None:
    if percent is not None and not 0 <= percent <= 100:
        raise InputError(
            f"{percent} % không hợp lệ.", "Chưa có gì được ghi.", "Hãy nhập số từ 0 đến 100.", "bad-percent"
        )
