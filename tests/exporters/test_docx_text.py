"""What is read back out of the Word file is what was written into it."""

import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given
from hypothesis import strategies as st

from pii_desktop.domain.report import PageBreak, Paragraph, Run, plain
from pii_desktop.domain.report_content import build_report
from pii_desktop.exporters.docx import write_docx
from pii_desktop.exporters.docx_looks import Look
from pii_desktop.exporters.docx_xml import paragraph, run
from pii_desktop.exporters.printable import composed
from pii_desktop.exporters.reopening import check_docx
from tests.exporters.docx_reading import line_with, paragraphs, part, written
from tests.exporters.hard_texts import (
    COMPOSED,
    CONTROL,
    DECOMPOSED,
    EMOJI,
    FORMULA,
    HARD,
    LONG_WORD,
    MARKUP,
    VIETNAMESE,
    a_report,
    a_report_of_rows,
)
from tests.exporters.sample import sample_content


@pytest.mark.parametrize("text", [VIETNAMESE, MARKUP, FORMULA, LONG_WORD, EMOJI, "a\tb\nc", "  hai  chỗ  trống  "])
def test_hard_text_comes_out_as_it_went_in(text: str, tmp_path: Path) -> None:
    texts = [each.text for each in paragraphs(written(a_report(text), tmp_path))]
    assert text in texts


@given(st.text(), st.booleans())
def test_any_text_comes_out_composed_and_otherwise_as_it_went_in(text: str, is_bold: bool) -> None:
    (element,) = parse_xml(f"<w:body {nsdecls('w')}>{paragraph(Look.BODY, run(text, bold=is_bold))}</w:body>")
    assert WordParagraph(element, None).text == composed(text)  # type: ignore[arg-type]


def test_decomposed_letters_come_out_composed_and_control_characters_are_dropped(tmp_path: Path) -> None:
    lone = "lẻ\ud800\ufffe\uffff loi"
    texts = [each.text for each in paragraphs(written(a_report(DECOMPOSED, CONTROL, lone), tmp_path))]
    assert {COMPOSED, "trướcsau", "lẻ loi"} <= set(texts)


def test_nothing_in_a_text_becomes_markup_a_field_or_a_link(tmp_path: Path) -> None:
    document = written(a_report_of_rows(*HARD), tmp_path)
    body = document.element.body
    assert not body.xpath("//w:hyperlink | //w:instrText | //w:fldSimple | //w:object | //w:pict | //w:drawing")
    with zipfile.ZipFile(tmp_path / "bao-cao.docx") as archive:
        names = archive.namelist()
        links = [name for name in names if name.endswith(".rels") and b'TargetMode="External"' in archive.read(name)]
    assert links == []
    assert not any("vba" in name.lower() or "embed" in name.lower() for name in names)


def test_bold_and_italic_runs_keep_their_faces(tmp_path: Path) -> None:
    report = a_report("x")
    runs = Paragraph((Run("thường "), Run("đậm ", bold=True), Run("nghiêng", italic=True)))
    document = written(replace(report, blocks=(runs, *report.blocks)), tmp_path)
    found = line_with(document, "thường đậm nghiêng").paragraph.runs
    assert [(run.text, run.bold, run.italic) for run in found] == [
        ("thường ", None, None), ("đậm ", True, None), ("nghiêng", None, True),
    ]  # fmt: skip


def test_a_page_break_takes_no_line(tmp_path: Path) -> None:
    report = a_report("trước")
    document = written(replace(report, blocks=(plain("trước"), PageBreak(), plain("sau"))), tmp_path)
    broken = line_with(document, "trước").xml.getnext()
    assert broken.xpath("w:pPr/w:pageBreakBefore")
    assert broken.getnext().xpath("string(.)") == "sau"


def test_two_tables_in_a_row_stay_two(tmp_path: Path) -> None:
    report = build_report(sample_content())
    table = report.annexes[0].blocks[0]
    document = written(replace(report, blocks=(table, table, report.blocks[-1])), tmp_path)
    between = [child.tag for child in document.element.body if child.tag in (qn("w:tbl"), qn("w:p"))]
    assert all(pair != (qn("w:tbl"), qn("w:tbl")) for pair in pairwise(between))


def test_the_file_names_its_title_author_and_language(tmp_path: Path) -> None:
    report = build_report(sample_content())
    core = written(report, tmp_path).core_properties
    assert (core.title, core.author, core.language) == (report.properties.title, "Sở Tài chính", "vi-VN")
    assert core.last_modified_by == "Sở Tài chính"
    assert core.comments == "Lập bằng PII Desktop", "by which a received report is told from others"
    assert "<Application>PII Desktop</Application>" in part(tmp_path / "bao-cao.docx", "docProps/app.xml")


def test_a_title_longer_than_the_format_allows_is_cut(tmp_path: Path) -> None:
    report = build_report(sample_content())
    longer = replace(report, properties=replace(report.properties, title="Báo cáo " * 60))
    assert len(written(longer, tmp_path).core_properties.title) == 255


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_docx(build_report(sample_content()), first)
    write_docx(build_report(sample_content()), second)
    assert first.read_bytes() == second.read_bytes()


def test_the_file_holds_only_what_is_used(tmp_path: Path) -> None:
    written(build_report(sample_content()), tmp_path)
    with zipfile.ZipFile(tmp_path / "bao-cao.docx") as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]
    assert 'w:name="compatibilityMode"' in part(tmp_path / "bao-cao.docx", "word/settings.xml")


def test_a_file_with_a_damaged_part_does_not_pass(tmp_path: Path) -> None:
    target, torn = tmp_path / "a.docx", tmp_path / "b.docx"
    write_docx(build_report(sample_content()), target)
    check_docx(target)
    with zipfile.ZipFile(target) as whole, zipfile.ZipFile(torn, "w") as damaged:
        for name in whole.namelist():
            content = whole.read(name)
            damaged.writestr(name, content[:-20] if name == "word/document.xml" else content)
    with pytest.raises(ValueError, match="document"):
        check_docx(torn)
