"""Which row of a new version continues which stored row."""

from dataclasses import replace

from pii_desktop.domain.changeset import ChangeKind, Changeset
from pii_desktop.domain.comparing import Compared, compare
from pii_desktop.domain.plan import ParsedRow, RowKind
from tests.builders import a_row, an_assignment

POLICY = a_row("1.1.1", "Chính sách thúc đẩy KHCN&ĐMST")
SUPPORT = a_row("(1)", "Hỗ trợ doanh nghiệp", kind=RowKind.SUBITEM, parent="1.1.1")
STAFF = a_row("(2)", "Thu hút nhân lực", kind=RowKind.SUBITEM, parent="1.1.1")
ECONOMY = a_row(None, "Mục tiêu kinh tế số", kind=RowKind.TARGET, stt="5", pillar=None)
OUTPUT = a_row(None, "Năng suất lao động", kind=RowKind.SUBITEM, stt="5.1", parent="5", pillar=None)
PARKS = a_row("5.2.2", "Dự án đầu tư đang sản xuất, kinh doanh trong khu công nghiệp")
CLUSTERS = a_row("5.2.3", "Dự án đầu tư đang sản xuất, kinh doanh trong cụm công nghiệp")


def compared(before: tuple[ParsedRow, ...], *after: ParsedRow) -> Changeset:
    stored = [an_assignment(number, row) for number, row in enumerate(before, start=1)]
    return compare(stored, after, Compared(lambda _: None))


def kinds(changeset: Changeset) -> list[ChangeKind]:
    return [kind for row in changeset.rows for kind in row.kinds]


def test_sub_items_move_with_the_indicator_above_them() -> None:
    moved = [replace(row, parent="1.1.5") for row in (SUPPORT, STAFF)]
    changeset = compared((POLICY, SUPPORT, STAFF), replace(POLICY, code="1.1.5"), *moved)
    assert kinds(changeset) == [ChangeKind.RECODED, ChangeKind.UNCHANGED, ChangeKind.UNCHANGED]
    assert [row.moves_with for row in changeset.rows] == [None, 1, 1]


def test_a_new_number_of_a_target_is_no_difference_below_it() -> None:
    assert compared((ECONOMY, OUTPUT), replace(ECONOMY, stt="6"), replace(OUTPUT, stt="6.1", parent="6")).is_empty


def test_a_new_number_of_a_heading_is_no_difference_below_it() -> None:
    assert compared((OUTPUT,), replace(OUTPUT, stt="6.1", parent="6")).is_empty


def test_a_work_item_given_to_another_indicator_is_that_change_alone() -> None:
    task = a_row(None, "Tham mưu ban hành kế hoạch", kind=RowKind.TASK, parent="5.2.2")
    changeset = compared((PARKS, CLUSTERS, task), PARKS, CLUSTERS, replace(task, parent="5.2.3"))
    assert [(change.field, change.old, change.new) for row in changeset.rows for change in row.fields] == [
        ("parent", "5.2.2", "5.2.3")
    ]


def test_a_target_with_another_time_is_the_same_target() -> None:
    target = a_row(None, "Tỷ lệ doanh nghiệp có ĐMST", kind=RowKind.TARGET, timing="Đến năm 2030", pillar=None)
    (row,) = compared((target,), replace(target, timing="Đến năm 2031")).rows
    assert [change.field for change in row.fields] == ["timing"]


def test_an_indicator_is_not_taken_for_another_that_is_called_almost_alike() -> None:
    shorter = replace(CLUSTERS, name="Dự án đầu tư trong cụm công nghiệp")
    assert kinds(compared((PARKS,), shorter)) == [ChangeKind.ADDED, ChangeKind.REMOVED]


def test_the_nearest_name_wins_wherever_it_stands() -> None:
    old = a_row(None, "Xây dựng nền tảng dữ liệu dùng chung", kind=RowKind.TASK)
    far = replace(old, name="Xây dựng nền tảng dữ liệu mở của tỉnh")
    near = replace(old, name="Xây dựng nền tảng dữ liệu dùng chung tỉnh")
    assert kinds(compared((old,), far, near)) == [ChangeKind.ADDED, ChangeKind.RENAMED]


def test_rows_of_one_name_are_told_apart_by_who_leads() -> None:
    first = a_row(None, "Báo cáo kết quả", kind=RowKind.TASK, lead=("Sở Tài chính",))
    second = replace(first, lead=("Sở Nội vụ",))
    assert compared((first, second), second, first).is_empty


def test_what_is_in_use_comes_before_its_archived_like() -> None:
    stored = [an_assignment(1, POLICY, archived_at="2025-05-06T00:00:00"), an_assignment(2, POLICY)]
    assert compare(stored, [POLICY], Compared(lambda _: None)).is_empty
