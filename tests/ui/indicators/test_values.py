"""Values, published results and background figures in the form of a row."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.denominators import DenominatorFields, DenominatorKind
from pii_desktop.domain.progress import Entry
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.denominators import add_figure
from pii_desktop.services.progress import record
from pii_desktop.services.versions import Signing, send, sign
from tests.ui.indicators.conftest import Office

GRDP = DenominatorFields(
    DenominatorKind.GRDP, 2025, Decimal(245300), "tỷ đồng", date(2025, 12, 31), "Công văn 15/CTK-TH", is_final=False
)


def stored(office: Office, code: str) -> Entry:
    entry: Entry = office.rows()[code].entry
    return entry


def change(office: Office, use_case: Callable[[Any], Changes]) -> None:
    office.desk.change(use_case)
    office.settle()


def test_a_published_result_is_recorded_with_its_document(office: Office) -> None:
    office.choose("1.2.1")
    published = office.page.panel.form.published
    assert not published.numbers["score"].isHidden()
    office.fill(published.numbers["score"], "31,25")
    assert "văn bản công bố" in published.citation.message
    office.fill(published.numbers["rank"], "12")
    office.fill(published.citation, "Quyết định 55/QĐ-BKHCN ngày 15/01/2026")
    assert published.citation.message == ""
    entry = stored(office, "1.2.1")
    assert (entry.score, entry.rank, entry.citation) == (
        Decimal("31.25"),
        12,
        "Quyết định 55/QĐ-BKHCN ngày 15/01/2026",
    )
    assert entry.value is None


def test_a_score_or_rank_that_cannot_be_keeps_its_text_and_is_not_stored(office: Office) -> None:
    office.choose("1.2.1")
    published = office.page.panel.form.published
    office.fill(published.numbers["score"], "131")
    office.fill(published.numbers["rank"], "2,5")
    assert (published.numbers["score"].text(), published.numbers["rank"].text()) == ("131", "2,5")
    assert "0 đến 100" in published.numbers["score"].message
    assert "số nguyên" in published.numbers["rank"].message
    assert (stored(office, "1.2.1").score, stored(office, "1.2.1").rank) == (None, None)


def test_where_the_department_types_the_number_published_results_open_on_demand(office: Office) -> None:
    office.choose("2.2.2")
    published = office.page.panel.form.published
    assert not published.open_button.isHidden()
    published.open_button.click()
    office.fill(published.numbers["rank"], "7")
    assert stored(office, "2.2.2").rank == 7
    office.choose("1.1.3")
    office.choose("2.2.2")
    assert published.open_button.isHidden()


def test_the_background_figure_is_offered_and_taken_with_a_click(office: Office) -> None:
    change(office, lambda uow: add_figure(uow, GRDP)[1])
    office.choose("2.2.2")
    form = office.page.panel.form
    assert form.numbers.figure.text() == "Số liệu nền: 245.300 (đến 31/12/2025, tạm tính)."
    office.fill(form.numbers.numbers["numerator"], "312,4")
    form.numbers.figure.button.click()
    office.settle()
    entry = stored(office, "2.2.2")
    assert (entry.denominator, entry.value) == (Decimal(245300), Decimal("0.1274"))
    assert entry.denominator_id is not None
    assert form.numbers.figure.text() == "Đang dùng số liệu nền (đến 31/12/2025, tạm tính)."
    office.fill(form.numbers.numbers["denominator"], "240000")
    assert stored(office, "2.2.2").denominator_id is None


def record_entry(office: Office, code: str, entry: Entry) -> None:
    """As the command line or a reply of another department does, which keeps a value that was typed."""
    period = office.ask(lambda uow: scope_period(uow, office.desk.scope))
    identity = office.rows()[code].assignment.id
    change(office, lambda uow: record(uow, identity, period.id, entry)[1])


def test_a_stored_value_is_not_computed_over_while_something_else_is_typed(office: Office) -> None:
    record_entry(office, "6.3.2", Entry(value=Decimal("1.9"), numerator=Decimal(20), denominator=Decimal(11200)))
    office.choose("6.3.2")
    form = office.page.panel.form
    assert form.numbers.numbers["value"].text() == "1,9"
    assert form.numbers.recompute.text() == "Giá trị không khớp: tử số và mẫu số cho 1,7857."
    office.fill(form.narrative.texts["result"], "Công nhận thêm 2 doanh nghiệp.")
    assert (stored(office, "6.3.2").value, form.numbers.recompute.isHidden()) == (Decimal("1.9"), False)
    office.fill(form.numbers.numbers["numerator"], "22")
    assert (stored(office, "6.3.2").value, form.numbers.recompute.isHidden()) == (Decimal("1.9643"), True)


def test_a_value_that_does_not_agree_is_computed_with_a_click(office: Office) -> None:
    record_entry(office, "6.3.2", Entry(value=Decimal("1.9"), numerator=Decimal(20), denominator=Decimal(11200)))
    office.choose("6.3.2")
    form = office.page.panel.form
    form.numbers.recompute.button.click()
    office.settle()
    assert form.numbers.numbers["value"].text() == "1,7857"
    assert stored(office, "6.3.2").value == Decimal("1.7857")
    assert form.numbers.recompute.isHidden()


def test_a_value_rounded_by_the_clerk_stays_rounded(office: Office) -> None:
    record_entry(office, "6.3.2", Entry(value=Decimal("1.79"), numerator=Decimal(20), denominator=Decimal(11200)))
    office.choose("6.3.2")
    form = office.page.panel.form
    assert form.numbers.recompute.isHidden()
    office.fill(form.narrative.texts["result"], "Không đổi.")
    assert stored(office, "6.3.2").value == Decimal("1.79")


def test_a_computed_value_with_three_decimals_is_no_unclear_number(office: Office) -> None:
    office.choose("2.2.2")
    form = office.page.panel.form
    office.fill(form.numbers.numbers["numerator"], "1234")
    office.fill(form.numbers.numbers["denominator"], "100000")
    assert (form.numbers.numbers["value"].text(), form.numbers.numbers["value"].has_error) == ("1,234", False)
    assert form.record_done()
    office.settle()
    assert stored(office, "2.2.2").value == Decimal("1.234")
    office.choose("1.1.3")
    office.choose("2.2.2")
    assert not form.numbers.numbers["value"].has_error


def test_what_looks_odd_is_said_and_stored_all_the_same(office: Office) -> None:
    office.choose("2.2.2")
    numbers = office.page.panel.form.numbers.numbers
    office.fill(numbers["numerator"], "300")
    office.fill(numbers["denominator"], "200")
    assert "ngoài khoảng" in numbers["value"].message
    assert stored(office, "2.2.2").value == Decimal(150)
    office.fill(numbers["numerator"], "1")
    assert numbers["value"].message == ""


def test_the_gap_is_said_in_things_that_can_be_counted(office: Office) -> None:
    office.choose("6.3.2")
    form = office.page.panel.form
    office.fill(form.numbers.target, "≥ 5")
    office.fill(form.numbers.numbers["numerator"], "68")
    office.fill(form.numbers.numbers["denominator"], "21000")
    assert form.assessment.gap_text() == "Cần thêm 37 doanh nghiệp để đạt mục tiêu."
    office.fill(form.numbers.numbers["numerator"], "105")
    assert form.assessment.gap_text() == ""


def test_the_gap_is_said_where_the_ministry_publishes_the_number_and_a_target_stands(office: Office) -> None:
    office.choose("5.3.2")
    form = office.page.panel.form
    assert form.numbers.numbers["numerator"].isHidden()
    office.fill(form.numbers.target, "≥ 10 %")
    assert not form.numbers.numbers["numerator"].isHidden()
    office.fill(form.numbers.numbers["numerator"], "60")
    office.fill(form.numbers.numbers["denominator"], "970")
    assert stored(office, "5.3.2").value == Decimal("6.1856")
    assert form.assessment.gap_text() == "Cần thêm 37 doanh nghiệp để đạt mục tiêu."


def test_a_stored_fraction_is_shown_though_nobody_asks_for_it(office: Office) -> None:
    record_entry(office, "1.1.3", Entry(numerator=Decimal(3), denominator=Decimal(4)))
    office.choose("1.1.3")
    numbers = office.page.panel.form.numbers.numbers
    assert [numbers[key].isHidden() for key in ("numerator", "denominator", "value")] == [False, False, False]
    assert (numbers["numerator"].label_text, numbers["value"].text()) == ("Tử số", "0,75")
    office.choose("1.2.1")
    assert numbers["numerator"].isHidden()


def test_a_period_that_was_sent_says_so_and_still_takes_changes(office: Office) -> None:
    period = office.ask(lambda uow: scope_period(uow, office.desk.scope))
    office.choose("2.2.2")
    assert office.page.panel.form._sent.isHidden()
    signing = Signing("05/BC-STC", date(2025, 11, 27), why="Đã ký bản giấy")
    change(office, lambda uow: sign(uow, period.id, signing))
    office.choose("2.2.3")
    assert "không có trong bản đã ký" in office.page.panel.form._sent.text()
    change(office, lambda uow: send(uow, period.id, date(2025, 11, 28), "Đã gửi bản giấy"))
    office.desk.choose_period(period.id)
    office.settle()
    office.choose("1.1.3")
    assert "đã gửi ngày 28/11/2025" in office.page.panel.form._sent.text()
    office.fill(office.page.panel.form.narrative.texts["result"], "Bổ sung sau khi gửi.")
    assert stored(office, "1.1.3").result == "Bổ sung sau khi gửi."
