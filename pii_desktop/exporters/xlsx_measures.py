"""How wide columns and how high rows of a sheet must be, by the measures of the font."""

from functools import lru_cache

from pii_desktop.domain.report import Column
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.xlsx_looks import SIZE

LINE = 15.0
HIGHEST = 409.0
"""Excel allows no higher row."""

# Characters of the standard font that fit across a landscape A4 page at full size; below six for each share of width
# words are broken: such a sheet is printed smaller instead.
_PAGE_CHARACTERS = 132.0
_LEAST_OF_A_SHARE = 6.0
_MOST_OF_A_SHARE = 14.0
_NARROWEST = 6.5
# A column is as wide as so many digits of seven pixels, each 3/4 point; left and right of the text stay two points.
_POINTS_A_CHARACTER = 7 * 0.75
_CELL_PADDING = 4.0


def column_widths(columns: tuple[Column, ...], characters: float = 0.0) -> list[float]:
    """Widths in characters; together `characters`, or what the page takes where that is 0."""
    total = sum(column.weight for column in columns)
    usual = max(min(_PAGE_CHARACTERS, total * _MOST_OF_A_SHARE), total * _LEAST_OF_A_SHARE)
    room = characters or usual
    return [max(round(room * column.weight / total, 1), _NARROWEST) for column in columns]


def height(lines: int) -> float:
    """Height in points of a row of so many lines."""
    return min(lines * LINE + 2, HIGHEST)


def lines_needed(text: str, width: float) -> int:
    """Lines that `text` takes in a column so wide: a word that does not fit goes on to the next line."""
    room = max(width * _POINTS_A_CHARACTER - _CELL_PADDING, 1.0)
    if "\n" not in text and _measured(text) <= room:
        return 1
    return _lines(text, room)


@lru_cache(maxsize=8192)
def _lines(text: str, room: float) -> int:
    """Counted word by word; the same texts come again and again."""
    blank = _measured(" ")
    count = 0
    for line in text.split("\n"):
        count, used = count + 1, 0.0
        for size in map(_measured, line.split()):
            if used and used + size > room:
                count, used = count + 1, 0.0
            count += int(size // room)  # a word longer than the column is broken
            used += size + blank
    return count


class _LetterWidths(dict[str, float]):
    """Width in points of each letter, measured when it first comes."""

    def __missing__(self, letter: str) -> float:
        register()
        self[letter] = width = text_width(letter, face(), SIZE)
        return width


_WIDTHS = _LetterWidths()


def _measured(text: str) -> float:
    return sum(map(_WIDTHS.__getitem__, text))
