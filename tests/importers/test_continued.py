"""Texts that were broken over rows are joined; rows that somebody typed stay rows."""

import pytest

from pii_desktop.importers.continued import Cells, join_continued
from pii_desktop.importers.table import Cell

FULL = "Rà soát quy định " * 1_000


def texts(cells: Cells) -> dict[tuple[int, int], str]:
    return {place: cell.text for place, cell in cells.items()}


def joined(*rows: tuple[str, ...]) -> dict[tuple[int, int], str]:
    cells = {(at, column): Cell(text) for at, row in enumerate(rows) for column, text in enumerate(row) if text}
    return texts(join_continued(cells))


def test_a_row_that_only_goes_on_is_put_behind_the_one_above_it() -> None:
    found = joined(("1.1.1", "Chính sách", FULL), ("", "", FULL), ("", "", "- Hết."), ("1.1.2", "Thiết chế", "- Một."))
    assert found[0, 2] == f"{FULL}{FULL}- Hết."
    assert found == {(0, 0): "1.1.1", (0, 1): "Chính sách", (0, 2): found[0, 2],
                     (3, 0): "1.1.2", (3, 1): "Thiết chế", (3, 2): "- Một."}  # fmt: skip


def test_two_cells_go_on_as_far_as_each_has_to() -> None:
    found = joined(("1.1.1", FULL, FULL), ("", FULL, "hai"), ("", "ba", ""))
    assert found == {(0, 0): "1.1.1", (0, 1): f"{FULL}{FULL}ba", (0, 2): f"{FULL}hai"}


@pytest.mark.parametrize(
    "below",
    [
        ("", "", "- Việc của dòng trên, gõ thêm vào dòng dưới."),
        ("", "Chỉ số khác", ""),
        ("1.1.2", "", ""),
    ],
)
def test_a_row_below_cells_that_had_room_is_a_row_of_its_own(below: tuple[str, ...]) -> None:
    rows = (("1.1.1", "Chính sách", "- Một."), below)
    assert joined(*rows) == {(at, c): text for at, row in enumerate(rows) for c, text in enumerate(row) if text}


def test_a_row_with_a_number_of_its_own_is_none_that_goes_on() -> None:
    rows = (("1.1.1", "Chính sách", FULL), ("1.1.2", "Thiết chế", "- Một."), ("", "", ""), ("", "", "- Hai."))
    assert joined(*rows) == {(at, c): text for at, row in enumerate(rows) for c, text in enumerate(row) if text}


def test_what_stands_below_an_empty_row_is_no_text_that_goes_on() -> None:
    rows = (("1.1.1", "Chính sách", FULL), ("", "", ""), ("", "", "- Hai."))
    assert joined(*rows) == {(0, 0): "1.1.1", (0, 1): "Chính sách", (0, 2): FULL, (2, 2): "- Hai."}
