"""Periods with their findings, export and preview."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pytestqt.qtbot import QtBot

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import Entry
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.checking import CheckedPeriod, check_period
from pii_desktop.services.importing import preview
from pii_desktop.services.merging import accept, merge
from pii_desktop.services.periods import NewPeriod
from pii_desktop.services.progress import record
from pii_desktop.services.scope import Scope
from pii_desktop.services.work import add_own_work_item
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.periods.deadlines_dialog import DeadlinesDialog
from pii_desktop.ui.periods.new_year_dialog import NewYearDialog
from pii_desktop.ui.periods.page import PeriodsPage
from pii_desktop.ui.periods.period_dialogs import EditPeriodDialog
from pii_desktop.ui.widgets.labels import Label
from tests.ui.workplace import Workplace


def checked(place: Workplace) -> CheckedPeriod:
    found: CheckedPeriod = place.read(lambda uow: check_period(uow, Scope()))
    return found


def test_the_current_period_is_shown_with_all_its_findings(page: PeriodsPage, place: Workplace) -> None:
    assert [item.period.title for item in page.list.items()] == ["Năm 2025", "6 tháng đầu năm 2025"]
    assert page.list.items()[0].isChecked()
    assert page.check.model.all_rows() == checked(place).findings
    assert page.preview.page_count > 1


def test_choosing_a_period_chooses_it_for_the_whole_window(page: PeriodsPage, place: Workplace) -> None:
    half = page.list.items()[1]
    half.click()
    place.settle()
    assert place.desk.scope.period_id == half.period.id
    assert half.isChecked()
    assert not page.list.items()[0].isChecked()


def test_the_year_is_read_beside_days_overdue(page: PeriodsPage, place: Workplace) -> None:
    page.list.items()[1].click()
    place.settle()
    assert page.head.title() == "Báo cáo PII 6 tháng đầu năm 2025"
    (shown,) = (each for each in page.head.findChildren(Label) if each.accessibleName() == page.head.title())
    assert shown.text().endswith("năm\N{NO-BREAK SPACE}2025")
    assert 0 < shown.heightForWidth(shown.width()) <= shown.height()


def test_a_finding_leads_to_its_place(page: PeriodsPage, place: Workplace) -> None:
    worst = page.check.model.visible_rows()[0]
    assert worst.severity is Severity.ERROR
    page.check.view.row_activated.emit(page.check.model.id_of(worst))
    assert place.wanted == [Destination(PageKey.INDICATORS, worst.assignment_id, "progress")]


def test_recording_takes_a_finding_away_and_draws_the_report_anew(page: PeriodsPage, place: Workplace) -> None:
    before = page.check.model.all_rows()
    period_id = page.list.items()[0].period.id

    def use_case(uow: object) -> Changes:
        return record(uow, before[0].assignment_id, period_id, Entry(value=Decimal("0.13")))[1]  # type: ignore[arg-type]

    drawn = page.preview.document
    place.change(use_case)
    assert before[0] not in page.check.model.all_rows()
    assert page.preview.document is not drawn


def test_findings_do_not_stand_in_the_way_of_exporting(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    assert page.check.model.all_rows()
    for form in ("pdf", "docx", "xlsx"):
        page.export_bar.export_to(form, tmp_path)
        place.settle()
        assert page.export_bar.banner.isVisible()
    assert (tmp_path / "Bao-cao-PII_STC_nam-2025.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "Bao-cao-PII_STC_nam-2025.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "Bao-cao-PII_STC_nam-2025.xlsx").exists()
    assert page.export_bar.pdf.isEnabled()


def test_a_place_that_cannot_be_written_is_said_in_place(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    no_folder = tmp_path / "ghi chú.txt"
    no_folder.write_text("của tôi", encoding="utf-8")
    page.export_bar.export_to("pdf", no_folder)
    place.settle()
    assert page.export_bar.banner.isVisible()
    assert not page.export_bar.banner.text().startswith("Đã xuất")
    assert place.refused == []


def test_a_new_period_is_stored_and_chosen(page: PeriodsPage, place: Workplace) -> None:
    page.list.add.click()
    assert page.period_tasks.dialog is not None
    page.period_tasks.dialog.given.emit(NewPeriod(PeriodKind.QUARTER, 2025, 3))
    place.settle()
    assert is_closed(page)
    chosen = next(item for item in page.list.items() if item.isChecked())
    assert chosen.period.title == "Quý III năm 2025"


def is_closed(page: PeriodsPage) -> bool:
    return page.period_tasks.dialog is None


def test_a_period_that_is_there_already_keeps_the_dialog_open(
    page: PeriodsPage, place: Workplace, qtbot: QtBot
) -> None:
    page.list.add.click()
    assert page.period_tasks.dialog is not None
    page.period_tasks.dialog.accept_button.click()
    place.settle()
    assert page.period_tasks.dialog is not None
    assert "đã có" in page.period_tasks.dialog.banner.text()
    with qtbot.waitSignal(page.period_tasks.dialog.finished):
        page.period_tasks.dialog.reject()


def test_deadline_and_recipient_are_corrected(page: PeriodsPage, place: Workplace) -> None:
    page.head.edit.click()
    assert isinstance(page.period_tasks.dialog, EditPeriodDialog)
    page.period_tasks.dialog.deadline.set_text("15/12/2025")
    page.period_tasks.dialog.recipient.set_text("Sở Khoa học và Công nghệ tỉnh Bắc Ninh")
    page.period_tasks.dialog.accept_button.click()
    place.settle()
    period = checked(place).period
    assert period is not None
    assert str(period.deadline) == "2025-12-15"
    assert period.recipient == "Sở Khoa học và Công nghệ tỉnh Bắc Ninh"


def test_without_a_period_the_page_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    place = Workplace(qtbot)
    place.begin(tmp_path / "trống", plan="")
    page = PeriodsPage(place.desk)
    place.show(page)
    assert page.empty.isVisible()
    assert not page.preview.isVisible()
    place.close()


def test_the_calendar_is_written_where_the_user_says(page: PeriodsPage, place: Workplace, tmp_path: Path) -> None:
    page.year_tasks.export_to(tmp_path / "Lịch báo cáo")
    place.settle()
    assert (tmp_path / "Lịch báo cáo.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert page.export_bar.banner.isVisible()
    assert "Lịch báo cáo.ics" in page.export_bar.banner.text()


def test_the_usual_deadlines_of_the_plan_are_stored(page: PeriodsPage, place: Workplace) -> None:
    place.desk.choose(Scope(PlanId(1)))
    place.settle()
    page.list.deadlines.click()
    dialog = page.year_tasks.dialog
    assert isinstance(dialog, DeadlinesDialog)
    dialog.recipient.set_text("UBND tỉnh Bắc Ninh")
    dialog.days[PeriodKind.YEAR, 1].set_text("15/12")
    dialog.accept_button.click()
    place.settle()
    assert page.year_tasks.dialog is None
    assert place.read(lambda uow: uow.plans.get(PlanId(1))).recipient == "UBND tỉnh Bắc Ninh"


def begin_year(page: PeriodsPage, place: Workplace, button: str) -> None:
    """Open the dialog and take what it offers; its button is called so."""
    page.list.year.click()
    place.settle()
    dialog = page.year_tasks.dialog
    assert isinstance(dialog, NewYearDialog)
    assert dialog.accept_button.text() == button
    dialog.accept_button.click()
    place.settle()
    assert page.year_tasks.dialog is None


def test_a_new_year_is_begun_and_chosen(page: PeriodsPage, place: Workplace) -> None:
    begin_year(page, place, "Mở năm 2026")
    assert place.desk.scope.plan_id == 2
    assert {item.period.year for item in page.list.items()} == {2026}
    assert page.undo_bar.text() == "Đã mở năm mới: 65 dòng, 65 dòng nối với năm trước"


def test_choices_of_last_year_are_brought_to_a_plan_that_is_there(page: PeriodsPage, place: Workplace) -> None:
    row = place.read(lambda uow: uow.assignments.of_plan(PlanId(1)))[0]
    place.change(lambda uow: add_own_work_item(uow, row.id, "Rà soát dự toán")[1])
    parsed = bundled_plan("bacninh-2025")
    issued = replace(parsed, document=replace(parsed.document, number="15/KH-UBND", year=2026), sha256="f" * 64)
    shown = place.read(lambda uow: preview(uow, issued))
    place.desk.change_workspace(lambda workspace: merge(workspace, shown, accept(shown.changeset)))
    place.settle()
    place.desk.choose(Scope(PlanId(1)))
    place.settle()
    begin_year(page, place, "Mang sang năm 2026")
    made = place.read(lambda uow: uow.work_items.of_plan(PlanId(2)))
    assert [each.text for each in made if each.is_own] == ["Rà soát dự toán"]
    assert page.undo_bar.text() == "Đã mang lựa chọn của năm trước sang kế hoạch mới"


def test_a_plan_in_a_file_leads_to_the_import(page: PeriodsPage, place: Workplace) -> None:
    page.show_place(Destination(PageKey.PERIODS, filter="new-year"))
    place.settle()
    dialog = page.year_tasks.dialog
    assert isinstance(dialog, NewYearDialog)
    dialog.choose_source("import")
    dialog.accept_button.click()
    assert place.wanted == [Destination(PageKey.ASSIGNMENTS, filter="import")]


def test_one_grade_alone_can_be_looked_at(page: PeriodsPage) -> None:
    panel = page.check
    panel.grades.check({Severity.WARNING.value})
    shown = panel.model.visible_rows()
    assert shown
    assert {found.severity for found in shown} == {Severity.WARNING}
    assert len(shown) == sum(found.severity is Severity.WARNING for found in panel.model.all_rows())
    panel.grades.check({"all"})
    assert len(panel.model.visible_rows()) == len(panel.model.all_rows())
