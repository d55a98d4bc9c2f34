"""The rows of a table as XML. Text is text whatever it begins with: "=1+1" never becomes a formula."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pii_desktop.domain.report import (
    Cell,
    Column,
    DateCell,
    FormulaCell,
    LinkCell,
    NumberCell,
    Row,
    cell_text,
)
from pii_desktop.exporters.xlsx_looks import GROUP_FILL, HEADER_FILL, OPEN_FILL, Border, Look, Looks
from pii_desktop.exporters.xlsx_measures import height, lines_in, lines_needed, room_of, surely_fitting
from pii_desktop.exporters.xlsx_text import LONGEST_CELL, cell_texts, is_ordinary, letters, text_xml

_LIKE_A_FORMULA = frozenset("=+-@\t'")
_MOST_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)  # the 29 February 1900 that Excel knows never was
_DAY_ZERO = date(1899, 12, 30)
_TEXT, _TEXT_END = 't="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


class TableCells:
    """Writes the cells of one table. `at` is the last row written, `links` are the cells that lead somewhere."""

    def __init__(self, columns: tuple[Column, ...], widths: list[float], looks: Looks, first: int) -> None:
        self.at = first - 1
        self.links: list[tuple[str, LinkCell]] = []
        self._heights: dict[int, str] = {}
        shade = GROUP_FILL if any(column.is_open for column in columns) else ""
        self._columns = [_ColumnCells(letters(at), column, looks, shade) for at, column in enumerate(columns, start=1)]
        for each, width in zip(self._columns, widths, strict=True):
            # What is hidden makes no row higher.
            if not each.column.is_hidden:
                each.room = room_of(width)
                each.fitting = surely_fitting(each.room)
        self._widths = widths
        self._looks = looks

    def header(self) -> str:
        """The row of titles."""
        self.at += 1
        cells = []
        for each in self._columns:
            look = Look(is_bold=True, horizontal="center", vertical="center", fill=HEADER_FILL)
            look = replace(look, fill=OPEN_FILL) if each.column.is_open else look
            cells.append(text_cell(f"{each.letters}{self.at}", self._looks.number(look), each.column.title))
        titles = [each.column.title for each in self._columns if not each.column.is_hidden]
        shown = [width for each, width in zip(self._columns, self._widths, strict=True) if not each.column.is_hidden]
        lines = max(lines_needed(title, width * 0.85) for title, width in zip(titles, shown, strict=True))
        return row_xml(self.at, height(lines), "".join(cells))

    def row(self, row: Row, least_lines: int = 1) -> Iterator[str]:
        """A row; text longer than a cell goes on in the rows below it."""
        if row.is_group:
            for text in cell_texts(cell_text(row.cells[0])):
                self.at += 1
                yield self._group(text)
            return
        for values in _pieces(row):
            self.at += 1
            yield self._line(values, least_lines, is_strong=row.is_strong)

    def _line(self, values: Sequence[Cell], lines: int, *, is_strong: bool) -> str:
        at, cells = str(self.at), []
        for value, each in zip(values, self._columns, strict=True):
            if isinstance(value, str):
                cells.append(each.text(at, value, is_strong))
                text = value
            elif isinstance(value, NumberCell):
                cells.append(each.number(at, value, is_strong))
                continue
            else:
                cells.append(each.other(at, value, is_strong))
                if not isinstance(value, LinkCell):
                    continue
                text = value.text
                if value.target:
                    self.links.append((f"{each.letters}{at}", value))
            if (len(text) > each.fitting or "\n" in text) and (needed := lines_in(text, each.room)) > lines:
                lines = needed
        if lines not in self._heights:
            self._heights[lines] = _tag(height(lines))
        return f'<row r="{at}"{self._heights[lines]}{"".join(cells)}</row>'

    def _group(self, text: str) -> str:
        """Not merged, so that the table can be sorted and filtered: the text runs over the empty cells."""
        last = len(self._columns)
        cells = []
        for place, each in enumerate(self._columns, start=1):
            side = Border.FIRST if place == 1 else Border.LAST if place == last else Border.MIDDLE
            side = Border.GRID if last == 1 else side
            look = Look(is_bold=True, vertical="center", is_wrapped=False, fill=GROUP_FILL, border=side)
            cells.append(text_cell(f"{each.letters}{self.at}", self._looks.number(look), text if place == 1 else ""))
        return row_xml(self.at, height(1), "".join(cells))


class _ColumnCells:
    """One column: its letters and the numbers of its looks, found once for all its rows."""

    def __init__(self, letters: str, column: Column, looks: Looks, shade: str) -> None:
        self.letters, self.column = letters, column
        self.room, self.fitting = math.inf, LONGEST_CELL
        self._looks = looks
        # What somebody types into an open column of words stays what was typed: no date, no formula comes of it.
        number_format = "@" if column.is_open and not column.is_number else column.number_format
        look = Look(horizontal=column.align.value, is_locked=not column.is_open, number_format=number_format)
        self._look = look if column.is_open else replace(look, fill=shade)
        self._strong = replace(self._look, is_bold=True, fill=GROUP_FILL)
        self._texts = [looks.number(look) for look in (self._look, self._strong)]
        self._blanks = [f'" s="{style}"/>' for style in self._texts]
        self._begun = [f'" s="{style}" {_TEXT}' for style in self._texts]
        self._start = f'<c r="{letters}'
        self._formats: dict[tuple[bool, str], int] = {}
        self._likes: dict[tuple[int, int, bool], int] = {}

    def text(self, at: str, value: str, is_strong: bool) -> str:  # noqa: FBT001 - called for every cell
        """A cell of text in row `at`."""
        if not value:
            return self._start + at + self._blanks[is_strong]
        if value[0] in _LIKE_A_FORMULA:
            style = self._changed(is_bold=is_strong, is_quoted=True)
            return text_cell(self.letters + at, style, cell_texts(value)[0])
        inside = value if is_ordinary(value) else text_xml(cell_texts(value)[0])
        return f"{self._start}{at}{self._begun[is_strong]}{inside}{_TEXT_END}"

    def number(self, at: str, cell: NumberCell, is_strong: bool) -> str:  # noqa: FBT001 - called for every cell
        """A cell of a number in row `at`."""
        digits = _digits(cell.value)
        # Most numbers of a column look like one before: as many digits, as many places.
        key = (len(digits), digits.find("."), is_strong)
        style = None if cell.printed or digits[0] == "-" else self._likes.get(key)
        if style is None:
            # Excel and LibreOffice keep no more digits of a number; a longer one stays text, digit for digit.
            if len(digits) > _MOST_DIGITS and len(digits.replace(".", "").strip("-0")) > _MOST_DIGITS:
                return text_cell(self.letters + at, self._texts[is_strong], cell.text)
            style = self._formatted(is_strong, self.column.number_format or format_of(digits, cell.printed))
            if not cell.printed and digits[0] != "-" and len(digits) <= _MOST_DIGITS:
                self._likes[key] = style
        return f'{self._start}{at}" s="{style}"><v>{digits}</v></c>'

    def other(self, at: str, value: DateCell | FormulaCell | LinkCell, is_strong: bool) -> str:  # noqa: FBT001
        """Any other cell."""
        where = self.letters + at
        match value:
            case DateCell():
                return self._date_xml(where, value, is_strong)
            case FormulaCell():
                digits = _digits(value.value)
                style = self._formatted(is_strong, self.column.number_format or format_of(digits, ""))
                return f'<c r="{where}" s="{style}"><f>{text_xml(value.formula)}</f><v>{digits}</v></c>'
            case LinkCell():
                style = self._changed(is_bold=is_strong, is_link=bool(value.target))
                return text_cell(where, style, cell_texts(value.text)[0])

    def _date_xml(self, where: str, cell: DateCell, is_strong: bool) -> str:  # noqa: FBT001
        if cell.day < _FIRST_DAY:
            return text_cell(where, self._texts[is_strong], cell.text)
        days = (cell.day - _DAY_ZERO).days
        serial = str(days) if cell.seconds is None else f"{days + cell.seconds / 86_400:.10f}"
        style = self._formatted(is_strong, self.column.number_format or (_DAY if cell.seconds is None else _MOMENT))
        return f'<c r="{where}" s="{style}"><v>{serial}</v></c>'

    def _formatted(self, is_bold: bool, number_format: str) -> int:  # noqa: FBT001
        key = (is_bold, number_format)
        if key not in self._formats:
            self._formats[key] = self._changed(is_bold=is_bold, number_format=number_format)
        return self._formats[key]

    def _changed(
        self, *, is_bold: bool, is_quoted: bool = False, is_link: bool = False, number_format: str = ""
    ) -> int:
        look = replace(self._strong if is_bold else self._look, is_quoted=is_quoted, is_link=is_link)
        return self._looks.number(replace(look, number_format=number_format) if number_format else look)


def text_cell(where: str, style: int, text: str) -> str:
    """A cell of cleaned text; blank stays empty."""
    return f'<c r="{where}" s="{style}" {_TEXT}{text_xml(text)}{_TEXT_END}' if text else f'<c r="{where}" s="{style}"/>'


def row_xml(at: int, points: float, cells: str) -> str:
    """A row of that height: left to the reader, LibreOffice keeps one line for all."""
    return f'<row r="{at}"{_tag(points)}{cells}</row>'


def _tag(points: float) -> str:
    return f' ht="{points:g}" customHeight="1">'


def _pieces(row: Row) -> list[Sequence[Cell]]:
    """The cells, and below them what did not fit."""
    if all(len(cell_text(cell)) <= LONGEST_CELL // 2 for cell in row.cells if isinstance(cell, str | LinkCell)):
        return [row.cells]
    pieces = [_parts(cell) for cell in row.cells]
    return [[held[part] if part < len(held) else "" for held in pieces] for part in range(max(map(len, pieces)))]


def _parts(cell: Cell) -> Sequence[Cell]:
    if isinstance(cell, LinkCell):
        return [LinkCell(text, cell.target) for text in cell_texts(cell.text)]
    return cell_texts(cell) if isinstance(cell, str) else (cell,)


def _digits(number: Decimal) -> str:
    """Without an exponent."""
    digits = str(number)
    return f"{number:f}" if "E" in digits else digits


def format_of(digits: str, printed: str) -> str:
    """As many places as were typed, or as paper prints with a comma; thousands grouped unless none are printed.

    The cell keeps the whole number: only what is shown of it is limited.
    """
    whole, _, places = digits.partition(".")
    if "," in printed:
        places = printed.rpartition(",")[2]
    is_grouped = len(whole.lstrip("-")) > 3 and printed != digits
    code = "#,##0" if is_grouped else "0"
    return f"{code}.{'0' * len(places)}" if places else code
