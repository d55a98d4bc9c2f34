"""From what a check or a search names to the place in the window that shows it."""

from pii_desktop.domain.findings import Spot
from pii_desktop.ui.desk import Destination, PageKey


def place_of(spot: Spot) -> Destination:
    """Where a finding is put right."""
    return Destination(
        PageKey(spot.site.value),
        spot.assignment_id,
        spot.tab,
        str(spot.denominator_id) if spot.denominator_id is not None else "",
        evidence_id=spot.evidence_id,
        work_item_id=spot.work_item_id,
        period_id=spot.period_id,
        request_id=spot.request_id,
        note_id=spot.note_id,
    )
