"""Workbooks of Excel 97: the same rules as for the newer ones."""

from typing import Any

import pytest

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers import xls
from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.registry import read_content
from tests.importers.old_excel import OldSheet, Typed, old_workbook
from tests.importers.sheets import HEADER


def read(*rows: Any, **options: Any) -> ParsedPlan:
    return read_content(old_workbook(OldSheet([HEADER, *rows], **options)), "phu-luc.xls", None)


def test_numbers_are_read_as_they_are_shown() -> None:
    (row,) = read(("1.1.1", "Chính sách", Typed(12.5, "0.00"), Typed(0.25, "0%"), None, "Sở Y tế")).rows
    assert row.baseline_printed == "12.50"
    assert row.target_printed == "25%"
    assert row.place.cell == "B2"
    assert row.place.sheet == "Phụ lục"


def test_merged_cells_are_inherited() -> None:
    rows = (("1.1.1", "Một", 1, 2, None, "Sở Y tế"), ("1.1.2", "Hai", 1, 2))
    first, second = read(*rows, merged=((1, 3, 5, 6),)).rows
    assert first.lead == second.lead == ("Sở Y tế",)
    assert "Ô gộp" in second.issues[0].text


def test_hidden_rows_are_read_and_hidden_sheets_are_not() -> None:
    shown = OldSheet([HEADER, ("1.1.1", "Một", 1, 2, None, "Sở Y tế")], hidden=(1,))
    plan = read_content(old_workbook(shown, OldSheet([HEADER], "Nháp", visibility=2)), "a.xls", None)
    assert len(plan.rows) == 1
    assert [issue.text for issue in plan.issues] == [
        "Trang tính “Phụ lục” có 1 dòng bị ẩn hoặc bị lọc; vẫn được đọc.",
        "Trang tính ẩn “Nháp” không được đọc.",
    ]


@pytest.mark.parametrize(("since_1904", "serial"), [(False, 36923), (True, 36923 - 1462)])
def test_dates_count_from_1900_or_1904(since_1904: bool, serial: int) -> None:
    rows = [HEADER, (Typed(serial, "dd/mm/yyyy"), "Một", 1, 2, None, "Sở Y tế")]
    plan = read_content(old_workbook(OldSheet(rows), since_1904=since_1904), "a.xls", None)
    assert plan.rows[0].code == "1.2.1"
    assert plan.rows[0].code_printed == "01/02/2001"


def test_text_in_an_old_font_is_converted() -> None:
    rows = [["TT", "ChØ sè", "Môc tiªu 2025", "§¬n vÞ chñ tr×"], ["1.1.1", "ChÝnh s¸ch", "³ 20", "Së Y tÕ"]]
    plan = read_content(old_workbook(OldSheet(rows), font=".VnTime"), "a.xls", None)
    (row,) = plan.rows
    assert [issue.text for issue in plan.issues] == [OLD_FONTS]
    assert (row.name, row.lead, row.target_printed) == ("Chính sách", ("Sở Y tế",), "≥ 20")


def test_a_sheet_far_beyond_a_plan_is_refused() -> None:
    with pytest.raises(ForeignFileError) as refused:
        xls.read(old_workbook(OldSheet([["x"], *[[]] * 30_000, ["x"]])))
    assert refused.value.code == "file-cells"


@pytest.mark.parametrize("cut", [700, 3000])
def test_a_truncated_file_is_damaged(cut: int) -> None:
    content = old_workbook(OldSheet([HEADER, *[("1.1.1", "Một" * 50, 1, 2, None, "Sở Y tế")] * 20]))
    with pytest.raises(ForeignFileError) as refused:
        xls.read(content[:cut])
    assert refused.value.code == "file-damaged"
