"""What makes Excel say "We found a problem with some content" is not there (ECMA-376 part 1, 18; limits of Excel)."""

import re
from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.cell_range import CellRange

from tests.exporters.documents import HARD_ONES, WITH_SHEETS
from tests.exporters.packages import check_relations, check_types, every, parts_of, tag
from tests.exporters.paper import Papers

pytestmark = pytest.mark.xdist_group("papers")
# The order in which the members of a sheet must stand (CT_Worksheet).
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "tableParts", "extLst",
)  # fmt: skip
LONGEST = {"errorTitle": 32, "promptTitle": 32, "error": 255, "prompt": 255}
NAME = re.compile(r"(_xlnm\.)?[^\W\d][\w.]*")
KINDS = pytest.mark.parametrize("name", [*WITH_SHEETS, *HARD_ONES])


def parts(name: str, papers: Papers) -> dict[str, Any]:
    return parts_of(papers[name].file("xlsx"))


def sheets(found: dict[str, Any]) -> list[Any]:
    return [root for path, root in found.items() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", path)]


@KINDS
def test_every_part_has_a_type_and_every_relation_a_part(name: str, papers: Papers) -> None:
    found = parts(name, papers)
    check_types(found)
    check_relations(found)


@KINDS
def test_members_rows_and_cells_stand_in_their_order(name: str, papers: Papers) -> None:
    found = parts(name, papers)
    formats = len(next(every(found["xl/styles.xml"], "cellXfs")))
    for root in sheets(found):
        places = [ORDER.index(tag(each)) for each in root]
        assert places == sorted(places)
        assert all(count == 1 for count in Counter(places).values())
        rows = list(every(root, "row"))
        assert all(int(first.get("r")) < int(second.get("r")) for first, second in pairwise(rows))
        assert all(float(row.get("ht", 0)) <= 409.5 for row in rows)
        for row in rows:
            columns = [range_boundaries(cell.get("r"))[0] or 0 for cell in row]
            assert all(first < second for first, second in pairwise(columns))
            assert {coordinate_from_string(cell.get("r"))[1] for cell in row} <= {int(row.get("r"))}
            assert all(int(cell.get("s", 0)) < formats for cell in row)
        assert all(float(column.get("width")) <= 255 for column in every(root, "col"))


@KINDS
def test_texts_keep_to_what_excel_takes(name: str, papers: Papers) -> None:
    for root in sheets(parts(name, papers)):
        assert all(len("".join(cell.itertext()).encode("utf-16-le")) // 2 <= 32_767 for cell in every(root, "is"))
        assert all(len(each.text) <= 8192 for each in every(root, "f"))
        assert all(len(each.text) <= 255 for each in every(root, "oddFooter"))
        for check in every(root, "dataValidation"):
            assert all(len(check.get(key, "")) <= longest for key, longest in LONGEST.items())
            assert len(check.findtext("{*}formula1", "")) <= 255


@KINDS
def test_merged_cells_and_counts_agree(name: str, papers: Papers) -> None:
    for root in sheets(parts(name, papers)):
        for holder in ("mergeCells", "dataValidations"):
            for each in every(root, holder):
                assert int(each.get("count")) == len(each) > 0
        merged = [CellRange(each.get("ref")) for each in every(root, "mergeCell")]
        assert all(one.isdisjoint(other) for one, other in combinations(merged, 2))


@KINDS
def test_names_are_names_and_lead_to_sheets(name: str, papers: Papers) -> None:
    found = parts(name, papers)
    titles = [each.get("name") for each in every(found["xl/workbook.xml"], "sheet")]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)
    defined = list(every(found["xl/workbook.xml"], "definedName"))
    keys = [(each.get("name").casefold(), each.get("localSheetId")) for each in defined]
    assert len(set(keys)) == len(keys)
    known = {each.get("name") for each in defined}
    for each in defined:
        assert NAME.fullmatch(each.get("name"))
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[rRcC]", each.get("name")), "it would be a cell"
        assert each.text.rpartition("!")[0].strip("'").replace("''", "'") in titles
    for root in sheets(found):
        lists = (each for each in every(root, "dataValidation") if each.get("type") == "list")
        assert {each.findtext("{*}formula1") for each in lists} <= known
        inside = [each.get("location") for each in every(root, "hyperlink") if each.get("location")]
        assert {each.rpartition("!")[0].strip("'") for each in inside} <= set(titles)


@KINDS
def test_charts_name_cells_that_are_there(name: str, papers: Papers) -> None:
    found = parts(name, papers)
    titles = {each.get("name") for each in every(found["xl/workbook.xml"], "sheet")}
    for path, root in found.items():
        if path.startswith("xl/charts/"):
            axes = {each.get("val") for each in every(root, "axId")}
            crossed = {each.get("val") for each in every(root, "crossAx")}
            assert crossed <= axes
            assert {each.text.rpartition("!")[0].strip("'") for each in every(root, "f")} <= titles
            indices = [each.get("val") for series in every(root, "ser") for each in series if tag(each) == "idx"]
            assert len(set(indices)) == len(indices)
