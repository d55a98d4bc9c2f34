"""What the page of work items shows, read on the database thread in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import EvidenceId, WorkItemId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.measuring import indicator_of
from pii_desktop.domain.progress import WorkItem
from pii_desktop.services.catalogue import framework
from pii_desktop.ui.drafts import texts_of, work_draft_key

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ItemContent:
    """One item with its assignment, the documents that prove the assignment, and those that show the item."""

    item: WorkItem
    assignment: StoredAssignment
    documents: tuple[Evidence, ...]
    linked: frozenset[EvidenceId]
    drafts: dict[str, str]

    @property
    def name(self) -> str:
        """What lists call the indicator, else the name in the plan."""
        indicator = indicator_of(self.assignment, framework())
        return indicator.short_name if indicator else self.assignment.row.name


def read_item(uow: "UnitOfWork", item_id: WorkItemId) -> ItemContent:
    """Everything the panel shows of an item. Raises InputError (code "not-found") when it is gone."""
    item = uow.work_items.get(item_id)
    return ItemContent(
        item=item,
        assignment=uow.assignments.get(item.assignment_id),
        documents=uow.evidence.of(item.assignment_id),
        linked=frozenset(uow.work_items.evidence_of(item_id)),
        drafts=texts_of(uow.drafts.get(work_draft_key(item_id))),
    )
