"""P3: a sheet of 20 columns into typed cells with their places, against expat counting the cells."""

from pathlib import Path

from openpyxl import load_workbook

from benchmarks.harness import Measure, expect, timed
from benchmarks.raw_sheet import count_cells
from benchmarks.workbooks import COLUMNS, mixed_sheet
from pii_desktop.importers import xlsx
from pii_desktop.importers.table import Source

_ROWS_AT_1X = 100
_REPEATS = {1: 9, 10: 3, 100: 1}


def measure(folder: Path, scale: int) -> Measure:
    """The measure: 100 rows at 1x, 10.000 at 100x."""
    rows = _ROWS_AT_1X * scale
    file = mixed_sheet(folder, rows)
    repeats = _REPEATS[scale]
    return Measure(
        id="P3",
        title=f"read a sheet of {rows} × {COLUMNS} into typed cells with their places",
        scale=scale,
        ours=timed(lambda: xlsx.read(file.read_bytes()), lambda source: _check(source, rows), repeats),
        floor=timed(lambda: count_cells(file), lambda count: expect(count, rows * COLUMNS, "cells"), repeats),
        peer=timed(lambda: _by_openpyxl(file), lambda cells: expect(len(cells), rows * COLUMNS, "cells"), repeats),
        goal=1.2,
    )


def _check(source: Source, rows: int) -> None:
    (grid,) = source.grids()
    expect((len(grid.rows), grid.width), (rows, COLUMNS), "size")
    first, second, third, fourth = grid.rows[-1][:4]
    expect((first.text, first.number), (f"Chỉ số thứ {rows * COLUMNS} của tỉnh", None), "text")
    expect((second.number, second.ref), (rows, f"B{rows}"), "whole number")
    expect((third.number, third.ref), (rows + 0.25, f"C{rows}"), "number")
    expect((fourth.is_date, fourth.origin), (True, (rows - 1, 3)), "day")


def _by_openpyxl(file: Path) -> dict[str, object]:
    sheet = load_workbook(file, data_only=True).worksheets[0]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
