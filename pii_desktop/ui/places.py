"""From what a check or a search names to the place in the window that shows it."""

from typing import assert_never

from pii_desktop.domain.findings import Spot
from pii_desktop.domain.ids import EvidenceId, NoteId, PeriodId, PlanId, RequestId
from pii_desktop.domain.notes import Note
from pii_desktop.domain.search import Hit, HitKind
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
        plan_id=spot.plan_id,
    )


def place_of_note(note: Note) -> Destination:
    """Where what a note is about is shown; the list of notes for one about nothing."""
    about = note.anchor
    if about.assignment_id is not None:
        return Destination(PageKey.INDICATORS, about.assignment_id, "progress", period_id=about.period_id)
    if about.evidence_id is not None:
        return Destination(PageKey.EVIDENCE, evidence_id=about.evidence_id)
    if about.denominator_id is not None:
        return Destination(PageKey.DENOMINATORS, filter=str(about.denominator_id))
    return Destination(PageKey.NOTES, note_id=note.id)


def place_of_hit(hit: Hit) -> Destination:
    """Where what a search found is shown."""
    match hit.kind:
        case HitKind.ASSIGNMENT | HitKind.PROGRESS:
            return Destination(
                PageKey.INDICATORS, hit.assignment_id, "progress", period_id=hit.period_id, part=hit.part
            )
        case HitKind.WORK_ITEM:
            return Destination(PageKey.INDICATORS, hit.assignment_id, "work")
        case HitKind.EVIDENCE | HitKind.REQUIREMENT | HitKind.POLICY:
            return _place_among_evidence(hit)
        case HitKind.DENOMINATOR:
            return Destination(PageKey.DENOMINATORS, filter=str(hit.id))
        case HitKind.NOTE:
            return Destination(PageKey.NOTES, note_id=NoteId(hit.id))
        case HitKind.REQUEST:
            return Destination(
                PageKey.COORDINATION, tab="requests", request_id=RequestId(hit.id), period_id=hit.period_id
            )
        case HitKind.OFFICER:
            return Destination(PageKey.PREFERENCES) if hit.is_own else Destination(PageKey.COORDINATION, tab="contacts")
        case HitKind.EXCHANGE:
            return Destination(PageKey.COORDINATION, tab="log", period_id=hit.period_id)
        case HitKind.PERIOD:
            return Destination(PageKey.PERIODS, period_id=PeriodId(hit.id))
        case HitKind.PLAN:
            return Destination(PageKey.ASSIGNMENTS, plan_id=PlanId(hit.id))
    assert_never(hit.kind)


def _place_among_evidence(hit: Hit) -> Destination:
    """The register, the checklist of a row, or a policy group with its document."""
    if hit.kind is HitKind.REQUIREMENT:
        return Destination(PageKey.EVIDENCE, hit.assignment_id, "coverage", part=hit.part)
    document = EvidenceId(hit.id) if hit.id else None
    tab = "policies" if hit.kind is HitKind.POLICY else ""
    return Destination(PageKey.EVIDENCE, tab=tab, evidence_id=document, part=hit.part)
