"""Reorganised departments: whose rows become whose, from when, in which plans (domain.md 5)."""

from datetime import date

import pytest

from pii_desktop.domain.departments import Role
from pii_desktop.domain.ids import AssignmentId, PeriodId
from pii_desktop.domain.listing import EntryState, IndicatorFacts
from pii_desktop.domain.period import Period, PeriodKind
from pii_desktop.domain.plan import PlanDocument
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.progress import Entry
from pii_desktop.domain.reorganising import Doubt, Reorganisation, doubt_about, is_in_force, last_year, role_shifts
from pii_desktop.domain.successions import (
    Ownership,
    ProfileChange,
    Succession,
    TakenRow,
    facts_before,
    is_closed_before,
    profile_before,
    profile_undone,
)
from pii_desktop.services.catalogue import directory, mergers
from tests.builders import a_row, an_assignment

MARCH = date(2025, 3, 1)
NAMES = directory()
FINANCE = NAMES.department("Sở Tài chính")


def becoming(new: str, *old: str, since: date = MARCH, is_partial: bool = False) -> Reorganisation:
    return Reorganisation(tuple(map(NAMES.department, old)), NAMES.department(new), since, is_partial=is_partial)


PLANNING = becoming("Sở Tài chính", "Sở Kế hoạch và Đầu tư")


@pytest.mark.parametrize(
    ("old", "new", "is_partial"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính", False),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", False),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Môi trường", False),
        ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường", False),
        ("Sở Lao động - TB&XH", "Sở Nội vụ", True),
        ("Ngân hàng Nhà nước chi nhánh tỉnh", "Ngân hàng Nhà nước Khu vực", False),
    ],
)
def test_each_merger_of_2025_hands_its_rows_over(old: str, new: str, is_partial: bool) -> None:
    keys = (NAMES.department(old).key, NAMES.department(new).key)
    (merger,) = [each for each in mergers() if (each.old, each.new) == keys]
    assert (merger.since, merger.is_partial) == (MARCH, is_partial)
    led, helped = (
        an_assignment(1, a_row(lead=(old,)), role=None),
        an_assignment(2, a_row(coordinating=(old,)), role=None),
    )
    shifts = role_shifts((led, helped), becoming(new, old), NAMES.department(new), NAMES)
    assert [(shift.role, shift.from_department) for shift in shifts] == [(Role.LEAD, old), (Role.COORDINATING, old)]


@pytest.mark.parametrize(
    ("lead", "coordinating", "before", "after"),
    [
        (("Sở KH&ĐT",), (), None, Role.LEAD),
        (("Sở KH&ĐT",), ("Sở Tài chính",), Role.COORDINATING, Role.LEAD),
        (("Sở KH&ĐT",), ("Các sở, ngành",), Role.COLLECTIVE, Role.LEAD),
        (("Sở Y tế",), ("Sở KH&ĐT",), None, Role.COORDINATING),
        (("Sở KH&ĐT", "Sở Y tế"), ("Sở KH&ĐT",), None, Role.LEAD),
        (("Sở Tài chính",), ("Sở KH&ĐT",), Role.LEAD, None),
        (("Sở Y tế",), ("Sở Tài chính", "Sở KH&ĐT"), Role.COORDINATING, None),
        (("Sở Y tế",), (), None, None),
    ],
)
def test_a_role_only_grows(
    lead: tuple[str, ...], coordinating: tuple[str, ...], before: Role | None, after: Role | None
) -> None:
    stored = an_assignment(1, a_row(lead=lead, coordinating=coordinating), role=before)
    shifts = role_shifts((stored,), PLANNING, FINANCE, NAMES)
    assert [shift.role for shift in shifts] == ([after] if after else [])


def test_received_is_what_did_not_name_the_department_before() -> None:
    rows = [
        an_assignment(1, a_row(lead=("Sở KH&ĐT",)), role=None, is_tracked=False),
        an_assignment(2, a_row(lead=("Sở KH&ĐT",)), role=Role.COLLECTIVE),
        an_assignment(3, a_row(lead=("Sở KH&ĐT",)), role=Role.COORDINATING),
    ]
    shifts = role_shifts(rows, PLANNING, FINANCE, NAMES)
    assert [shift.is_received for shift in shifts] == [True, True, False]
    assert [shift.was_followed for shift in shifts] == [False, True, True]


