"""Pages of a report as pictures, for the window."""

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pii_desktop.domain.report import Report

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def page_images(report: Report, *, width_px: int, limit: int | None = None) -> tuple[bytes, ...]:
    """The first `limit` pages (all without one) as PNG, `width_px` pixels wide, as the PDF will look.

    A landscape page is as wide as a portrait one, so it is lower.
    """
    from pypdfium2 import PdfDocument

    from pii_desktop.exporters.pdf import write_pdf

    with tempfile.TemporaryDirectory(prefix="pii-") as folder:
        target = Path(folder) / "preview.pdf"
        write_pdf(report, target)
        content = target.read_bytes()
    document = PdfDocument(content)
    try:
        count = len(document) if limit is None else min(limit, len(document))
        return tuple(_picture(document, number, width_px) for number in range(count))
    finally:
        document.close()


def _picture(document: "PdfDocument", number: int, width_px: int) -> bytes:
    page = document[number]
    bitmap = page.render(scale=width_px / page.get_width())
    stream = io.BytesIO()
    bitmap.to_pil().save(stream, format="PNG")
    bitmap.close()
    page.close()
    return stream.getvalue()
