"""What stands in a Word file is read, however it came there."""

from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pii_desktop.domain.plan import ParsedPlan
from pii_desktop.importers import docx
from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.registry import read_content
from tests.importers.layouts import saved

HEADER = ("TT", "Chỉ số", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp")


def paper(*rows: tuple[str, ...]) -> Any:
    made = Document()
    table = made.add_table(rows=0, cols=len(HEADER))
    for values in (HEADER, *rows):
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    return made


def read(made: Any) -> ParsedPlan:
    return read_content(saved(made), "phu-luc.docx", None)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def replace_text(cell: Any, inner: str) -> None:
    """The first paragraph of a cell with other content."""
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    cell._tc.replace(cell.paragraphs[0]._p, paragraph)


def test_tracked_changes_count_as_accepted() -> None:
    made = paper(("1.1.1", "Chính sách", "Ban hành", "Sở Y tế", ""))
    mark = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
    deleted = f"<w:del {mark}><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {mark}>{run('Sở Nội vụ')}</w:moveFrom>"
    replace_text(made.tables[0].cell(1, 3), f"{deleted}{moved}<w:ins {mark}>{run('Sở Tài chính')}</w:ins>")
    assert read(made).rows[0].lead == ("Sở Tài chính",)


def test_text_that_word_hides_is_not_read_and_told() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    cell = made.tables[0].cell(1, 3).paragraphs[0]
    cell.add_run("; Sở Ẩn danh").font.hidden = True
    cell.add_run("; Sở Tư pháp").font.hidden = False
    plan = read(made)
    assert plan.rows[0].lead == ("Sở Y tế", "Sở Tư pháp")
    assert docx.HIDDEN_TEXT in [issue.text for issue in plan.issues]


def test_content_controls_and_smart_tags_are_read() -> None:
    made = paper(("1.1.1", "Chính sách", "Ban hành", "Sở Y tế", ""))
    control = f"<w:sdt><w:sdtContent>{run('Sở Tài chính')}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:uri="u" w:element="e">{run(", Sở Nội vụ")}</w:smartTag>'
    replace_text(made.tables[0].cell(1, 3), control + tag)
    assert read(made).rows[0].lead == ("Sở Tài chính", "Sở Nội vụ")


def test_a_sign_from_the_symbol_font_is_the_sign_it_shows() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    replace_text(made.tables[0].cell(1, 2), f'<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>{run(" 20 văn bản")}')
    assert read(made).rows[0].tasks == ("≥ 20 văn bản",)


def test_merged_cells_of_both_kinds() -> None:
    made = paper(
        ("1", "THỂ CHẾ", "", "", ""),
        ("1.1.1", "Chính sách", "Ban hành", "Sở Y tế", "Sở Nội vụ"),
        ("1.1.2", "Pháp lý", "", "", "Sở Tài chính"),
    )
    table = made.tables[0]
    table.cell(1, 1).merge(table.cell(1, 4))
    table.cell(2, 3).merge(table.cell(3, 3))
    _, first, second = read(made).rows
    assert first.lead == second.lead == ("Sở Y tế",)
    assert second.coordinating == ("Sở Tài chính",)
    assert "Ô gộp: đơn vị chủ trì" in second.issues[0].text


def test_nested_tables_are_not_lost() -> None:
    made = paper(("1.1.1", "Chính sách", "Ban hành:", "Sở Y tế", ""))
    inner = made.tables[0].cell(1, 2).add_table(rows=2, cols=1)
    inner.cell(0, 0).text = "- Nghị quyết"
    inner.cell(1, 0).text = "- Quyết định"
    assert read(made).rows[0].tasks == ("Ban hành:", "- Nghị quyết", "- Quyết định")


def test_a_plan_inside_a_layout_table_is_found() -> None:
    made = Document()
    inner = made.add_table(rows=1, cols=1).cell(0, 0).add_table(rows=0, cols=len(HEADER))
    for values in (HEADER, ("1.1.1", "Chính sách", "Ban hành", "Sở Y tế", "")):
        for cell, value in zip(inner.add_row().cells, values, strict=True):
            cell.text = value
    assert [row.code for row in read(made).rows] == ["1.1.1"]


def test_letterheads_signatures_and_other_tables_are_no_assignments() -> None:
    made = Document()
    head = made.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/KH-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nam, ngày 05 tháng 3 năm 2025"
    plan = paper(("1.1.1", "Chính sách", "Ban hành", "Sở Y tế", ""))
    made.element.body.append(plan.tables[0]._tbl)
    foot = made.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như trên;"
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN"
    read_back = read(made)
    assert len(read_back.rows) == 1
    assert read_back.document.number == "12/KH-UBND"
    assert read_back.document.issuer == "UBND tỉnh Hà Nam"
    assert str(read_back.document.signed_on) == "2025-03-05"


def test_a_table_that_goes_on_without_a_header_belongs_to_the_one_before() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    made.add_paragraph("")
    rest = made.add_table(rows=0, cols=len(HEADER))
    for cell, value in zip(rest.add_row().cells, ("1.1.2", "Pháp lý", "", "Sở Tư pháp", ""), strict=True):
        cell.text = value
    assert [(row.code, row.lead) for row in read(made).rows] == [("1.1.1", ("Sở Y tế",)), ("1.1.2", ("Sở Tư pháp",))]


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""), HEADER, ("1.1.2", "Pháp lý", "", "Sở Tư pháp", ""))
    assert [row.code for row in read(made).rows] == ["1.1.1", "1.1.2"]


def test_a_long_table_is_read_by_rows() -> None:
    made = Document()
    table = made.add_table(rows=0, cols=3)
    prototype = table.add_row()._tr
    for _ in range(1500):
        prototype.addnext(parse_xml(prototype.xml))
    (grid,) = docx.read(saved(made)).grids()
    assert (len(grid.rows), grid.width) == (1501, 3)


