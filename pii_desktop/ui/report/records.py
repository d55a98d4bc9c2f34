"""From a sentence to what it is written from."""

from pii_desktop.domain.ids import AssignmentId, WorkItemId
from pii_desktop.domain.narrative_patterns import PATTERNS
from pii_desktop.ui.desk import Destination, PageKey


def record_of(key: str) -> Destination | None:
    """Where the words and numbers of one row's sentence are entered; None for a sentence about many."""
    kind, _, number = key.partition(":")
    if not number.isdecimal():
        return None
    if kind == "work/item":
        return Destination(PageKey.WORK, work_item_id=WorkItemId(int(number)))
    if kind in PATTERNS and "chỉ số" in PATTERNS[kind].places:
        return Destination(PageKey.INDICATORS, AssignmentId(int(number)), "progress")
    return None
