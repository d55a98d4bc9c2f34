"""Sections of the Word file: paper, margins, and page numbers that begin anew and are not on the first page."""

from enum import IntEnum

from pii_desktop.domain.report_form import DRAFT_MARK
from pii_desktop.exporters import layout
from pii_desktop.exporters.docx_looks import Look
from pii_desktop.exporters.docx_package import header_id
from pii_desktop.exporters.docx_styles import twips
from pii_desktop.exporters.docx_xml import line, paragraph, run
from pii_desktop.exporters.layout import MM

_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
# The number stands on the line where the PDF draws it: the header begins one ascender of the type above.
_HEADER_TOP = layout.TOP_LINE * MM - layout.PAGE_NUMBER_SIZE * layout.ASCENT
_NUMBERED = 0


class FirstPage(IntEnum):
    """What stands above the first page of a section, by its place among the headers."""

    DRAFT = 1
    BLANK = 2


def headers() -> tuple[str, ...]:
    """The headers of the file: with the number of the page, with the mark of a draft, with nothing."""
    return paragraph(Look.PAGE_NUMBER, _PAGE_FIELD), _draft_mark(), line(Look.PAGE_NUMBER, "")


def section_end(*, is_landscape: bool, first_page: FirstPage) -> str:
    """The unseen paragraph with which a section ends; what follows begins on a new page."""
    return paragraph(Look.GAP, "", last_section(is_landscape=is_landscape, first_page=first_page))


def last_section(*, is_landscape: bool, first_page: FirstPage) -> str:
    """The properties of a section; those of the last one stand behind everything else."""
    margins, (width, height) = layout.page_of(is_landscape=is_landscape)
    sides = {name: twips(getattr(margins, name) * MM) for name in ("top", "right", "bottom", "left")}
    edges = "".join(f' w:{name}="{size}"' for name, size in sides.items())
    turned = ' w:orient="landscape"' if is_landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id(_NUMBERED)}"/>'
        f'<w:headerReference w:type="first" r:id="{header_id(first_page)}"/>'
        f'<w:pgSz w:w="{twips(width * MM)}" w:h="{twips(height * MM)}"{turned}/>'
        f'<w:pgMar{edges} w:header="{twips(_HEADER_TOP)}" w:footer="{sides["bottom"] // 2}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _draft_mark() -> str:
    """A framed word in the corner above the head; it goes when the document has a number."""
    left = twips((layout.DRAFT_LEFT - layout.PORTRAIT.left) * MM)
    return paragraph(Look.DRAFT, run(f"\u00a0{DRAFT_MARK}\u00a0"), f'<w:ind w:left="{left}" w:firstLine="0"/>')
