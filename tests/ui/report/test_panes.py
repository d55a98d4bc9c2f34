"""What is found before signature, and what was copied from the report before, each leading to its place."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pii_desktop.domain.findings import Site, Spot
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.signing_matter import Part, SigningFinding
from pii_desktop.domain.signing_rules import SigningRule
from pii_desktop.domain.unchanged import Sameness
from pii_desktop.ui.desk import Destination, PageKey
from pii_desktop.ui.report.checks_pane import ChecksPane
from pii_desktop.ui.report.page import ReportPage
from tests.ui.report.conftest import HALF, REPORTED, Writing, current_key

DOTS = "Kinh phí thực hiện là …………… đồng, đề nghị xem xét."


def shown(pane: ChecksPane) -> list[SigningFinding]:
    return pane.model.visible_rows()


def found_by(pane: ChecksPane, rule: SigningRule) -> SigningFinding:
    return next(found for found in pane.findings() if found.rule is rule)


def test_findings_stand_by_grade_and_are_counted_on_the_tab(rested: ReportPage) -> None:
    found = rested.checks.findings()
    assert found
    assert rested.tabs.tabText(1) == f"Kiểm tra trước khi ký ({len(found)})"
    grades = [each.severity for each in shown(rested.checks)]
    assert grades == sorted(grades, key=list(Severity).index)


def test_a_finding_in_a_sentence_opens_that_sentence(rested: ReportPage, place: Writing) -> None:
    rested.acting.edit(REPORTED, DOTS)
    place.settle()
    place.rest(rested)
    rested.show_tab("checks")
    assert rested.checks.view.select_id(found_by(rested.checks, SigningRule.DOTS_LEFT))
    assert "……" in rested.checks.detail.text()
    rested.checks.detail.button.click()
    place.settle()
    assert rested.tab == "texts"
    editing = rested.texts.outline.editing()
    assert editing is not None
    assert editing.line.key == REPORTED
    assert rested.preview.page_count > 1


def test_a_finding_about_the_signer_leads_to_the_settings(rested: ReportPage, place: Writing) -> None:
    rested.checks.view.row_activated.emit(found_by(rested.checks, SigningRule.SIGNER_MISSING))
    assert place.wanted == [Destination(PageKey.PREFERENCES, tab="signer_name")]


def test_what_is_written_with_the_period_leads_to_the_periods(rested: ReportPage, place: Writing) -> None:
    number = SigningFinding(SigningRule.NUMBER_ZERO, "Số văn bản", Part.HEAD, place=Spot(Site.PERIODS, "rounds"))
    rested.checks.opened.emit(number)
    assert [each.page for each in place.wanted] == [PageKey.PERIODS]


def test_one_grade_can_be_looked_at_alone(qtbot: QtBot) -> None:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.show_findings(
        (
            SigningFinding(SigningRule.AS_ABOVE, "Nơi nhận phải bắt đầu bằng “- Như trên;”", Part.RECIPIENTS),
            SigningFinding(SigningRule.OLD_YEAR, "Nhắc năm 2023", key=REPORTED, quote="năm 2023"),
        ),
        "10:32",
    )
    pane.grades.check({Severity.WARNING.value})
    assert [each.rule for each in shown(pane)] == [SigningRule.OLD_YEAR]
    pane.grades.check({"all"})
    assert len(shown(pane)) == 2


def test_enter_on_a_finding_opens_it(qtbot: QtBot) -> None:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.show()
    place = Spot(Site.INDICATORS, "progress", AssignmentId(7))
    finding = SigningFinding(SigningRule.REACHED_UNPROVEN, "2.2.2 ghi đạt mà không có minh chứng", place=place)
    pane.show_findings((finding,), "10:32")
    pane.view.select_id(finding)
    with qtbot.waitSignal(pane.opened) as told:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert told.args == [finding]


def test_copied_sentences_stand_beside_their_old_text(rested: ReportPage, place: Writing) -> None:
    words = "Doanh nghiệp chưa báo cáo đủ số liệu năm {year}, đơn vị phải đôn đốc nhiều lần."
    place.report("2.2.2", "0.11", period=HALF)
    place.write("5.2.3", words.format(year=2023), HALF)
    place.write("5.2.3", words.format(year=2024))
    place.rest(rested)
    same = rested.unchanged.same()
    copied = next(each for each in same if "Doanh nghiệp chưa báo cáo" in each.text)
    assert copied.kind == Sameness.DATES.value
    rested.show_tab("same")
    rested.unchanged.view.select_id(copied)
    assert "2023" in rested.unchanged.detail.before.text()
    assert "2024" in rested.unchanged.detail.now.text()
    rested.unchanged.detail.edit.click()
    place.settle()
    editing = rested.texts.outline.editing()
    assert editing is not None
    assert editing.line.key == copied.key


def test_a_number_that_stayed_leads_to_its_row(rested: ReportPage, place: Writing) -> None:
    place.report("5.2.3", "3", period=HALF)
    place.report("5.2.3", "3")
    place.rest(rested)
    number = next(each for each in rested.unchanged.same() if each.kind == "value")
    rested.unchanged.view.row_activated.emit(number)
    assert place.wanted == [Destination(PageKey.INDICATORS, number.assignment_id, "progress")]


def test_looking_at_a_sentence_turns_the_pages_to_it(rested: ReportPage, place: Writing) -> None:
    rested.texts.select("closing")
    place.settle()
    document = rested.preview.document
    assert document is not None
    closing = document.place_of("closing")
    assert closing is not None
    assert abs(rested.preview.page - closing.page) <= 1


def test_search_and_filter_leave_sentences(page: ReportPage, place: Writing) -> None:
    page.acting.edit(REPORTED, "Đến nay đã báo cáo 02/29 chỉ số.")
    place.settle()
    page.texts.filters.check({"mine"})
    assert list(page.texts.outline.order) == [REPORTED]
    page.texts.filters.check({"all"})
    page.texts.search.searched.emit("")
    page.texts.search.setText("tinh den")
    page.texts.search.searched.emit("tinh den")
    assert not page.texts.outline.order
    assert page.texts.select("closing")
    assert len(page.texts.outline.order) > 5


def test_of_very_many_sentences_a_part_is_shown_and_any_can_be_gone_to(
    page: ReportPage, place: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pii_desktop.ui.report.texts_pane.MOST", 4)
    place.report("5.2.3", "3")
    assert len(page.texts.outline.order) == 4
    assert "closing" not in page.texts.outline.order
    assert page.texts.select("closing")
    place.settle()
    assert current_key(page.texts.outline) == "closing"


def test_the_finding_looked_at_stays_when_others_come_and_go(rested: ReportPage, place: Writing) -> None:
    rested.show_tab("checks")
    signer = found_by(rested.checks, SigningRule.SIGNER_MISSING)
    rested.checks.view.select_id(signer)
    rested.acting.edit(REPORTED, DOTS)
    place.settle()
    place.rest(rested)
    assert found_by(rested.checks, SigningRule.DOTS_LEFT).key == REPORTED
    assert rested.checks.view.current_id() == signer
