"""The main steps of a year through the real window; at its end each count is clicked and its rows are counted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from time_machine import Traveller

from pii_desktop.domain.ids import PeriodId, PlanId
from pii_desktop.domain.people import Post
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.domain.progress import WorkState
from pii_desktop.services.catalogue import bundled_plan
from pii_desktop.services.workspace import NewWorkspace, create_workspace, take_bundled
from pii_desktop.ui.assignments.wizard import DIFFERENCES
from pii_desktop.ui.indicators import row_tests
from pii_desktop.ui.periods.sent_dialogs import SentDialog
from pii_desktop.ui.periods.signed_dialog import SignedDialog
from pii_desktop.ui.widgets.chips import ChipBar
from pii_desktop.ui.widgets.words_dialog import WordsDialog
from tests.end_to_end.plan_files import write_plan
from tests.end_to_end.test_journey import answer_the_guide, attach_decision, record_spending
from tests.end_to_end.test_the_working_year import FIRST_HALF, SECOND_HALF
from tests.end_to_end.window import CONTROL, Desktop
from tests.end_to_end.working_year import Year
from tests.end_to_end.working_year_later import new_year
from tests.explained import explain_all
from tests.importers.layouts import PlanRow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """The wall's clock, which the test turns on from month to month."""
    with time_machine.travel(datetime(2025, 1, 15, 8, tzinfo=UTC)) as clock:
        yield clock


