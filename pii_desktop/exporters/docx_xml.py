"""Paragraphs and runs of the Word file as XML. Text is escaped here and nowhere else, and never interpreted."""

from xml.sax.saxutils import escape

from pii_desktop.domain.report import Run
from pii_desktop.exporters.docx_looks import Look
from pii_desktop.exporters.docx_styles import half_points, twips
from pii_desktop.exporters.printable import composed

_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
KEEP_NEXT = "<w:keepNext/><w:keepLines/>"
PAGE_BREAK = "<w:pageBreakBefore/>"


def text_xml(text: str) -> str:
    """The contents of a run: text in NFC, its line ends and tabs as Word's own."""
    shown = escape(text) if "&" in text or "<" in text or ">" in text else text
    if text.isprintable() and text.strip() == text and "  " not in text:
        return f"<w:t>{shown}</w:t>"
    if "\n" in shown or "\t" in shown:
        shown = shown.replace("\n", f"{_CLOSE}<w:br/>{_OPEN}").replace("\t", f"{_CLOSE}<w:tab/>{_OPEN}")
    return f"{_OPEN}{shown}{_CLOSE}"


def run(text: str, *, bold: bool = False, italic: bool = False, size: float = 0.0) -> str:
    """A stretch of text in the face of its paragraph, or bold, italic, of `size` points where that differs."""
    if not text:
        return ""
    faces = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    sized = f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>' if size else ""
    properties = f"<w:rPr>{faces}{sized}</w:rPr>" if faces or sized else ""
    return f"<w:r>{properties}{text_xml(composed(text))}</w:r>"


def runs(stretches: tuple[Run, ...]) -> str:
    """The runs of a paragraph of the report."""
    return "".join(run(each.text, bold=each.bold, italic=each.italic) for each in stretches)


def paragraph(look: Look, content: str = "", properties: str = "") -> str:
    """A paragraph of a style; `properties` are those in which it differs, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{properties}</w:pPr>{content}</w:p>'


def line(look: Look, text: str, properties: str = "") -> str:
    """A paragraph of one run in the face of its style."""
    return paragraph(look, run(text), properties)


def gap(after: float = 0.0, properties: str = "") -> str:
    """A paragraph that is not seen: it parts two tables, breaks a page, ends a section."""
    return paragraph(Look.GAP, "", f'{properties}<w:spacing w:after="{twips(after)}"/>')
