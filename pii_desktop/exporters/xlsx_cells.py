"""The rows of a table as XML. Text is text whatever it begins with: "=1+1" never becomes a formula."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from pii_desktop.exporters.xlsx_measures import height, lines_needed
from pii_desktop.exporters.xlsx_text import cell_texts, letters, text_xml

_LIKE_A_FORMULA = frozenset("=+-@\t'")
# Excel and LibreOffice keep no more digits of a number; a longer one stays text, digit for digit.
_MOST_DIGITS = 15
_LARGEST = Decimal("1e300")
_FIRST_DAY = date(1900, 3, 1)  # the 29 February 1900 that Excel knows never was
_DAY_ZERO = date(1899, 12, 30)
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


class TableCells:
    """Writes the cells of one table. `at` is the last row written, `links` are the cells that lead somewhere."""

    def __init__(self, columns: tuple[Column, ...], widths: list[float], looks: Looks, first: int) -> None:
        self.at = first - 1
        self.links: list[tuple[str, LinkCell]] = []
        shade = GROUP_FILL if any(column.is_open for column in columns) else ""
        self._columns = [_ColumnCells(letters(at), column, looks, shade) for at, column in enumerate(columns, start=1)]
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
            self.at += 1
            yield self._group(row)
            return
        pieces = [cell_texts(cell) if isinstance(cell, str) else (cell,) for cell in row.cells]
        for part in range(max(map(len, pieces))):
            values: list[Cell] = [held[part] if part < len(held) else "" for held in pieces]
            self.at += 1
            yield self._line(values, least_lines, is_strong=row.is_strong)

    def _line(self, values: list[Cell], lines: int, *, is_strong: bool) -> str:
        at, cells = self.at, []
        for value, each, width in zip(values, self._columns, self._widths, strict=True):
            cells.append(each.xml(at, value, is_strong=is_strong))
            text = value if isinstance(value, str) else cell_text(value)
            # Four letters fit into the narrowest column.
            if len(text) > 4 and not each.column.is_hidden:
                needed = lines_needed(text, width)
                lines = max(lines, needed)
            if isinstance(value, LinkCell) and value.target:
                self.links.append((f"{each.letters}{at}", value))
        return row_xml(at, height(lines), "".join(cells))

    def _group(self, row: Row) -> str:
        """Not merged, so that the table can be sorted and filtered: the text runs over the empty cells."""
        last = len(self._columns)
        cells = []
        for place, each in enumerate(self._columns, start=1):
            side = Border.FIRST if place == 1 else Border.LAST if place == last else Border.MIDDLE
            side = Border.GRID if last == 1 else side
            look = Look(is_bold=True, vertical="center", is_wrapped=False, fill=GROUP_FILL, border=side)
            text = cell_texts(cell_text(row.cells[0]))[0] if place == 1 else ""
            cells.append(text_cell(f"{each.letters}{self.at}", self._looks.number(look), text))
        return row_xml(self.at, height(1), "".join(cells))


class _ColumnCells:
    """One column: its letters and the numbers of its looks, found once for all its rows."""

    def __init__(self, letters: str, column: Column, looks: Looks, shade: str) -> None:
        self.letters, self.column = letters, column
        self._looks = looks
        # What somebody types into an open column of words stays what was typed: no date, no formula comes of it.
        number_format = "@" if column.is_open and not column.is_number else column.number_format
        look = Look(horizontal=column.align.value, is_locked=not column.is_open, number_format=number_format)
        self._look = look if column.is_open else replace(look, fill=shade)
        self._known: dict[_Shade, int] = {}

    def xml(self, at: int, value: Cell, *, is_strong: bool) -> str:
        """One cell of this column in row `at`."""
        where, shade = f"{self.letters}{at}", _STRONG if is_strong else _PLAIN
        match value:
            case str():
                if value[:1] in _LIKE_A_FORMULA:
                    shade = replace(shade, is_quoted=True)
                return text_cell(where, self._number(shade), value)
            case NumberCell():
                return self._number_xml(where, value, shade)
            case DateCell():
                return self._date_xml(where, value, shade)
            case FormulaCell():
                style = self._formatted(shade, self.column.number_format or _format_of(value.value, ""))
                return f'<c r="{where}" s="{style}"><f>{text_xml(value.formula)}</f><v>{value.value:f}</v></c>'
            case LinkCell():
                style = self._number(replace(shade, is_link=bool(value.target)))
                return text_cell(where, style, cell_texts(value.text)[0])

    def _number_xml(self, where: str, cell: NumberCell, shade: "_Shade") -> str:
        number = cell.value
        if len(number.as_tuple().digits) > _MOST_DIGITS or not -_LARGEST < number < _LARGEST:
            return text_cell(where, self._number(shade), cell.text)
        style = self._formatted(shade, self.column.number_format or _format_of(number, cell.printed))
        return f'<c r="{where}" s="{style}"><v>{number:f}</v></c>'

    def _date_xml(self, where: str, cell: DateCell, shade: "_Shade") -> str:
        if cell.day < _FIRST_DAY:
            return text_cell(where, self._number(shade), cell.text)
        days = (cell.day - _DAY_ZERO).days
        serial = str(days) if cell.seconds is None else f"{days + cell.seconds / 86_400:.6f}"
        style = self._formatted(shade, self.column.number_format or (_DAY if cell.seconds is None else _MOMENT))
        return f'<c r="{where}" s="{style}"><v>{serial}</v></c>'

    def _formatted(self, shade: "_Shade", number_format: str) -> int:
        return self._number(replace(shade, number_format=number_format))

    def _number(self, shade: "_Shade") -> int:
        if shade not in self._known:
            look = replace(self._look, is_bold=shade.is_bold, is_quoted=shade.is_quoted, is_link=shade.is_link)
            look = replace(look, number_format=shade.number_format) if shade.number_format else look
            self._known[shade] = self._looks.number(look)
        return self._known[shade]


@dataclass(frozen=True, slots=True)
class _Shade:
    """In what a cell differs from the others of its column."""

    is_bold: bool = False
    is_quoted: bool = False
    is_link: bool = False
    number_format: str = ""


_PLAIN, _STRONG = _Shade(), _Shade(is_bold=True)


def text_cell(where: str, style: int, text: str) -> str:
    """A cell of text; blank stays empty."""
    if not text:
        return f'<c r="{where}" s="{style}"/>'
    inside = text_xml(text)
    return f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'


def row_xml(at: int, points: float, cells: str) -> str:
    """A row of that height: left to the reader, LibreOffice keeps one line for all."""
    return f'<row r="{at}" ht="{points:g}" customHeight="1">{cells}</row>'


def _format_of(number: Decimal, printed: str) -> str:
    """As many places as were typed; thousands grouped unless the printed text shows none."""
    exponent = number.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    grouped = abs(number) >= Decimal(1000) and printed != str(number)
    return f"{'#,##0' if grouped else '0'}{'.' + '0' * places if places else ''}"
