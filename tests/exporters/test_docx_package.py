"""What makes Word offer to repair a file is not in it (ECMA-376 part 1, 17: the order of properties, tables, ids)."""

from typing import Any

import pytest

from tests.exporters.documents import HARD_ONES, NAMES
from tests.exporters.packages import check_relations, check_types, every, parts_of, tag
from tests.exporters.paper import Papers

pytestmark = pytest.mark.xdist_group("papers")
# The order in which properties must stand, those that may be there.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblBorders": "top start left bottom end right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = pytest.mark.parametrize("name", [*NAMES, *HARD_ONES])


@pytest.fixture
def parts(name: str, papers: Papers) -> dict[str, Any]:
    return parts_of(papers[name].file("docx"))


@KINDS
def test_every_part_has_a_type_and_every_relation_a_part(parts: dict[str, Any]) -> None:
    check_types(parts)
    check_relations(parts)


@KINDS
def test_properties_stand_in_their_order(parts: dict[str, Any]) -> None:
    for path, root in parts.items():
        for kind, names in ORDERS.items() if path.startswith("word/") and path.endswith(".xml") else ():
            order = names.split()
            for element in root.iter(f"{WORD}{kind}"):
                places = [order.index(tag(each)) for each in element]
                assert places == sorted(places), (path, kind)


@KINDS
def test_cells_end_with_a_paragraph_and_fill_their_grid(parts: dict[str, Any]) -> None:
    for table in every(parts["word/document.xml"], "tbl"):
        (columns,) = (len(each) for each in table if tag(each) == "tblGrid")
        for row in (each for each in table if tag(each) == "tr"):
            cells = [each for each in row if tag(each) == "tc"]
            assert all(tag(cell[-1]) == "p" for cell in cells)
            spans = [next(every(cell, "gridSpan"), None) for cell in cells]
            assert sum(1 if span is None else int(span.values()[0]) for span in spans) == columns


@KINDS
def test_styles_are_known_ids_are_single_and_lengths_whole_numbers(parts: dict[str, Any]) -> None:
    body = parts["word/document.xml"]
    space = f"{{{body.nsmap['w']}}}"
    styles = [each.get(f"{space}styleId") for each in every(parts["word/styles.xml"], "style")]
    assert len(set(styles)) == len(styles)
    used = {each.get(f"{space}val") for kind in ("pStyle", "rStyle", "tblStyle") for each in every(body, kind)}
    assert used <= set(styles)
    drawn = [each.get("id") for each in every(body, "docPr")]
    assert len(set(drawn)) == len(drawn)
    for kind in ("ind", "spacing", "tcW", "gridCol", "pgSz", "pgMar", "sz"):
        for each in every(body, kind):
            numbers = [value for key, value in each.attrib.items() if key.removeprefix(space) in _LENGTHS]
            assert all(value.removeprefix("-").isdigit() for value in numbers), each.attrib


_LENGTHS = {"left", "right", "firstLine", "before", "after", "line", "w", "h", "top", "bottom", "header", "footer"}
