"""A new year begins: the assignment goes on, values do not, last year stays as it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from pii_desktop.domain.calendar import DayOfYear
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import AssignmentId, EvidenceId, PlanId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.requirements import Requirement, RequirementLink
from pii_desktop.domain.target import parse_target
from pii_desktop.errors import InputError
from pii_desktop.services import browsing, deadlines, evidence, periods, progress, stepping, work
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.checking import check_period
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.new_year import YearWish, begin_year, year_offer
from pii_desktop.services.periods import ensure_year
from pii_desktop.services.plan_recipients import usual_recipient
from pii_desktop.services.scope import Scope
from pii_desktop.services.undoing import undo_import
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace
from tests.services.desk import choices, row, take

NO_KEEPING = Carried(follows=False, targets=False, settings=False, own_work=False)


def a_document(workspace: Workspace, tmp_path: Path, number: str, until: date | None) -> int:
    """A document that proves 2.2.2 of 2025."""
    file = tmp_path / f"{number.replace('/', '-')}.txt"
    file.write_text(number, encoding="utf-8")
    fields = EvidenceFields(number=number, in_force_to=until)
    ids = frozenset({row(workspace, "2.2.2").id})
    return workspace.run(lambda uow: evidence.attach(uow, file, fields, ids)).evidence_id


def begin(workspace: Workspace, carried: Carried = Carried()) -> PlanId:  # noqa: B008 - a frozen value
    offer = workspace.read(lambda uow: year_offer(uow, PlanId(1)))
    return begin_year(workspace, YearWish(PlanId(1), offer.year, carried, offer.periods)).plan_id


def test_what_is_offered(workspace: Workspace, tmp_path: Path) -> None:
    a_document(workspace, tmp_path, "01/QĐ-UBND", None)
    a_document(workspace, tmp_path, "02/QĐ-UBND", date(2025, 12, 31))
    a_document(workspace, tmp_path, "03/QĐ-UBND", date(2026, 1, 1))
    offer = workspace.read(lambda uow: year_offer(uow, PlanId(1)))
    assert (offer.year, offer.rows, offer.followed) == (2026, 65, 29)
    assert [each.title for each in offer.evidence] == ["01/QĐ-UBND", "03/QĐ-UBND"]
    assert [(each.kind, each.year, each.deadline) for each in offer.periods] == [
        (PeriodKind.HALF, 2026, date(2026, 5, 31)),
        (PeriodKind.YEAR, 2026, date(2026, 11, 30)),
    ]
    assert offer.bundled == ()
    assert offer.successor is None


def test_rows_go_on_and_values_do_not(workspace: Workspace) -> None:
    old = row(workspace, "2.2.2")
    year = workspace.read(lambda uow: uow.periods.all())[1]
    workspace.run(lambda uow: progress.record(uow, old.id, year.id, Entry(value=Decimal("0.13"))))
    plan_id = begin(workspace)
    new = row(workspace, "2.2.2", plan_id)
    assert new.continues_id == old.id
    assert (new.row, new.role, new.is_tracked) == (old.row, old.role, old.is_tracked)
    plan = workspace.read(lambda uow: uow.plans.get(plan_id))
    assert plan.label == "Kế hoạch Bắc Ninh 2026 (dự kiến)"
    assert (plan.continues_id, plan.document.number, plan.document.year) == (1, None, 2026)
    entries = workspace.read(lambda uow: uow.progress.of_assignment(new.id))
    assert entries == {}
    kept = workspace.read(lambda uow: uow.progress.get(old.id, year.id))
    assert kept == (Entry(value=Decimal("0.13")), EntryState.DONE)


def test_last_years_value_stands_beside_the_field(workspace: Workspace) -> None:
    old = row(workspace, "2.2.2")
    year = workspace.read(lambda uow: uow.periods.all())[1]
    workspace.run(lambda uow: progress.record(uow, old.id, year.id, Entry(value=Decimal("0.13"))))
    new = row(workspace, "2.2.2", begin(workspace))
    half = next(each for each in workspace.read(lambda uow: uow.periods.all()) if each.year == 2026)
    detail = workspace.read(lambda uow: browsing.indicator_detail(uow, new.id, half.id))
    assert detail.last_entry == Entry(value=Decimal("0.13"))
    assert detail.last_period == year
    assert detail.row.entry == Entry()


def test_settings_choices_and_own_work_are_carried_over(workspace: Workspace) -> None:
    old = row(workspace, "2.2.2")
    unwanted = row(workspace, "2.2.3")

    def prepare(uow: object) -> None:
        uow.assignments.put_fields(old.id, {"cut_off": "06-30"})  # type: ignore[attr-defined]
        uow.plans.set_recipient(PlanId(1), "UBND tỉnh Bắc Ninh")  # type: ignore[attr-defined]
        own = {(PeriodKind.HALF, 1): DayOfYear(6, 15)}
        deadlines.put_deadlines(uow, PlanId(1), own)  # type: ignore[arg-type]
        progress.follow(uow, frozenset({unwanted.id}), is_tracked=False)  # type: ignore[arg-type]
        progress.set_own_target(uow, old.id, parse_target("≥ 0,5"), "≥ 0,5")  # type: ignore[arg-type]
        work.add_own_work_item(uow, old.id, "Rà soát dự toán chi KH&CN")  # type: ignore[arg-type]

    workspace.run(prepare)
    plan_id = begin(workspace)
    new = row(workspace, "2.2.2", plan_id)
    assert (new.cut_off, new.own_target_printed) == ("06-30", "≥ 0,5")
    assert not row(workspace, "2.2.3", plan_id).is_tracked
    assert workspace.read(lambda uow: usual_recipient(uow, plan_id)) == "UBND tỉnh Bắc Ninh"
    assert workspace.read(lambda uow: deadlines.own_deadlines(uow, plan_id))[PeriodKind.HALF, 1] == DayOfYear(6, 15)
    items = workspace.read(lambda uow: uow.work_items.of(new.id))
    assert [each.text for each in items if each.is_own] == ["Rà soát dự toán chi KH&CN"]
    assert len(items) == len(workspace.read(lambda uow: uow.work_items.of(old.id)))


def test_nothing_is_carried_over_that_was_not_chosen(workspace: Workspace, tmp_path: Path) -> None:
    old = row(workspace, "2.2.2")
    a_document(workspace, tmp_path, "01/QĐ-UBND", None)
    workspace.run(lambda uow: uow.assignments.put_fields(old.id, {"cut_off": "06-30"}))
    workspace.run(lambda uow: work.add_own_work_item(uow, old.id, "Rà soát dự toán"))
    new = row(workspace, "2.2.2", begin(workspace, NO_KEEPING))
    assert (new.cut_off, new.row.target, new.row.baseline) == (None, None, None)
    assert not any(each.is_own for each in workspace.read(lambda uow: uow.work_items.of(new.id)))
    assert workspace.read(lambda uow: uow.evidence.of(new.id)) == ()


def test_a_chosen_document_proves_this_year_too_and_stays_one(workspace: Workspace, tmp_path: Path) -> None:
    kept = a_document(workspace, tmp_path, "01/QĐ-UBND", None)
    a_document(workspace, tmp_path, "02/QĐ-UBND", None)
    new = row(workspace, "2.2.2", begin(workspace, Carried(evidence=frozenset({kept}))))  # type: ignore[arg-type]
    found = workspace.read(lambda uow: uow.evidence.of(new.id))
    assert [each.fields.number for each in found] == ["01/QĐ-UBND"]
    assert found[0].assignment_ids == (row(workspace, "2.2.2").id, new.id)
    assert len(workspace.read(lambda uow: uow.evidence.all())) == 2


def test_a_second_beginning_is_refused_and_a_backup_was_made(workspace: Workspace) -> None:
    begin(workspace)
    assert any("new-year" in each.name for each in (workspace.folder / "backups").iterdir())
    with pytest.raises(InputError) as refused:
        begin(workspace)
    assert refused.value.code == "year-begun"


def test_a_plan_without_a_year_is_refused(empty: Workspace) -> None:
    plan_id = empty.run(lambda uow: uow.plans.add(PlanDocument(), label="Kế hoạch"))
    with pytest.raises(InputError, match="không ghi năm"):
        empty.read(lambda uow: year_offer(uow, plan_id))


def test_periods_of_the_plan_and_of_all_plans_come_again(workspace: Workspace) -> None:
    new = periods.NewPeriod
    for each in (
        new(PeriodKind.QUARTER, 2025, 3, plan_id=PlanId(1)),
        new(PeriodKind.MONTH, 2025, 2, date(2025, 3, 3)),
        new(PeriodKind.ONCE, 2025),
        new(PeriodKind.YEAR, 2026),
    ):
        workspace.run(partial(periods.add_period, new=each))
    plan_id = begin(workspace)
    made = [each for each in workspace.read(lambda uow: uow.periods.all()) if each.year == 2026]
    assert [(each.kind, each.index, each.deadline, each.plan_id) for each in made] == [
        (PeriodKind.YEAR, 1, date(2026, 11, 30), None),
        (PeriodKind.HALF, 1, date(2026, 5, 31), None),
        (PeriodKind.QUARTER, 3, date(2026, 9, 30), plan_id),
        (PeriodKind.MONTH, 2, date(2026, 3, 3), None),
    ]


def test_a_deadline_on_29_february(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tài chính")) as workspace:
        take_bundled(workspace, "bacgiang-2024")
        leap = periods.NewPeriod(PeriodKind.QUARTER, 2024, 1, date(2024, 2, 29))
        workspace.run(lambda uow: periods.add_period(uow, leap))
        offer = workspace.read(lambda uow: year_offer(uow, PlanId(1)))
        assert date(2025, 2, 28) in {each.deadline for each in offer.periods}


def test_a_plan_of_a_later_year_is_linked_when_it_is_imported(workspace: Workspace) -> None:
    parsed = bundled_plan("bacninh-2025")

    later = replace(parsed, document=replace(parsed.document, number="12/KH-UBND", year=2026), rows=parsed.rows[:-3])
    shown = workspace.read(lambda uow: preview(uow, later))
    assert shown.plan is None
    plan_id = merge(workspace, shown, accept(shown.changeset)).plan_id
    assert plan_id is not None
    assert workspace.read(lambda uow: uow.plans.get(plan_id)).continues_id == 1
    rows = workspace.read(lambda uow: uow.assignments.of_plan(plan_id))
    before = {each.id: each for each in workspace.read(lambda uow: uow.assignments.of_plan(PlanId(1)))}
    assert rows
    for each in rows:
        assert each.continues_id is not None
        assert before[AssignmentId(each.continues_id)].display_code == each.display_code


def test_the_issued_plan_takes_the_place_of_the_copy(workspace: Workspace) -> None:

    plan_id = begin(workspace)
    parsed = bundled_plan("bacninh-2025")
    issued = replace(parsed, document=replace(parsed.document, number="12/KH-UBND", year=2026))
    shown = workspace.read(lambda uow: preview(uow, issued))
    assert shown.plan is not None
    assert shown.plan.id == plan_id
    merge(workspace, shown, accept(shown.changeset))
    assert workspace.read(lambda uow: uow.plans.get(plan_id)).label == "Kế hoạch 12/KH-UBND"
    assert len(workspace.read(lambda uow: uow.plans.all())) == 2


def test_other_plans_of_the_province_are_not_taken_for_last_years(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Giang", "Sở Tài chính")) as workspace:
        for key in ("bacgiang-2024", "bacgiang-nq02-2024", "bacgiang-2030-targets"):
            take_bundled(workspace, key)
        assert [each.continues_id for each in workspace.read(lambda uow: uow.plans.all())] == [None, None, None]


def test_a_newer_bundled_plan_is_offered_and_linked(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "sổ", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        parsed = bundled_plan("bacninh-2025")

        older = replace(parsed, document=replace(parsed.document, number="5/KH-UBND", year=2024))
        take(workspace, older)
        follow = row(workspace, "2.2.2")
        workspace.run(lambda uow: uow.assignments.put_fields(follow.id, {"cut_off": "06-30"}))
        offer = workspace.read(lambda uow: year_offer(uow, PlanId(1)))
        assert [each.key for each in offer.bundled] == ["bacninh-2025"]
        wish = YearWish(PlanId(1), 2025, Carried(), offer.periods, catalogue_key="bacninh-2025")
        outcome = begin_year(workspace, wish)
        assert (outcome.rows, outcome.linked) == (65, 65)
        assert outcome.import_id is not None
        assert row(workspace, "2.2.2", outcome.plan_id).cut_off == "06-30"


def test_a_report_for_all_plans_counts_each_row_once(workspace: Workspace) -> None:
    plan_id = begin(workspace)
    by_year = {}
    for period in workspace.read(lambda uow: uow.periods.all()):
        scope = Scope(None, period.id)
        rows = workspace.read(partial(browsing.indicator_rows, scope=scope))
        by_year[period.year] = ({row.assignment.plan_id for row in rows}, len(rows))
    assert by_year == {2025: ({PlanId(1)}, 29), 2026: ({plan_id}, 29)}


def test_each_plan_is_shown_with_the_periods_of_its_years(workspace: Workspace) -> None:
    plan_id = begin(workspace)
    for plan, year in ((PlanId(1), 2025), (plan_id, 2026)):
        shown = workspace.read(partial(check_period, scope=Scope(plan))).periods
        assert {each.year for each in shown} == {year}


def test_the_old_plan_stands_again_when_the_new_one_is_undone(workspace: Workspace) -> None:
    parsed = bundled_plan("bacninh-2025")
    later = replace(parsed, document=replace(parsed.document, number="12/KH-UBND", year=2026))
    outcome = take(workspace, later)
    assert outcome.import_id is not None
    workspace.run(lambda uow: ensure_year(uow, 2026))
    undo_import(workspace, outcome.import_id)
    assert workspace.read(lambda uow: uow.plans.get(PlanId(2))).continues_id is None


def test_the_whole_year_is_one_step_that_is_undone_and_done_again(workspace: Workspace, tmp_path: Path) -> None:
    kept = a_document(workspace, tmp_path, "01/QĐ-UBND", None)
    before = workspace.read(choices)
    begin(workspace, Carried(evidence=frozenset({kept})))  # type: ignore[arg-type]
    after = workspace.read(choices)
    assert after != before
    workspace.run(stepping.undo_last)
    assert workspace.read(choices) == before
    workspace.run(stepping.redo_next)
    assert workspace.read(choices) == after


def test_edited_lists_of_evidence_go_on_with_the_documents_that_do(workspace: Workspace, tmp_path: Path) -> None:
    kept = EvidenceId(a_document(workspace, tmp_path, "01/QĐ-UBND", None))
    left = EvidenceId(a_document(workspace, tmp_path, "02/QĐ-UBND", None))
    old = row(workspace, "2.2.2")

    def edit(uow: UnitOfWork) -> None:
        own = uow.requirements.add_own(old.id, "Báo cáo quyết toán chi KH&CN")
        uow.requirements.put(old.id, Requirement("2.2.2/01", "Quyết định giao dự toán", is_needed=False, reason="gộp"))
        for document in (kept, left):
            uow.requirements.link(RequirementLink(old.id, own.key, document), own.text)

    workspace.run(edit)
    assert workspace.read(lambda uow: year_offer(uow, PlanId(1))).requirements == 2
    new = row(workspace, "2.2.2", begin(workspace, Carried(evidence=frozenset({kept}))))
    edited = workspace.read(lambda uow: uow.requirements.edited())
    assert edited[new.id] == edited[old.id]
    links = workspace.read(lambda uow: uow.requirements.links(new.id))
    assert [each.evidence_id for each in links] == [kept]
