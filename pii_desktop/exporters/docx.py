"""A report as an editable Word file: text with its head and foot in portrait, each annex a section of its own."""

from pathlib import Path
from typing import assert_never

from pii_desktop.domain import report as model
from pii_desktop.domain.report import Annex, Report
from pii_desktop.domain.report_form import annex_label, annex_reference
from pii_desktop.exporters import layout
from pii_desktop.exporters.docx_letterhead import foot_xml, head_xml, title
from pii_desktop.exporters.docx_looks import Look, heading_look, paragraph_look
from pii_desktop.exporters.docx_package import Body, write_package
from pii_desktop.exporters.docx_pictures import media_of, picture_xml
from pii_desktop.exporters.docx_sections import FirstPage, headers, last_section, section_end
from pii_desktop.exporters.docx_tables import table_xml
from pii_desktop.exporters.docx_xml import KEEP_NEXT, PAGE_BREAK, gap, line, paragraph, runs
from pii_desktop.exporters.fonts import register


def write_docx(report: Report, target: Path) -> None:
    """Write the report to `target`; the same report gives the same bytes."""
    register()  # widths are measured with the open serif, which has the measures of the font that is named
    body = Body(_body(report), headers(), media_of(report))
    write_package(body, report.properties, report.language, target)


def _body(report: Report) -> str:
    """The text and the annexes, each with the properties of its section behind it."""
    first = FirstPage.DRAFT if report.is_draft else FirstPage.BLANK
    parts = [(_text(report), False, first)]
    parts += [(_annex(report, annex), annex.is_landscape, FirstPage.BLANK) for annex in report.annexes]
    *ended, (last, lies_across, first) = parts
    before = "".join(text + section_end(is_landscape=across, first_page=page) for text, across, page in ended)
    return f"{before}{last}{gap()}{last_section(is_landscape=lies_across, first_page=first)}"


def _text(report: Report) -> str:
    width = layout.text_width_of(*layout.page_of(is_landscape=False))
    text, last = report.parted
    closing = "".join(
        paragraph(paragraph_look(block.style), runs(block.runs), KEEP_NEXT)
        for block in last
        if isinstance(block, model.Paragraph)
    )
    return (
        f"{head_xml(report.letterhead, width)}{_blocks(text, width, is_annex=False)}{closing}{foot_xml(report, width)}"
    )


def _annex(report: Report, annex: Annex) -> str:
    width = layout.text_width_of(*layout.page_of(is_landscape=annex.is_landscape))
    titles = (
        line(Look.ANNEX_LABEL, annex_label(annex)),
        title(Look.ANNEX_TITLE, annex.title, width),
        line(Look.ANNEX_REFERENCE, annex_reference(report.letterhead)),
    )
    return "".join(titles) + _blocks(annex.blocks, width, is_annex=True)


def _blocks(blocks: tuple[model.Block, ...], width: float, *, is_annex: bool) -> str:
    return "".join(_block(block, width, is_annex=is_annex) for block in blocks)


def _block(block: model.Block, width: float, *, is_annex: bool) -> str:
    match block:
        case model.Heading():
            return line(heading_look(block.level), block.full_text)
        case model.Paragraph():
            return paragraph(paragraph_look(block.style), runs(block.runs))
        case model.Table():
            return table_xml(block, width, is_annex=is_annex)
        case model.PageBreak():
            return gap(properties=PAGE_BREAK)
        case model.Picture():
            return picture_xml(block, width)
    assert_never(block)
