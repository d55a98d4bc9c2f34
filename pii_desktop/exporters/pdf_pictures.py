"""Pictures of the PDF: the drawing as strokes and letters, its caption below it on the same page."""

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from pii_desktop.domain.chart import Drawing
from pii_desktop.domain.report import Picture
from pii_desktop.exporters import layout
from pii_desktop.exporters.chart_drawing import draw_drawing
from pii_desktop.exporters.fonts import glyphs
from pii_desktop.exporters.pdf_styles import title_style
from pii_desktop.exporters.printable import markup


class DrawnPicture(Flowable):
    """A drawing in the middle of the column, smaller only where it would be wider."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._scale = layout.drawing_scale(drawing.width, width)
        self._room = width

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = available_width, self._drawing.height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        """Strokes and letters at the origin of the flowable."""
        self.canv.translate((self._room - self._drawing.width * self._scale) / 2, 0)
        draw_drawing(self.canv, self._drawing, self._scale)


def draw_picture(picture: Picture, width: float) -> Flowable:
    """The picture in a column `width` points wide, never parted from its caption."""
    caption = Paragraph(markup(picture.caption, glyphs()), title_style(layout.CAPTION_SIZE, italic=True))
    return KeepTogether(
        [
            Spacer(1, layout.BODY_SPACE),
            DrawnPicture(picture.drawing, width),
            Spacer(1, layout.BODY_SPACE),
            caption,
            Spacer(1, layout.BODY_SPACE),
        ]
    )
