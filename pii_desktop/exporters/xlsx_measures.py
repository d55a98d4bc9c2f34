"""How wide columns and how high rows of a sheet must be, by the measures of the font."""

from pii_desktop.domain.report import Column, DateCell, FormulaCell, LinkCell, NumberCell, Table
from pii_desktop.exporters.fonts import face, register, text_width
from pii_desktop.exporters.xlsx_looks import SIZE

LINE = 15.0
HIGHEST = 409.0
"""Excel allows no higher row."""

# Characters of the standard font that fit across an A4 page at full size; below five for each share of width words are
# broken: such a sheet is printed smaller instead.
_PAGE_CHARACTERS = 132.0
_PORTRAIT_CHARACTERS = 88.0
_LEAST_OF_A_SHARE = 5.2
_MOST_OF_A_SHARE = 14.0
_NARROWEST = 6.5
_DAY, _MOMENT = 11.5, 19.5
_LONGEST_LINK = 44.0
# A row is never printed on two pages: long texts get a wider column, and the sheet is printed smaller.
_MOST_LINES = 18
_WIDEST_TEXT = 90.0
# A column is as wide as so many digits of seven pixels, each 3/4 point; left and right of the text stay two points.
_POINTS_A_CHARACTER = 7 * 0.75
_CELL_PADDING = 4.0


def is_portrait(columns: tuple[Column, ...]) -> bool:
    """True for a short list, which is printed upright."""
    return len(columns) <= 3


def column_widths(table: Table, characters: float = 0.0) -> list[float]:
    """Widths in characters; together `characters`, or what the page takes where that is 0.

    Numbers, dates and links are not broken: a column of them is as wide as its longest.
    """
    columns = table.columns
    total = sum(column.weight for column in columns)
    page = _PORTRAIT_CHARACTERS if is_portrait(columns) else _PAGE_CHARACTERS
    room = characters or max(min(page, total * _MOST_OF_A_SHARE), total * _LEAST_OF_A_SHARE)
    wanted = [max(round(room * column.weight / total, 1), _NARROWEST) for column in columns]
    return [max(width, least) for width, least in zip(wanted, _unbroken(table), strict=True)]


def _unbroken(table: Table) -> list[float]:
    """How wide each column must be for its numbers, dates and links, and that no row is higher than a page."""
    digits, letters = [0] * len(table.columns), [0] * len(table.columns)
    least = [0.0] * len(table.columns)
    for row in table.rows:
        for at, cell in enumerate(() if row.is_group else row.cells):
            if isinstance(cell, str):
                letters[at] = max(letters[at], len(cell))
            elif isinstance(cell, NumberCell | FormulaCell):
                digits[at] = max(digits[at], len(str(cell.value)))
            else:
                least[at] = max(least[at], _width_of(cell))
    return [
        max(width, _digits(n), min(m / _MOST_LINES, _WIDEST_TEXT))
        for width, n, m in zip(least, digits, letters, strict=True)
    ]


def _digits(count: int) -> float:
    """A point after every third digit, and a little room."""
    return count * 1.17 + 2.0 if count else 0.0


def _width_of(cell: DateCell | LinkCell) -> float:
    if isinstance(cell, LinkCell):
        return min(max(map(len, cell.text.split("\n"))), _LONGEST_LINK)
    return _DAY if cell.seconds is None else _MOMENT


def height(lines: int) -> float:
    """Height in points of a row of so many lines."""
    return min(lines * LINE + 2, HIGHEST)


def room_of(width: float) -> float:
    """Points that text has in a column so wide."""
    return max(width * _POINTS_A_CHARACTER - _CELL_PADDING, 1.0)


def lines_needed(text: str, width: float) -> int:
    """Lines that `text` takes in a column so wide: a word that does not fit goes on to the next line."""
    return lines_in(text, room_of(width))


def surely_fitting(room: float) -> int:
    """So many letters fit into one line whatever they are."""
    return int(room / _WIDEST)


def lines_in(text: str, room: float) -> int:
    """The same for so many points."""
    if "\n" in text:
        return sum(lines_in(line, room) for line in text.split("\n"))
    count, left = 1, room
    for size in map(_WORDS.__getitem__, text.split()):
        if size > left:
            if left < room:
                count, left = count + 1, room
            if size > room:
                count += int(size // room)  # a word longer than the column is broken
        left -= size + _BLANK
    return count


class _LetterWidths(dict[str, float]):
    """Width in points of each letter, measured when it first comes."""

    def __missing__(self, letter: str) -> float:
        register()
        self[letter] = width = text_width(letter, face(), SIZE)
        return width


class _WordWidths(dict[str, float]):
    """Width in points of each word; the same words come again and again, but never too many are kept."""

    def __missing__(self, word: str) -> float:
        if word.isdecimal():
            return len(word) * _LETTERS["0"]  # all digits are as wide, and numbers seldom come again
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = width = sum(map(_LETTERS.__getitem__, word))
        return width


# No letter of the font is wider than its size and a little; a blank is a quarter of it.
_WIDEST = SIZE * 1.1
_BLANK = SIZE / 4
_MOST_WORDS = 65_536
_LETTERS = _LetterWidths()
_WORDS = _WordWidths()