def turn_to(clock: Traveller, day: date) -> None:
    clock.move_to(datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def plan_rows(*, is_changed: bool = False) -> list[PlanRow]:
    """The plan of Bắc Ninh 2025 as an appendix; its second version gives 2.2.3 to another department."""
    rows = [_printed(row) for row in bundled_plan("bacninh-2025").rows if row.kind in {"pillar", "group", "indicator"}]
    if not is_changed:
        return rows
    other = PlanRow("indicator", "2.2.3", "Chi cho NC&PT/GRDP", "Sở Khoa học và Công nghệ", "Sở Tài chính")
    return [other if row.code == "2.2.3" else row for row in rows]


def _printed(row: ParsedRow) -> PlanRow:
    tasks = "\n".join(f"- {task}" for task in row.tasks)
    lead, coordinating = "; ".join(row.lead), "; ".join(row.coordinating)
    return PlanRow(row.kind.value, row.code or "", row.name, lead, coordinating, tasks=tasks)


def set_a_figure(desktop: Desktop) -> None:
    """GRDP of the year, provisional; the page saves when the field is left."""
    page = desktop.denominators()
    while (shown := page.list.row_of(page.list.view.current_id())) is None or shown.title != "GRDP":
        desktop.press(Qt.Key.Key_Down)
        desktop.settle()
    assert page.panel.form is not None
    desktop.fill(page.panel.form.value, "245300")
    desktop.press(Qt.Key.Key_Tab)
    desktop.settle()


def take_documents(desktop: Desktop, folder: Path) -> None:
    """Four files through the button of the register, one of them twice under another name."""
    files = []
    for number, content in enumerate(("mot", "hai", "ba", "mot")):
        files.append(folder / f"Công văn {number}.pdf")
        files[-1].write_bytes(f"%PDF-1.4 {content}".encode())
    register = desktop.evidence().register
    desktop.tab_to(register.list.drop.button)
    desktop.press(Qt.Key.Key_Return)
    desktop.choose_in_dialog(*files)
    assert "Đã thêm 3 tài liệu" in register.list.banner.text()


def finish_three_items(desktop: Desktop) -> None:
    """Three items chosen with Shift, set to done in one go."""
    page = desktop.work()
    desktop.tab_to(page.list.view)
    desktop.press(Qt.Key.Key_Down)
    for _ in range(2):
        desktop.press(Qt.Key.Key_Down, SHIFT)
    desktop.settle()
    desktop.tab_to(page.bulk.state)
    while page.bulk.state.value() is not WorkState.DONE:
        desktop.press(Qt.Key.Key_Down)
    desktop.press_button(page.bulk.button)


def send_late(desktop: Desktop, scan: Path) -> None:
    """The half-year report goes up, comes back, goes up again, is signed and sent after its deadline."""
    page = desktop.periods()
    period = next(item.period for item in page.list.items() if item.isChecked())
    page._desk.change(partial(explain_all, period_id=period.id))  # thirty rows, each as `record_spending`
    desktop.settle()
    desktop.press_button(page.steps.next)
    desktop.press_button(page.steps.second)
    returned = page.rounds.dialog
    assert isinstance(returned, WordsDialog)
    desktop.fill(returned.words, "Bổ sung nguyên nhân")
    desktop.accept(returned)
    desktop.press_button(page.steps.next)
    sign_the_report(desktop, scan)
    desktop.press_button(page.steps.next)
    sent = page.rounds.dialog
    assert isinstance(sent, SentDialog)
    assert "muộn 2 ngày" in sent.note()
    desktop.accept(sent)
    lines = [(line.name, line.link) for line in page.versions.model.all_rows()]
    assert lines == [("Bản 2", ""), ("Bản 1", "")]
    assert next(item for item in page.list.items() if item.isChecked()).state_words() == "Đã gửi 2/6"


def sign_the_report(desktop: Desktop, scan: Path) -> None:
    """The number of the records office, completed by the program, and the scanned file."""
    page = desktop.periods()
    desktop.press_button(page.steps.next)
    dialog = page.rounds.dialog
    assert isinstance(dialog, SignedDialog)
    desktop.fill(dialog.number, "5")
    desktop.press_button(dialog.choose)
    desktop.choose_in_dialog(scan)
    dialog.activateWindow()  # a desktop goes back to it, the platform without screen to the window
    desktop.wait_until(dialog.isActiveWindow)
    assert dialog.number.text() == "05/BC-STC"
    desktop.accept(dialog)
    assert page.steps.note() == "Số 05/BC-STC, chưa gửi"


def write_a_note(desktop: Desktop) -> None:
    """About the row that is shown, to be followed up in June."""
    panel = desktop.indicators().panel
    desktop.tab_to(panel.tabs)
    for _ in range(2):
        desktop.press(Qt.Key.Key_Left)
    desktop.press_button(panel.notes.add)
    dialog = panel.notes.acting.dialog
    assert dialog is not None
    desktop.fill(dialog.text, "Hỏi lại số quyết toán")
    desktop.tab_to(dialog.flag)
    desktop.press(Qt.Key.Key_Space)
    desktop.fill(dialog.day, "01/6/2025")
    desktop.accept(dialog)


def appoint_somebody(desktop: Desktop) -> None:
    """A new specialist, whose day is offered."""
    officers = desktop.preferences().officers
    desktop.press_button(officers.posts[Post.SPECIALIST].change)
    dialog = officers.acting.dialog
    assert dialog is not None
    desktop.fill(dialog.name, "Lê Văn Sơn")
    desktop.accept(dialog)


def delete_and_restore(desktop: Desktop) -> None:
    """A document into the trash and out of it."""
    register = desktop.evidence().register
    before = len(register.list.model.all_rows())
    desktop.tab_to(register.list.view)
    desktop.press(Qt.Key.Key_Down)
    desktop.press(Qt.Key.Key_Delete)
    desktop.settle()
    assert len(register.list.model.all_rows()) == before - 1
    page = desktop.history()
    desktop.tab_to(page.tabs)
    desktop.press(Qt.Key.Key_Right)
    assert _number(page.trash.count.whole_text().partition(";")[0]) == len(page.trash.model.all_rows()) == 1
    desktop.tab_to(page.trash.view)
    desktop.press(Qt.Key.Key_Return)
    desktop.settle()
    assert page.trash.model.all_rows() == ()
    assert len(desktop.evidence().register.list.model.all_rows()) == before


def merge_the_zones(desktop: Desktop) -> None:
    """The board of the industrial zones becomes part of the department."""
    page = desktop.assignments()
    desktop.press_button(page.board.reorganise)
    pane = page.reorganisation
    desktop.fill(pane.form.old, "Ban quản lý các KCN tỉnh")
    desktop.fill(pane.form.new, "Sở Tài chính")
    desktop.fill(pane.form.since, "01/7/2025")
    desktop.press_button(pane.form.look)
    assert pane.shifts.accepted()
    desktop.press_button(pane.carry_out)
    desktop.press_button(pane.back)


def take_the_changed_plan(desktop: Desktop, file: Path) -> None:
    """The second version through the wizard, everything that is new."""
    page = desktop.assignments()
    desktop.press_button(page.board._import)
    desktop.press_button(page.wizard.source._zone)
    desktop.choose_in_dialog(file)
    for _ in range(DIFFERENCES):
        desktop.press_button(page.wizard.foot.onward)
    for _ in range(2):
        desktop.press_button(page.wizard.foot.onward)


def open_the_new_year(desktop: Desktop) -> None:
    """The assignment of last year is copied."""
    page = desktop.periods()
    desktop.press_button(page.list.year)
    dialog = page.year_tasks.dialog
    assert dialog is not None
    desktop.accept(dialog)


# The platform without screen says so of every list that drops down under a field.
@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_year_before_the_window(desktop: Desktop, clock: Traveller, tmp_path: Path) -> None:
    decision = tmp_path / "Quyết định giao dự toán.pdf"
    decision.write_bytes(b"%PDF-1.4 \xc4\x91")
    desktop.start(tmp_path / "sổ dữ liệu")
    answer_the_guide(desktop, write_plan(tmp_path / "Phụ lục.docx", plan_rows()))
    turn_to(clock, date(2025, 3, 10))
    set_a_figure(desktop)
    record_spending(desktop)
    attach_decision(desktop, decision)
    write_a_note(desktop)
    take_documents(desktop, tmp_path)
    finish_three_items(desktop)
    desktop.press_button(desktop.coordination().head.propose)
    check_every_count(desktop)
    turn_to(clock, date(2025, 6, 2))
    delete_and_restore(desktop)
    scan = tmp_path / "Báo cáo đã ký.pdf"
    scan.write_bytes(b"%PDF-1.4 \xc4\x91\xc3\xa3 k\xc3\xbd")
    send_late(desktop, scan)
    merge_the_zones(desktop)
    turn_to(clock, date(2025, 9, 9))
    take_the_changed_plan(desktop, write_plan(tmp_path / "Phụ lục sửa đổi.docx", plan_rows(is_changed=True)))
    appoint_somebody(desktop)
    turn_to(clock, date(2026, 1, 12))
    open_the_new_year(desktop)
    desktop.press(Qt.Key.Key_Z, CONTROL)
    desktop.settle()
    desktop.press(Qt.Key.Key_Y, CONTROL)
    desktop.settle()
    check_every_count(desktop)
    desktop.window.header.plan_chosen.emit(PlanId(1))
    desktop.settle()
    check_every_count(desktop)
    assert desktop.refusals == []


@pytest.mark.parametrize(("plan_id", "period_id"), [(None, 3), (PlanId(1), 2), (PlanId(2), 1)])
def test_the_year_of_the_services_opened_in_the_window(
    desktop: Desktop, clock: Traveller, tmp_path: Path, plan_id: PlanId | None, period_id: int
) -> None:
    """Two plans and their new year, forty results, sixty files: whatever the head of the window has chosen."""
    own = tmp_path / "tài liệu của tôi"
    own.mkdir()
    workspace = create_workspace(tmp_path / "sổ dữ liệu", NewWorkspace("Bắc Ninh", "Sở Tài chính"))
    year = Year(workspace, clock, own, bundled_plan("bacninh-2025"))
    for stage in (*FIRST_HALF, *SECOND_HALF, new_year):
        stage(year)
    year.workspace.close()
    desktop.start(tmp_path / "sổ dữ liệu")
    desktop.window.header.plan_chosen.emit(plan_id)
    desktop.window.header.period_chosen.emit(PeriodId(period_id))
    desktop.settle()
    check_every_count(desktop)


def test_a_wrong_count_before_the_window_is_caught(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create_workspace(tmp_path / "sổ dữ liệu", NewWorkspace("Bắc Ninh", "Sở Tài chính")) as workspace:
        take_bundled(workspace, "bacninh-2025")
    monkeypatch.setitem(row_tests._TESTS, "no_evidence", lambda row: row.evidence_count == 0)
    desktop.start(tmp_path / "sổ dữ liệu")
    with pytest.raises(AssertionError, match="no_evidence"):
        check_every_count(desktop)


def check_every_count(desktop: Desktop) -> None:
    """Tổng quan: each cell, the links of its cards; then the chips of the pages behind them."""
    for name in ("all", "reported", "reached", "no_evidence"):
        cell = desktop.overview().counts.cells[name]
        said = int(cell.count().number)
        desktop.press_button(cell)
        assert len(desktop.indicators().list.model.visible_rows()) == said, name
    check_cards(desktop)
    evidence = desktop.evidence()
    check_chips(desktop, evidence.register.list.chips, evidence.register.list)
    desktop.tab_to(evidence.tabs)
    desktop.press(Qt.Key.Key_Right)
    desktop.settle()
    check_chips(desktop, evidence.coverage.list.chips, evidence.coverage.list)
    desktop.tab_to(evidence.tabs)
    desktop.press(Qt.Key.Key_Left)
    work = desktop.work().list
    assert _number(work._note.whole_text()) == len(work.model.visible_rows())
    requests = desktop.coordination().requests
    check_chips(desktop, requests.chips, requests)
    notes = desktop.notes()
    check_chips(desktop, notes.chips, notes)


def check_cards(desktop: Desktop) -> None:
    """ "Xem cả n việc", the errors of the strip, the number of reminders."""
    page = desktop.overview()
    said, errors = _number(page.todo._all.text()), page.deadline._errors.text()
    assert _number(page.reminders.note.text()) == len(page.reminders.rows.rows())
    desktop.press_button(page.todo._all)
    check = desktop.periods().check
    assert len(check.model.all_rows()) == said
    listed = sum(found.severity == "error" for found in check.model.all_rows())
    assert _number(errors) == listed
    check_chips(desktop, check.grades, check)


def check_chips(desktop: Desktop, bar: ChipBar, area: QWidget) -> None:
    """Each chip that bears a number is pressed, and leaves so many rows."""
    model = area.model  # type: ignore[attr-defined]
    for chip in bar._chips():
        if chip._count is None or not bar.isVisible():
            continue
        bar.check({chip.key})
        desktop.settle()
        assert len(model.visible_rows()) == chip._count, chip.accessibleName()
    bar.check(())
    desktop.settle()


def _number(words: str) -> int:
    """The number in a sentence; 0 where it names none."""
    return int("".join(letter for letter in words if letter.isdigit()) or 0)