def font(name: str) -> str:
    return f'<w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}"/></w:rPr>'


def test_each_run_is_converted_by_its_own_font() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    runs = (
        f"<w:r>{font('.VnTime')}<w:t>nghi</w:t></w:r>"
        f"<w:r>{font('.VnTime')}<w:t xml:space='preserve'>ªn cøu </w:t></w:r>"
        f"<w:r>{font('VNI-Times')}<w:t xml:space='preserve'>khoa hoïc </w:t></w:r>"
        f"<w:r>{font('Symbol')}<w:t>\uf0b3</w:t></w:r>{run(' 20 đề tài')}"
    )
    replace_text(made.tables[0].cell(1, 2), runs)
    plan = read(made)
    assert plan.rows[0].tasks == ("nghiên cứu khoa học ≥ 20 đề tài",)
    assert [issue.text for issue in plan.issues] == [OLD_FONTS]


def test_unicode_text_that_is_only_labelled_with_an_old_font_stays() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    replace_text(made.tables[0].cell(1, 2), f"<w:r>{font('.VnTime')}<w:t>Có đề án và kế hoạch được duyệt</w:t></w:r>")
    plan = read(made)
    assert plan.rows[0].tasks == ("Có đề án và kế hoạch được duyệt",)
    assert not plan.issues


def test_a_sign_in_the_font_symbol_is_no_old_encoding() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""))
    replace_text(made.tables[0].cell(1, 2), f"<w:r>{font('Symbol')}<w:t>\uf0b3</w:t></w:r>{run(' 20 đề tài')}")
    plan = read(made)
    assert (plan.rows[0].tasks, plan.issues) == (("≥ 20 đề tài",), ())


def test_the_font_of_a_style_counts() -> None:
    made = paper(("1.1.1", "ChÝnh s¸ch", "", "Së Y tÕ", ""))
    made.styles.add_style("Cu", 1).font.name = ".VnTime"
    for cell in made.tables[0].rows[1].cells:
        cell.paragraphs[0].style = made.styles["Cu"]
    row = read(made).rows[0]
    assert (row.name, row.lead) == ("Chính sách", ("Sở Y tế",))


def table_of(made: Any, *rows: tuple[str, ...]) -> None:
    table = made.add_table(rows=0, cols=len(rows[0]))
    for values in rows:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value


def test_a_budget_before_the_appendix_is_no_title() -> None:
    made = Document()
    table_of(made, ("UBND TỈNH BẮC NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 12/KH-UBND", ""))
    table_of(made, ("TT", "Khoản chi", "Kinh phí", "Nguồn"), *[(str(n), "Tập huấn", "12", "NSĐP") for n in range(8)])
    made.add_paragraph("PHỤ LỤC I")
    made.add_paragraph("Trụ cột 2: Vốn con người")
    table_of(made, HEADER, ("2.1.1", "Điểm thi", "Dạy học", "Sở Giáo dục và Đào tạo", ""))
    plan = read(made)
    assert plan.document.title == ("PHỤ LỤC I",)
    assert plan.document.number == "12/KH-UBND"
    assert plan.document.province == "Bắc Ninh"
    assert [table.reason for table in plan.skipped] == [
        "Bảng nhỏ không có dòng tiêu đề, thường là phần đầu hoặc chữ ký của văn bản.",
        "Không có dòng tiêu đề của một bảng phân công.",
    ]


def test_a_heading_above_a_table_names_its_pillar() -> None:
    made = Document()
    made.add_paragraph("PHỤ LỤC")
    for number, name in enumerate(("Thể chế", "Vốn con người", "Hạ tầng"), start=1):
        made.add_paragraph(f"{'I' * number}. Trụ cột {number}: {name}")
        table_of(made, HEADER, ("1", f"Việc {number}", "Rà soát", "Sở Y tế", ""))
    plan = read(made)
    assert [row.pillar for row in plan.rows] == ["1", "2", "3"]
    assert plan.document.title == ("PHỤ LỤC",)


def test_a_table_that_goes_on_keeps_the_time_of_its_section() -> None:
    made = Document()
    header = ("TT", "Chỉ tiêu", "Mục tiêu", "Đơn vị chủ trì")
    table_of(made, header, ("I", "Đến năm 2030", "", ""), ("1", "Kinh tế số", "≥ 30", "Sở Y tế"))
    made.add_paragraph("")
    table_of(made, header, ("2", "Hạ tầng số", "≥ 40", "Sở Nội vụ"))
    assert [row.timing for row in read(made).assignments()] == ["Đến năm 2030", "Đến năm 2030"]


def test_numbers_that_word_writes_itself_are_read() -> None:
    made = paper(("", "Chính sách", "", "Sở Y tế", ""), ("", "Pháp lý", "", "Sở Tư pháp", ""))
    numbering = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1", "%1.%2", "%1.%2.%3."))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    properties = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    table = made.tables[0]
    for row, level in ((1, 2), (2, 2)):
        replace_text(table.cell(row, 0), properties.format(level))
    assert [row.code for row in read(made).rows] == ["1.1.1", "1.1.2"]


def test_a_row_marked_as_deleted_is_none_even_where_its_text_is_not() -> None:
    made = paper(("1.1.1", "Chính sách", "", "Sở Y tế", ""), ("1.1.2", "Thiết chế", "", "Sở Tư pháp", ""))
    mark = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>')
    made.tables[0].rows[1]._tr.get_or_add_trPr().append(mark)
    assert [row.code for row in read(made).rows] == ["1.1.2"]
