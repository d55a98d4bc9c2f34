"""The plan arrives again in another format: nothing is new (domain.md 8.9)."""

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers.registry import read_content
from pii_desktop.services.catalogue import framework
from pii_desktop.services.importing import ImportPreview, preview
from pii_desktop.storage.workspace import Workspace
from tests.importers.old_excel import OldSheet, Typed, old_workbook
from tests.importers.real import APPENDICES
from tests.services.desk import take
from tests.services.exported import appendix

pytestmark = [pytest.mark.real_documents, pytest.mark.xdist_group("appendices of a workspace")]


@cache
def plan(shared: Path, name: str, suffix: str) -> ParsedPlan:
    """An appendix in one of the formats; as .xls and .csv the workbook saved anew."""
    folder = shared / "appendices"
    match suffix:
        case "xls":
            content = old_workbook(sheet_of(folder / f"{name}.xlsx"))
        case "csv":
            content = as_csv(sheet_of(folder / f"{name}.xlsx"))
        case _:
            return appendix(shared, f"{name}.{suffix}")
    return read_content(content, f"{name}.{suffix}", framework())


def sheet_of(file: Path) -> OldSheet:
    """The first sheet with its values and merged areas."""
    sheet = load_workbook(file).worksheets[0]
    merged = tuple(
        (area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1) for area in sheet.merged_cells.ranges
    )
    return OldSheet([[value_of(cell) for cell in row] for row in sheet.iter_rows()], merged=merged)


def value_of(cell: Any) -> Any:
    """The value of a cell; a share keeps its format."""
    return Typed(cell.value, "0%") if cell.number_format == "0%" and cell.value is not None else cell.value


def as_csv(sheet: OldSheet) -> bytes:
    """The sheet as text, each merged area filled with its words as an office does before saving."""
    rows = [[f"{cell.value:.0%}" if isinstance(cell, Typed) else cell for cell in row] for row in sheet.rows]
    for top, bottom, left, right in sheet.merged:
        if top != bottom and left == right:
            for row in range(top, bottom + 1):
                rows[row][left] = rows[top][left]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def shown(workspace: Workspace, parsed: ParsedPlan) -> ImportPreview:
    return workspace.read(lambda uow: preview(uow, parsed))


@pytest.mark.parametrize("name", APPENDICES)
@pytest.mark.parametrize("first", ["docx", "xlsx"])
def test_a_second_file_of_the_same_plan_changes_nothing(empty: Workspace, shared: Path, name: str, first: str) -> None:
    take(empty, plan(shared, name, first))
    head = empty.read(lambda uow: uow.history.head())
    for suffix in ("docx", "xlsx", "pdf", "xls", "csv"):
        found = shown(empty, plan(shared, name, suffix))
        told = [(suffix, row.code, row.kinds, row.fields) for row in found.changeset.rows if row.fields]
        assert (told, found.plan is None, found.changeset.is_empty) == ([], False, True)
        take(empty, plan(shared, name, suffix))
    assert empty.read(lambda uow: uow.history.head()) == head
