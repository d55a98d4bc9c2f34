"""A drawing as dots, for readers that show no vector picture."""

import io
from contextlib import closing
from typing import Any

from pii_desktop.domain.chart import Drawing
from pii_desktop.exporters import layout
from pii_desktop.exporters.pdfium import TURN

DPI = 200
_COLOURS = 64
_FAST_OCTREE, _NO_DITHER = 2, 0
_NEARLY_WHITE = 252


def drawing_png(drawing: Drawing) -> bytes:
    """The drawing on white as PNG, `DPI` dots an inch at its size on paper; the same drawing gives the same bytes."""
    from pypdfium2 import PdfDocument

    page = _one_page(drawing)
    with TURN, closing(PdfDocument(page)) as document:
        drawn = document[0].render(scale=DPI / 72).to_pil()
    return _packed(drawn)


def _packed(drawn: Any) -> bytes:  # noqa: ANN401 - a picture of Pillow, which comes with PDFium's reader
    """As few colours as a drawing needs: a fourth of the size, in less time than all of them take."""
    few = drawn.quantize(_COLOURS, method=_FAST_OCTREE, dither=_NO_DITHER)
    colours = few.getpalette() or []
    # White comes back a shade darker, which a printer would show as a grain.
    few.putpalette([255 if part >= _NEARLY_WHITE else part for part in colours])
    stream = io.BytesIO()
    few.save(stream, format="PNG", dpi=(DPI, DPI))
    return stream.getvalue()


def _one_page(drawing: Drawing) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from pii_desktop.exporters.chart_drawing import draw_drawing
    from pii_desktop.exporters.fonts import SERIF, register

    register()
    stream = io.BytesIO()
    size = (drawing.width * layout.PIXEL, drawing.height * layout.PIXEL)
    canvas = Canvas(stream, pagesize=size, invariant=1, initialFontName=SERIF)  # type: ignore[arg-type]  # stubs
    draw_drawing(canvas, drawing, layout.PIXEL)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
