"""Of several columns that could be the same thing, the one that fits is taken, and what is doubtful is said."""

from decimal import Decimal

from pii_desktop.domain.plan import ParsedRow, Series, Severity
from pii_desktop.importers.header import Header, find_headers
from pii_desktop.importers.registry import read_content
from pii_desktop.importers.table import Cell, Grid, lay_out
from tests.importers.sheets import sheet_bytes


def row_of(labels: tuple[str, ...], *below: tuple[object, ...]) -> ParsedRow:
    """The only row of a table."""
    (row,) = read_content(sheet_bytes((labels, *below)), "a.xlsx", None).rows
    return row


ROW = ("1.1.1", "Chính sách")


def test_score_beside_rank_goes_with_the_target_in_scores() -> None:
    labels = ("Mã", "Chỉ số", "Xếp hạng 2024", "Điểm 2024", "Điểm phấn đấu 2025", "Chủ trì")
    row = row_of(labels, (*ROW, 10, 35, 40, "Sở Y tế"))
    assert (row.baseline, row.series, row.target_printed) == (Decimal(35), Series.SCORE, "40")


def test_target_in_scores_beside_one_in_ranks_goes_with_the_baseline() -> None:
    labels = ("Mã", "Chỉ số", "Kết quả 2024 (điểm)", "Mục tiêu thứ hạng 2025", "Mục tiêu điểm 2025", "Chủ trì")
    row = row_of(labels, (*ROW, 35, 10, 40, "Sở Y tế"))
    assert (row.baseline, row.target_printed) == (Decimal(35), "40")


def test_a_rank_is_no_baseline_of_a_score() -> None:
    labels = ("Mã", "Chỉ số", "Xếp hạng 2024", "Điểm phấn đấu 2025", "Chủ trì")
    row = row_of(labels, (*ROW, 10, 40, "Sở Y tế"))
    assert (row.baseline, row.target_printed) == (None, "40")


def test_who_leads_after_a_merger_is_taken() -> None:
    for old, new in (
        ("Đơn vị chủ trì (cũ)", "Đơn vị chủ trì (sau sắp xếp)"),
        ("Đơn vị chủ trì trước 01/7/2025", "Đơn vị chủ trì từ 01/7/2025"),
    ):
        assert row_of(("Mã", "Chỉ số", old, new), (*ROW, "Sở KH&ĐT", "Sở Tài chính")).lead == ("Sở Tài chính",)
        assert row_of(("Mã", "Chỉ số", new, old), (*ROW, "Sở Tài chính", "Sở KH&ĐT")).lead == ("Sở Tài chính",)


def test_a_focal_point_is_no_lead_after_a_merger() -> None:
    labels = ("Mã", "Chỉ số", "Đầu mối trụ cột", "Đơn vị chủ trì")
    assert row_of(labels, (*ROW, "", "Sở Y tế")).lead == ("Sở Y tế",)


def test_a_column_left_out_with_departments_is_a_warning() -> None:
    rows = (("Mã", "Chỉ số", "Chủ trì", "Nhóm thực thi"), (*ROW, "Sở Y tế", "Sở Nội vụ"))
    issues = read_content(sheet_bytes(rows), "a.xlsx", None).issues
    assert [issue.text for issue in issues if issue.severity is Severity.WARNING] == [
        "Cột “Nhóm thực thi” có tên đơn vị nhưng không được đọc; hãy chọn cột nếu cần đến."
    ]


def test_a_header_in_two_lines_needs_no_merged_cells() -> None:
    row = row_of(("Mã", "Chỉ số", "Đơn vị", "Đơn vị"), ("", "", "chủ trì", "phối hợp"), (*ROW, "Sở Y tế", "Sở Nội vụ"))
    assert (row.lead, row.coordinating) == (("Sở Y tế",), ("Sở Nội vụ",))


def header_of(*rows: tuple[str, ...]) -> Header:
    """The only header in a table."""
    cells = {(row, column): Cell(text) for row, texts in enumerate(rows) for column, text in enumerate(texts)}
    (header,) = find_headers(Grid(lay_out(cells, [], (len(rows), len(rows[0])))))
    return header


def test_what_was_taken_and_what_was_left_out_is_said() -> None:
    labels = ("Mã", "Chỉ số", "Chủ trì (cũ)", "Chủ trì (mới)", "Nhóm thực thi", "Đơn vị")
    header = header_of(labels, (*ROW, "Sở KH&ĐT", "Sở Tài chính", "Sở Y tế", "Sở Nội vụ"))
    taken, left_out, *_, unit = header.doubts
    assert "lấy cột “Chủ trì (mới)”" in taken
    assert "Chủ trì (cũ)" in left_out
    assert any("“Nhóm thực thi” có tên đơn vị" in doubt for doubt in header.doubts)
    assert "đơn vị tính có tên cơ quan" in unit
