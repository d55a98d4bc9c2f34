"""From what a check or a search names to a place of the window."""

import pytest

from pii_desktop.domain.checks_table import RULES
from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, NoteId, PeriodId, RequestId, WorkItemId
from pii_desktop.domain.notes import Anchor, Note
from pii_desktop.domain.search import Hit, HitKind
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.places import place_of, place_of_hit, place_of_note

ROW, PERIOD = AssignmentId(4), PeriodId(2)


@pytest.mark.parametrize("site", list(Site))
def test_every_site_is_a_page(site: Site) -> None:
    assert place_of(Spot(site)).page.value == site.value


def test_every_rule_leads_to_a_page() -> None:
    assert {RULES[rule].site for rule in RULES} <= {Site(page.value) for page in PageKey if page.value in set(Site)}


def test_the_record_to_show_goes_along() -> None:
    spot = Spot(Site.WORK, work_item_id=WorkItemId(5), assignment_id=ROW, note_id=NoteId(6), period_id=PERIOD)
    found = place_of(spot)
    assert (found.work_item_id, found.assignment_id, found.note_id, found.period_id) == (5, 4, 6, 2)
    assert place_of(Spot(Site.DENOMINATORS, denominator_id=DenominatorId(9))).filter == "9"


@pytest.mark.parametrize(
    ("kind", "page", "is_own"),
    [
        (HitKind.ASSIGNMENT, PageKey.INDICATORS, False),
        (HitKind.WORK_ITEM, PageKey.INDICATORS, False),
        (HitKind.EVIDENCE, PageKey.EVIDENCE, False),
        (HitKind.REQUIREMENT, PageKey.EVIDENCE, False),
        (HitKind.POLICY, PageKey.EVIDENCE, False),
        (HitKind.PROGRESS, PageKey.INDICATORS, False),
        (HitKind.DENOMINATOR, PageKey.DENOMINATORS, False),
        (HitKind.NOTE, PageKey.NOTES, False),
        (HitKind.REQUEST, PageKey.COORDINATION, False),
        (HitKind.OFFICER, PageKey.COORDINATION, False),
        (HitKind.OFFICER, PageKey.PREFERENCES, True),
        (HitKind.EXCHANGE, PageKey.COORDINATION, False),
        (HitKind.PERIOD, PageKey.PERIODS, False),
        (HitKind.PLAN, PageKey.ASSIGNMENTS, False),
    ],
)
def test_every_kind_of_result_has_its_page(kind: HitKind, page: PageKey, is_own: bool) -> None:
    assert place_of_hit(Hit(kind, 7, "x", "", ROW, PERIOD, is_own=is_own)).page is page


def test_a_result_shows_the_very_thing_that_was_found() -> None:
    progress = place_of_hit(Hit(HitKind.PROGRESS, 1, "x", "", ROW, PERIOD))
    assert (progress.assignment_id, progress.period_id, progress.tab) == (4, 2, "progress")
    assert place_of_hit(Hit(HitKind.PROGRESS, 1, "x", "", ROW, PERIOD, part="proposals")).part == "proposals"
    assert place_of_hit(Hit(HitKind.EVIDENCE, 7, "x")).evidence_id == 7
    assert place_of_hit(Hit(HitKind.REQUEST, 8, "x")).request_id == RequestId(8)
    assert place_of_hit(Hit(HitKind.PERIOD, 2, "x")).period_id == PERIOD
    required = place_of_hit(Hit(HitKind.REQUIREMENT, 3, "x", "", ROW, part="own/3"))
    assert (required.tab, required.assignment_id, required.part) == ("coverage", 4, "own/3")


@pytest.mark.parametrize(("document", "evidence_id"), [(7, EvidenceId(7)), (0, None)])
def test_a_policy_leads_to_its_group_and_its_document(document: int, evidence_id: EvidenceId | None) -> None:
    found = place_of_hit(Hit(HitKind.POLICY, document, "x", part="10"))
    assert found == Destination(PageKey.EVIDENCE, tab="policies", evidence_id=evidence_id, part="10")


def test_a_note_leads_to_what_it_is_about() -> None:
    on_value = Note(NoteId(1), Anchor(ROW, PERIOD, field="value"), "x")
    assert place_of_note(on_value) == Destination(PageKey.INDICATORS, ROW, "progress", period_id=PERIOD)
    on_document = Note(NoteId(1), Anchor(evidence_id=EvidenceId(7)), "x")
    assert place_of_note(on_document) == Destination(PageKey.EVIDENCE, evidence_id=EvidenceId(7))
    on_figure = Note(NoteId(1), Anchor(denominator_id=DenominatorId(3)), "x")
    assert place_of_note(on_figure) == Destination(PageKey.DENOMINATORS, filter="3")
    assert place_of_note(Note(NoteId(1), Anchor(), "x")).page is PageKey.NOTES
