"""Codes in the shapes that offices print them, in a cell of their own and before or behind a name."""

import pytest

from pii_desktop.domain.plan import RowKind
from pii_desktop.importers.marks import Mark, MarkKind, parse_mark, split_mark
from tests.importers.sheets import read_sheet, told


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("1.2.3.", "1.2.3"), ("C1.2.3", "1.2.3"), ("CS1.2.3", "1.2.3"), ("PII 1.2.3", "1.2.3"), ("(1.2.3)", "1.2.3"),
        ("[1.2.3]", "1.2.3"), ("Chỉ số 1.2.3", "1.2.3"), ("1-2-3", "1-2-3"), ("01.2.3", "01.2.3"),
        ("1. 2. 3", "1. 2. 3"),
    ],
)  # fmt: skip
def test_a_cell_of_codes(cell: str, printed: str) -> None:
    assert parse_mark(cell) == Mark(MarkKind.INDICATOR, "1.2.3", printed)


@pytest.mark.parametrize("printed", ["12-5-25", "Quý 1.2.3", "1-2", "01/02/2025", "PII", "6.2.1; 6.2.2", "năm 1-2-3"])
def test_what_is_no_code_of_an_indicator(printed: str) -> None:
    mark = parse_mark(printed)
    assert mark is None or mark.kind is not MarkKind.INDICATOR


@pytest.mark.parametrize(
    "text",
    [
        "CS 1.2.3. Cải cách", "CSTP 1.2.3. Cải cách", "[1.2.3] Cải cách", "Chỉ số thành phần số 1.2.3: Cải cách",
        "Chỉ số: 1.2.3. Cải cách", "1.2.3.Cải cách",
    ],
)  # fmt: skip
def test_before_a_name(text: str) -> None:
    mark, name = split_mark(text)
    assert mark is not None
    assert (mark.code, name) == ("1.2.3", "Cải cách")


def test_behind_a_name_which_stays_whole() -> None:
    mark, name = split_mark("Chi phí gia nhập thị trường (1.2.1)")
    assert mark is not None
    assert (mark.code, name) == ("1.2.1", "Chi phí gia nhập thị trường (1.2.1)")


def test_words_in_small_letters_are_no_abbreviation() -> None:
    assert split_mark("theo 1.2.3 của Bộ")[0] is None


def test_a_cell_that_is_not_understood_is_kept_and_told() -> None:
    header = ("STT", "Mã", "Chỉ số", "Chủ trì")
    rows = read_sheet((header, ("1", "1.1.1", "Chính sách", "Sở Y tế"), ("2", "A/7b", "Thiết chế", "Sở Tư pháp"))).rows
    assert (rows[1].kind, rows[1].code, rows[1].code_printed) == (RowKind.TARGET, None, "A/7b")
    assert "Ô mã “A/7b”" in told(rows[1])
