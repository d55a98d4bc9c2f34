"""Reads a PDF for its letterhead and the dates it is in force: the first pages and the last ones."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from pii_desktop.importers.evidence_lines import PageLine
from pii_desktop.importers.evidence_pdf_lines import printed_lines, split_lines, words_of
from pii_desktop.importers.fonts import is_typed_old
from pii_desktop.importers.pdf import opened, page_errors
from pii_desktop.importers.pdf_refusals import damaged_pdf

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FIRST_PAGES = 12
_LAST_PAGES = 2
_SECONDS = 8.0
_SMALL = 0.75
_MOSTLY_PICTURE = 0.8
_HALF_PICTURE = 0.4
_FEW_SIGNS = 40


@dataclass(frozen=True, slots=True)
class PdfText:
    """The lines of a PDF.

    `is_picture` where its first page is an image, `has_text_layer` where letters lie over it; `is_typed_old` where a
    font is one of before Unicode. `small_print` is what stands on the first page in letters too small for a letterhead:
    the stamps of signatures.
    """

    lines: tuple[PageLine, ...]
    is_picture: bool = False
    has_text_layer: bool = False
    is_typed_old: bool = False
    small_print: tuple[str, ...] = ()


def read_lines(content: bytes, clock: Callable[[], float] = time.monotonic) -> PdfText:
    """The lines of a PDF. Raises ForeignFileError for a file that is damaged, locked or too long."""
    with opened(content) as pdf:
        read = list(_read_pages(pdf.pages, clock))
        if not read:
            raise damaged_pdf()
        covered, signs = _covered(pdf.pages[0])
    lines = tuple(line for page in read for line in page.lines)
    return PdfText(
        lines,
        is_picture=covered > _HALF_PICTURE and signs < _FEW_SIGNS,
        has_text_layer=covered > _MOSTLY_PICTURE and signs >= _FEW_SIGNS,
        is_typed_old=any(page.is_typed_old for page in read),
        small_print=read[0].small_print,
    )


def _read_pages(pages: "Sequence[Page]", clock: Callable[[], float]) -> Iterator[PdfText]:
    """The first pages and the last ones, as long as the time lasts; broken ones are left out."""
    started = clock()
    count = len(pages)
    first = range(1, min(count, _FIRST_PAGES) + 1)
    for number in (*first, *range(max(_FIRST_PAGES, count - _LAST_PAGES) + 1, count + 1)):
        if clock() - started > _SECONDS:
            return
        with contextlib.suppress(*page_errors()):
            yield _text_of(pages[number - 1], number)
        if number > 1:
            pages[number - 1].close()


def _covered(page: "Page") -> tuple[float, int]:
    """The share of a page under images, and how many letters it has; none where it is broken."""
    try:
        area = float(page.width) * float(page.height) or 1.0
        pictures = sum(abs(float(image["width"]) * float(image["height"])) for image in page.images)
        return min(pictures / area, 1.0), len(page.chars)
    except page_errors():
        return 0.0, 0


def _text_of(page: "Page", number: int) -> PdfText:
    """The lines of a page, without what is printed too small on the first one to be its letterhead."""
    words = words_of(page)
    lines = split_lines(words, number)
    usual = median(line.size for line in lines) if lines else 0.0
    is_small = [number == 1 and line.size < _SMALL * usual for line in lines]
    kept = [line for line, small in zip(lines, is_small, strict=True) if not small]
    return PdfText(
        tuple(printed_lines(kept, page, number)),
        is_typed_old=is_typed_old([(word["text"], word["fontname"]) for word in words]),
        small_print=tuple(line.text for line, small in zip(lines, is_small, strict=True) if small),
    )
