"""Where the pages of a document lie below one another in a view, in logical pixels."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from pii_desktop.domain.pages import POINTS_PER_INCH, PageSize

GAP = 12
_SCREEN_DPI = 96


class Zoom(Enum):
    """How large pages are shown: as wide as the view, or as a share of their size on paper."""

    FIT = 0.0
    FULL = 1.0
    LARGE = 1.5


@dataclass(frozen=True, slots=True)
class Box:
    """A page in the view's whole content."""

    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first row of pixels below it."""
        return self.top + self.height


class PageStack:
    """Pages below one another with air between them."""

    def __init__(self, sizes: Sequence[PageSize] = (), zoom: Zoom = Zoom.FIT, room: int = 0) -> None:
        """`room` is the width that a page fills when it is to fit."""
        shown = [_shown(size, zoom, room) for size in sizes]
        tops = accumulate((height + GAP for _, height in shown), initial=GAP)
        self.boxes = [Box(top, *size) for top, size in zip(tops, shown, strict=False)]
        self._tops = [box.top for box in self.boxes]

    @property
    def height(self) -> int:
        """Of all pages with the air around them."""
        return self.boxes[-1].bottom + GAP if self.boxes else 0

    @property
    def width(self) -> int:
        """Of the widest page."""
        return max((box.width for box in self.boxes), default=0)

    def page_at(self, y: int) -> int:
        """The page at height `y`, from 0; the one below in the air between two. 0 where there is none."""
        if not self.boxes:
            return 0
        above = max(bisect_right(self._tops, y) - 1, 0)
        return min(above + (y >= self.boxes[above].bottom), len(self.boxes) - 1)

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages of which something is seen between two heights."""
        if not self.boxes or bottom <= top:
            return range(0)
        first, last = self.page_at(top), self.page_at(bottom - 1)
        return range(first, last + 1)


def _shown(size: PageSize, zoom: Zoom, room: int) -> tuple[int, int]:
    """A page that lies across is as wide as the others where it is to fit, so it is lower."""
    width = room if zoom is Zoom.FIT else round(size.width * zoom.value * _SCREEN_DPI / POINTS_PER_INCH)
    return max(width, 1), max(round(width * size.height / size.width), 1)
