"""Plans as Word files: tracked changes, content controls, tables in tables, budgets before them, old fonts."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importers.layouts import Layout, PlanRow, saved, tables
from tests.importers.variants_text import as_tcvn3, as_vni

Made = tuple[bytes, str]
Paragraph = Callable[[str], str]
_MARK = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
_LOOK_ALIKES = str.maketrans({"a": "\u0430", "o": "\u043e"})


def plain(rows: Sequence[PlanRow], layout: Layout) -> Made:
    return _made(layout, _tables(rows, layout, _run)), "phu-luc.docx"


def tracked(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Every text was changed from something else, and a row was deleted."""

    def changed(line: str) -> str:
        old = f"<w:del {_MARK}><w:r><w:delText>Sở cũ, 99 </w:delText></w:r></w:del>"
        moved = f"<w:moveFrom {_MARK}>{_run('Sở khác')}</w:moveFrom>"
        half = len(line) // 2
        return f"{old}{_run(line[:half])}<w:ins {_MARK}>{_run(line[half:])}</w:ins>{moved}"

    return _made(layout, _tables(rows, layout, changed)), "phu-luc.docx"


def controlled(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Rows, cells and texts stand in content controls, texts in smart tags."""

    def wrapped(line: str) -> str:
        return (
            f'<w:sdt><w:sdtContent><w:smartTag w:uri="u" w:element="e">{_run(line)}</w:smartTag></w:sdtContent></w:sdt>'
        )

    def controls(table: str) -> str:
        table = re.sub(r"<w:tr>.*?</w:tr>", r"<w:sdt><w:sdtContent>\g<0></w:sdtContent></w:sdt>", table)
        return re.sub(r"<w:tc>.*?</w:tc>", r"<w:sdt><w:sdtContent>\g<0></w:sdtContent></w:sdt>", table)

    return _made(layout, [controls(table) for table in _tables(rows, layout, wrapped)]), "phu-luc.docx"


def framed(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """The whole page lies in a table of one cell."""
    inner = "".join(f"{table}<w:p/>" for table in _tables(rows, layout, _run))
    return _made(layout, [f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"]), "phu-luc.docx"


def split(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """The table is cut in three, the header repeated over the second part only."""
    table = _tables(rows, layout, _run)[0]
    head, *lines = re.findall(r"<w:tr>.*?</w:tr>", table)
    third = max(1, len(lines) // 3)
    parts = [[head, *lines[:third]], [head, *lines[third : 2 * third]], [head, *lines[2 * third :]]]
    return _made(layout, [f"<w:tbl>{''.join(part)}</w:tbl>" for part in parts]), "phu-luc.docx"


def after_budget(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """A table of money stands above the appendix, a list of addressees below it."""
    budget = [["TT", "Nội dung chi", "Kinh phí (triệu đồng)", "Nguồn vốn"], *([str(n), f"Khoản {n}", "120", "NSĐP"]
              for n in range(1, 9))]  # fmt: skip
    below = [["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"], ["- Như Điều 3;", "CHỦ TỊCH"]]
    made = [_table(budget, _run), *_tables(rows, layout, _run), _table(below, _run)]
    return _made(layout, made), "phu-luc.docx"


def old_style(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """The default style is .VnTime and no run says so; comparison signs are in Symbol."""

    def typed(line: str) -> str:
        pieces = re.split("([≥≤])", line)
        symbol = '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>{}</w:t></w:r>'
        signs = {"≥": symbol.format("\uf0b3"), "≤": symbol.format("\uf0a3")}
        return "".join(signs.get(piece) or _run(as_tcvn3(piece)) for piece in pieces)

    return _made(layout, _tables(rows, layout, typed), ".VnTime"), "phu-luc.docx"


def vni(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """VNI text in a Unicode font."""
    return _made(layout, _tables(rows, layout, lambda line: _run(as_vni(line)))), "phu-luc.docx"


def tangled(rows: Sequence[PlanRow], layout: Layout) -> Made:
    """Decomposed, with Cyrillic letters in every other word, blanks that do not break and letters nobody sees."""

    def tangle(line: str) -> str:
        words = unicodedata.normalize("NFD", line).split(" ")
        # A word that is Cyrillic throughout is taken for one.
        mixed = (word.translate(_LOOK_ALIKES) if re.search("[b-z][a-z]*[b-z]", word) else word for word in words)
        return _run("\u00a0".join(mixed).replace("h", "h\u200b"))

    return _made(layout, _tables(rows, layout, tangle)), "phu-luc.docx"


def _tables(rows: Sequence[PlanRow], layout: Layout, line: Paragraph) -> list[str]:
    return [_table(table, line) for table in tables(rows, layout)]


def _table(rows: Sequence[Sequence[Any]], line: Paragraph) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(row, line)}</w:tr>' for row in rows)}</w:tbl>"


def _cells(row: Sequence[Any], line: Paragraph) -> str:
    texts = (str(value).split("\n") for value in row)
    return "".join(f"<w:tc>{''.join(f'<w:p>{line(text)}</w:p>' for text in lines)}</w:tc>" for lines in texts)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _made(layout: Layout, made: Sequence[str], font: str | None = None) -> bytes:
    paper: Any = Document()
    if font is not None:
        paper.styles["Normal"].font.name = font
    body = paper.element.body
    blocks = [f"<w:p>{_run(as_tcvn3(line) if font else line)}</w:p>" for line in layout.title]
    for block in [*blocks, *(piece for table in made for piece in (table, "<w:p/>"))]:
        tag = re.match(r"<(w:\w+)", block)
        assert tag is not None
        body.insert(len(body) - 1, parse_xml(block.replace(tag[0], f"{tag[0]} {nsdecls('w')}", 1)))
    return saved(paper)
