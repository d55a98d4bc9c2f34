"""Rows of tables: broken as in Word, moved whole where they are not high, groups never left behind."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.platypus import Paragraph

from pii_desktop.domain.report import Align, Annex, Column, Report, Row, Table
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters import layout
from pii_desktop.exporters.column_widths import column_widths, row_texts
from pii_desktop.exporters.docx_looks import Look
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.pdf_tables import draw_table
from pii_desktop.exporters.table_cells import cell_paragraph, high_rows, is_high
from tests.exporters.documents import document
from tests.exporters.docx_reading import written
from tests.exporters.pdf_reading import Pages, leaves
from tests.exporters.sample import sample_content

WIDTH = layout.text_width_of(*layout.page_of(is_landscape=True))
COLUMNS = (Column("TT", 0.5, Align.CENTER), Column("Chỉ số", 3.0), Column("Kết quả", 2.0))
SENTENCE = "ĐÃ BAN HÀNH VĂN BẢN hướng dẫn và tổ chức hội nghị triển khai đến các đơn vị. "
GROUP = "Nhóm chỉ số đứng riêng"


def table_of(*results: str) -> Table:
    return Table(COLUMNS, tuple(Row((str(number), "Chỉ số", text)) for number, text in enumerate(results, start=1)))


@pytest.fixture(scope="module")
def table() -> Table:
    """Results from one line to more than a page, in capitals, of one long word, of many short lines."""
    register()
    sentences = [SENTENCE * number for number in range(1, 31)]
    return table_of(*sentences, *(text.upper() for text in sentences), "Đổimới" * 167, "Dòng\n" * 30, "Dòng\n" * 9)


def test_the_same_rows_are_high_in_word_and_in_the_pdf(table: Table) -> None:
    texts = row_texts(table)
    widths = column_widths(table, texts, WIDTH, is_annex=True)
    drawn = draw_table(table, WIDTH, is_annex=True)
    drawn.wrap(WIDTH, 10_000)
    measured = {place for place, height in enumerate(drawn._rowHeights) if place and is_high(height)}  # type: ignore[attr-defined]
    assert high_rows(COLUMNS, texts, widths, is_annex=True) == measured
    assert 0 < len(measured) < len(table.rows)


def test_a_space_is_never_shrunk_to_draw_one_more_word_into_a_line() -> None:
    register()
    text = (SENTENCE * 3).strip()
    for room in range(150, 400, 7):
        paragraph = cell_paragraph(text, Align.LEFT, is_annex=True)
        assert isinstance(paragraph, Paragraph)
        paragraph.wrap(room, 10_000)
        lines = [" ".join(words) for _, words in paragraph.blPara.lines]  # type: ignore[attr-defined]
        assert max(text_width(line, face(), layout.ANNEX_TABLE_SIZE) for line in lines) <= room


def report_of(table: Table) -> Report:
    return replace(build_report(sample_content()), annexes=(Annex(1, "BIỂU TỔNG HỢP", (table,)),))


@pytest.mark.parametrize("following", [SENTENCE, SENTENCE * 12, SENTENCE * 60, "Đổimới" * 167], ids=len)
def test_a_group_never_stands_alone_at_the_foot_of_a_page(following: str, tmp_path: Path) -> None:
    for count in range(8, 24):
        rows = (*table_of(*["Đạt"] * count).rows, Row((GROUP,), is_group=True), *table_of(following).rows)
        pages = leaves(Pages(report_of(Table(COLUMNS, rows)), tmp_path).path)
        page = next(each.text for each in pages if GROUP in each.text)
        assert page.partition(GROUP)[2].strip()[:1] == "1", f"after {count} rows"


def test_headings_below_a_table_are_parted_from_it_by_two_gaps(tmp_path: Path) -> None:
    word = written(build_report(sample_content()), tmp_path)
    ruled = next(each for each in word.tables if each.style is not None and each.style.name == "Bảng")
    below = ruled._tbl.xpath("following-sibling::*[position() <= 2]/w:pPr/w:pStyle/@w:val")
    assert below == [Look.GAP, Look.GAP]


def test_the_signatures_of_two_sides_stand_without_rules(tmp_path: Path) -> None:
    report = document("van-ban-ban-giao")
    with Pages(report, tmp_path) as pages:
        page = next(each for each in pages if "BÊN NHẬN BÀN GIAO" in each.extract_text())
        (line,) = [each for each in page.extract_text_lines() if "BÊN NHẬN BÀN GIAO" in each["text"]]
        assert not [edge for edge in page.edges if line["top"] - 20 < edge["top"] < line["top"] + 120]
    sides = written(report, tmp_path).tables
    signatures = next(each for each in sides if each.cell(0, 0).text == "BÊN BÀN GIAO")
    assert set(signatures._tbl.xpath("w:tblPr/w:tblBorders/*/@w:val")) == {"nil"}
