"""What plans are cited by, completed at the right of the board."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pii_desktop.domain.ids import PlanId
from pii_desktop.services.plan_facts import ShownPlan, shown_plans
from pii_desktop.services.stepping import undo_last
from pii_desktop.services.workspace import take_bundled
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.plan_form import PlanForm
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.widgets.line_fields import LineField
from tests.ui.workplace import Workplace, focused

PII, NQ02 = PlanId(1), PlanId(2)


@pytest.fixture
def board(page: AssignmentsPage, place: Workplace) -> AssignmentsPage:
    """The page over two plans that print neither number nor day."""
    for key in ("bacgiang-2024", "bacgiang-nq02-2024"):
        place.desk.change_workspace(partial(take_bundled, key=key))
        place.settle()
    return page


def form_of(page: AssignmentsPage) -> PlanForm:
    form = page.board.side.plans.form
    assert form is not None
    return form


def fill(place: Workplace, field: LineField, text: str) -> None:
    field.setFocus()
    field.line_edit.selectAll()
    typed = QInputMethodEvent("", [])
    typed.setCommitString(text)  # as Unikey does; QTest types ASCII only
    QApplication.sendEvent(field.line_edit, typed)
    QTest.keyClick(field.line_edit, Qt.Key.Key_Return)
    place.settle()


def stored(place: Workplace, plan_id: PlanId) -> ShownPlan:
    found: tuple[ShownPlan, ...] = place.read(lambda uow: shown_plans(uow, plan_id))
    return found[0]


def test_what_is_typed_is_stored_and_the_plan_is_called_by_its_number(board: AssignmentsPage, place: Workplace) -> None:
    form = form_of(board)
    assert form.plan_id == PII
    assert form.number.message.startswith("Chưa có số")
    fill(place, form.number, "215/KH-UBND")
    fill(place, form.signed_on, "18/7/2024")
    assert stored(place, PII).plan.label == "Kế hoạch 215/KH-UBND"
    assert form.number.message == form.signed_on.message == ""
    assert form.citation.text().startswith("Kế hoạch số 215/KH-UBND ngày 18/7/2024 của Ủy ban nhân dân tỉnh")
    place.change(undo_last)
    assert form.signed_on.text() == ""


def test_the_head_of_the_rows_says_what_is_missing(board: AssignmentsPage, place: Workplace) -> None:
    rows = [each for each in board.board.model.all_rows() if each.plan_id == PII]
    assert board.board._plan_note(rows).endswith("chưa có số, ngày ban hành")
    fill(place, form_of(board).number, "215/KH-UBND")
    assert board.board._plan_note(rows).endswith("chưa có ngày ban hành")


def test_a_finding_leads_to_the_first_field_that_is_missing(board: AssignmentsPage, place: Workplace) -> None:
    board.board.side.tabs.setCurrentIndex(1)
    board.show_place(Destination(PageKey.ASSIGNMENTS, plan_id=NQ02))
    place.settle()
    form = form_of(board)
    assert form.plan_id == NQ02
    assert focused() is form.number.line_edit
    assert board.board.side.tabs.currentIndex() == 0


def test_what_is_no_number_keeps_its_text_and_says_what_is_wanted(board: AssignmentsPage, place: Workplace) -> None:
    form = form_of(board)
    fill(place, form.number, "KH-UBND")
    assert form.number.text() == "KH-UBND"
    assert "279/KH-UBND" in form.number.message
    assert stored(place, PII).facts.number == ""
    again = AssignmentsPage(place.desk)
    place.show(again)
    assert form_of(again).number.text() == "KH-UBND", "kept as a draft"


def test_what_is_no_day_is_kept_too(board: AssignmentsPage, place: Workplace) -> None:
    form = form_of(board)
    fill(place, form.signed_on, "31/2/2024")
    assert form.signed_on.has_error
    assert form.signed_on.text() == "31/2/2024"
    fill(place, form.number, "215/KH-UBND")
    assert stored(place, PII).facts.number == "215/KH-UBND", "the rest is stored all the same"


def test_the_recipient_is_proposed_by_plan_and_remembered(board: AssignmentsPage, place: Workplace) -> None:
    board.show_place(Destination(PageKey.ASSIGNMENTS, plan_id=NQ02))
    form = form_of(board)
    assert form.recipient.text() == ""
    assert form.recipient.line_edit.placeholderText() == "Sở Kế hoạch và Đầu tư"
    fill(place, form.recipient, "Văn phòng UBND tỉnh")
    assert stored(place, NQ02).facts.recipient == "Văn phòng UBND tỉnh"
    periods = place.read(lambda uow: uow.periods.all())
    assert {each.recipient for each in periods if each.plan_id == NQ02} == {"Văn phòng UBND tỉnh"}
    fill(place, form.recipient, "Sở Kế hoạch và Đầu tư")
    assert stored(place, NQ02).facts.recipient == "", "as proposed"


def test_another_plan_is_chosen_and_what_was_typed_is_stored_first(board: AssignmentsPage, place: Workplace) -> None:
    form = form_of(board)
    form.number.setFocus()
    QTest.keyClicks(form.number.line_edit, "215/KH-UBND")
    board.board.side.plans._on_chosen(NQ02)
    place.settle()
    assert form_of(board).plan_id == NQ02
    assert stored(place, PII).facts.number == "215/KH-UBND"


def test_the_imports_are_behind_the_other_tab(board: AssignmentsPage) -> None:
    assert not board.board.imports.isVisible()
    board.board.side.tabs.setCurrentIndex(1)
    assert board.board.imports.isVisible()
