"""A document laid out on paper: what a preview, a printer and a reader of sentences need to know of it."""

from dataclasses import dataclass

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of one page, in points."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """True where the paper lies across."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a paragraph with a key begins: page from 0, top and bottom as shares of the page's height from its top.

    Of one that goes on overleaf it is the part on its first page.
    """

    key: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document as PDF with the size of each page and where its sentences stand."""

    pdf: bytes
    sizes: tuple[PageSize, ...]
    places: tuple[SentencePlace, ...] = ()

    def place_of(self, key: str) -> SentencePlace | None:
        """Where the sentence called `key` begins; None where it does not stand in the document."""
        return next((place for place in self.places if place.key == key), None)


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page's picture: `height` rows of pixels from row `top`."""

    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture row by row, four bytes a pixel (blue, green, red, unused), `stride` bytes a row."""

    width: int
    height: int
    stride: int
    content: bytes
