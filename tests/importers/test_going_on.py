"""A table that Word cut in two: the second part prints no header, and nothing of it may be lost without a word."""

from collections.abc import Sequence

import pytest

from pii_desktop.domain.plan import ParsedPlan, Severity
from pii_desktop.importers.plan import build_plan
from pii_desktop.importers.table import Cell, Grid, Source, Span, lay_out

CODED = ("Mã", "Chỉ số", "Chủ trì", "Phối hợp")
COUNTED = ("TT", "Chỉ số", "Chủ trì", "Phối hợp")


def table(rows: Sequence[Sequence[str]], index: int = 0, spans: Sequence[Span] = ()) -> Grid:
    cells = {(row, column): Cell(text) for row, texts in enumerate(rows) for column, text in enumerate(texts)}
    return Grid(lay_out(cells, list(spans), (len(rows), max(map(len, rows)))), index)


def read(*grids: Grid) -> ParsedPlan:
    return build_plan(Source(grids), None)


def leads(plan: ParsedPlan) -> dict[str | None, tuple[str, ...]]:
    return {row.code: row.lead for row in plan.rows if row.kind.is_assignment}


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        (CODED, ("1.1.1", "Chính sách", "Sở KH&CN", ""), ("2.1.1", "Điểm thi", "Sở GD&ĐT", "Sở Nội vụ")),
        (COUNTED, ("1", "1.1.1. Chính sách", "Sở KH&CN", ""), ("", "2.1.1. Điểm thi", "Sở GD&ĐT", "Sở Nội vụ")),
        (CODED[1:], ("1.1.1. Chính sách", "Sở KH&CN", ""), ("2.1.1. Điểm thi", "Sở GD&ĐT", "Sở Nội vụ")),
    ],
)
def test_the_second_part_is_read_with_the_columns_of_the_first(
    header: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    plan = read(table([header, first]), table([second], 1))
    assert leads(plan) == {"1.1.1": ("Sở KH&CN",), "2.1.1": ("Sở GD&ĐT",)}
    assert plan.issues == ()


def test_headings_and_work_items_do_not_outweigh_its_rows() -> None:
    heading, work = ("Trụ cột 2. Vốn con người",), ("", "- Dạy tốt")
    below = [heading, ("2", "2.1.1. Điểm thi", "Sở GD&ĐT", ""), work, work, work]
    wide = [Span(0, 0, 1, 4), *(Span(row, 1, 1, 3) for row in (2, 3, 4))]
    plan = read(table([COUNTED, ("1", "1.1.1. Chính sách", "Sở KH&CN", "")]), table(below, 1, wide))
    assert leads(plan)["2.1.1"] == ("Sở GD&ĐT",)


def test_a_column_that_only_widens_another_is_no_column() -> None:
    below = [
        ("2", "1.1.2. Thiết chế", "", "Sở Tư pháp", "Công an tỉnh"),
        ("3", "1.1.3. Hỗ trợ", "", "Sở Tài chính", ""),
    ]
    second = table(below, 1, [Span(0, 1, 1, 2), Span(1, 1, 1, 2)])
    plan = read(table([COUNTED, ("1", "1.1.1. Chính sách", "Sở KH&CN", "")]), second)
    assert leads(plan)["1.1.2"] == ("Sở Tư pháp",)
    assert plan.rows[1].coordinating == ("Công an tỉnh",)


def test_a_table_behind_it_that_is_not_read_is_named() -> None:
    other = table([(f"Văn bản {row}", "a", "b", "c", "d") for row in range(4)], 1)
    plan = read(table([CODED, ("1.1.1", "Chính sách", "Sở KH&CN", "")]), other)
    assert [issue.severity for issue in plan.issues] == [Severity.WARNING]
    assert "Bảng thứ 2" in plan.issues[0].text
    assert "không dòng nào được đọc" in plan.issues[0].text


def test_a_list_with_a_count_of_its_own_does_not_go_on() -> None:
    other = [("STT", "Tên văn bản", "Ngày", "Nơi gửi"), ("1", "Kế hoạch", "2025", "x"), ("2", "Báo cáo", "2025", "x")]
    plan = read(table([COUNTED, ("1", "1.1.1. Chính sách", "Sở KH&CN", "")]), table(other, 1))
    assert list(leads(plan)) == ["1.1.1"]
    assert len(plan.issues) == 1


def test_the_signatures_below_it_are_not_named() -> None:
    signed = table([("Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN"), ("", "Nguyễn Văn A")], 1)
    assert read(table([CODED, ("1.1.1", "Chính sách", "Sở KH&CN", "")]), signed).issues == ()
