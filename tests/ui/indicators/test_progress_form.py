"""Reporting one row: every field is stored when it is left, nothing typed is lost."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind
from pii_desktop.domain.progress import Entry
from pii_desktop.services.browsing import scope_period
from pii_desktop.services.periods import NewPeriod, add_period
from pii_desktop.ui.drafts import draft_key
from pii_desktop.ui.indicators.contents import read_panel
from tests.ui.indicators.conftest import Office


def stored(office: Office, code: str) -> Entry:
    return office.rows()[code].entry


def test_a_value_follows_from_numerator_and_denominator(office: Office) -> None:
    office.choose("2.2.2")
    numbers = office.page.panel.form.numbers.numbers
    office.fill(numbers["numerator"], "312,4")
    office.fill(numbers["denominator"], "245300")
    assert numbers["value"].text() == "0,1274"
    assert numbers["value"].line_edit.isReadOnly()
    entry = stored(office, "2.2.2")
    assert (entry.numerator, entry.denominator, entry.value) == (
        Decimal("312.4"),
        Decimal(245300),
        Decimal("0.1274"),
    )


def test_leaving_a_field_makes_a_draft(office: Office) -> None:
    office.choose("1.1.3")
    office.fill(office.page.panel.form.narrative.texts["result"], "Đã hỗ trợ 25 doanh nghiệp.")
    row = office.rows()["1.1.3"]
    assert row.state is EntryState.DRAFT
    assert row.entry.result == "Đã hỗ trợ 25 doanh nghiệp."
    assert office.page.panel._saved.text().startswith("Đã lưu ")


def test_where_others_publish_the_number_none_is_asked_for(office: Office) -> None:
    office.choose("1.2.1")
    form = office.page.panel.form
    assert form.numbers.numbers["value"].isHidden()
    assert "cơ quan khác công bố" in form.numbers._note.text()
    office.fill(form.numbers.target, "tối thiểu 7,5")
    assert form.numbers.target.text() == "≥ 7,5"
    assert not form.numbers.numbers["value"].isHidden()
    office.fill(form.numbers.numbers["value"], "7,38")
    assert form.assessment.text().startswith("Chưa đạt")
    assert stored(office, "1.2.1").value == Decimal("7.38")


def test_a_target_in_words_is_judged_with_a_reason(office: Office) -> None:
    office.choose("1.2.4")
    form = office.page.panel.form
    assert form.narrative.judgement.isHidden()
    office.fill(form.numbers.target, "Thuộc nhóm khá")
    assert not form.narrative.judgement.isHidden()
    form.narrative.judgement.box.setCurrentIndex(0)
    form.narrative.judgement.box.activated.emit(0)
    office.settle()
    office.fill(form.narrative.texts["judgement_reason"], "Tăng 3 bậc so với năm 2024.")
    assert office.rows()["1.2.4"].assessment.verdict.label == "Đạt"
    assert stored(office, "1.2.4").judgement_reason == "Tăng 3 bậc so với năm 2024."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_finishes_the_row_and_goes_on(qtbot: QtBot, office: Office, key: Qt.Key) -> None:
    office.choose("1.1.3")
    office.type_into(office.page.panel.form.narrative.texts["result"], "Xong việc.")
    typed_in = office.page.panel.form.narrative.texts["result"].focusProxy()
    qtbot.keyClick(typed_in, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.rows()["1.1.3"].state is EntryState.DONE)
    office.settle()
    assert stored(office, "1.1.3").result == "Xong việc."
    assert office.page.panel.assignment_id() == office.rows()["1.2.1"].assignment.id


def test_a_number_that_is_none_keeps_its_text_and_stays_in_the_way(office: Office) -> None:
    office.choose("2.2.2")
    form = office.page.panel.form
    office.fill(form.numbers.numbers["numerator"], "3 trăm tỷ")
    field = form.numbers.numbers["numerator"]
    assert field.has_error
    assert field.text() == "3 trăm tỷ"
    office.page.panel.done_button.click()
    office.settle()
    assert office.page.panel.assignment_id() == office.rows()["2.2.2"].assignment.id
    assert office.rows()["2.2.2"].state is EntryState.BLANK
    assert field.line_edit.hasFocus()


def test_a_wrong_number_waits_through_rows_and_restarts(office: Office, reopened: Callable[[], Office]) -> None:
    office.choose("2.2.2")
    office.fill(office.page.panel.form.numbers.numbers["denominator"], "1.000")
    office.choose("1.1.3")
    assert not office.page.panel.form.numbers.numbers["denominator"].has_error
    office.close()
    again = reopened()
    again.choose("2.2.2")
    field = again.page.panel.form.numbers.numbers["denominator"]
    assert field.text() == "1.000"
    assert "hiểu theo hai cách" in field.message
    again.fill(field, "1000")
    again.choose("1.1.3")
    again.choose("2.2.2")
    assert field.text() == "1000"
    assert not field.has_error
    assert stored(again, "2.2.2").denominator == Decimal(1000)


def test_a_denominator_of_zero_is_said_and_not_stored(office: Office) -> None:
    office.choose("2.2.2")
    numbers = office.page.panel.form.numbers.numbers
    office.fill(numbers["numerator"], "5")
    office.fill(numbers["denominator"], "0")
    assert "Mẫu số bằng 0" in numbers["denominator"].message
    assert numbers["denominator"].text() == "0"
    assert stored(office, "2.2.2").denominator is None
    office.fill(office.page.panel.form.narrative.texts["result"], "Có số chi.")
    assert "Mẫu số bằng 0" in numbers["denominator"].message
    assert stored(office, "2.2.2").result == "Có số chi."


def test_a_denominator_below_zero_is_said_and_not_stored(office: Office) -> None:
    office.choose("2.2.2")
    numbers = office.page.panel.form.numbers.numbers
    office.fill(numbers["numerator"], "5")
    office.fill(numbers["denominator"], "-3")
    assert "Mẫu số nhỏ hơn 0" in numbers["denominator"].message
    assert stored(office, "2.2.2").denominator is None
    assert stored(office, "2.2.2").value is None


def test_what_is_typed_belongs_to_the_row_it_was_typed_in(office: Office) -> None:
    office.choose("1.1.3")
    office.type_into(office.page.panel.form.narrative.texts["difficulties"], "Thiếu kinh phí.")
    office.choose("1.2.1")
    assert office.page.panel.form.narrative.texts["difficulties"].text() == ""
    assert stored(office, "1.1.3").difficulties == "Thiếu kinh phí."
    assert stored(office, "1.2.1").difficulties == ""


def test_what_is_typed_belongs_to_the_period_it_was_typed_in(office: Office) -> None:
    identity = office.choose("1.1.3")
    first = office.ask(lambda uow: scope_period(uow, office.desk.scope)).id
    office.desk.change(lambda uow: add_period(uow, NewPeriod(PeriodKind.QUARTER, 2025, 3))[1])
    periods = office.ask(lambda uow: uow.periods.all())
    second = next(period.id for period in periods if period.kind is PeriodKind.QUARTER)
    office.type_into(office.page.panel.form.narrative.texts["result"], "Kết quả của năm.")
    office.desk.choose_period(second)
    office.settle()
    assert office.page.panel.form.narrative.texts["result"].text() == ""
    assert entry_of(office, identity, first).result == "Kết quả của năm."
    assert entry_of(office, identity, second) == Entry()


def test_the_explanation_is_required_while_something_is_missing(office: Office) -> None:
    office.choose("2.2.3")
    field = office.page.panel.form.narrative.texts["explanation"]
    assert "bắt buộc" in field.label_text
    assert field.message.startswith("Chưa có số liệu kỳ này. Chưa có minh chứng.")
    office.fill(office.page.panel.form.numbers.numbers["value"], "0,4")
    assert field.message.startswith("Chưa có minh chứng.")


def test_last_period_stands_beside(office: Office) -> None:
    identity = office.rows()["2.2.2"].assignment.id
    periods = office.ask(lambda uow: uow.periods.all())
    half = next(period for period in periods if period.kind is PeriodKind.HALF)
    year = next(period for period in periods if period.kind is PeriodKind.YEAR)
    from pii_desktop.services.progress import record

    office.desk.change(lambda uow: record(uow, identity, half.id, Entry(value=Decimal("0.12")))[1])
    office.desk.choose_period(year.id)
    office.settle()
    office.choose("2.2.2")
    assert office.page.panel.form.numbers.numbers["value"]._last.text() == "0,12"


def entry_of(office: Office, identity: AssignmentId, period_id: object) -> Entry:
    entry = office.ask(lambda uow: uow.progress.get(identity, period_id))[0]
    assert isinstance(entry, Entry)
    return entry


def test_fields_left_in_quick_succession_are_all_kept(office: Office) -> None:
    office.choose("1.1.3")
    texts = office.page.panel.form.narrative.texts
    for key, words in (("result", "Kết quả"), ("difficulties", "Khó khăn"), ("proposals", "Kiến nghị")):
        office.type_into(texts[key], words)
        texts[key].commit()
        QApplication.processEvents()
    office.settle()
    entry = stored(office, "1.1.3")
    assert (entry.result, entry.difficulties, entry.proposals) == ("Kết quả", "Khó khăn", "Kiến nghị")
    assert [texts[key].text() for key in ("result", "difficulties", "proposals")] == [
        "Kết quả",
        "Khó khăn",
        "Kiến nghị",
    ]


def test_what_is_being_typed_is_kept_as_a_draft_before_the_field_is_left(office: Office) -> None:
    identity = office.choose("1.1.3")
    form = office.page.panel.form
    office.type_into(form.narrative.texts["result"], "Đang viết dở")
    form._keep_everything()
    office.settle()
    period = office.ask(lambda uow: scope_period(uow, office.desk.scope)).id
    kept = office.ask(lambda uow: uow.drafts.get(draft_key(identity, period)))
    assert kept is not None
    assert "Đang viết dở" in kept
    form.commit()
    office.settle()
    assert office.ask(lambda uow: uow.drafts.get(draft_key(identity, period))) is None


def test_closing_the_window_stores_what_was_typed(office: Office, reopened: Callable[[], Office]) -> None:
    office.choose("1.1.3")
    office.type_into(office.page.panel.form.narrative.texts["next_steps"], "Trình kế hoạch năm sau")
    office.page.save_pending()
    office.close()
    assert stored(reopened(), "1.1.3").next_steps == "Trình kế hoạch năm sau"


def test_an_older_read_that_arrives_late_overwrites_nothing(office: Office) -> None:
    office.choose("1.1.3")
    form, older = office.page.panel.form, office.page.panel._content
    assert older is not None
    office.type_into(form.narrative.texts["result"], "Kết quả mới")
    form.narrative.texts["result"].commit()
    form.show_content(older)
    office.fill(form.narrative.texts["difficulties"], "Thiếu kinh phí")
    entry = stored(office, "1.1.3")
    assert (entry.result, entry.difficulties) == ("Kết quả mới", "Thiếu kinh phí")


def test_what_is_typed_while_the_next_row_is_on_its_way_stays_with_its_own(office: Office) -> None:
    other = office.rows()["1.2.1"].assignment.id
    following = office.ask(lambda uow: read_panel(uow, other, office.desk.scope))
    office.choose("1.1.3")
    office.type_into(office.page.panel.form.narrative.texts["result"], "Của dòng 1.1.3")
    office.page.panel.show_content(following)
    office.settle()
    assert stored(office, "1.1.3").result == "Của dòng 1.1.3"
    assert stored(office, "1.2.1").result == ""
