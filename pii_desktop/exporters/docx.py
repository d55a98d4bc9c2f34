"""A report as an editable Word file: text with its head and foot in portrait, each annex a section of its own."""

from pathlib import Path
from typing import assert_never

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Mm

from pii_desktop.domain import report as model
from pii_desktop.domain.report import Annex, Report
from pii_desktop.domain.report_form import DRAFT_MARK, annex_label, annex_reference
from pii_desktop.exporters import layout
from pii_desktop.exporters.docx_letterhead import foot_xml, head_xml
from pii_desktop.exporters.docx_looks import Look, heading_look, paragraph_look
from pii_desktop.exporters.docx_package import elements, new_document, save
from pii_desktop.exporters.docx_styles import twips
from pii_desktop.exporters.docx_tables import table_xml
from pii_desktop.exporters.docx_xml import KEEP_NEXT, PAGE_BREAK, gap, line, paragraph, run, runs
from pii_desktop.exporters.fonts import register

_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
# The number stands on the line where the PDF draws it: the header begins one ascender of the type above.
_HEADER_TOP = layout.TOP_LINE - layout.PAGE_NUMBER_SIZE * layout.ASCENT / layout.MM


def write_docx(report: Report, target: Path) -> None:
    """Write the report to `target`; the same report gives the same bytes."""
    register()  # widths are measured with the open serif, which has the measures of the font that is named
    document = new_document(report)
    section = document.sections[0]
    _set_page(section, is_landscape=False)
    _count_from_one(document)
    _set_header(section.header, paragraph(Look.PAGE_NUMBER, _PAGE_FIELD))
    _set_header(section.first_page_header, _draft_mark() if report.is_draft else line(Look.PAGE_NUMBER, ""))
    _append(document, _text(report))
    for place, annex in enumerate(report.annexes):
        _begin_annex(document, annex, is_first=place == 0)
        _append(document, _annex(report, annex))
    save(document, target)


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
        line(Look.ANNEX_TITLE, annex.title),
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
    assert_never(block)


def _append(document: Document, xml: str) -> None:
    """Before the properties of the section in hand, which stand last."""
    end = document.element.body[-1]
    for element in elements(xml):
        end.addprevious(element)


def _begin_annex(document: Document, annex: Annex, *, is_first: bool) -> None:
    """A new section whose pages count from 1; the one before ends in its last paragraph, not in a line of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    *_, last, break_line, _ = document.element.body
    last.get_or_add_pPr().append(break_line.pPr.sectPr)
    document.element.body.remove(break_line)
    _set_page(section, is_landscape=annex.is_landscape)
    if is_first:
        _set_header(section.first_page_header, line(Look.PAGE_NUMBER, ""))


def _set_page(section: Section, *, is_landscape: bool) -> None:
    margins, (width, height) = layout.page_of(is_landscape=is_landscape)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance, section.footer_distance = Mm(_HEADER_TOP), Mm(margins.bottom / 2)
    section.different_first_page_header_footer = True


def _count_from_one(document: Document) -> None:
    """Said of the first section; each later one begins as its copy."""
    (columns,) = document.element.body[-1].xpath("w:cols")
    columns.addprevious(elements('<w:pgNumType w:start="1"/>')[0])


def _set_header(header: _BaseHeaderFooter, xml: str) -> None:
    header.is_linked_to_previous = False
    root = header.part.element
    for child in list(root):
        root.remove(child)
    root.extend(elements(xml))


def _draft_mark() -> str:
    """A framed word in the corner above the head; it goes when the document has a number."""
    left = twips((layout.DRAFT_LEFT - layout.PORTRAIT.left) * layout.MM)
    return paragraph(Look.DRAFT, run(f"\u00a0{DRAFT_MARK}\u00a0"), f'<w:ind w:left="{left}" w:firstLine="0"/>')
