"""Reads PDF files: bordered tables over many pages and the lines around them; scanned or borderless pages are said.

pdfplumber finds letters, lines and cells; what belongs together over lines and pages is decided here.
"""

import io
import logging
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from pii_desktop.errors import ForeignFileError
from pii_desktop.importers import pdf_refusals as refusals
from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.header import find_headers
from pii_desktop.importers.parts import is_letterhead
from pii_desktop.importers.pdf_furniture import without_furniture
from pii_desktop.importers.pdf_headers import repeated_rows
from pii_desktop.importers.pdf_lines import PrintedLine
from pii_desktop.importers.pdf_mending import mended
from pii_desktop.importers.pdf_page import PrintedPage, PrintedTable, read_page
from pii_desktop.importers.pdf_paragraphs import paragraphs_of
from pii_desktop.importers.pdf_stitch import belongs, stitch
from pii_desktop.importers.table import Grid, Source
from pii_desktop.text.normalise import search_key

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MOST_PAGES = 300
_SECONDS = 13.0
_MOST_LOST = 0.25
BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, AssertionError, ArithmeticError,
    NotImplementedError, RecursionError, StopIteration, struct.error, zlib.error,
)  # fmt: skip
_ASSIGNS = re.compile(r"chu tri|phoi hop|don vi thuc hien|co quan thuc hien|muc tieu|phan dau")
_NAMES = re.compile(r"chi so|chi tieu|nhiem vu|tieu chi")
# What is the matter with some pages, while others hold a table.
_BESIDE_A_TABLE = ("pdf-scanned", "pdf-borderless")
_FOOTNOTE = re.compile(r"(\[?\d{1,3}\]?|\*+)\s*\S.*", re.DOTALL)


def read(
    content: bytes,
    known: Iterable[str] = (),
    clock: Callable[[], float] = time.monotonic,
    *,
    may_be_mapped: bool = False,
) -> Source:
    """The lines and tables of a PDF, in order; each row knows its page. `known` are texts to mend lost letters by.

    Raises ForeignFileError for a file that is damaged, locked, too long, scanned, or without a bordered table. Where a
    clerk may give the columns by hand, a bordered table without a known header is no reason, whatever stands beside it.
    """
    pages, broken = _read_pages(content, clock)
    pages = mended(without_furniture(pages), known)
    source = Source(tuple(_blocks(pages)), tuple(_notes(pages, broken)))
    if any(find_headers(grid) for grid in source.grids()):
        return source
    refusal = _reason(pages, broken, has_grids=bool(source.grids()))
    if refusal is None:
        return source
    if may_be_mapped and refusal.code in _BESIDE_A_TABLE and not all(map(is_letterhead, source.grids())):
        return replace(source, notes=(*source.notes, f"{refusal.title} {refusal.text}"))
    raise refusal


def _read_pages(content: bytes, clock: Callable[[], float]) -> tuple[tuple[PrintedPage, ...], list[int]]:
    """The pages and the numbers of those that cannot be taken apart."""
    started = clock()
    read: list[PrintedPage] = []
    broken: list[int] = []
    with opened(content) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            if clock() - started > _SECONDS:
                raise refusals.took_too_long(number - 1, len(pdf.pages))
            found = _parsed(page, number)
            if found is None:
                broken.append(number)
            else:
                read.append(found)
            page.close()
    return tuple(read), broken


def page_errors() -> tuple[type[Exception], ...]:
    """What is raised where a page cannot be taken apart."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    return (*BROKEN, PSException, PdfminerException)


def _parsed(page: "Page", number: int) -> PrintedPage | None:
    """What stands on a page; None where its content cannot be taken apart."""
    try:
        # All of a page is parsed when its parts are first asked for.
        _ = page.objects
    except page_errors():
        return None
    try:
        return read_page(page, number)
    except (ArithmeticError, ValueError):
        # Places beyond all numbers.
        return None


def opened(content: bytes) -> "PDF":
    """The file, opened and short enough. Raises ForeignFileError."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    # Remarks on odd fonts are no news to a clerk.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pdf = pdfplumber.open(io.BytesIO(content))
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, PDFPasswordIncorrect):
            raise refusals.encrypted_pdf() from error
        if isinstance(cause, PDFEncryptionError):
            raise refusals.unknown_protection() from error
        raise refusals.damaged_pdf() from error
    except (*BROKEN, PSException) as error:
        raise refusals.damaged_pdf() from error
    try:
        # Counted without trusting what the file says of itself, and not to the end of a long one.
        count = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
        if count <= MOST_PAGES:
            # Closing asks for the pages too: here a broken one is still a refusal.
            _ = pdf.pages
    except page_errors() as error:
        raise refusals.damaged_pdf() from error
    if count > MOST_PAGES:
        raise refusals.too_many_pages(MOST_PAGES)
    return pdf


