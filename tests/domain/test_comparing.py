"""Differences between what is stored and what a file says (domain.md 8, screens.md)."""

from dataclasses import replace

from pii_desktop.domain.changeset import ChangeKind, Changeset
from pii_desktop.domain.comparing import Compared, compare
from pii_desktop.domain.departments import Role
from pii_desktop.domain.directory import role_in
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow, Place, RowKind
from pii_desktop.domain.target import parse_target
from tests.builders import DIRECTORY, FINANCE, a_row, an_assignment

SPENDING = a_row("2.2.2", "Tỷ lệ chi cho KH&CN/GRDP (%)", baseline="17.07", target="≥ 25", lead=("Sở Tài chính",))
RESEARCH = a_row("2.2.3", "Chi cho nghiên cứu và phát triển", baseline="2.43", target="≥ 10", lead=("Sở KH&CN",))
CONTEXT = Compared(lambda row: role_in(row, FINANCE, DIRECTORY))


def compared(stored: list[StoredAssignment], *rows: ParsedRow, context: Compared = CONTEXT) -> Changeset:
    return compare(stored, rows, context)


def kinds(changeset: Changeset) -> list[tuple[ChangeKind, ...]]:
    return [row.kinds for row in changeset.rows]


def test_an_empty_store_gains_every_assignment_and_no_heading() -> None:
    heading = a_row("2.2", "Chỉ số NC&PT", kind=RowKind.GROUP)
    changeset = compared([], heading, SPENDING, RESEARCH)
    assert kinds(changeset) == [(ChangeKind.ADDED,), (ChangeKind.ADDED,)]
    assert [row.role for row in changeset.rows] == [Role.LEAD, None]


def test_the_same_rows_in_another_order_change_nothing() -> None:
    stored = [an_assignment(1, SPENDING), an_assignment(2, RESEARCH)]
    assert compared(stored, RESEARCH, SPENDING).is_empty


def test_spacing_unicode_form_and_number_form_are_no_differences() -> None:
    printed_otherwise = replace(
        SPENDING,
        name="Ty\u0309 lệ  chi cho KH&CN/GRDP (%)",
        baseline_printed="17,070",
        target_printed="≥25",
        lead=("- Sở Tài Chính.",),
        place=Place(2, 9),
    )
    assert compared([an_assignment(1, SPENDING)], printed_otherwise).is_empty


def test_each_changed_field_is_shown_old_and_new() -> None:
    raised = a_row("2.2.2", SPENDING.name, baseline="17.07", target="≥ 30", lead=("Sở KH&CN",))
    (row,) = compared([an_assignment(1, SPENDING)], raised).rows
    assert row.kinds == (ChangeKind.CHANGED,)
    assert [(each.field, each.old, each.new) for each in row.fields] == [
        ("target", "≥ 25", "≥ 30"),
        ("lead", "Sở Tài chính", "Sở KH&CN"),
    ]
    assert (row.old_role, row.role) == (Role.LEAD, None)


def test_a_percent_sign_in_the_target_is_a_difference() -> None:
    (row,) = compared([an_assignment(1, SPENDING)], aiming_at(SPENDING, "≥ 25%")).rows
    assert [each.field for each in row.fields] == ["target"]


def test_a_new_name_under_the_same_code_is_a_renaming() -> None:
    (row,) = compared([an_assignment(1, SPENDING)], replace(SPENDING, name="Tỷ lệ chi KH,CN&ĐMST/GRDP")).rows
    assert row.kinds == (ChangeKind.RENAMED,)


def test_the_same_name_under_a_new_code_is_a_recoding() -> None:
    (row,) = compared([an_assignment(1, SPENDING)], replace(SPENDING, code="2.2.5")).rows
    assert row.kinds == (ChangeKind.RECODED,)
    assert row.assignment_id == 1


def test_two_rows_that_swap_codes_are_followed_by_name() -> None:
    stored = [an_assignment(1, SPENDING), an_assignment(2, RESEARCH)]
    changeset = compared(stored, replace(SPENDING, code="2.2.3"), replace(RESEARCH, code="2.2.2"))
    assert [row.assignment_id for row in changeset.rows] == [1, 2]
    assert kinds(changeset) == [(ChangeKind.RECODED,), (ChangeKind.RECODED,)]


