"""What a workbook can hold."""

import pytest

from pii_desktop.exporters.xlsx_text import LONGEST_CELL, cell_texts, sheet_name


def test_short_text_is_one_piece() -> None:
    assert cell_texts("Đạt") == ["Đạt"]
    assert cell_texts("") == [""]


@pytest.mark.parametrize("end", ["\n", " "])
def test_long_text_is_broken_behind_a_line_end_or_a_blank(end: str) -> None:
    assert cell_texts("a" * 30_000 + end + "b" * 10_000) == ["a" * 30_000 + end, "b" * 10_000]


def test_a_text_is_not_broken_so_early_that_it_looks_whole() -> None:
    assert [len(piece) for piece in cell_texts("Một.\n" + "b" * 40_000)] == [LONGEST_CELL, 40_005 - LONGEST_CELL]


@pytest.mark.parametrize("letter", ["ệ", "😀"])
def test_no_piece_is_longer_than_excel_counts(letter: str) -> None:
    pieces = cell_texts(letter * 70_000)
    assert "".join(pieces) == letter * 70_000
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in pieces)


def test_lone_surrogates_and_control_characters_go() -> None:
    assert cell_texts("a\x00\x0b\ud800\ufffe\tb\r\nc") == ["a\tb\nc"]


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Phân công", [], "Phân công"),
        ("Phân công", ["phân công"], "Phân công (2)"),
        ("a/b:c*[d]?", [], "a b c  d"),
        ("History", [], "History 1"),
        ("'", [], "Trang"),
        ("x" * 40, ["x" * 31], "x" * 27 + " (2)"),
    ],
)
def test_names_of_sheets(wanted: str, taken: list[str], name: str) -> None:
    assert sheet_name(wanted, taken) == name
    assert len(name) <= 31
