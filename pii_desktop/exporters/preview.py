"""Pages of a document laid out and drawn, for window and printer."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from pii_desktop.domain.pages import LaidOut, PageSize, Pixels, Strip
from pii_desktop.domain.report import Report
from pii_desktop.exporters.pdfium import TURN

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


def lay_out(report: Report) -> LaidOut:
    """The report as the PDF export writes it, with its pages measured; in memory, so that nothing stays behind."""
    from pii_desktop.exporters.pdf import write_pdf

    stream = io.BytesIO()
    places = write_pdf(report, stream)
    return replace(measured(stream.getvalue()), places=places)


def lay_out_annexes(report: Report) -> LaidOut:
    """The annexes alone, as they travel in a pack. As `lay_out`."""
    from pii_desktop.exporters.pdf import write_annexes

    stream = io.BytesIO()
    write_annexes(report, stream)
    return measured(stream.getvalue())


def measured(pdf: bytes) -> LaidOut:
    """A PDF of our own with its pages measured."""
    with _opened(pdf) as document:
        sizes = tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))
    return LaidOut(pdf, sizes)


def page_pixels(pdf: bytes, number: int, width_px: int) -> Pixels:
    """Page `number` (from 0) as a picture `width_px` pixels wide."""
    with _opened(pdf) as document:
        page = document[number]
        try:
            return _drawn(page, width_px, Strip(0, _height_px(page, width_px)))
        finally:
            page.close()


def page_strips(pdf: bytes, number: int, width_px: int, rows: int) -> Iterator[tuple[int, Pixels]]:
    """Page `number` in strips of at most `rows` rows from top to bottom, each with its first row."""
    with _opened(pdf) as document:
        page = document[number]
        try:
            height = _height_px(page, width_px)
            for top in range(0, height, rows):
                yield top, _drawn(page, width_px, Strip(top, min(rows, height - top)))
        finally:
            page.close()


def _height_px(page: "PdfPage", width_px: int) -> int:
    share = float(page.get_height()) / float(page.get_width())
    return max(1, round(width_px * share))


def _drawn(page: "PdfPage", width_px: int, part: Strip) -> Pixels:
    """Through a whole number of pixels, so that strips join without a seam."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfBitmap

    height_px = _height_px(page, width_px)
    bitmap = PdfBitmap.new_native(width_px, part.height, pdfium.FPDFBitmap_BGRx)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width_px, part.height)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, -part.top, width_px, height_px, 0, pdfium.FPDF_ANNOT)
        return Pixels(width_px, part.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument

    with TURN:
        document = PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
