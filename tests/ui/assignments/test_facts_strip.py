"""Number and day of a plan whose file gives none, typed while it is taken in."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pii_desktop.services.plan_facts import ShownPlan, shown_plans
from pii_desktop.ui.assignments.facts_strip import FactsStrip
from pii_desktop.ui.assignments.page import AssignmentsPage
from pii_desktop.ui.assignments.wizard import DIFFERENCES, SUMMARY, TABLES, ImportWizard
from pii_desktop.ui.widgets.line_fields import LineField
from tests.ui.workplace import PLAN, Workplace

DRAFT = "bacgiang-nq02-2024"


def begun(page: AssignmentsPage, place: Workplace, key: str = DRAFT) -> ImportWizard:
    """At the step that shows the tables."""
    page.board.import_wanted.emit()
    page.wizard.source.take_bundled(key)
    place.settle()
    page.wizard.foot.onward.click()
    assert page.wizard.step == TABLES
    return page.wizard


def fill(place: Workplace, field: LineField, text: str) -> None:
    field.setFocus()
    field.line_edit.selectAll()
    QTest.keyClicks(field.line_edit, text)
    QTest.keyClick(field.line_edit, Qt.Key.Key_Return)
    place.settle()


def to_the_end(wizard: ImportWizard, place: Workplace) -> None:
    while wizard.step < DIFFERENCES:
        wizard.foot.onward.click()
    wizard.foot.onward.click()
    place.settle()
    assert wizard.step == SUMMARY


def stored(place: Workplace) -> ShownPlan:
    found: tuple[ShownPlan, ...] = place.read(shown_plans)
    assert len(found) == 1
    return found[0]


def asked(strip: FactsStrip) -> bool:
    return strip.number.isVisible() and strip.signed_on.isVisible()


def test_a_plan_that_prints_its_number_is_named_and_asks_nothing(page: AssignmentsPage, place: Workplace) -> None:
    strip = begun(page, place, PLAN).tables.facts
    assert not asked(strip)
    assert strip._said.text() == "Kế hoạch trong tệp: 279/KH-UBND ngày 06/05/2025 của UBND tỉnh Bắc Ninh"


def test_what_is_typed_is_stored_with_the_plan(page: AssignmentsPage, place: Workplace) -> None:
    wizard = begun(page, place)
    assert asked(wizard.tables.facts)
    fill(place, wizard.tables.facts.number, "12")
    assert wizard.tables.facts.number.text() == "12/KH-UBND"
    fill(place, wizard.tables.facts.signed_on, "20/1/2024")
    to_the_end(wizard, place)
    found = stored(place)
    assert (found.plan.label, found.facts.signed_on) == ("Kế hoạch 12/KH-UBND", date(2024, 1, 20))


def test_the_same_file_again_asks_nothing_and_says_of_which_plan_it_is(page: AssignmentsPage, place: Workplace) -> None:
    wizard = begun(page, place)
    fill(place, wizard.tables.facts.number, "12/KH-UBND")
    fill(place, wizard.tables.facts.signed_on, "20/1/2024")
    to_the_end(wizard, place)
    wizard.foot.onward.click()
    strip = begun(page, place).tables.facts
    assert not asked(strip)
    assert strip._said.text().startswith("Kế hoạch đang lưu: 12/KH-UBND ngày 20/01/2024")


def test_number_and_day_alone_can_be_stored_later(page: AssignmentsPage, place: Workplace) -> None:
    wizard = begun(page, place)
    to_the_end(wizard, place)
    wizard.foot.onward.click()
    wizard = begun(page, place)
    fill(place, wizard.tables.facts.number, "12/KH-UBND")
    while wizard.step < DIFFERENCES:
        wizard.foot.onward.click()
    assert wizard.foot.onward.text() == "Ghi số, ngày"
    wizard.foot.onward.click()
    place.settle()
    assert stored(place).facts.number == "12/KH-UBND"


def test_what_is_no_number_is_not_taken_and_stays(page: AssignmentsPage, place: Workplace) -> None:
    strip = begun(page, place).tables.facts
    fill(place, strip.number, "KH-UBND")
    assert strip.number.has_error
    assert strip.number.text() == "KH-UBND"
    assert strip.facts().is_blank
    fill(place, strip.signed_on, "31/12/2099")
    assert strip.signed_on.message == "Ngày chưa đến"
    assert strip.facts().is_blank


def test_another_file_begins_with_blank_fields(page: AssignmentsPage, place: Workplace) -> None:
    wizard = begun(page, place)
    fill(place, wizard.tables.facts.number, "12/KH-UBND")
    wizard.begin()
    strip = begun(page, place).tables.facts
    assert strip.number.text() == ""
    assert strip.facts().is_blank
