"""Notes, while a PDF is written, where the sentences with a key stand, and makes its bookmarks."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from pii_desktop.domain.pages import SentencePlace


class NotingCanvas(Canvas):
    """A canvas that is told of each sentence as it is drawn; `places` takes what it hears."""

    places: dict[str, SentencePlace] | None = None
    bookmarks = 0
    depth = -1

    def bookmark(self, title: str, depth: int, height: float) -> None:
        """An entry of the outline, `depth` from 0, that leads to the top of what is drawn here, `height` points high.

        No entry stands more than one step below the one before it: readers drop such ones.
        """
        self.bookmarks += 1
        self.depth = min(depth, self.depth + 1)
        self.bookmarkHorizontal(str(self.bookmarks), 0, height)
        self.addOutlineEntry(title, str(self.bookmarks), self.depth)

    def note(self, key: str, height: float) -> None:
        """The sentence called `key` is being drawn here, `height` points high; the first time counts."""
        if self.places is None:
            return
        whole = float(self._pagesize[1])  # type: ignore[attr-defined]
        bottom = float(self.absolutePosition(0, 0)[1])
        place = SentencePlace(key, self.getPageNumber() - 1, 1 - (bottom + height) / whole, 1 - bottom / whole)
        self.places.setdefault(key, place)


class Sentence(Paragraph):
    """A paragraph that says where it is drawn; of one that is broken the first part counts."""

    key = ""

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Both parts keep the key."""
        parts = list(super().split(available_width, available_height))
        for part in parts:
            if isinstance(part, Sentence):
                part.key = self.key
        return parts

    def draw(self) -> None:
        """As every paragraph."""
        if isinstance(self.canv, NotingCanvas):
            self.canv.note(self.key, self.height)
        super().draw()


class Marked(Paragraph):
    """A heading that is a bookmark as well."""

    title = ""
    depth = 0

    def draw(self) -> None:
        """As every paragraph."""
        if isinstance(self.canv, NotingCanvas):
            self.canv.bookmark(self.title, self.depth, self.height)
        super().draw()


def heading(text: str, style: ParagraphStyle, title: str, depth: int) -> Paragraph:
    """A heading of markup that is called `title` in the outline, `depth` steps from its top."""
    drawn = Marked(text, style)
    drawn.title, drawn.depth = title, depth
    return drawn


def sentence(text: str, style: ParagraphStyle, key: str) -> Paragraph:
    """A paragraph of markup; one with a key is noted when it is drawn."""
    if not key:
        return Paragraph(text, style)
    drawn = Sentence(text, style)
    drawn.key = key
    return drawn
