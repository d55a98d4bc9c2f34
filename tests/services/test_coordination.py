"""Requests from the plan, edited, closed, deleted; what is owed; the log; the chase list."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.coordination import Asked, Exchange, Request, RequestState, Way
from pii_desktop.domain.ids import AssignmentId, ExchangeId, PeriodId
from pii_desktop.domain.people import Post
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry
from pii_desktop.errors import InputError
from pii_desktop.services import chasing, coordination, people, request_forms
from pii_desktop.services.addressing import find_assignment
from pii_desktop.services.dates import today
from pii_desktop.services.progress import record
from pii_desktop.services.stepping import undo_last
from pii_desktop.storage.workspace import Workspace

YEAR = PeriodId(2)
SCIENCE = "Sở Khoa học và Công nghệ"


def asked(workspace: Workspace) -> tuple[Request, ...]:
    return workspace.read(lambda uow: uow.requests.of_period(YEAR))


@pytest.fixture
def requested(workspace: Workspace) -> Workspace:
    """Everything the plan of Bắc Ninh 2025 names is asked for."""
    workspace.run(lambda uow: coordination.create_requests(uow, YEAR))
    return workspace


def test_the_plan_says_whom_to_ask(requested: Workspace) -> None:
    codes = {each.id: each.display_code for each in requested.read(lambda uow: uow.assignments.everywhere())}
    assert {(codes[each.assignment_id], each.department) for each in asked(requested)} == {
        ("2.1.3", "Sở Giáo dục và Đào tạo"),
        ("2.2.2", SCIENCE),
        ("2.2.3", SCIENCE),
        ("3.2.2", "Sở Công Thương"),
        ("4.2.2", "Chi cục Thống kê tỉnh"),
        ("6.3.1", "Chi cục Thống kê tỉnh"),
    }
    assert {each.due_on for each in asked(requested)} == {date(2025, 11, 17)}


def test_a_second_click_asks_nobody_twice(requested: Workspace) -> None:
    created = requested.run(lambda uow: coordination.create_requests(uow, YEAR))
    assert (created.requests, len(asked(requested))) == (0, 6)
    assert created.collective


def test_making_all_requests_is_one_step_of_undo(requested: Workspace) -> None:
    requested.run(undo_last)
    assert asked(requested) == ()


def test_a_period_of_one_plan_asks_for_that_plan(workspace: Workspace) -> None:
    period = workspace.read(lambda uow: uow.periods.get(YEAR))
    plan = workspace.read(lambda uow: uow.plans.all())[0]
    workspace.run(lambda uow: uow.periods.update(replace(period, plan_id=plan.id)))
    assert len(workspace.read(lambda uow: coordination.propose_requests(uow, YEAR)).proposals) == 6


def test_one_more_department_is_asked_by_hand(requested: Workspace) -> None:
    row = requested.read(lambda uow: find_assignment(uow, "1.1.3")).id
    requested.run(lambda uow: coordination.add_request(uow, row, YEAR, " Sở KHCN "))

    assert asked(requested)[-1].department == SCIENCE
    for name, code in (("Sở KH&CN", "request-exists"), ("Sở Tài chính", "blank"), ("", "blank")):
        with pytest.raises(InputError) as caught:
            requested.run(partial(coordination.add_request, assignment_id=row, period_id=YEAR, department=name))
        assert caught.value.code == code


def test_a_request_is_edited_closed_with_a_reason_and_opened_again(requested: Workspace) -> None:
    request = asked(requested)[0]
    requested.run(lambda uow: coordination.change_request(uow, request.id, "  Chi năm 2025 ", date(2025, 11, 1)))
    requested.run(lambda uow: coordination.close_request(uow, request.id, "Đã có trong niên giám"))

    stored = asked(requested)[0]
    assert (stored.content, stored.due_on, stored.state) == ("Chi năm 2025", date(2025, 11, 1), RequestState.CLOSED)
    detail = requested.read(lambda uow: coordination.request_detail(uow, request.id, today()))
    assert detail.reason == "Đã có trong niên giám"
    assert not stored.is_overdue(date(2025, 12, 1))

    requested.run(lambda uow: coordination.reopen_request(uow, request.id))
    assert requested.read(lambda uow: coordination.closing_reason(uow, request.id)) == ""


def test_blank_words_are_refused_and_nothing_changes(requested: Workspace) -> None:
    request = asked(requested)[0]
    with pytest.raises(InputError):
        requested.run(lambda uow: coordination.change_request(uow, request.id, " ", None))
    with pytest.raises(InputError):
        requested.run(lambda uow: coordination.close_request(uow, request.id, " "))
    assert asked(requested)[0] == request


def test_a_deleted_request_can_be_taken_back(requested: Workspace) -> None:
    before = asked(requested)
    requested.run(lambda uow: coordination.delete_request(uow, before[0].id))
    assert len(asked(requested)) == 5

    requested.run(undo_last)
    assert asked(requested) == before


def test_several_due_days_move_at_once(requested: Workspace) -> None:
    ids = [each.id for each in asked(requested)[:2]]
    requested.run(lambda uow: coordination.move_due(uow, ids, date(2025, 11, 20)))
    assert [each.due_on for each in asked(requested)[:3]] == [date(2025, 11, 20)] * 2 + [date(2025, 11, 17)]


def test_the_department_owes_where_it_coordinates(workspace: Workspace) -> None:
    row = workspace.read(lambda uow: find_assignment(uow, "2.2.4")).id
    workspace.run(lambda uow: record(uow, row, YEAR, Entry(result="Đã gửi danh sách")))

    rows, total = workspace.read(lambda uow: coordination.owed(uow, YEAR))
    states = {each.assignment.display_code: each.state.label for each in rows}
    assert (total, len(rows)) == (8, 8)
    assert (states["2.2.4"], states["5.3.1"]) == ("Xong", "Trống")


def test_the_log_takes_lines_by_hand(workspace: Workspace) -> None:
    line = Exchange(ExchangeId(0), date(2025, 11, 3), Way.SENT, SCIENCE, "Gọi điện nhắc", YEAR)
    workspace.run(lambda uow: coordination.write_line(uow, line))
    stored = workspace.read(lambda uow: coordination.log(uow, YEAR))[0]
    workspace.run(lambda uow: coordination.write_line(uow, replace(stored, way=Way.RECEIVED)))

    assert workspace.read(lambda uow: coordination.log(uow, None))[0].way is Way.RECEIVED
    with pytest.raises(InputError):
        workspace.run(lambda uow: coordination.write_line(uow, replace(line, content=" ")))
    workspace.run(lambda uow: coordination.delete_line(uow, stored.id))
    assert workspace.read(lambda uow: coordination.log(uow, YEAR)) == ()


def test_the_chase_list_has_the_latest_first_and_whom_to_call(requested: Workspace) -> None:
    hoa = people.Newcomer(SCIENCE, Post.SPECIALIST, Officer("Lê Thị Hoa", phone="0222 111 222"))
    requested.run(lambda uow: people.appoint(uow, hoa))
    statistics = [each.id for each in asked(requested) if "Thống kê" in each.department]
    requested.run(lambda uow: coordination.move_due(uow, statistics, date(2025, 11, 3)))
    day = date(2025, 11, 20)

    lines = requested.read(lambda uow: chasing.chase_list(uow, YEAR, day))

    assert [(line.load.department, line.load.days_late) for line in lines][:2] == [
        ("Chi cục Thống kê tỉnh", 17),
        (SCIENCE, 3),
    ]
    assert [line.contact.name if line.contact else "" for line in lines][:2] == ["", "Lê Thị Hoa"]
    assert chasing.late_words(lines[0].load) == "quá hạn 17 ngày"
    text = requested.read(lambda uow: chasing.chase_text(uow, YEAR, day, (SCIENCE,)))
    assert "cung cấp số liệu năm 2025:" in text
    assert "- 2.2.2 Tỉ lệ chi cho KH&CN/GRDP (%): " in text
    assert "(hạn 17/11/2025, đã quá 3 ngày)" in text
    assert "Thống kê" not in text


def test_a_department_that_answered_leaves_the_chase_list(requested: Workspace) -> None:
    answered = [replace(request, state=RequestState.ANSWERED) for request in asked(requested)]
    requested.run(lambda uow: [uow.requests.update(each) for each in answered])
    assert requested.read(lambda uow: chasing.chase_list(uow, YEAR, today())) == ()


def test_the_chase_list_goes_into_a_workbook(requested: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "Đôn đốc.xlsx"
    count = requested.read(lambda uow: chasing.export_chase(uow, YEAR, date(2025, 11, 20), target))

    sheet = load_workbook(target).worksheets[0]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert count == 6
    assert "DANH SÁCH ĐÔN ĐỐC CUNG CẤP SỐ LIỆU" in words
    assert words.count(SCIENCE) == 2
    [number, *_, due, late] = next(sheet.iter_rows(min_row=6, max_row=6, values_only=True))
    assert (number, due, late) == (1, datetime(2025, 11, 17), 3)  # noqa: DTZ001


def test_the_form_for_another_department_speaks_of_rows_as_the_plan_does(requested: Workspace) -> None:
    forms = requested.read(lambda uow: request_forms.request_forms(uow, YEAR, (SCIENCE,)))
    assert "Tỉ lệ chi cho KH&CN/GRDP (%)" in {row.name for form in forms for row in form.rows}


def test_every_count_is_the_length_of_its_list(requested: Workspace) -> None:
    first = asked(requested)[0].id
    requested.run(lambda uow: coordination.close_request(uow, first, "thừa"))
    day = date(2025, 11, 18)
    shown = requested.read(lambda uow: coordination.request_list(uow, Asked(YEAR), day))
    assert shown.counts is not None
    for state in RequestState:
        wanted = Asked(YEAR, state=state)
        found = requested.read(partial(coordination.request_list, wanted=wanted, day=day))
        assert found.total == len(found.rows) == shown.counts.get(state.value, 0)
    overdue = requested.read(lambda uow: coordination.request_list(uow, Asked(YEAR, is_overdue=True), day))
    assert overdue.total == shown.counts["overdue"] == 5


def test_nothing_is_listed_without_a_period(workspace: Workspace) -> None:
    assert workspace.read(lambda uow: coordination.request_list(uow, None, today())).period is None


def test_requests_belong_to_rows_of_the_plan(workspace: Workspace) -> None:
    with pytest.raises(InputError) as caught:
        workspace.run(lambda uow: coordination.add_request(uow, AssignmentId(999), YEAR, SCIENCE))
    assert caught.value.code == "not-found"
