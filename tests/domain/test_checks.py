"""Findings before sending (domain.md 6)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.checks import Rule, find, needs_number
from pii_desktop.domain.departments import Role
from pii_desktop.domain.framework import Direction, Framework, Indicator, SourceClass
from pii_desktop.domain.listing import EntryState, IndicatorRow
from pii_desktop.domain.plan import Severity
from pii_desktop.domain.progress import Entry
from tests.builders import a_row, an_assignment


def an_indicator(code: str, source_class: SourceClass) -> Indicator:
    return Indicator(code, code, code, "%", Direction.HIGHER, "", None, None, "", source_class)


FRAMEWORK = Framework(
    "thu", "Thử", (), (), (an_indicator("2.2.2", SourceClass.MIXED), an_indicator("1.2.1", SourceClass.INDEX))
)


def a_line(code: str = "2.2.2", entry: Entry | None = None, **fields: Any) -> IndicatorRow:
    row = IndicatorRow(
        assignment=an_assignment(1, a_row(code)),
        short_name="Tỷ lệ chi",
        pillar_name="",
        entry=entry or Entry(),
        state=EntryState.BLANK,
        assessment=Assessment(Verdict.NO_TARGET),
        work_total=0,
        work_done=0,
        evidence_count=0,
    )
    return replace(row, **fields)


def rules(*lines: IndicatorRow) -> list[Rule]:
    return [finding.rule for finding in find(lines, FRAMEWORK)]


def test_a_number_we_supply_ourselves_is_missed_most() -> None:
    assert rules(a_line()) == [Rule.NUMBER_MISSING, Rule.EVIDENCE_MISSING]


def test_an_index_of_others_needs_a_result_in_words_only() -> None:
    assert not needs_number(a_line("1.2.1"), FRAMEWORK)
    assert rules(a_line("1.2.1", Entry(result="Đã rút ngắn thủ tục"), evidence_count=1)) == []


def test_an_explanation_answers_for_what_is_missing() -> None:
    assert rules(a_line(entry=Entry(explanation="Cục Thống kê chưa công bố GRDP"))) == []


@pytest.mark.parametrize(
    ("value", "is_found"),
    [("0.1274", False), ("0.13", False), ("0.127", False), ("0.15", True), ("12.74", True), ("0", False)],
)
def test_a_value_that_is_not_the_ratio_of_its_two_numbers_is_found(value: str, is_found: bool) -> None:
    entry = Entry(value=Decimal(value), numerator=Decimal("312.4"), denominator=Decimal(245300))
    assert (Rule.VALUE_DISAGREES in rules(a_line(entry=entry))) is is_found


def test_number_and_evidence_leave_nothing_to_say() -> None:
    assert rules(a_line(entry=Entry(value=Decimal("0.13")), evidence_count=2)) == []


def test_a_missed_target_asks_for_its_cause() -> None:
    missed = a_line(entry=Entry(value=Decimal(1)), evidence_count=1, assessment=Assessment(Verdict.MISSED))
    assert rules(missed) == [Rule.MISSED_WITHOUT_CAUSE]
    explained = replace(missed, entry=Entry(value=Decimal(1), difficulties="Giải ngân chậm"))
    assert rules(explained) == []


def test_collective_rows_owe_nothing_of_their_own() -> None:
    assert rules(a_line(assignment=an_assignment(1, a_row(), role=Role.COLLECTIVE))) == []


def test_errors_stand_before_warnings() -> None:
    found = find([a_line("1.2.1"), a_line("2.2.2")], FRAMEWORK)
    assert found[0].severity is Severity.ERROR
    assert found[0].code == "2.2.2"
