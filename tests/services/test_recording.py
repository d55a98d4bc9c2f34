"""Progress, work items, evidence, periods: what a clerk records through the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pii_desktop.domain.calendar import usual_deadline
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import WorkItemId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import Period, PeriodKind, current_period
from pii_desktop.domain.progress import Entry, WorkState
from pii_desktop.domain.target import parse_target
from pii_desktop.domain.value_warnings import Kind, warnings_of
from pii_desktop.errors import InputError, PiiError
from pii_desktop.services import browsing, evidence, periods, progress, work
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.catalogue import framework
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.services.scope import Scope
from pii_desktop.services.valuing import advice, known_of
from pii_desktop.storage.workspace import Workspace


def a_period(workspace: Workspace, index: int = 1) -> Period:
    return workspace.read(lambda uow: uow.periods.all())[index]


def recorded(workspace: Workspace, code: str, entry: Entry, *, is_done: bool = True) -> tuple[Entry, EntryState]:
    period = a_period(workspace)
    assignment = workspace.read(lambda uow: find_assignment(uow, code))
    workspace.run(lambda uow: progress.record(uow, assignment.id, period.id, entry, is_done=is_done))
    return workspace.read(lambda uow: uow.progress.get(assignment.id, period.id))


def test_the_value_is_computed_from_numerator_and_denominator_in_the_unit_of_the_row(workspace: Workspace) -> None:
    entry, state = recorded(workspace, "2.2.2", Entry(numerator=Decimal("312.4"), denominator=Decimal(245300)))
    assert entry.value == Decimal("0.1274")
    assert state is EntryState.DONE


def test_a_rate_per_thousand_is_multiplied_by_a_thousand(workspace: Workspace) -> None:
    entry, _ = recorded(workspace, "6.3.2", Entry(numerator=Decimal(36), denominator=Decimal(21000)))
    assert entry.value == Decimal("1.7143")


def test_numbers_of_any_length_are_divided(workspace: Workspace) -> None:
    entry, _ = recorded(workspace, "2.2.4", Entry(numerator=Decimal("9" * 30), denominator=Decimal(3)))
    assert str(entry.value) == "3" * 30 + "0000"


def test_a_denominator_of_zero_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Mẫu số bằng 0"):
        recorded(workspace, "2.2.2", Entry(numerator=Decimal(1), denominator=Decimal(0)))


def test_a_denominator_below_zero_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Mẫu số nhỏ hơn 0"):
        recorded(workspace, "2.2.2", Entry(numerator=Decimal(1), denominator=Decimal(-3)))


def test_blank_stays_blank_and_zero_stays_zero(workspace: Workspace) -> None:
    assert recorded(workspace, "2.2.2", Entry()) == (Entry(), EntryState.BLANK)
    assert recorded(workspace, "2.2.2", Entry(value=Decimal(0)))[0].value == Decimal(0)


def test_an_unfinished_entry_is_a_draft(workspace: Workspace) -> None:
    assert recorded(workspace, "2.2.2", Entry(result="Đang"), is_done=False)[1] is EntryState.DRAFT


def test_every_field_leaves_its_history(workspace: Workspace) -> None:
    recorded(workspace, "2.2.2", Entry(value=Decimal("0.12")))
    recorded(workspace, "2.2.2", Entry(value=Decimal("0.13")))
    rows = workspace.read(lambda uow: uow.history.of_assignment(find_assignment(uow, "2.2.2").id))
    assert [(row.old, row.new) for row in rows if row.field == "value"] == [("0.12", "0.13"), ("", "0.12")]


def test_a_target_of_our_own_is_judged_and_marked(workspace: Workspace) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: progress.set_own_target(uow, assignment.id, parse_target("≥ 0,13"), "≥ 0,13"))
    recorded(workspace, "2.2.2", Entry(value=Decimal("0.127")))
    scope = Scope(period_id=a_period(workspace).id)
    rows = workspace.read(lambda uow: browsing.indicator_rows(uow, scope))
    (row,) = [row for row in rows if row.assignment.id == assignment.id]
    assert row.assignment.own_target_printed == "≥ 0,13"
    assert row.assessment.verdict.label == "Chưa đạt"


def test_work_items_keep_state_result_and_officer(workspace: Workspace) -> None:
    item = workspace.read(lambda uow: uow.work_items.of(find_assignment(uow, "2.2.2").id))[0]
    done = replace(item, state=WorkState.DONE, percent=100, result="Đã giải ngân", officer="Nguyễn Thị Hạnh")
    workspace.run(lambda uow: work.update_work_item(uow, done))
    assert workspace.read(lambda uow: uow.work_items.get(item.id)) == done


def test_a_percent_over_a_hundred_is_refused(workspace: Workspace) -> None:
    item = workspace.read(lambda uow: uow.work_items.of(find_assignment(uow, "2.2.2").id))[0]
    with pytest.raises(InputError, match="120"):
        workspace.run(lambda uow: work.update_work_item(uow, replace(item, percent=120)))


def test_an_unknown_work_item_is_refused(workspace: Workspace) -> None:
    with pytest.raises(PiiError):
        workspace.read(lambda uow: uow.work_items.get(WorkItemId(9999)))


def test_own_work_items_stand_beside_those_of_the_plan(workspace: Workspace) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: work.add_own_work_item(uow, assignment.id, "  Họp rà soát  quý II "))
    items = workspace.read(lambda uow: uow.work_items.of(assignment.id))
    assert (items[-1].text, items[-1].is_own) == ("Họp rà soát quý II", True)


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    file = tmp_path / "QĐ 128 về hỗ trợ DNNVV.pdf"
    file.write_bytes("%PDF-1.7 Quyết định".encode())
    return file


FIELDS = EvidenceFields("128/QĐ-UBND", date(2025, 3, 4), "UBND tỉnh Bắc Ninh", "Hỗ trợ DNNVV")


def test_one_document_proves_several_indicators_with_one_copy(workspace: Workspace, decision: Path) -> None:
    ids = workspace.read(lambda uow: frozenset(find_assignment(uow, code).id for code in ("1.1.3", "2.2.2")))
    first = workspace.run(lambda uow: evidence.attach(uow, decision, FIELDS, ids))
    again = workspace.run(lambda uow: evidence.attach(uow, decision, EvidenceFields(), ids))
    assert again.was_there
    assert again.evidence_id == first.evidence_id
    (kept,) = workspace.read(lambda uow: uow.evidence.all())
    assert kept.fields == FIELDS
    assert set(kept.assignment_ids) == ids
    copy = workspace.read(lambda uow: evidence.stored_copy(uow, kept.id))
    assert copy.read_bytes() == decision.read_bytes()


def test_a_document_that_ends_before_it_begins_is_refused(workspace: Workspace, decision: Path) -> None:
    fields = EvidenceFields(in_force_from=date(2025, 5, 1), in_force_to=date(2025, 4, 1))
    with pytest.raises(InputError, match="hết hiệu lực"):
        workspace.run(lambda uow: evidence.attach(uow, decision, fields))
    assert workspace.read(lambda uow: uow.evidence.all()) == ()


def test_a_missing_file_is_refused_with_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PiiError) as caught:
        workspace.run(lambda uow: evidence.attach(uow, tmp_path / "không có.pdf", EvidenceFields()))
    assert caught.value.title


def test_taking_a_document_from_an_indicator_keeps_the_document(workspace: Workspace, decision: Path) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, "1.1.3"))
    made = workspace.run(lambda uow: evidence.attach(uow, decision, FIELDS, frozenset({assignment.id})))
    workspace.run(lambda uow: evidence.unlink(uow, made.evidence_id, assignment.id))
    assert workspace.read(lambda uow: uow.evidence.of(assignment.id)) == ()
    assert len(workspace.read(lambda uow: uow.evidence.all())) == 1


def test_a_kept_document_can_be_linked_again(workspace: Workspace, decision: Path) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, "1.1.3"))
    made = workspace.run(lambda uow: evidence.attach(uow, decision, FIELDS, frozenset({assignment.id})))
    workspace.run(lambda uow: evidence.unlink(uow, made.evidence_id, assignment.id))
    changes = workspace.run(lambda uow: evidence.link(uow, made.evidence_id, assignment.id))
    assert changes.assignments == {assignment.id}
    assert [document.id for document in workspace.read(lambda uow: uow.evidence.of(assignment.id))] == [
        made.evidence_id
    ]


@pytest.mark.parametrize(
    ("kind", "index", "deadline"),
    [
        (PeriodKind.HALF, 1, date(2025, 5, 31)),  # "trước ngày 01 tháng 6", seed 003 III.1
        (PeriodKind.YEAR, 1, date(2025, 11, 30)),  # "trước ngày 01 tháng 12", seed 003 III.1
        (PeriodKind.QUARTER, 2, date(2025, 6, 30)),
        (PeriodKind.QUARTER, 4, date(2025, 12, 31)),
        (PeriodKind.ONCE, 1, None),
    ],
)
def test_usual_deadlines(kind: PeriodKind, index: int, deadline: date | None) -> None:
    assert usual_deadline(kind, 2025, index) == deadline


def test_a_period_is_added_once(workspace: Workspace) -> None:
    quarter = periods.NewPeriod(PeriodKind.QUARTER, 2025, 3)
    workspace.run(lambda uow: periods.add_period(uow, quarter))
    with pytest.raises(InputError, match="Quý III"):
        workspace.run(lambda uow: periods.add_period(uow, quarter))


@pytest.mark.parametrize(
    ("today", "title"), [(date(2025, 3, 1), "6 tháng đầu năm 2025"), (date(2025, 6, 2), "Năm 2025")]
)
def test_the_current_period_has_the_nearest_deadline_ahead(workspace: Workspace, today: date, title: str) -> None:
    found = current_period(workspace.read(lambda uow: uow.periods.all()), today)
    assert found is not None
    assert found.title == title


def test_the_report_goes_to_science_and_from_there_to_the_province(workspace: Workspace) -> None:
    assert a_period(workspace).recipient == "Sở Khoa học và Công nghệ"


def test_a_jump_names_the_quarter_before_as_it_is_written(workspace: Workspace) -> None:
    quarters = [
        workspace.run(lambda uow, index=index: add_period(uow, NewPeriod(PeriodKind.QUARTER, 2025, index)))[0]  # type: ignore[misc]
        for index in (1, 2)
    ]
    assignment = workspace.read(lambda uow: find_assignment(uow, "2.2.2"))
    workspace.run(lambda uow: progress.record(uow, assignment.id, quarters[0], Entry(value=Decimal(10))))
    detail = workspace.read(lambda uow: browsing.indicator_detail(uow, assignment.id, quarters[1]))

    (jump,) = advice(detail, Entry(value=Decimal(17))).warnings
    assert jump.text == "Giá trị tăng 70 % so với 10 của quý I năm 2025."


@pytest.mark.parametrize("unit", ["DN/1000 DN", "DN/1 nghìn DN", "‰", "doanh nghiệp"])
def test_a_unit_the_plan_writes_in_its_own_way_keeps_the_scale(workspace: Workspace, unit: str) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, "6.3.2"))
    printed = replace(assignment, row=replace(assignment.row, unit=unit))
    entry = Entry(numerator=Decimal(20), denominator=Decimal(11200))
    assert progress.with_computed_value(entry, printed).value == Decimal("1.7857")


@pytest.mark.parametrize(
    ("code", "unit", "value", "is_warned"),
    [
        ("2.2.2", "%", "250", True),
        ("2.2.2", "% GRDP", "250", True),
        ("2.2.2", None, "250", True),
        ("2.2.2", "‰", "250", False),
        ("6.3.2", "DN/1000 DN", "1200", True),
        ("6.3.2", "doanh nghiệp", "1200", False),
        ("1.2.1", "Điểm", "31", True),
        ("1.2.1", "Thứ hạng", "31", False),
    ],
)
def test_the_limits_of_a_value_hold_in_the_unit_they_were_set_in(
    workspace: Workspace, code: str, unit: str | None, value: str, *, is_warned: bool
) -> None:
    assignment = workspace.read(lambda uow: find_assignment(uow, code))
    printed = replace(assignment, row=replace(assignment.row, unit=unit))
    known = known_of(printed, framework().indicator(code), None, "")
    found = [each.kind for each in warnings_of(Entry(value=Decimal(value)), known)]
    assert (Kind.OUT_OF_LIMITS in found) is is_warned
