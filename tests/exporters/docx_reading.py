"""What a reader gets out of a Word file: paragraphs with their styles, faces as they are in force, XML."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from pii_desktop.domain.report import Block, Heading, Paragraph, Picture, Report, Table, cell_text
from pii_desktop.domain.report_form import (
    COUNTRY,
    MOTTO,
    annex_label,
    annex_reference,
    legal_basis_lines,
    number_line,
    place_and_date,
    salutation,
    subject_line,
)
from pii_desktop.exporters.docx import write_docx
from pii_desktop.exporters.docx_looks import STYLES, Look
from tests.exporters.expected import kept


@dataclass(frozen=True)
class Written:
    """A paragraph as it stands in the file."""

    style: str
    text: str
    paragraph: WordParagraph

    @property
    def xml(self) -> Any:
        """The element itself."""
        return self.paragraph._p


@dataclass(frozen=True)
class Face:
    """What is in force for the first run: size in points, and where the paragraph stands."""

    size: float
    bold: bool
    italic: bool
    align: str


def written(report: Report, folder: Path) -> WordDocument:
    """The report as a Word file, opened again."""
    target = folder / "bao-cao.docx"
    write_docx(report, target)
    return Document(str(target))


def paragraphs(document: WordDocument) -> list[Written]:
    """Every paragraph of the body that says something, cells included, in the order of the file."""
    names = {style.style_id: style.name for style in document.styles}
    found = []
    for element in document.element.body.iter(qn("w:p")):
        paragraph = WordParagraph(element, document._body)
        if paragraph.text.strip():
            found.append(Written(names[element.style], paragraph.text, paragraph))
    return found


def as_lines(document: WordDocument) -> list[str]:
    """The file as text that shows in a difference what changed: each paragraph with its style, each row of a table."""
    names = {style.style_id: style.name for style in document.styles}
    lines: list[str] = []
    for element in document.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:tbl"):
            lines += [" | ".join(" / ".join(_texts(cell)) for cell in row.iter(qn("w:tc"))) for row in element.tr_lst]
        elif text := WordParagraph(element, document._body).text:
            lines.append(f"[{names[element.style]}] {text}")
    return [line.replace("\n", " / ").replace("\u00a0", " ").rstrip() for line in lines]


def _texts(cell: Any) -> list[str]:
    return [text for text in (paragraph.text for paragraph in cell.iter(qn("w:p"))) if text]


def line_with(document: WordDocument, words: str) -> Written:
    """The paragraph that says `words` and nothing else, or the first one that holds them; a broken line is one."""
    return among(paragraphs(document), words)


def among(found: list[Written], words: str) -> Written:
    """The same among paragraphs that were read before."""
    told = [(each, each.text.replace("\n", " ")) for each in found]
    return next((each for each, text in told if text == words), None) or next(
        each for each, text in told if words in text
    )


def face_of(document: WordDocument, words: str) -> Face:
    """Read from the style of the paragraph, and from the run where it says otherwise."""
    return face_in(document, line_with(document, words))


def face_in(document: WordDocument, found: Written) -> Face:
    """The same of a paragraph that was found before."""
    style = next(each for each in document.styles if each.name == found.style).element
    run = found.xml.find(qn("w:r"))
    return Face(
        float(_value(run, style, "w:sz", "0")) / 2,
        _value(run, style, "w:b", "1") != "0",
        _value(run, style, "w:i", "1") != "0",
        _value(found.xml.pPr, style, "w:jc", "both"),
    )


def _value(near: Any, style: Any, tag: str, otherwise: str) -> str:
    for element in (near, style):
        found = next(iter(element.iter(qn(tag))), None)
        if found is not None:
            return str(found.get(qn("w:val"), otherwise))
    return "0"


def part(path: Path, name: str) -> str:
    """A member of the package as text."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def stored_texts(report: Report) -> list[str]:
    """Every text of the report in the order of the page, as it is stored (NFC, without control characters)."""
    head = report.letterhead
    kind = [subject_line(head), place_and_date(head)] if head.is_letter else [place_and_date(head), head.kind]
    texts = [head.parent_body.upper(), head.issuing_body.upper(), COUNTRY, MOTTO, number_line(head), *kind]
    texts += [] if head.is_letter else [head.abstract]
    texts += [*salutation(head), *legal_basis_lines(head), *_block_texts(report.blocks)]
    texts += ["Nơi nhận:", *report.recipients] if report.recipients else []
    texts += [*report.signature.lines, report.signature.name]
    for annex in report.annexes:
        texts += [annex_label(annex), annex.title, annex_reference(head), *_block_texts(annex.blocks)]
    return [text for text in map(kept, texts) if text.strip()]


def read_texts(document: WordDocument) -> list[str]:
    """The same as it stands in the file; the lines of the head, broken to fit their column, joined again."""
    head = {STYLES[look].title for look in (Look.PARENT_BODY, Look.ISSUING_BODY, Look.SUBJECT)}
    return [each.text.replace("\n", " ") if each.style in head else each.text for each in paragraphs(document)]


def _block_texts(blocks: tuple[Block, ...]) -> list[str]:
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                texts.append(block.full_text)
            case Paragraph():
                texts.append(block.text)
            case Table():
                texts += [column.title for column in block.columns]
                texts += [cell_text(cell) for row in block.rows for cell in row.cells]
            case Picture():
                texts.append(block.caption)
            case _:
                continue
    return texts