def _blocks(pages: Sequence[PrintedPage]) -> Iterator[str | Grid]:
    """Paragraphs and tables as they stand, each table once, where it begins."""
    index = 0
    parts: list[PrintedTable] = []
    waiting: list[PrintedLine] = []
    for page in pages:
        for place, item in enumerate(_items(page)):
            if isinstance(item, PrintedLine):
                waiting.append(item)
            elif parts and place == 0 and _is_rest(parts, item, waiting):
                # Footnotes below the part of a table on the page before come after the whole table.
                parts.append(item)
            else:
                if parts:
                    yield stitch(parts, index)
                    index += 1
                yield from paragraphs_of(waiting)
                parts, waiting = [item], []
    if parts:
        yield stitch(parts, index)
    yield from paragraphs_of(waiting)


def _is_rest(parts: Sequence[PrintedTable], item: PrintedTable, between: Sequence[PrintedLine]) -> bool:
    """True where a table at the top of a page is the rest of the one before it.

    A new one may have the same columns and the same header: then a text stands between.
    """
    if item.page != parts[-1].page + 1 or not belongs(parts, item):
        return False
    has_text = any(not _FOOTNOTE.fullmatch(line.text) for line in between[:1])
    return not (has_text and repeated_rows(parts[0], item) > 0)


def _items(page: PrintedPage) -> list[PrintedTable | PrintedLine]:
    items: list[PrintedTable | PrintedLine] = [*page.tables, *page.lines]
    return sorted(items, key=lambda item: item.top)


def _notes(pages: Sequence[PrintedPage], broken: Sequence[int]) -> Iterator[str]:
    """What a clerk should know about pages that could not be read."""
    if pictures := [page.number for page in pages if page.is_picture]:
        yield f"Không đọc được {refusals.numbers(pictures)} vì là ảnh quét, không có chữ."
    if crowded := [page.number for page in pages if page.is_crowded]:
        yield f"Không đọc bảng ở {refusals.numbers(crowded)} vì có quá nhiều nét vẽ."
    if cut := [page.number for page in pages if any(table.is_cut_off for table in page.tables)]:
        yield f"Bảng ở {refusals.numbers(cut)} tràn ra ngoài mép giấy; chữ ngoài mép không đọc được."
    if broken:
        yield f"Không đọc được {refusals.numbers(broken)} vì trang bị lỗi trong tệp."
    if any(page.is_typed_old for page in pages):
        yield OLD_FONTS


def _reason(pages: Sequence[PrintedPage], broken: Sequence[int], *, has_grids: bool) -> ForeignFileError | None:
    """Why there is no table of assignments, where the PDF itself is the reason."""
    signs, lost = sum(page.signs for page in pages), sum(page.lost for page in pages)
    pictures = [page.number for page in pages if page.is_picture]
    recognised = [page.number for page in pages if page.pictured > 0.8 and not page.is_picture and not page.tables]
    loose = [page.number for page in pages if not page.tables and _looks_like_plan(page)]
    if not pages:
        return refusals.damaged_pdf()
    if signs and lost > _MOST_LOST * signs:
        return refusals.unreadable_letters()
    if pictures and (not has_grids or len(pictures) * 2 >= len(pages)):
        return refusals.scanned(pictures)
    if recognised and not has_grids:
        return refusals.scanned(recognised, has_text_layer=True)
    if loose:
        return refusals.no_borders(loose)
    if has_grids:
        return None
    if signs:
        return refusals.no_bordered_table()
    return refusals.damaged_pdf() if broken else refusals.no_text()


def _looks_like_plan(page: PrintedPage) -> bool:
    """True where a line or two beside each other read like the header of a plan."""
    keys = [search_key(line.text) for line in page.lines]
    pairs = [" ".join(keys[place : place + 3]) for place in range(len(keys))]
    return any(_ASSIGNS.search(pair) and _NAMES.search(pair) and "tt" in pair.split() for pair in pairs)
