"""The Word XML measured against Nghị định 30/2020/NĐ-CP (domain.md 7)."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.docx_looks import STYLES, Look
from tests.exporters.docx_reading import Face, face_of, line_with, part, written
from tests.exporters.hard_texts import HIGHER_THAN_A_PAGE, a_report_of_rows
from tests.exporters.sample import sample_content

MM = 36_000  # in the units of python-docx


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docx")


@pytest.fixture(scope="module")
def document(folder: Path) -> WordDocument:
    return written(build_report(sample_content()), folder)


@pytest.fixture(scope="module")
def styles(document: WordDocument) -> dict[str, Any]:
    return {style.name or "": style for style in document.styles}


def test_paper_is_a4_and_annexes_lie_across(document: WordDocument) -> None:
    sizes = [(round(each.page_width / MM), round(each.page_height / MM)) for each in document.sections]  # type: ignore[operator]
    assert sizes == [(210, 297), (297, 210), (297, 210), (297, 210), (210, 297)]
    across = [each.orientation is WD_ORIENT.LANDSCAPE for each in document.sections]
    assert across == [False, True, True, True, False]


def test_margins_are_those_of_the_decree(document: WordDocument) -> None:
    text = document.sections[0]
    margins = [text.top_margin, text.bottom_margin, text.left_margin, text.right_margin]
    assert [round((margin or 0) / MM) for margin in margins] == [20, 20, 30, 15]


# What stands in the file, its style, size, bold, italic, and where it stands.
ELEMENTS = [
    ("ỦY BAN NHÂN DÂN", "Cơ quan chủ quản", Face(13, bold=False, italic=False, align="center")),
    ("SỞ TÀI CHÍNH", "Cơ quan ban hành", Face(13, bold=True, italic=False, align="center")),
    ("CỘNG HÒA XÃ HỘI", "Quốc hiệu", Face(13, bold=True, italic=False, align="center")),
    ("Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ", Face(14, bold=True, italic=False, align="center")),
    ("Số:", "Số ký hiệu", Face(13, bold=False, italic=False, align="center")),
    ("Bắc Ninh, ngày", "Địa danh ngày tháng", Face(14, bold=False, italic=True, align="center")),
    ("BÁO CÁO", "Tên loại", Face(14, bold=True, italic=False, align="center")),
    ("Kết quả thực hiện Kế hoạch số", "Trích yếu", Face(14, bold=True, italic=False, align="center")),
    ("Kính gửi: Sở Khoa học", "Kính gửi", Face(14, bold=False, italic=False, align="center")),
    ("Theo phân công tại", "Thân văn bản", Face(14, bold=False, italic=False, align="both")),
    ("I. CÔNG TÁC CHỈ ĐẠO", "Mục I", Face(14, bold=True, italic=False, align="both")),
    ("1. Tình hình chung", "Mục 1", Face(14, bold=True, italic=False, align="both")),
    ("a) Trụ cột 1", "Mục a", Face(14, bold=False, italic=False, align="both")),
    ("(*) Mục tiêu do", "Ghi chú", Face(12, bold=False, italic=True, align="left")),
    ("Nơi nhận:", "Nơi nhận đầu", Face(12, bold=True, italic=True, align="left")),
    ("- Như trên;", "Nơi nhận", Face(11, bold=False, italic=False, align="left")),
    ("KT. GIÁM ĐỐC", "Chức danh ký", Face(14, bold=True, italic=False, align="center")),
    ("Nguyễn Văn Ước", "Tên người ký", Face(14, bold=True, italic=False, align="center")),
    ("Phụ lục I", "Phụ lục", Face(14, bold=True, italic=False, align="center")),
    ("BIỂU TỔNG HỢP", "Tên phụ lục", Face(14, bold=True, italic=False, align="center")),
    ("(Kèm theo Báo cáo số", "Kèm theo", Face(14, bold=False, italic=True, align="center")),
    ("1. Thể chế", "Chữ bảng", Face(12, bold=False, italic=False, align="left")),
    ("Trụ cột 1: THỂ CHẾ", "Chữ bảng phụ lục", Face(11, bold=True, italic=False, align="left")),
]


@pytest.mark.parametrize(("words", "style", "face"), ELEMENTS, ids=[style for _, style, _ in ELEMENTS])
def test_each_element_has_its_style_and_face(document: WordDocument, words: str, style: str, face: Face) -> None:
    assert line_with(document, words).style == style
    assert face_of(document, words) == face


def test_one_font_is_named_for_all_scripts_and_the_language_is_vietnamese(folder: Path, document: WordDocument) -> None:
    assert document is not None
    styles = part(folder / "bao-cao.docx", "word/styles.xml")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert f'w:{script}="Times New Roman"' in styles
    assert 'w:lang w:val="vi-VN"' in styles
    assert styles.count("<w:rFonts") == 1, "no style names another font"


def test_text_is_indented_spaced_and_set_as_the_decree_allows(styles: dict[str, Any]) -> None:
    body = styles["Thân văn bản"].paragraph_format
    assert round(body.first_line_indent.mm, 1) == 12.7
    assert body.space_after.pt == 6
    assert 1 <= body.line_spacing <= 1.5
    assert styles["Tên người ký"].paragraph_format.space_before.pt >= 60, "room for signature and seal"


def test_sections_are_headings_that_the_navigation_pane_lists(styles: dict[str, Any]) -> None:
    for name, heading in (
        ("Mục I", "Heading 1"),
        ("Mục 1", "Heading 2"),
        ("Mục a", "Heading 3"),
        ("Phụ lục", "Heading 1"),
    ):
        assert styles[name].base_style.name == heading
        assert styles[name].paragraph_format.keep_with_next
    assert [styles[f"Heading {level}"].element.xpath("w:pPr/w:outlineLvl/@w:val") for level in (1, 2, 3)] == [
        ["0"], ["1"], ["2"],
    ]  # fmt: skip


def test_the_list_of_styles_holds_ours_and_no_other(styles: dict[str, Any]) -> None:
    own = {style.title for style in STYLES.values()} | {"Bảng", "Bảng không kẻ"}
    built_in = {"Normal", "Header", "Default Paragraph Font", "Normal Table", "Heading 1", "Heading 2", "Heading 3"}
    assert set(styles) == own | built_in
    assert not any("," in name for name in own), "Word would read a second name behind a comma"


@pytest.mark.parametrize(("words", "share"), [("SỞ TÀI CHÍNH", (1 / 3, 1 / 2)), ("Độc lập", (0.99, 1.01))])
def test_rules_below_body_and_motto_have_their_length(
    document: WordDocument, words: str, share: tuple[float, float]
) -> None:
    from pii_desktop.exporters.fonts import face, text_width

    text = line_with(document, words)
    rule = text.xml.getnext()
    size = face_of(document, words).size
    (cell,) = text.xml.iterancestors(qn("w:tc"))
    width = int(cell.find(qn("w:tcPr")).find(qn("w:tcW")).get(qn("w:w"))) / 20
    indents = rule.find(qn("w:pPr")).find(qn("w:ind"))
    length = width - (int(indents.get(qn("w:left"))) + int(indents.get(qn("w:right")))) / 20
    assert rule.style == Look.RULE
    assert share[0] <= length / text_width(text.text, face(bold=True), size) <= share[1]


def test_pages_are_numbered_at_the_top_but_for_the_first_of_each_part(document: WordDocument) -> None:
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
        assert section.header.part.element.xpath("//w:fldSimple/@w:instr") == [" PAGE "]
        assert not section.first_page_header.part.element.xpath("//w:fldSimple")
    number = document.sections[0].header.paragraphs[0]
    assert number.style is not None
    assert number.style.name == "Số trang"
    assert STYLES[Look.PAGE_NUMBER].size in (13, 14)


def test_a_draft_says_so_until_it_has_a_number(tmp_path: Path) -> None:
    report = build_report(sample_content())
    draft = written(report, tmp_path)
    assert [_first_header(each) for each in draft.sections] == ["DỰ THẢO", "", "", "", ""]
    numbered = written(replace(report, letterhead=replace(report.letterhead, number="5")), tmp_path)
    assert [_first_header(each) for each in numbered.sections] == [""] * 5
    assert line_with(numbered, "Số:").text == "Số: 05/BC-STC"


def _first_header(section: Any) -> str:
    return " ".join(paragraph.text.strip() for paragraph in section.first_page_header.paragraphs)


def test_headers_of_tables_are_repeated_and_columns_keep_their_widths(document: WordDocument) -> None:
    ruled = [table for table in document.tables if table.style is not None and table.style.name == "Bảng"]
    assert len(ruled) == 4
    for table, whole in zip(ruled, (165, 257, 257, 257), strict=True):
        assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1, *[0] * (len(table.rows) - 1)]
        assert table._tbl.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        grid = [int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert sum(grid) == int(table._tbl.xpath("w:tblPr/w:tblW/@w:w")[0])
        assert sum(grid) / 20 == pytest.approx(whole / 25.4 * 72, abs=0.1), "from margin to margin"


def test_a_group_row_spans_the_table_and_goes_with_its_first_row(document: WordDocument) -> None:
    group = line_with(document, "Trụ cột 1: THỂ CHẾ").xml
    (cell,) = group.iterancestors(qn("w:tc"))
    assert cell.xpath("w:tcPr/w:gridSpan/@w:val") == ["12"]
    assert group.xpath("w:pPr/w:keepNext")


def test_only_a_row_that_is_too_high_may_break(tmp_path: Path) -> None:
    document = written(a_report_of_rows("Ngắn", HIGHER_THAN_A_PAGE, "Cuối"), tmp_path)
    rows = {row.cells[0].text: row for row in document.tables[-1].rows}
    whole = [bool(rows[number]._tr.xpath("w:trPr/w:cantSplit")) for number in ("1", "2", "3")]
    assert whole == [True, False, True]


def test_the_signature_is_kept_with_the_last_lines(document: WordDocument) -> None:
    last = line_with(document, "Trên đây là báo cáo").xml
    foot = last.getnext()
    assert last.xpath("w:pPr/w:keepNext")
    assert foot.tag == qn("w:tbl")
    assert foot.xpath("w:tr/w:trPr/w:cantSplit")
    assert [cell.xpath("string(w:p[1])") for cell in foot.xpath("w:tr/w:tc")] == ["Nơi nhận:", "KT. GIÁM ĐỐC"]
    assert len(foot.xpath(".//w:p")) == len(foot.xpath(".//w:p[w:pPr/w:keepNext]")), "no blank page below it"


@pytest.mark.parametrize(("place", "is_long"), [("Bắc Ninh", False), ("Thành phố Hồ Chí Minh", True)])
def test_a_long_place_begins_further_left(place: str, *, is_long: bool, tmp_path: Path) -> None:
    report = build_report(sample_content())
    document = written(replace(report, letterhead=replace(report.letterhead, place=place)), tmp_path)
    date = line_with(document, f"{place}, ngày").xml
    indents = [int(indent) for indent in date.xpath("w:pPr/w:ind/@w:left")]
    assert (len(indents) == 1 and -1000 < indents[0] < 0) is is_long
