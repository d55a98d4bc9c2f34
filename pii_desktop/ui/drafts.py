"""What was typed and cannot be saved yet: kept beside the store's own records until it is put right."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PeriodId, PlanId, WorkItemId
from pii_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork


def draft_key(assignment_id: AssignmentId, period_id: PeriodId) -> str:
    """Under which name the unsaved texts of a form are kept."""
    return f"progress/{assignment_id}/{period_id}"


def work_draft_key(item_id: WorkItemId) -> str:
    """Under which name the unsaved texts of a work item are kept."""
    return f"work/{item_id}"


def new_work_draft_key(assignment_id: AssignmentId) -> str:
    """Under which name the words of a work item that was not added yet are kept."""
    return f"work-new/{assignment_id}"


def evidence_draft_key(evidence_id: EvidenceId) -> str:
    """Under which name the unsaved texts of a document are kept."""
    return f"evidence/{evidence_id}"


def denominator_draft_key(kind: DenominatorKind, name: str, year: int) -> str:
    """Under which name the unsaved texts of a background figure are kept, also of one that was not added yet."""
    return f"denominator/{kind.value}/{year}/{name}"


def plan_draft_key(plan_id: PlanId) -> str:
    """Under which name the unsaved texts about a plan are kept."""
    return f"plan/{plan_id}"


def wording_draft_key(period_id: PeriodId) -> str:
    """Under which name the sentences of a report are kept that the store did not take."""
    return f"wording/{period_id}"


def texts_of(draft: str | None) -> dict[str, str]:
    """Text by field; empty where there is no draft, or one of another form."""
    if not draft:
        return {}
    try:
        found = json.loads(draft)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): text for name, text in found.items() if isinstance(text, str)}


def keep(uow: "UnitOfWork", key: str, texts: Mapping[str, str]) -> None:
    """Keep these texts; none at all forgets the draft. Writes no history: nothing was recorded yet."""
    if texts:
        uow.drafts.put(key, json.dumps(dict(texts), ensure_ascii=False, sort_keys=True))
    else:
        uow.drafts.clear(key)


def keep_on(desk: Desk, key: str, texts: Mapping[str, str]) -> None:
    """As `keep`, in a transaction of its own; the bus is not told, since no page shows drafts."""
    kept = dict(texts)
    desk.tasks.in_store(lambda workspace: workspace.run(lambda uow: keep(uow, key, kept)))
