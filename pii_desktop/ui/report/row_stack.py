"""Where rows of different heights stand below one another, many of them never made and only guessed."""

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from itertools import accumulate


class RowStack:
    """Ids with their heights, in logical pixels; tops follow."""

    def __init__(self) -> None:
        """Empty."""
        self._places: dict[Hashable, int] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    @property
    def total(self) -> int:
        """The height of all."""
        return self._tops[-1]

    def set_rows(self, ids: Sequence[Hashable], heights: Sequence[int]) -> None:
        """Begin anew."""
        self._places = {identity: place for place, identity in enumerate(ids)}
        self._heights = list(heights)
        self._tops = [0, *accumulate(self._heights)]

    def place_of(self, identity: Hashable) -> int | None:
        """Which row it is, from 0; None where it is not among them."""
        return self._places.get(identity)

    def top(self, place: int) -> int:
        """Where a row begins; for the one after the last, where the last ends."""
        return self._tops[max(0, min(place, len(self._heights)))]

    def height(self, place: int) -> int:
        """How high a row is."""
        return self._heights[place]

    def measure(self, heights: dict[int, int]) -> bool:
        """Take the heights of rows that were made; True where one was guessed wrong."""
        changed = {place: height for place, height in heights.items() if self._heights[place] != height}
        for place, height in changed.items():
            self._heights[place] = height
        if changed:
            self._tops = [0, *accumulate(self._heights)]
        return bool(changed)

    def at(self, y: int) -> int:
        """The row that stands at `y`; the nearest one outside. 0 where there is none."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._heights) - 1))

    def between(self, first: int, last: int) -> range:
        """The rows any part of which stands from `first` to `last`."""
        return range(self.at(first), self.at(last) + 1) if self._heights else range(0)
