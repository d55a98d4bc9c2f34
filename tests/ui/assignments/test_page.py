"""The board: plans, rows and which ones are followed."""

from PySide6.QtCore import Qt

from pii_desktop.services.assigning import Assigned, assigned
from pii_desktop.services.workspace import take_bundled
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.desk import Destination, PageKey
from tests.ui.workplace import PLAN, Workplace, focused


def import_plan(place: Workplace) -> None:
    place.desk.change_workspace(lambda workspace: take_bundled(workspace, PLAN))
    place.settle()


def test_an_empty_board_offers_the_import(page: AssignmentsPage) -> None:
    assert page.board.model.all_rows() == ()
    page.board.import_wanted.emit()
    assert page.wizard.isVisible()


def test_an_import_begun_once_more_begins_at_its_first_button(page: AssignmentsPage) -> None:
    for _ in range(2):
        page.board.import_wanted.emit()
        assert page.wizard.source.isAncestorOf(focused())
        page.wizard.foot.leave.setFocus()
        page.wizard.foot.leave.click()
        assert page.board.isVisible()


def test_rows_come_as_soon_as_they_are_stored(page: AssignmentsPage, place: Workplace) -> None:
    import_plan(place)
    assert len(page.board.model.all_rows()) == 65
    assert len(page.board.imports.cards()) == 1


def test_a_row_is_followed_at_once_and_given_back_by_undo(page: AssignmentsPage, place: Workplace) -> None:
    import_plan(place)
    row = next(each for each in page.board.model.all_rows() if not each.is_tracked)
    page.board.model.check_toggled.emit([row], "code", Qt.CheckState.Checked)
    place.settle()
    assert is_followed(place, row.display_code)
    page._undo_bar._button.click()
    place.settle()
    assert not is_followed(place, row.display_code)


def is_followed(place: Workplace, code: str) -> bool:
    found: Assigned = place.read(assigned)
    return next(each.is_tracked for each in found.assignments if each.display_code == code)


def test_search_looks_at_departments_without_accents(page: AssignmentsPage, place: Workplace) -> None:
    import_plan(place)
    page.board.search.searched.emit("ngan hang nha nuoc")
    leads = ["; ".join((*each.row.lead, *each.row.coordinating)) for each in page.board.model.visible_rows()]
    assert leads
    assert all("ngân hàng nhà nước" in lead.lower() for lead in leads)


def test_an_import_can_be_taken_back_from_the_board(page: AssignmentsPage, place: Workplace) -> None:
    import_plan(place)
    page.board.imports.cards()[0].undo.click()
    place.settle()
    assert page.board.model.all_rows() == ()
    assert not page.board.imports.cards()[0].undo.isVisible()


def test_a_link_leads_to_a_row(page: AssignmentsPage, place: Workplace) -> None:
    import_plan(place)
    wanted = page.board.model.all_rows()[40].id
    page.show_place(Destination(PageKey.ASSIGNMENTS, wanted))
    assert page.board.view.current_id() == wanted


def test_the_board_waits_with_reading_until_it_is_shown(page: AssignmentsPage, place: Workplace) -> None:
    page.hide()
    import_plan(place)
    assert page.board.model.all_rows() == ()
    page.show()
    place.settle()
    assert len(page.board.model.all_rows()) == 65
