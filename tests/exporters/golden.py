"""What a reader sees in a file, as lines of text: a golden file of them shows in a difference what changed."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pii_desktop.exporters.docx_looks import STYLES
from tests.exporters.docx_reading import as_lines
from tests.exporters.paper import Paper
from tests.exporters.pdf_reading import MM

_MM = 36_000  # in the units of python-docx


def pdf_lines(paper: Paper) -> Iterator[str]:
    """Page by page; before each line its distance from the left edge in mm and its face where that changes."""
    for number, (page, lines) in enumerate(zip(paper.pages, paper.lines, strict=True), start=1):
        yield f"=== trang {number}: {page.width * MM:.0f} × {page.height * MM:.0f} mm"
        for line in lines:
            yield f"{_face(line['chars'][0]):>5} {line['x0'] * MM:5.0f} | {line['text']}"


def _face(char: Any) -> str:
    """Like "14bi": size, bold, italic."""
    name = char["fontname"]
    return f"{char['size']:g}{'b' if 'Bold' in name else ''}{'i' if 'Italic' in name else ''}"


def word_lines(document: WordDocument) -> Iterator[str]:
    """What repeats on the pages of each part, then each paragraph with its style and each row of a table."""
    for number, section in enumerate(document.sections, start=1):
        size = " × ".join(f"{length / _MM:.0f}" for length in (section.page_width, section.page_height) if length)
        first = "/".join(each.text.strip() for each in section.first_page_header.paragraphs)
        field = "/".join(section.header.part.element.xpath("//w:fldSimple/@w:instr")).strip()
        yield f"=== phần {number}: {size} mm; đầu trang đầu “{first}”, các trang sau “{field}”"
    yield from as_lines(document)


def word_styles(document: WordDocument) -> Iterator[str]:
    """Each of our styles as it stands in the file."""
    for style in document.styles:
        if style.name in {each.title for each in STYLES.values()}:
            text, form = style.font, style.paragraph_format
            size = text.size.pt if text.size else None
            faces = ", ".join(word for word, on in (("đậm", text.bold), ("nghiêng", text.italic)) if on)
            lengths = (form.space_before, form.space_after, form.left_indent, form.first_line_indent)
            measures = " ".join(f"{length.pt:g}" if length is not None else "-" for length in lengths)
            spacing = getattr(form.line_spacing, "pt", form.line_spacing)
            yield f"{style.name}: {size:g} {faces or 'thường'}; {form.alignment}; {measures}; dòng {spacing}"


def workbook_lines(book: Workbook) -> Iterator[str]:
    """Sheet by sheet with what is set for the whole of it, then each cell with its format."""
    for sheet in book.worksheets:
        yield f"=== {sheet.title} ({sheet.sheet_state})"
        yield f"{sheet.page_setup.orientation}, in lại dòng {sheet.print_title_rows}, cố định {sheet.freeze_panes}"
        yield f"lọc {sheet.auto_filter.ref}, khoá {'có' if sheet.protection.sheet else 'không'}"
        yield from _extras(sheet)
        for row in sheet.iter_rows():
            yield from (_cell(cell) for cell in row if isinstance(cell, Cell) and cell.value is not None)
    for name, defined in sorted(book.defined_names.items()):
        yield f"{name} = {defined.attr_text}"


def _extras(sheet: Worksheet) -> Iterator[str]:
    yield "rộng " + " ".join(f"{key} {each.width:.1f}" for key, each in sorted(sheet.column_dimensions.items()))
    yield from sorted(f"gộp {merged.coord}" for merged in sheet.merged_cells.ranges)
    for rule in sheet.data_validations.dataValidation:
        yield f"chọn {rule.sqref}: {rule.type} {rule.formula1 or ''}".rstrip()
    yield from (f"biểu đồ {type(chart).__name__}" for chart in getattr(sheet, "_charts", ()))


def _cell(cell: Cell) -> str:
    marks = [
        "" if cell.number_format == "General" else cell.number_format,
        "đậm" if cell.font.bold else "",
        "mở" if not cell.protection.locked else "",
        f"→ {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else "",
    ]
    told = "; ".join(mark for mark in marks if mark)
    value = str(cell.value).replace("\n", " / ").replace("\u00a0", " ")
    return f"{cell.coordinate} [{told}] {value}" if told else f"{cell.coordinate} {value}"
