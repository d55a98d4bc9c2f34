"""Official documents as Word files: letterheads in tables, at tabs, in text boxes, in the header; old fonts."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importers.layouts import saved
from tests.importers.official import Official
from tests.importers.variants_text import as_tcvn3, as_vni

Typed = Callable[[str], str]
_RULE = "–––––––––––––––"
_WPS = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def in_table(paper: Official, typed: Typed = str, font: str | None = None) -> bytes:
    """The letterhead in one row of a borderless table, as the decree's templates have it."""
    left = [*paper.bodies, _RULE, paper.number, *paper.matter]
    right = [*paper.country, _RULE, "", paper.place_date]
    return _made([_row(_cells([left, right], typed))], paper, typed, font)


def in_two_rows(paper: Official) -> bytes:
    """Bodies and country in one row, number and date in the next; the rule is drawn and not typed."""
    rows = [[list(paper.bodies), list(paper.country)], [[paper.number, *paper.matter], [paper.place_date]]]
    return _made([_row(_cells(cells, str)) for cells in rows], paper, str, None)


def at_tabs(paper: Official, between: str = "\t") -> bytes:
    """No table: both columns on one line with tabs between."""
    height = max(len(paper.bodies), len(paper.country))
    left = [*paper.bodies, *[""] * (height - len(paper.bodies)), paper.number, *paper.matter]
    right = [*paper.country, *[""] * (height - len(paper.country)), paper.place_date]
    right += [""] * (len(left) - len(right))
    pairs = (f"{a}{between}{b}" if b else a for a, b in zip(left, right, strict=True))
    return _made([_paragraph(pair, is_bold=True) for pair in pairs], paper, str, None)


def at_blanks(paper: Official) -> bytes:
    """The same with a row of blanks, as typists do it."""
    return at_tabs(paper, " " * 12)


def in_boxes(paper: Official) -> bytes:
    """Two text boxes beside each other, the right one first in the file; old programs get a copy of each."""
    boxes = [[*paper.country, paper.place_date], [*paper.bodies, paper.number, *paper.matter]]
    runs = "".join(f"<w:r>{_box(lines)}</w:r>" for lines in boxes)
    return _made([f"<w:p {_WPS}>{runs}</w:p>"], paper, str, None)


def decomposed(paper: Official) -> bytes:
    """Every accent is a sign of its own, as text from a Mac."""
    return in_table(paper, lambda text: unicodedata.normalize("NFD", text))


def tcvn3(paper: Official) -> bytes:
    """Typed in .VnTime; its capitals have no tones, so that a line of capitals is read by its words."""
    return in_table(paper, as_tcvn3, ".VnTime")


def vni(paper: Official) -> bytes:
    """Typed in VNI-Times."""
    return in_table(paper, as_vni, "VNI-Times")


def stamped(paper: Official) -> bytes:
    """A stamp of receipt in a box, a draft's mark and the code of the records system around the letterhead."""
    noise = [["SỞ TÀI CHÍNH", "CÔNG VĂN ĐẾN", "Số: 1234", "Ngày: 07/5/2025", "Chuyển: Phòng Ngân sách"], ["HỎA TỐC"]]
    left = [*paper.bodies, _RULE, paper.number, *paper.matter]
    right = [*paper.country, _RULE, paper.place_date]
    boxes = "".join(f"<w:r>{_box(lines)}</w:r>" for lines in noise)
    return _made([_row(_cells([left, right], str)), f"<w:p {_WPS}>{boxes}</w:p>"], paper, str, None)


def without_format(paper: Official) -> bytes:
    """As pasted from a mail: plain paragraphs, nothing bold, nothing centred; a typed rule below the abstract."""
    lines = [*paper.bodies, paper.number, *paper.matter, *paper.country, paper.place_date, paper.kind, *paper.abstract]
    rule = [_RULE] if paper.abstract else []
    blocks = [_paragraph(line) for line in (*lines, *rule, *paper.below, *paper.text) if line]
    return _saved(blocks, None)


def of_lines(*lines: str) -> bytes:
    """Nothing but these paragraphs."""
    return _saved([_paragraph(line) for line in lines], None)


def in_header(paper: Official) -> bytes:
    """The letterhead is the header of the page."""
    document: Any = Document()
    left = [*paper.bodies, paper.number, *paper.matter]
    header = document.sections[0].header._element
    header.insert(0, parse_xml(_with_names(_table([_row(_cells([left, [*paper.country, paper.place_date]], str))]))))
    body = document.element.body
    for block in _text(paper, str):
        body.insert(len(body) - 1, parse_xml(_with_names(block)))
    return saved(document)


LAYOUTS = (in_table, in_two_rows, at_tabs, at_blanks, in_boxes, decomposed, stamped, without_format, in_header)


def _made(head: Sequence[str], paper: Official, typed: Typed, font: str | None) -> bytes:
    rows = [block for block in head if block.startswith("<w:tr>")]
    first = [_table(rows)] if rows else []
    others = [block for block in head if not block.startswith("<w:tr>")]
    return _saved([*first, *others, *_text(paper, typed)], font)


def _text(paper: Official, typed: Typed) -> list[str]:
    """Kind and abstract bold and centred, then the text."""
    title = [_paragraph(typed(line), is_bold=True, centred=True) for line in (paper.kind, *paper.abstract) if line]
    below = [_paragraph(typed(line), centred=True) for line in paper.below]
    return ["<w:p/>", *title, "<w:p/>", *below, *(_paragraph(typed(line)) for line in paper.text)]


def _saved(blocks: Sequence[str], font: str | None) -> bytes:
    document: Any = Document()
    if font is not None:
        document.styles["Normal"].font.name = font
    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(_with_names(block)))
    return saved(document)


def _with_names(block: str) -> str:
    end = min(place for sign in (" ", ">", "/") if (place := block.find(sign, 1)) > 0)
    return f"{block[:end]} {nsdecls('w')}{block[end:]}"


def _table(rows: Sequence[str]) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _row(cells: str) -> str:
    return f"<w:tr>{cells}</w:tr>"


def _cells(columns: Sequence[Sequence[str]], typed: Typed) -> str:
    paragraphs = ("".join(_paragraph(typed(line), is_bold=True, centred=True) for line in lines) for lines in columns)
    return "".join(f"<w:tc>{inside or '<w:p/>'}</w:tc>" for inside in paragraphs)


def _box(lines: Sequence[str]) -> str:
    inside = "".join(_paragraph(line) for line in lines)
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    old = f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>"
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>{shape}</a:graphic>'
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def _paragraph(text: str, *, is_bold: bool = False, centred: bool = False) -> str:
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    weight = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:p>{place}<w:r>{weight}{'<w:tab/>'.join(pieces)}</w:r></w:p>"