def test_who_moves_into_another_department_receives_its_rows_and_those_of_the_others() -> None:
    own = NAMES.department("Sở Tài nguyên và Môi trường")
    fields = becoming("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và PTNT", "Sở TN&MT")
    assert fields.dissolves(own)
    rows = [
        an_assignment(number, a_row(lead=(name,)), role=role)
        for number, name, role in ((1, "Sở TN&MT", Role.LEAD), (2, "Sở NN&PTNT", None), (3, "Sở NN&MT", None))
    ]
    shifts = role_shifts(rows, fields, own, NAMES)
    assert [shift.from_department for shift in shifts] == ["Sở NN&PTNT", "Sở NN&MT"]


@pytest.mark.parametrize(
    ("document", "timing", "ends"),
    [
        (PlanDocument(year=2024, title=("CHỈ SỐ PII NĂM 2024 VÀ NHỮNG NĂM TIẾP THEO",)), "Hằng năm", None),
        (PlanDocument(year=2025, title=("CỦA TỈNH BẮC NINH NĂM 2025 VÀ CÁC NĂM TIẾP THEO",)), None, None),
        (PlanDocument(year=2024, title=("MỘT SỐ CHỈ TIÊU CẢI CÁCH THỦ TỤC HÀNH CHÍNH NĂM 2024",)), None, 2024),
        (PlanDocument(year=2025, title=("CÁC CHỈ TIÊU CỤ THỂ",)), "Đến năm 2045", 2045),
        (PlanDocument(year=2024, title=("(Kèm theo Quyết định số 2045/QĐ-UBND)",)), None, 2024),
        (PlanDocument(title=("Kế hoạch giai đoạn 2021-2025",)), None, 2025),
        (PlanDocument(), None, None),
    ],
)
def test_a_plan_runs_to_the_last_year_it_names(document: PlanDocument, timing: str | None, ends: int | None) -> None:
    assert last_year(document, [a_row(timing=timing)]) == ends


def test_rows_of_ended_plans_and_of_partial_mergers_are_doubtful() -> None:
    part = becoming("Sở Nội vụ", "Sở LĐ-TB&XH", is_partial=True)
    assert doubt_about(PLANNING, 2024) is Doubt.PLAN_ENDED
    assert doubt_about(PLANNING, 2025) is None
    assert doubt_about(PLANNING, None) is None
    assert doubt_about(part, 2030) is Doubt.PARTIAL
    assert is_in_force(2025, date(2025, 12, 31))


def a_period(year: int, deadline: date | None) -> Period:
    return Period(PeriodId(1), PeriodKind.YEAR, year, deadline, "Sở Khoa học và Công nghệ")


@pytest.mark.parametrize(
    ("year", "deadline", "is_closed"),
    [
        (2024, date(2024, 11, 30), True),
        (2025, date(2025, 2, 28), True),
        (2025, date(2025, 3, 1), False),
        (2024, None, True),
        (2025, None, False),
    ],
)
def test_a_period_is_closed_by_its_deadline_else_by_its_year(year: int, deadline: date | None, is_closed: bool) -> None:
    assert is_closed_before(a_period(year, deadline), MARCH) is is_closed


def carried_out(*taken: TakenRow, number: int = 1, of: Reorganisation = PLANNING, **fields: object) -> Succession:
    return Succession(number, of, taken, **fields)  # type: ignore[arg-type]


def took(number: int, old_role: Role | None, *, was_followed: bool) -> TakenRow:
    return TakenRow(AssignmentId(number), "Sở KH&ĐT", old_role, was_followed, Role.LEAD)


def facts(number: int) -> IndicatorFacts:
    return IndicatorFacts(an_assignment(number), Entry(), EntryState.BLANK, 0, 0, 0)


def test_a_closed_period_keeps_its_rows_and_roles() -> None:
    now = (facts(1), facts(2), facts(3))
    merged = carried_out(took(1, None, was_followed=False), took(2, Role.COORDINATING, was_followed=True))
    before = facts_before(now, [merged], a_period(2024, date(2024, 11, 30)))
    assert [(each.assignment.id, each.assignment.role) for each in before] == [(2, Role.COORDINATING), (3, Role.LEAD)]
    assert facts_before(now, [merged], a_period(2025, date(2025, 5, 31))) == now
    undone = carried_out(took(1, None, was_followed=False), is_undone=True)
    assert facts_before(now, [undone], a_period(2024, date(2024, 11, 30))) == now