def test_a_row_that_is_gone_is_removed_and_comes_last() -> None:
    changeset = compared([an_assignment(1, SPENDING), an_assignment(2, RESEARCH)], RESEARCH)
    assert kinds(changeset) == [(ChangeKind.UNCHANGED,), (ChangeKind.REMOVED,)]
    assert changeset.rows[1].code == "2.2.2"


def test_the_same_target_name_under_two_years_stays_two_rows() -> None:
    to_2030 = a_row(None, "Quy mô kinh tế số", kind=RowKind.TARGET, timing="Đến năm 2030", target="≥30", pillar=None)
    to_2045 = aiming_at(replace(to_2030, timing="Đến năm 2045"), "≥50")
    stored = [an_assignment(1, to_2030), an_assignment(2, to_2045)]
    assert compared(stored, to_2045, to_2030).is_empty


def test_sub_items_of_two_parents_are_not_mixed_up() -> None:
    first = a_row("(1)", "Hỗ trợ doanh nghiệp", kind=RowKind.SUBITEM, parent="1.1.1")
    second = a_row("(1)", "Hỗ trợ hợp tác xã", kind=RowKind.SUBITEM, parent="1.1.2")
    stored = [an_assignment(1, first), an_assignment(2, second)]
    changed = replace(second, name="Hỗ trợ hợp tác xã và làng nghề")
    changeset = compared(stored, first, changed)
    assert kinds(changeset) == [(ChangeKind.UNCHANGED,), (ChangeKind.RENAMED,)]


def test_a_field_the_user_edited_is_a_conflict() -> None:
    context = Compared(CONTEXT.role_of, {AssignmentId(1): frozenset({"target"})})
    raised = aiming_at(replace(SPENDING, unit="%"), "≥ 30")
    (row,) = compared([an_assignment(1, SPENDING)], raised, context=context).rows
    assert {each.field: each.is_conflict for each in row.fields} == {"unit": False, "target": True}
    assert row.has_conflict


def test_work_items_are_compared_without_bullets_and_full_stops() -> None:
    stored = replace(SPENDING, tasks=("- Bố trí kinh phí cho KH&CN.", "Giải ngân đúng hạn"))
    same = replace(SPENDING, tasks=("Bố trí kinh phí cho KH&CN", "+ Giải ngân đúng hạn;"))
    assert compared([an_assignment(1, stored)], same).is_empty


def test_what_a_page_cuts_off_is_no_difference_but_a_shorter_text_is() -> None:
    whole = "Đẩy mạnh cải cách hành chính, cải thiện môi trường đầu tư, kịp thời giải quyết vướng mắc của doanh nghiệp."
    cut_text = whole.removesuffix(" vướng mắc của doanh nghiệp.")
    stored = [an_assignment(1, replace(SPENDING, tasks=("Bố trí kinh phí", whole)))]
    cut = replace(SPENDING, tasks=("Bố trí kinh phí", cut_text), place=Place(0, 3, page=14))
    assert compared(stored, cut).is_empty
    assert not compared(stored, replace(cut, place=Place(0, 3))).is_empty
    assert not compared(stored, replace(cut, tasks=("Bố trí kinh phí", f"{cut_text}."))).is_empty
    assert not compared(stored, replace(cut, tasks=(cut_text,))).is_empty


def test_another_spelling_of_the_same_departments_is_no_difference() -> None:
    context = replace(CONTEXT, same_names=DIRECTORY.are_same)
    stored = [an_assignment(1, replace(SPENDING, lead=("Sở Tài chính", "Sở KH&CN"), coordinating=("VNPT",)))]
    respelled = replace(SPENDING, lead=("Sở Khoa học và Công nghệ", "STC"), coordinating=("vnpt",))
    assert compared(stored, respelled, context=context).is_empty
    other = compared(stored, replace(respelled, lead=("Sở Khoa học và Công nghệ",)), context=context)
    assert [change.field for change in other.rows[0].fields] == ["lead"]


def aiming_at(row: ParsedRow, printed: str) -> ParsedRow:
    """The row with another target."""
    return replace(row, target=parse_target(printed), target_printed=printed)
