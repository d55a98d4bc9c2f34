"""What is extracted from PDF, Word and Excel is what is stored: every hard text, wherever it may stand."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openpyxl.utils.escape import unescape

from pii_desktop.domain.chart import Text
from pii_desktop.domain.report import (
    Cell,
    DateCell,
    FormulaCell,
    LinkCell,
    NumberCell,
    Picture,
    Report,
    Sheet,
    cell_text,
)
from tests.exporters.documents import HARD, HARD_ONES, NAMES, WITH_SHEETS
from tests.exporters.docx_reading import read_texts, stored_texts
from tests.exporters.expected import kept, printed
from tests.exporters.hard_texts import HARD as HARD_TEXTS
from tests.exporters.hard_texts import LONG_FILE_NAME
from tests.exporters.paper import Papers
from tests.exporters.pdf_reading import reads, without_blanks

pytestmark = pytest.mark.xdist_group("papers")
ALL = pytest.mark.parametrize("name", [*NAMES, *HARD_ONES])
BOOKS = pytest.mark.parametrize("name", [*WITH_SHEETS, *HARD_ONES])


def pictures(report: Report) -> list[Picture]:
    blocks = (*report.blocks, *(block for annex in report.annexes for block in annex.blocks))
    return [block for block in blocks if isinstance(block, Picture)]


def drawn(report: Report) -> list[str]:
    """What stands inside the pictures."""
    return [each.text for picture in pictures(report) for each in picture.drawing.primitives if isinstance(each, Text)]


def on_paper(text: str) -> str:
    """The letters of a text as the PDF can print them."""
    return without_blanks(printed(text))


@pytest.mark.parametrize("name", HARD_ONES)
def test_the_hard_documents_hold_every_hard_text(name: str, papers: Papers) -> None:
    texts = stored_texts(papers[name].report)
    lines = [line for text in HARD_TEXTS for line in kept(text).split("\n")]
    assert [line for line in lines if not any(line in text for text in texts)] == []
    assert any(LONG_FILE_NAME in text for text in texts)
    if name == HARD:
        assert len(papers[name].leaves) >= 40
        assert len(pictures(papers[name].report)) >= 6
        assert any("<b>" in text for text in drawn(papers[name].report))


@ALL
def test_every_text_of_the_pdf_is_the_stored_one(name: str, papers: Papers) -> None:
    paper = papers[name]
    stored = [*stored_texts(paper.report), *drawn(paper.report)]
    assert [text for text in stored if not reads(paper.leaves, on_paper(text))] == []


@ALL
def test_no_letter_is_lost_from_the_pdf(name: str, papers: Papers) -> None:
    paper = papers[name]
    stored = Counter(on_paper("".join((*stored_texts(paper.report), *drawn(paper.report)))))
    assert stored - Counter(paper.letters) == Counter()


@ALL
def test_every_text_of_word_is_the_stored_one(name: str, papers: Papers) -> None:
    assert read_texts(papers[name].word) == stored_texts(papers[name].report)


@ALL
def test_pictures_of_word_say_in_words_and_in_letters_what_is_stored(name: str, papers: Papers) -> None:
    paper = papers[name]
    told = [each.get("descr") for each in paper.word.element.body.iter(qn("wp:docPr"))]
    assert told == [kept(each.description).replace("\n", " ") for each in pictures(paper.report)]
    with zipfile.ZipFile(paper.file("docx")) as archive:
        svgs = sorted((each for each in archive.namelist() if each.endswith(".svg")), key=_number)
        found = [text for each in svgs for text in _svg_texts(archive.read(each))]
    stored = Counter(map(kept, drawn(paper.report)))
    assert set(found) == set(stored)
    assert stored - Counter(found) == Counter(), "a text with a halo is drawn twice"


def _number(path: str) -> int:
    return int("".join(re.findall(r"\d+", path)))


def _svg_texts(content: bytes) -> Iterator[str]:
    for each in etree.fromstring(content).iter("{*}text"):
        yield "".join(map(str, each.itertext()))


@BOOKS
def test_every_cell_of_the_workbook_is_the_stored_one(name: str, papers: Papers) -> None:
    paper = papers[name]
    assert len(paper.workbook.sheetnames) == len(paper.report.sheets)
    for sheet, written in zip(paper.report.sheets, paper.workbook.worksheets, strict=True):
        found = [(cell.value, cell.data_type) for row in written.iter_rows() for cell in row if cell.value is not None]
        assert [_read(*each) for each in found] == list(_stored(sheet))


def _read(value: Any, kind: str) -> object:
    return unescape(value) if kind == "s" else value


def _stored(sheet: Sheet) -> Iterator[object]:
    """Each cell that says something as a workbook holds it."""
    yield from (kept(line) for line in sheet.title_lines if line)
    yield from (column.title for column in sheet.table.columns)
    for row in sheet.table.rows:
        yield from (_held(each) for each in row.cells if cell_text(each))


def _held(cell: Cell) -> object:
    match cell:
        case str() | LinkCell():
            return kept(cell_text(cell))
        case NumberCell():
            return pytest.approx(float(cell.value))
        case FormulaCell():
            return f"={cell.formula}"
        case DateCell():
            return datetime(cell.day.year, cell.day.month, cell.day.day)  # noqa: DTZ001


@BOOKS
def test_native_charts_have_the_stored_titles(name: str, papers: Papers) -> None:
    titles = [chart.title for sheet in papers[name].report.sheets for chart in sheet.charts]
    with zipfile.ZipFile(papers[name].file("xlsx")) as archive:
        paths = sorted((each for each in archive.namelist() if each.startswith("xl/charts/")), key=_number)
        roots = [etree.fromstring(archive.read(each)) for each in paths]
    found = [unescape("".join(map(str, next(root.iter("{*}title")).itertext()))) for root in roots]
    assert found == [" ".join(kept(title).split()) for title in titles]
    assert len(found) > 6 or name != HARD


@BOOKS
def test_formulas_carry_their_numbers(name: str, papers: Papers) -> None:
    formulas = [cell for sheet in papers[name].report.sheets for row in sheet.table.rows for cell in row.cells
                if isinstance(cell, FormulaCell)]  # fmt: skip
    with zipfile.ZipFile(papers[name].file("xlsx")) as archive:
        xml = "".join(archive.read(each).decode("utf-8") for each in archive.namelist() if "worksheets/sheet" in each)
    assert [Decimal(each) for each in re.findall(r"</f><v>([^<]*)</v>", xml)] == pytest.approx(
        [each.value for each in formulas]
    )
