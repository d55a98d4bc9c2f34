"""What an import says of a plan as a whole: title, headings, targets of pillars; told, stored, and taken back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pii_desktop.commands.plans import changes_as_json
from pii_desktop.domain.ids import ImportId
from pii_desktop.domain.listing import StoredPlan
from pii_desktop.domain.place_words import place_words
from pii_desktop.domain.plan import ParsedPlan, ParsedRow, PillarTarget, Place, RowKind
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.target import parse_target
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.assigning import assigned
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.services.merging import Accepted, ImportOutcome, accept, merge
from pii_desktop.services.misprints import ledger
from pii_desktop.services.progress import record
from pii_desktop.services.undoing import imports, undo_import
from pii_desktop.storage.workspace import Workspace
from tests.builders import a_plan, a_row
from tests.services.desk import take

SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP", target="≥ 25", lead=("Sở Tài chính",))
PEOPLE = ParsedRow(RowKind.PILLAR, "Nguồn nhân lực", Place(0, 1), code="2", code_printed="II", pillar="2")
RENAMED = replace(PEOPLE, name="Vốn con người và nghiên cứu", code_printed="III")


def pillar(number: str, printed: str, baseline: str = "45.92") -> PillarTarget:
    return PillarTarget(number, "Thể chế", Decimal(baseline), parse_target(printed), printed)


def plan_of(*rows: ParsedRow, targets: tuple[PillarTarget, ...] = (), **document: object) -> ParsedPlan:
    return replace(a_plan(*rows, **document), pillar_targets=targets)


def shown(workspace: Workspace, parsed: ParsedPlan) -> ImportPreview:
    return workspace.read(lambda uow: preview(uow, parsed))


def undo(workspace: Workspace, outcome: ImportOutcome) -> None:
    assert outcome.import_id is not None
    undo_import(workspace, outcome.import_id)


def plans(workspace: Workspace) -> tuple[StoredPlan, ...]:
    return workspace.read(lambda uow: uow.plans.all())


def headings(workspace: Workspace) -> tuple[ParsedRow, ...]:
    (plan,) = plans(workspace)
    return workspace.read(lambda uow: uow.plans.headings(plan.id))


def targets(workspace: Workspace) -> list[tuple[str, str]]:
    (plan,) = plans(workspace)
    stored = workspace.read(lambda uow: uow.plans.pillar_targets(plan.id))
    return [(each.pillar, each.target_printed) for each in stored]


def test_a_pillar_target_that_is_all_that_changed_is_told_and_stored(empty: Workspace) -> None:
    take(empty, plan_of(SPENDING, targets=(pillar("1", "> 45,92"), pillar("2", "> 39,67"))))
    newer = plan_of(SPENDING, targets=(pillar("1", "> 50"), pillar("2", "> 39,67")))
    found = shown(empty, newer)
    assert not found.changeset.is_empty
    assert changes_as_json(found.changeset)["changed"] == [
        {"code": "Trụ cột 1: Thể chế", "field": "target", "old": "> 45,92", "new": "> 50"}
    ]
    (told,) = [change.row for change in found.changeset.rows if change.fields]
    assert told is not None
    assert place_words(told.place) == "Phần mục tiêu các trụ cột của kế hoạch"
    outcome = merge(empty, found, accept(found.changeset))
    assert (outcome.added, outcome.changed, outcome.removed) == (0, 1, 0)
    assert targets(empty) == [("1", "> 50"), ("2", "> 39,67")]
    assert shown(empty, newer).changeset.is_empty


def test_a_pillar_target_that_is_not_accepted_stays(empty: Workspace) -> None:
    take(empty, plan_of(SPENDING, targets=(pillar("1", "> 45,92"),)))
    other = plan_of(replace(SPENDING, unit="%"), targets=(pillar("1", "> 50", "46"),))
    found = shown(empty, other)
    row, of_pillar = found.changeset.rows
    merge(empty, found, Accepted(fields=frozenset({(row.key, "unit"), (of_pillar.key, "baseline")})))
    (plan,) = plans(empty)
    (kept,) = empty.read(lambda uow: uow.plans.pillar_targets(plan.id))
    assert (kept.baseline, kept.target_printed) == (Decimal(46), "> 45,92")


def test_pillars_that_a_file_leaves_out_stay_and_new_ones_come(empty: Workspace) -> None:
    take(empty, plan_of(SPENDING, targets=(pillar("1", "> 45,92"),)))
    assert shown(empty, plan_of(SPENDING)).changeset.is_empty
    take(empty, plan_of(SPENDING, targets=(pillar("3", "> 60,75"),)))
    assert targets(empty) == [("1", "> 45,92"), ("3", "> 60,75")]


def test_undo_gives_title_headings_and_pillar_targets_back(empty: Workspace) -> None:
    take(empty, plan_of(PEOPLE, SPENDING, targets=(pillar("1", "> 45,92"),)))
    before = plans(empty)[0], headings(empty), targets(empty)
    newer = plan_of(RENAMED, replace(SPENDING, unit="%"), targets=(pillar("1", "> 50"),), title=("KẾ HOẠCH (sửa đổi)",))
    outcome = take(empty, newer)
    assert [row.name for row in headings(empty)] == ["Vốn con người và nghiên cứu"]
    assert plans(empty)[0].document.title == ("KẾ HOẠCH (sửa đổi)",)
    undo(empty, outcome)
    plan, *others = plans(empty)[0], headings(empty), targets(empty)
    assert (replace(plan, imported_at=before[0].imported_at), *others) == before
    assert empty.read(lambda uow: uow.history.verify())


def test_undo_leaves_a_plan_alone_that_a_user_changed_since(empty: Workspace) -> None:
    take(empty, plan_of(PEOPLE, SPENDING))
    outcome = take(empty, plan_of(PEOPLE, replace(SPENDING, unit="%"), title=("Tên trong tệp",)))
    (plan,) = plans(empty)
    mine = replace(plan.document, title=("Tên của tôi",))
    empty.run(lambda uow: uow.plans.update(plan.id, mine, plan.label, plan.source_name, plan.source_sha256))
    undo(empty, outcome)
    assert plans(empty)[0].document.title == ("Tên của tôi",)


def test_the_first_import_taken_back_leaves_no_plan_and_its_history_stays(empty: Workspace) -> None:
    outcome = take(empty, plan_of(RENAMED, SPENDING, targets=(pillar("1", "> 45,92"),)))
    assert empty.read(ledger)
    undo(empty, outcome)
    assert plans(empty) == ()
    assert empty.read(ledger) == ()
    assert [run.id for run in empty.read(imports)] == [outcome.import_id]
    assert [run.undone_at is not None for run in empty.read(assigned).imports] == [True]
    assert empty.read(lambda uow: uow.history.of_import(outcome.import_id or ImportId(0)))


@pytest.mark.parametrize("has_progress", [False, True])
def test_the_same_plan_taken_again_is_listed_again_as_the_same(empty: Workspace, *, has_progress: bool) -> None:
    first = take(empty, plan_of(PEOPLE, SPENDING))
    if has_progress:
        row = empty.read(lambda uow: find_assignment(uow, "2.2.2"))
        period = empty.read(lambda uow: uow.periods.all())[0]
        empty.run(lambda uow: record(uow, row.id, period.id, Entry(result="Đã làm")))
    undo(empty, first)
    assert plans(empty) == ()
    again = take(empty, plan_of(PEOPLE, SPENDING))
    assert again.plan_id == first.plan_id
    assert [plan.id for plan in plans(empty)] == [first.plan_id]
    assert headings(empty) == (PEOPLE,)


def test_a_plan_whose_second_import_is_taken_back_stays_listed(empty: Workspace) -> None:
    take(empty, plan_of(SPENDING))
    undo(empty, take(empty, plan_of(replace(SPENDING, unit="%"))))
    assert len(plans(empty)) == 1
