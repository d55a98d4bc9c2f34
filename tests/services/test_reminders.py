"""Reminders and the calendar file over a real workspace."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from pii_desktop.domain.coordination import Request
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import PlanId, RequestId
from pii_desktop.domain.notes import Anchor
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.reminders import DueKind, Reminder
from pii_desktop.domain.work_list import WorkChange, WorkFilter, WorkRow
from pii_desktop.services import reminders as service
from pii_desktop.services import work
from pii_desktop.services.evidence import attach
from pii_desktop.services.handover import handover
from pii_desktop.services.scope import Scope
from pii_desktop.services.validity import set_soon_days
from pii_desktop.services.versions import send
from pii_desktop.storage.attachments import StoredFile
from pii_desktop.storage.unit_of_work import UnitOfWork
from pii_desktop.storage.workspace import Workspace

AUTUMN = date(2025, 11, 10)


def said(workspace: Workspace, today: date = AUTUMN, scope: Scope = Scope()) -> dict[DueKind, list[Reminder]]:  # noqa: B008
    found: dict[DueKind, list[Reminder]] = {}
    for each in workspace.read(lambda uow: service.reminders_today(uow, scope, today)):
        found.setdefault(each.due.kind, []).append(each)
    return found


def a_document(workspace: Workspace, tmp_path: Path, number: str, until: date) -> None:
    file = tmp_path / f"{until}.txt"
    file.write_text(number, encoding="utf-8")
    rows = workspace.read(lambda uow: uow.assignments.all_tracked())
    row = next(each for each in rows if each.display_code == "2.2.2")
    fields = EvidenceFields(number=number, signed_on=date(2025, 1, 2), in_force_to=until)
    workspace.run(lambda uow: attach(uow, file, fields, frozenset({row.id})))


def test_deadlines_are_said_until_the_report_is_sent(workspace: Workspace) -> None:
    reports = said(workspace)[DueKind.REPORT]
    assert [(each.due.what, each.text) for each in reports] == [
        ("Báo cáo 6 tháng đầu năm 2025", "quá hạn gửi 163 ngày"),
        ("Báo cáo năm 2025", "còn 20 ngày đến hạn gửi"),
    ]
    for each in workspace.read(lambda uow: uow.periods.all()):
        workspace.run(partial(send, period_id=each.id, on=AUTUMN, why="Đã gửi bản giấy"))
    assert DueKind.REPORT not in said(workspace)


def test_documents_that_end_before_their_cut_off_day(workspace: Workspace, tmp_path: Path) -> None:
    a_document(workspace, tmp_path, "12/QĐ-UBND", date(2025, 11, 20))
    a_document(workspace, tmp_path, "13/QĐ-UBND", date(2025, 12, 31))  # still in force on 31/12
    a_document(workspace, tmp_path, "14/QĐ-UBND", date(2025, 12, 20))  # more than 30 days
    found = said(workspace)[DueKind.EVIDENCE]
    assert [(each.due.what, each.text) for each in found] == [
        ("12/QĐ-UBND", "còn 10 ngày thì hết hiệu lực, trước ngày chốt")
    ]


def test_documents_are_told_of_as_early_as_the_settings_say(workspace: Workspace, tmp_path: Path) -> None:
    a_document(workspace, tmp_path, "45/GCN", date(2025, 12, 25))
    assert DueKind.EVIDENCE not in said(workspace)
    workspace.run(lambda uow: set_soon_days(uow, 60))
    found = said(workspace)[DueKind.EVIDENCE]
    assert [(each.text, each.stage) for each in found] == [("còn 45 ngày thì hết hiệu lực, trước ngày chốt", 45)]
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))
    assert [each.alarms for each in entries if each.day == date(2025, 12, 25)] == [(60,)]
    workspace.run(lambda uow: set_soon_days(uow, 10))
    assert DueKind.EVIDENCE not in said(workspace)


def test_a_hundred_old_documents_do_not_hide_the_one_to_come(workspace: Workspace, tmp_path: Path) -> None:
    rows = workspace.read(lambda uow: uow.assignments.all_tracked())
    about = frozenset(each.id for each in rows if each.display_code in {"2.2.2", "2.2.3"})

    def old(uow: UnitOfWork) -> None:
        fields = EvidenceFields(signed_on=date(2023, 1, 2), expires_on=date(2025, 6, 1))
        for number in range(101):
            content = StoredFile(f"{number:064}", 1, f"{number}.pdf")
            document = uow.evidence.add(content, replace(fields, number=f"{number}/GCN"))
            for row in about:
                uow.evidence.link(document, row)

    workspace.run(old)
    a_document(workspace, tmp_path, "SOON/GCN", date(2025, 11, 20))
    found = said(workspace)[DueKind.EVIDENCE]
    assert "SOON/GCN" in {each.due.what for each in found}
    assert len({each.due.target for each in found}) == len(found), "one line a document, however many rows it proves"
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(), date(2025, 5, 20)))
    assert sum(each.title.startswith("Minh chứng hết hiệu lực") for each in entries) == 102


def test_missing_officers_are_named(workspace: Workspace) -> None:
    assert {each.due.what for each in said(workspace)[DueKind.OFFICER]} == {"Lãnh đạo phụ trách", "Cán bộ đầu mối"}


def test_an_empty_workspace_reminds_of_nothing(empty: Workspace) -> None:
    assert said(empty) == {}


def test_the_line_is_put_away_for_one_day_and_that_is_no_change(workspace: Workspace) -> None:
    before = workspace.read(lambda uow: uow.revision())
    workspace.run(lambda uow: service.dismiss(uow, AUTUMN))
    assert workspace.read(lambda uow: service.is_dismissed(uow, AUTUMN))
    assert not workspace.read(lambda uow: service.is_dismissed(uow, date(2025, 11, 11)))
    assert workspace.read(lambda uow: uow.revision()) == before


def test_the_calendar_holds_deadlines_days_and_ends(workspace: Workspace, tmp_path: Path) -> None:
    a_document(workspace, tmp_path, "12/QĐ-UBND", date(2025, 11, 20))
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))
    by_title = {each.title: each for each in entries if each.day.year == 2025}
    report = by_title["Hạn gửi báo cáo năm 2025"]
    assert (report.day, report.alarms) == (date(2025, 11, 30), (30, 14, 7, 1, 0))
    assert "Sở Khoa học và Công nghệ" in report.text
    assert by_title["Minh chứng hết hiệu lực: 12/QĐ-UBND"].text == "Minh chứng của 2.2.2."
    assert by_title["Ngày chốt số liệu nền"].day == date(2025, 12, 31)
    assert by_title["Chính sách thu hút nhân lực phải còn hiệu lực"].day == date(2025, 6, 30)
    assert len({each.key for each in entries}) == len(entries)


def test_the_calendar_of_one_plan(workspace: Workspace) -> None:
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(PlanId(99)), AUTUMN))
    assert "Hạn gửi báo cáo năm 2025" in {each.title for each in entries}, "periods for all plans concern every plan"


def test_the_calendar_is_written(workspace: Workspace, tmp_path: Path) -> None:
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))
    file = service.export_calendar(entries, tmp_path / "Lịch báo cáo.ics", datetime(2025, 11, 10, tzinfo=UTC))
    text = file.read_bytes().decode("utf-8").replace("\r\n ", "")
    assert "SUMMARY:Hạn gửi báo cáo năm 2025\r\n" in text


def test_requests_notes_and_rough_figures_are_said(workspace: Workspace) -> None:
    rows = workspace.read(lambda uow: uow.assignments.all_tracked())
    period = workspace.read(lambda uow: uow.periods.all())[1]

    def fill(uow: UnitOfWork) -> None:
        asked = Request(RequestId(0), rows[0].id, period.id, "Cục Thống kê", "GRDP năm 2025", due_on=date(2025, 11, 8))
        uow.requests.add(asked)
        uow.requests.add(replace(asked, department="Thuế tỉnh", due_on=date(2025, 11, 20)))
        note_id = uow.notes.add(Anchor(assignment_id=rows[0].id), "Hỏi lại số liệu", is_flagged=True)
        uow.notes.update(replace(uow.notes.get(note_id), follow_up_on=AUTUMN))
        figure = DenominatorFields(DenominatorKind.GRDP, 2025, Decimal(245300))
        uow.denominators.add(figure)
        uow.denominators.add(replace(figure, kind=DenominatorKind.POPULATION, is_final=True))

    workspace.run(fill)
    found = said(workspace)
    assert [(each.due.what, each.text) for each in found[DueKind.REQUEST]] == [
        ("Cục Thống kê: GRDP năm 2025", "quá hạn trả lời 2 ngày")
    ]
    assert [(each.due.what, each.due.assignment_id) for each in found[DueKind.NOTE]] == [
        ("Hỏi lại số liệu", rows[0].id)
    ]
    assert [each.due.what for each in found[DueKind.FIGURE]] == ["GRDP năm 2025"]
    titles = {each.title for each in workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))}
    assert {"Hạn trả lời: Thuế tỉnh: GRDP năm 2025", "Theo dõi: Hỏi lại số liệu"} <= titles


def test_nobody_is_chased_for_a_report_that_was_sent(workspace: Workspace) -> None:
    row = workspace.read(lambda uow: uow.assignments.all_tracked())[0]
    half = workspace.read(lambda uow: uow.periods.all())[0]
    late = Request(RequestId(0), row.id, half.id, "Cục Thống kê", "GRDP năm 2025", due_on=date(2025, 11, 8))
    ahead = replace(late, department="Thuế tỉnh", due_on=date(2025, 11, 20))

    def ask(uow: UnitOfWork) -> None:
        uow.requests.add(late)
        uow.requests.add(ahead)

    workspace.run(ask)
    assert len(said(workspace)[DueKind.REQUEST]) == 1
    workspace.run(lambda uow: send(uow, half.id, AUTUMN, "Đã gửi bản giấy"))
    assert DueKind.REQUEST not in said(workspace)
    titles = [each.title for each in workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))]
    assert not [each for each in titles if each.startswith("Hạn trả lời")]


def test_work_with_a_day_is_said_until_it_is_done(workspace: Workspace) -> None:
    late, near, far, done = workspace.read(lambda uow: work.work_list(uow, WorkFilter(), AUTUMN)).rows[:4]

    def plan(row: WorkRow, due: date, state: WorkState = WorkState.DOING) -> None:
        change = WorkChange(state=state, due=due, officer="Nguyễn Văn An")
        workspace.run(lambda uow: work.update_many(uow, [row.item.id], change))

    plan(late, date(2025, 11, 5))
    plan(near, date(2025, 11, 20))
    plan(far, date(2025, 12, 20))
    plan(done, date(2025, 11, 20), WorkState.DONE)
    assert [(each.due.target, each.severity, each.text) for each in said(workspace)[DueKind.WORK]] == [
        (late.item.id, Severity.WARNING, "quá hạn 5 ngày"),
        (near.item.id, Severity.NOTE, "còn 10 ngày đến hạn"),
    ]
    assert said(workspace)[DueKind.WORK][0].due.what == f"{late.item.task} (Nguyễn Văn An)"
    entries = workspace.read(lambda uow: service.calendar_entries(uow, Scope(), AUTUMN))
    days = {each.title: each.day for each in entries if each.title.startswith("Hạn nhiệm vụ")}
    assert days == {
        f"Hạn nhiệm vụ: {near.item.task} (Nguyễn Văn An)": date(2025, 11, 20),
        f"Hạn nhiệm vụ: {far.item.task} (Nguyễn Văn An)": date(2025, 12, 20),
    }
    sheet = handover(workspace, AUTUMN)
    rows = next(each.rows for each in sheet.sections if each.title == "Nhiệm vụ đang có hạn")
    assert [(row[0], row[2], row[4]) for row in rows] == [
        ("Nguyễn Văn An", late.item.task, "quá hạn 5 ngày"),
        ("Nguyễn Văn An", near.item.task, "còn 10 ngày"),
        ("Nguyễn Văn An", far.item.task, "còn 40 ngày"),
    ]
