"""Chips exclude each other at the left and combine across; each count is the length of the list."""

from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.assessment import Assessment, Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState, IndicatorRow
from pii_desktop.domain.progress import Entry
from pii_desktop.ui.indicators.contents import Line, line_of
from pii_desktop.ui.indicators.filters import counts, known_filters, predicate
from tests.builders import a_row, an_assignment


def a_line(number: int, role: Role = Role.LEAD, **fields: object) -> Line:
    row = IndicatorRow(
        assignment=an_assignment(number, a_row(f"2.2.{number}", name="Tỉ lệ chi cho đổi mới sáng tạo"), role=role),
        short_name="Chi cho đổi mới",
        pillar_name="Vốn con người và nghiên cứu",
        entry=Entry(value=Decimal(1)),
        state=EntryState.DONE,
        assessment=Assessment(Verdict.REACHED),
        work_total=1,
        work_done=0,
        evidence_count=1,
    )
    return line_of(replace(row, **fields), (1, 2), "2. Vốn con người")  # type: ignore[arg-type]


LINES = (
    a_line(1),
    a_line(2, state=EntryState.DRAFT, evidence_count=0),
    a_line(3, Role.COORDINATING, state=EntryState.BLANK, evidence_count=0),
    a_line(4, Role.COLLECTIVE, assessment=Assessment(Verdict.MISSED)),
)


def kept(checked: set[str], words: str = "") -> list[str]:
    return [line.row.assignment.display_code for line in LINES if predicate(checked, words)(line)]


def test_a_chip_leaves_its_rows() -> None:
    assert kept({"all"}) == ["2.2.1", "2.2.2", "2.2.3", "2.2.4"]
    assert kept({"coordinating"}) == ["2.2.3"]
    assert kept({"all", "missed"}) == ["2.2.4"]


def test_both_sides_combine() -> None:
    assert kept({"lead", "unreported"}) == ["2.2.2"]
    assert kept({"all", "unreported"}) == ["2.2.2", "2.2.3"]


def test_a_coordinating_department_owes_no_evidence() -> None:
    assert kept({"all", "no_evidence"}) == ["2.2.2"]


def test_a_search_knows_no_accents() -> None:
    assert kept({"all"}, "doi moi") == ["2.2.1", "2.2.2", "2.2.3", "2.2.4"]
    assert kept({"all"}, "ĐỔI MỚI 2.2.3") == ["2.2.3"]
    assert kept({"all"}, "xuất khẩu") == []


def test_each_count_is_the_length_of_the_list_behind_it() -> None:
    for checked in ({"all"}, {"lead", "unreported"}, {"collective", "missed"}):
        found = counts(LINES, frozenset(checked))
        for key in checked:
            assert found[key] == len(kept(checked)), (key, checked)
        assert found["no_evidence"] == len(kept(checked | {"no_evidence"}))


def test_a_link_may_name_several_filters_and_unknown_ones_are_left_out() -> None:
    assert known_filters("lead, unreported,xyz") == {"lead", "unreported"}
    assert kept(set(known_filters("reached"))) == ["2.2.1", "2.2.2", "2.2.3"]