def test_of_two_reorganisations_a_period_between_knows_the_first() -> None:
    first = carried_out(TakenRow(AssignmentId(1), "Sở Y tế", None, was_followed=False, role=Role.COORDINATING))
    july = becoming("Sở Tài chính", "Sở Kế hoạch và Đầu tư", since=date(2025, 7, 1))
    second = carried_out(took(1, Role.COORDINATING, was_followed=True), number=2, of=july)
    (between,) = facts_before([facts(1)], [first, second], a_period(2025, date(2025, 5, 31)))
    assert between.assignment.role is Role.COORDINATING
    assert facts_before([facts(1)], [first, second], a_period(2024, date(2024, 11, 30))) == ()


def test_the_letterhead_of_a_closed_period_is_that_of_the_former_department() -> None:
    now = Profile(province="Bắc Giang", department="Sở Tài chính", signer_name="Nguyễn Văn A")
    moved = carried_out(profile=(ProfileChange("department", "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),))
    then = profile_before(now, [moved], a_period(2024, date(2024, 11, 30)))
    assert (then.department, then.signer_name) == ("Sở Kế hoạch và Đầu tư", "Nguyễn Văn A")
    assert profile_before(now, [moved], a_period(2025, date(2025, 5, 31))) == now


def test_taking_back_leaves_what_was_corrected_since() -> None:
    moved = carried_out(
        profile=(ProfileChange("department", "Sở KH&ĐT", "Sở Tài chính"), ProfileChange("symbol", "SKHĐT", "STC"))
    )
    now = Profile(province="Bắc Giang", department="Sở Tài chính", symbol="STC-QLNS")
    assert profile_undone(now, moved) == Profile(province="Bắc Giang", department="Sở KH&ĐT", symbol="STC-QLNS")


def owning(*successions: Succession, ends: int | None = None) -> Ownership:
    return Ownership(FINANCE, NAMES, successions, ends)


PLANNED = a_row(lead=("Sở Kế hoạch và Đầu tư",))


def test_a_later_file_finds_the_name_of_the_predecessor() -> None:
    assert owning().role(PLANNED) is None
    assert owning(carried_out()).role(PLANNED) is Role.LEAD
    assert owning(carried_out(), ends=2024).role(PLANNED) is None
    assert owning(carried_out(), ends=2025).role(PLANNED) is Role.LEAD


def test_rows_that_were_declined_or_taken_one_by_one_stay_so() -> None:
    declined = owning(carried_out(declined=frozenset({AssignmentId(7)})))
    assert declined.role(PLANNED, AssignmentId(7)) is None
    assert declined.role(PLANNED, AssignmentId(8)) is Role.LEAD
    part = becoming("Sở Tài chính", "Sở Kế hoạch và Đầu tư", is_partial=True)
    taken = owning(carried_out(took(7, None, was_followed=False), of=part))
    assert taken.role(PLANNED, AssignmentId(7)) is Role.LEAD
    assert taken.role(PLANNED, AssignmentId(8)) is None
    assert taken.role(PLANNED) is None


def test_chains_are_followed_in_whatever_order_they_were_entered() -> None:
    early = carried_out(of=becoming("Sở Kế hoạch và Đầu tư", "Ban Dân tộc", since=date(2024, 1, 1)))
    late = carried_out(number=2)
    row = a_row(lead=("Ban Dân tộc",))
    assert owning(early, late).role(row) is Role.LEAD
    assert owning(late, early).role(row) is Role.LEAD
    assert owning(early).role(row) is None


def test_an_imported_row_knows_by_which_reorganisation_it_came() -> None:
    came = owning(carried_out(number=3)).came_by(PLANNED, AssignmentId(9))
    assert came == (3, TakenRow(AssignmentId(9), "Sở Kế hoạch và Đầu tư", None, was_followed=False, role=Role.LEAD))
    assert owning(carried_out()).came_by(a_row(lead=("Sở Tài chính", "Sở KH&ĐT")), AssignmentId(9)) is None
    moved = carried_out(moved_from=NAMES.department("Sở Kế hoạch và Đầu tư"))
    assert owning(moved).came_by(PLANNED, AssignmentId(9)) is None
