"""The second half of the working year: a merger, a changed plan, a new officer, the trash, the report, a new year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.domain.ids import NoteId
from pii_desktop.domain.new_year import Carried
from pii_desktop.domain.people import Post
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import ParsedPlan, ParsedRow
from pii_desktop.domain.profile import Officer
from pii_desktop.domain.progress import Entry, Judgement
from pii_desktop.domain.versions import VersionKind
from pii_desktop.services import coordination, denominators, evidence, notes, people, trash, versions, work
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.services.merging import Accepted, ImportOutcome, accept, merge
from pii_desktop.services.new_year import YearWish, begin_year, year_offer
from pii_desktop.services.progress import follow, record
from pii_desktop.services.reorganising import planned, preview_reorganisation, reorganise
from pii_desktop.services.reporting import export, report_period
from pii_desktop.services.rounds import rounds
from pii_desktop.services.stepping import redo_next, undo_last
from pii_desktop.services.undoing import undo_import
from tests.end_to_end.working_year import FINANCE, PLAN, Year, again_under_other_names, enter_results, send_report

ZONES = "Ban quản lý các KCN tỉnh"
JUDGED = ("1.1.3", "1.2.4")
"""Rows that are reported by words and a published score in November."""

BASIS = "Quyết định số 25/QĐ-UBND ngày 26/6/2025"


def july(year: Year) -> None:
    """The board of the industrial zones is merged into the department; its rows are received."""
    year.on(date(2025, 7, 1))
    merger = planned([ZONES], FINANCE, date(2025, 7, 1), basis=BASIS)
    shown = year.read(lambda uow: preview_reorganisation(uow, merger))
    outcome = reorganise(year.workspace, shown, shown.usual)
    assert outcome.received + outcome.changed >= 3
    assert year.row("5.2.2").role is Role.LEAD


def august(year: Year) -> None:
    """A note is followed up, rows are chosen by hand, requests of the year go out, a figure becomes final."""
    year.on(date(2025, 8, 25))
    whole = year.period(PeriodKind.YEAR).id
    year.run(lambda uow: coordination.create_requests(uow, whole))
    row = year.row("1.1.3")
    year.run(lambda uow: coordination.add_request(uow, row.id, whole, "Sở Y tế"))
    some = year.read(lambda uow: uow.requests.of_period(whole))[:2]
    year.run(lambda uow: coordination.move_due(uow, [each.id for each in some], date(2025, 8, 20)))
    year.run(lambda uow: notes.finish(uow, NoteId(1)))
    for code, is_tracked in (("3.2.3", True), ("2.1.2", True), ("4.1.1", True), ("2.1.3", False)):
        year.run(partial(follow, assignment_ids=frozenset({year.row(code).id}), is_tracked=is_tracked))
    rows = [row for row in year.followed(whole) if row.display_code not in JUDGED]
    enter_results(year, whole, rows[:6], share=Decimal(2))
    grdp = next(iter(year.figures.values()))
    fields = year.read(lambda uow: uow.denominators.get(grdp)).fields
    final = replace(fields, value=Decimal(251900), is_final=True, document="Công bố của Cục Thống kê")
    year.run(lambda uow: denominators.change_figure(uow, grdp, final))


def september(year: Year) -> None:
    """The plan comes again, changed: some is accepted, taken back, and taken again; progress survives."""
    year.on(date(2025, 9, 9))
    spending = year.row("2.2.2").id
    before = year.read(lambda uow: uow.progress.of_assignment(spending))
    leads = [row.row.lead for row in year.read(lambda uow: uow.assignments.of_plan(PLAN))]
    outcome = take_some(year)
    assert year.row("2.2.3").role is Role.COORDINATING
    assert outcome.import_id is not None
    undo_import(year.workspace, outcome.import_id)
    assert [row.row.lead for row in year.read(lambda uow: uow.assignments.of_plan(PLAN))] == leads
    take_some(year)
    assert year.row("2.2.3").role is Role.COORDINATING
    assert year.read(lambda uow: uow.progress.of_assignment(spending)) == before


def take_some(year: Year) -> ImportOutcome:
    """Of the changed plan everything but the new timing of 4.2.2."""
    shown: ImportPreview = year.read(lambda uow: preview(uow, changed(year.plan)))
    everything = accept(shown.changeset)
    timings = {(row.key, "timing") for row in shown.changeset.rows}
    return merge(year.workspace, shown, Accepted(everything.rows, everything.fields - timings))


def changed(plan: ParsedPlan) -> ParsedPlan:
    """2.2.3 goes elsewhere, 4.2.2 is reworded, 2.1.2 is no longer assigned, an indicator is new."""
    rows: list[ParsedRow] = []
    for row in plan.rows:
        match row.display_code:
            case "2.2.3":
                rows.append(replace(row, lead=("Sở Khoa học và Công nghệ",), coordinating=(FINANCE,)))
            case "4.2.2":
                rows.append(replace(row, tasks=("Rà soát doanh nghiệp ngừng hoạt động.",), timing="Hằng quý"))
            case "2.1.2":
                pass
            case "6.3.3":
                rows += [row, replace(row, code="6.3.4", code_printed="6.3.4", name="Số dự án khởi nghiệp được vay vốn",
                                      lead=(FINANCE,), coordinating=("Sở Nội vụ",))]  # fmt: skip
            case _:
                rows.append(row)
    return replace(plan, rows=tuple(rows), file_name="Phụ lục sửa đổi.docx", sha256="b" * 64)


def october(year: Year) -> None:
    """A new officer; things are deleted, restored, undone and done again, over a night."""
    year.on(date(2025, 10, 6))
    successor = people.Newcomer(FINANCE, Post.SPECIALIST, Officer("Lê Văn Sơn"), date(2025, 10, 1), "QĐ số 88/QĐ-STC")
    year.run(lambda uow: people.appoint(uow, successor))
    doomed = year.made[5:8]
    year.run(lambda uow: evidence.delete(uow, frozenset(doomed)))
    year.run(lambda uow: notes.delete_note(uow, NoteId(3)))
    year.run(lambda uow: evidence.delete(uow, frozenset({year.made[8]})))
    year.run(undo_last)
    year.close_and_open()
    year.run(redo_next)
    year.run(undo_last)
    gone = next(step for step in year.read(trash.trash) if "tài liệu" in step.deleted)
    year.run(lambda uow: trash.restore(uow, gone.id))
    row = year.row("2.2.2")
    item = year.run(lambda uow: work.add_own_work_item(uow, row.id, "Đối chiếu với Kho bạc"))[0]
    document = year.read(lambda uow: uow.evidence.of(row.id))[0].id
    year.run(lambda uow: work.link_evidence(uow, item, document))
    year.run(undo_last)
    year.close_and_open()
    year.run(redo_next)


def november(year: Year) -> None:
    """Thirty more documents, results with published scores and judged targets; the report goes on time."""
    year.on(date(2025, 11, 10))
    whole = year.period(PeriodKind.YEAR).id
    rows = [row for row in year.followed(whole) if row.display_code not in JUDGED]
    grdp = next(iter(year.figures.values()))
    year.run(lambda uow: denominators.update_results(uow, grdp, is_explained=True))
    enter_results(year, whole, rows[6:18], share=Decimal(3))
    published = Entry(score=Decimal("64.5"), rank=12, citation="Báo cáo PCI 2024", result="Tăng 3 bậc")
    year.enter(year.row("1.2.4"), whole, published)
    judged = Entry(result="Xếp thứ 4", judgement=Judgement.REACHED, judgement_reason="Thuộc 5 tỉnh dẫn đầu")
    year.enter(year.row("1.1.3"), whole, judged)
    for number in range(25):
        signed = None if number == 4 else date(2025, 10, number + 1)
        ends = date(2025, 12, 5) if number % 8 == 2 else date(2026, 6, 30) if number % 8 == 6 else None
        kind = "Giấy chứng nhận" if number % 5 == 0 else "Báo cáo"
        fields = EvidenceFields(number=f"{number + 101}/BC-STC", signed_on=signed, kind=kind, in_force_to=ends,
                                issuer="Sở Tài chính", abstract=f"Kết quả thực hiện {number}")  # fmt: skip
        year.attach(rows[number % 25 : number % 25 + 2], fields)
    again_under_other_names(year, 3, rows[2:5])
    year.on(date(2025, 11, 28))
    send_report(year, PeriodKind.YEAR, date(2025, 11, 28))


def december(year: Year) -> None:
    """A number of the report that was sent was wrong: corrected, signed and sent; the first report stays."""
    year.on(date(2025, 12, 18))
    period, row = year.period(PeriodKind.YEAR).id, year.row("3.2.2")
    first, _ = year.read(lambda uow: report_period(uow, period))
    before, _ = year.read(lambda uow: uow.progress.get(row.id, period))
    value = (before.value or Decimal(0)) + Decimal("0.5")
    year.run(partial(record, assignment_id=row.id, period_id=period, entry=replace(before, value=value)))
    assert year.read(lambda uow: report_period(uow, period))[0] == first
    told = year.read(lambda uow: rounds(uow, period))
    assert "Giá trị" in {each.what for each in told.changed_since}
    year.run(lambda uow: versions.begin(uow, period, VersionKind.CORRECTION))
    year.run(lambda uow: versions.sign(uow, period, versions.Signing("131/BC-STC", date(2025, 12, 17), why="Gấp")))
    correcting, stem = year.read(lambda uow: report_period(uow, period))
    export(correcting, "docx", year.folder, stem=stem)
    year.run(lambda uow: versions.send(uow, period, date(2025, 12, 18)))
    assert year.read(lambda uow: uow.periods.get(period)).sent_on == date(2025, 11, 28)


def new_year(year: Year) -> None:
    """The assignment goes on without its values; the first result of 2026 is entered."""
    year.on(date(2026, 1, 12))
    offer = year.read(lambda uow: year_offer(uow, PLAN))
    carried = Carried(evidence=frozenset(each.evidence_id for each in offer.evidence[:5]))
    plan_id = begin_year(year.workspace, YearWish(PLAN, offer.year, carried, offer.periods)).plan_id
    row, half = year.row("2.2.2", plan_id), year.period(PeriodKind.HALF, 2026)
    assert year.read(lambda uow: uow.progress.of_assignment(row.id)) == {}
    year.run(partial(record, assignment_id=row.id, period_id=half.id, entry=Entry(value=Decimal("0.6"))))
