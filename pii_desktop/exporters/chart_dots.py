"""A drawing as dots, for readers that show no vector picture."""

import io

from pii_desktop.domain.chart import Drawing
from pii_desktop.exporters import layout

DPI = 220


def drawing_png(drawing: Drawing) -> bytes:
    """The drawing on white as PNG, `DPI` dots an inch at its size on paper; the same drawing gives the same bytes."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(_one_page(drawing))
    try:
        bitmap = document[0].render(scale=DPI / 72)
        stream = io.BytesIO()
        bitmap.to_pil().save(stream, format="PNG", dpi=(DPI, DPI), optimize=True)
        return stream.getvalue()
    finally:
        document.close()


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
