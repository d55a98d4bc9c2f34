"""The plan of the new year is there already: last year's choices are brought to it, and its own stay."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pii_desktop.domain.calendar import DayOfYear
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import EvidenceId, PlanId
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import WorkItem
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.work_list import WorkChange
from pii_desktop.errors import InputError
from pii_desktop.services import carrying, coverage, deadlines, evidence, periods, progress, stepping, validity, work
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.new_year import YearOffer, YearOutcome, YearWish, begin_year, year_offer
from pii_desktop.services.workspace import take_bundled
from pii_desktop.storage.workspace import Workspace
from tests.services.desk import choices, row, take

OLD, NEW = PlanId(1), PlanId(2)
CODE = "2.2.2"


@pytest.fixture
def imported(workspace: Workspace) -> Workspace:
    """The year 2025 with choices of every kind, then the plan of 2026, imported before the new year was begun."""
    old, quiet = row(workspace, CODE), row(workspace, "2.2.3")
    workspace.run(lambda uow: progress.set_own_target(uow, old.id, parse_target("≥ 0,5"), "≥ 0,5"))
    workspace.run(lambda uow: validity.set_cut_off(uow, old.id, "15/9"))
    workspace.run(lambda uow: coverage.add_requirement(uow, old.id, "Báo cáo quyết toán"))
    workspace.run(lambda uow: work.add_own_work_item(uow, old.id, "Rà soát dự toán"))
    workspace.run(lambda uow: progress.follow(uow, frozenset({quiet.id}), is_tracked=False))
    officer = WorkChange(officer="Nguyễn Văn Ví Dụ", due=date(2025, 6, 30))
    first = items(workspace, OLD)[0].id
    workspace.run(lambda uow: work.update_many(uow, [first], officer))
    workspace.run(lambda uow: deadlines.set_deadlines(uow, OLD, {(PeriodKind.HALF, 1): DayOfYear(6, 15)}))
    quarter = periods.NewPeriod(PeriodKind.QUARTER, 2025, 3, plan_id=OLD)
    workspace.run(lambda uow: periods.add_period(uow, quarter))
    import_2026(workspace)
    return workspace


def import_2026(workspace: Workspace, year: int = 2026) -> None:
    parsed = bundled_plan("bacninh-2025")
    document = replace(parsed.document, number="15/KH-UBND", signed_on=date(year, 2, 10), year=year)
    take(workspace, replace(parsed, document=document, sha256="f" * 64))


def items(workspace: Workspace, plan_id: PlanId) -> tuple[WorkItem, ...]:
    number = row(workspace, CODE, plan_id).id
    return workspace.read(lambda uow: uow.work_items.of(number))


def offer_of(workspace: Workspace) -> YearOffer:
    return workspace.read(lambda uow: year_offer(uow, OLD))


def begin(workspace: Workspace, carried: Carried = Carried()) -> YearOutcome:  # noqa: B008 - a frozen value
    return begin_year(workspace, YearWish(OLD, 2026, carried, offer_of(workspace).periods))


def test_what_the_imported_plan_has_not_is_offered(imported: Workspace) -> None:
    offer = offer_of(imported)
    assert offer.successor is not None
    assert offer.successor.label == "Kế hoạch 15/KH-UBND"
    assert (offer.own_work, offer.cut_offs, offer.requirements) == (1, 1, 1)
    assert offer.left is not None
    assert [each.display_code for each in offer.left.follows] == ["2.2.3"]
    assert len(offer.left.targets) == len(offer.left.planned) == 1
    assert [(each.kind, each.year, each.index) for each in offer.periods] == [(PeriodKind.QUARTER, 2026, 3)]
    assert not offer.is_done


def test_choices_made_before_the_import_go_to_the_imported_plan(imported: Workspace) -> None:
    outcome = begin(imported)
    assert (outcome.plan_id, outcome.is_carried, outcome.import_id) == (NEW, True, None)
    new = row(imported, CODE, NEW)
    assert (new.own_target_printed, new.cut_off) == ("≥ 0,5", "09-15")
    assert not row(imported, "2.2.3", NEW).is_tracked
    edited = imported.read(lambda uow: uow.requirements.edited(new.id))[new.id]
    assert [each.text for each in edited] == ["Báo cáo quyết toán"]
    found = items(imported, NEW)
    assert [each.text for each in found if each.is_own] == ["Rà soát dự toán"]
    assert (found[0].officer, found[0].due) == ("Nguyễn Văn Ví Dụ", date(2026, 6, 30))
    assert imported.read(lambda uow: deadlines.own_deadlines(uow, NEW))[PeriodKind.HALF, 1] == DayOfYear(6, 15)
    made = [each for each in imported.read(lambda uow: uow.periods.all()) if each.kind is PeriodKind.QUARTER]
    assert [(each.year, each.plan_id) for each in made] == [(2025, OLD), (2026, NEW)]


def test_what_was_set_on_the_new_plan_stays(imported: Workspace) -> None:
    new = row(imported, CODE, NEW)
    imported.run(lambda uow: progress.set_own_target(uow, new.id, parse_target("≥ 2"), "≥ 2"))
    imported.run(lambda uow: validity.set_cut_off(uow, new.id, "1/10"))
    imported.run(lambda uow: coverage.add_requirement(uow, new.id, "báo cáo quyết toán"))
    imported.run(lambda uow: work.add_own_work_item(uow, new.id, "Rà soát dự toán"))
    mine = WorkChange(officer="Trần Thị Ví Dụ", due=date(2026, 3, 1))
    first = items(imported, NEW)[0].id
    imported.run(lambda uow: work.update_many(uow, [first], mine))
    imported.run(lambda uow: deadlines.set_deadlines(uow, NEW, {(PeriodKind.HALF, 1): DayOfYear(6, 1)}))
    before = imported.read(choices)
    begin_year(imported, YearWish(OLD, 2026, Carried()))
    quiet = frozenset({row(imported, "2.2.3", NEW).id})
    imported.run(lambda uow: progress.follow(uow, quiet, is_tracked=True))
    assert imported.read(choices) == before


def test_the_carrying_is_one_step_and_undone_exactly(imported: Workspace, tmp_path: Path) -> None:
    kept = a_document(imported, tmp_path)
    before = imported.read(choices)
    begin(imported, Carried(evidence=frozenset({kept})))
    after = imported.read(choices)
    assert after != before
    imported.run(stepping.undo_last)
    assert imported.read(choices) == before
    imported.run(stepping.redo_next)
    assert imported.read(choices) == after


def test_a_second_time_nothing_is_left_but_what_is_new(imported: Workspace) -> None:
    begin(imported)
    assert offer_of(imported).is_done
    with pytest.raises(InputError, match="Không còn gì để mang sang") as refused:
        begin(imported)
    assert refused.value.code == "year-begun"
    old = row(imported, CODE)
    imported.run(lambda uow: work.add_own_work_item(uow, old.id, "Lập hồ sơ quyết toán"))
    assert (offer_of(imported).own_work, offer_of(imported).is_done) == (1, False)
    begin(imported)
    own = [each.text for each in items(imported, NEW) if each.is_own]
    assert own == ["Rà soát dự toán", "Lập hồ sơ quyết toán"]


def test_what_is_not_chosen_is_not_carried(imported: Workspace) -> None:
    before = imported.read(choices)
    with pytest.raises(InputError, match="Không còn gì"):
        begin_year(imported, YearWish(OLD, 2026, Carried(follows=False, targets=False, settings=False, own_work=False)))
    assert imported.read(choices) == before


def test_documents_are_linked_once_with_what_they_stand_for(imported: Workspace, tmp_path: Path) -> None:
    kept = a_document(imported, tmp_path)
    assert [each.evidence_id for each in offer_of(imported).evidence] == [kept]
    begin(imported, Carried(evidence=frozenset({kept})))
    new = row(imported, CODE, NEW).id
    assert [each.id for each in imported.read(lambda uow: uow.evidence.of(new))] == [kept]
    assert [each.evidence_id for each in imported.read(lambda uow: uow.requirements.links(new))] == [kept]
    assert offer_of(imported).evidence == ()


def test_a_document_that_is_linked_already_is_not_offered(imported: Workspace, tmp_path: Path) -> None:
    kept = a_document(imported, tmp_path)
    new = row(imported, CODE, NEW).id
    imported.run(lambda uow: evidence.link(uow, kept, new))
    assert offer_of(imported).evidence == ()


def test_a_plan_of_a_later_year_than_the_next_is_not_touched(workspace: Workspace) -> None:
    import_2026(workspace, 2027)
    offer = offer_of(workspace)
    assert (offer.left, offer.is_done) == (None, True)
    with pytest.raises(InputError, match="đã tiếp tục kế hoạch này"):
        begin(workspace)


def test_a_new_year_begins_at_the_plan_whose_choices_are_not_carried_yet(imported: Workspace) -> None:
    def opened(day: date) -> PlanId:
        return imported.read(lambda uow: carrying.plan_to_open(uow, NEW, day))

    assert [opened(date(2026, 3, 1)), opened(date(2026, 10, 1))] == [OLD, NEW]
    begin(imported)
    assert opened(date(2026, 3, 1)) == NEW


def test_a_copy_keeps_who_does_the_plans_work_and_when(workspace: Workspace) -> None:
    first, second, *_ = of_plan(workspace, OLD)
    named = WorkChange(officer="Nguyễn Văn Ví Dụ", due=date(2025, 6, 30))
    workspace.run(lambda uow: work.update_many(uow, [first.id], named))
    workspace.run(lambda uow: work.update_many(uow, [second.id], WorkChange(is_continuous=True, percent=40)))
    begin(workspace)
    one, two, *_ = of_plan(workspace, NEW)
    assert (one.text, one.officer, one.due, one.is_own) == (first.text, "Nguyễn Văn Ví Dụ", date(2026, 6, 30), False)
    assert (two.is_continuous, two.due, two.percent) == (True, None, None)


def test_a_copy_repeats_the_time_that_the_plan_gives_unless_the_department_had_its_own(empty: Workspace) -> None:
    take_bundled(empty, "bacgiang-2024")
    first, second, *_ = of_plan(empty, OLD)
    empty.run(lambda uow: work.update_many(uow, [first.id], WorkChange(officer="Nguyễn Văn Ví Dụ")))
    empty.run(lambda uow: work.update_many(uow, [second.id], WorkChange(due=date(2024, 6, 30))))
    begin_year(empty, YearWish(OLD, 2025, Carried()))
    one, two, *_ = of_plan(empty, NEW)
    assert (one.timing, one.is_continuous, one.officer) == ("Thường xuyên", True, "Nguyễn Văn Ví Dụ")
    assert (two.timing, two.is_continuous, two.due) == ("", False, date(2025, 6, 30))


def of_plan(workspace: Workspace, plan_id: PlanId) -> tuple[WorkItem, ...]:
    return workspace.read(lambda uow: uow.work_items.of_plan(plan_id))


def a_document(workspace: Workspace, tmp_path: Path) -> EvidenceId:
    """A document that proves 2.2.2 of 2025 and stands for its own requirement."""
    file = tmp_path / "01-QĐ-UBND.txt"
    file.write_text("quyết định", encoding="utf-8")
    old = row(workspace, CODE).id
    fields = EvidenceFields(number="01/QĐ-UBND")
    kept = workspace.run(lambda uow: evidence.attach(uow, file, fields, frozenset({old}))).evidence_id
    key = workspace.read(lambda uow: uow.requirements.edited(old))[old][0].key
    workspace.run(lambda uow: coverage.meet(uow, old, key, frozenset({kept})))
    return kept
