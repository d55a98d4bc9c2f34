"""Who is asked for what, and until when."""

from datetime import date

import pytest

from pii_desktop.domain.departments import Department
from pii_desktop.domain.directory import Directory
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.proposing import Names, Proposal, due_day, propose, working_day_before
from tests.builders import FINANCE, SCIENCE, STATISTICS, a_row, an_assignment

PLANNING = Department("so-ke-hoach-va-dau-tu", "Sở Kế hoạch và Đầu tư", aliases=("Sở KH&ĐT",))
POSTS = Department("so-thong-tin-va-truyen-thong", "Sở Thông tin và Truyền thông", aliases=("Sở TT&TT",))
NAMES = Names(
    Directory((FINANCE, SCIENCE, STATISTICS, PLANNING, POSTS)),
    own=frozenset({FINANCE.key, PLANNING.key}),
    successors={POSTS.key: SCIENCE},
)


# The printed words are those of seed 001 (domain.md 5); mergers as effective in 2025.
@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        (("Sở KHCN",), ["Sở Khoa học và Công nghệ"]),
        (("Cục Thống kê tỉnh", "Sở KH&CN"), ["Chi cục Thống kê tỉnh", "Sở Khoa học và Công nghệ"]),
        (("Sở TT&TT", "Sở KH&CN"), ["Sở Khoa học và Công nghệ"]),  # merged: asked once, under the name of today
        (("Sở KH&ĐT",), []),  # became the department itself
        (("Sở Tài chính",), []),
        (("Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"), []),
        (("các đơn vị liên quan",), []),
        (("Tỉnh đoàn",), ["Tỉnh đoàn"]),  # not in the catalogue, still somebody
        ((), []),
    ],
)
def test_coordinating_departments_are_asked_under_their_name_of_today(
    printed: tuple[str, ...], asked: list[str]
) -> None:
    found = propose([an_assignment(row=a_row(coordinating=printed))], NAMES)

    assert [each.department for each in found.proposals] == asked
    assert found.collective == ((AssignmentId(1),) if printed and not asked else ())


def test_each_row_asks_for_itself() -> None:
    rows = [an_assignment(number, a_row(f"2.2.{number}", coordinating=("Sở KHCN",))) for number in (1, 2)]
    assert propose(rows, NAMES).proposals == (
        Proposal(AssignmentId(1), SCIENCE.name),
        Proposal(AssignmentId(2), SCIENCE.name),
    )


@pytest.mark.parametrize(
    ("deadline", "today", "due"),
    [
        (date(2025, 11, 30), date(2025, 10, 1), date(2025, 11, 17)),  # ten working days before a Sunday
        (date(2025, 5, 31), date(2025, 5, 1), date(2025, 5, 19)),
        (date(2025, 11, 30), date(2025, 11, 17), date(2025, 11, 17)),
        (date(2025, 11, 30), date(2025, 11, 20), date(2025, 11, 28)),  # too late for ten: the last working day
        (date(2025, 11, 30), date(2025, 11, 30), date(2025, 11, 30)),
        (date(2025, 11, 30), date(2026, 1, 5), date(2025, 11, 17)),  # past anyhow
        (None, date(2025, 11, 20), None),
    ],
)
def test_a_reply_is_due_ten_working_days_before_the_deadline(
    deadline: date | None, today: date, due: date | None
) -> None:
    assert due_day(deadline, today) == due


def test_weekends_are_no_working_days() -> None:
    monday = date(2025, 11, 24)
    assert working_day_before(monday, 1) == date(2025, 11, 21)
    assert working_day_before(monday, 0) == monday
