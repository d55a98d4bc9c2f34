"""Cells of a spreadsheet as a person sees them: numbers with their format, dates, results of formulas, old fonts."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from pii_desktop.errors import InputError
from pii_desktop.importers.fonts import OLD_FONTS, by_font, is_typed_old
from pii_desktop.importers.table import Cell, Grid
from pii_desktop.text.numbers import decimal_of

MOST_ROWS = 20_000
MOST_COLUMNS = 400
MOST_CELLS = 400_000
_PLACES = re.compile(r"0(?:\.(0+))?(%?)")
# Words, colours and languages in a format are no parts of the date.
_NO_PART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")


def cell_of(value: object, number_format: str, font: str | None, ref: str) -> Cell | None:
    """The cell for a value as the parsers give it; None for an empty one and for the error of a formula."""
    if value is None or value == "" or (isinstance(value, str) and _ERROR.fullmatch(value)):
        return None
    if isinstance(value, bool):
        return Cell("Có" if value else "Không", ref=ref)
    if isinstance(value, (int, float)):
        return _number(value, number_format, ref)
    if isinstance(value, dt.datetime | dt.date):
        text = f"{value.day:02d}/{value.month:02d}/{value.year}"
        month = f"{value.month:02d}/{value.year}" if _leaves_day_out(number_format) else ""
        return Cell(text, ref=ref, is_date=True, month=month)
    text = str(value)
    return Cell(by_font(text, font), ref=ref, is_typed_old=is_typed_old([(text, font)]))


def _leaves_day_out(number_format: str) -> bool:
    """True for a format that shows month and year only ("mm/yyyy")."""
    letters = set(_NO_PART.sub("", number_format.lower()))
    return {"m", "y"} <= letters and not letters & set("dhs")


def old_fonts(grids: Iterable[Grid]) -> list[str]:
    """The note for text that was typed in a font of before Unicode."""
    return [OLD_FONTS] if any(cell.is_typed_old for grid in grids for row in grid.rows for cell in row) else []


def is_error(value: object) -> bool:
    """True for what a formula shows instead of a result ("#REF!")."""
    return isinstance(value, str) and _ERROR.fullmatch(value) is not None


def _number(value: float, number_format: str, ref: str) -> Cell:
    """A number with the text a person sees: places and percent of its format, else the shortest form."""
    try:
        number = decimal_of(value)
    except InputError:
        return Cell(str(value), ref=ref)
    shape = _PLACES.fullmatch(number_format.partition(";")[0])
    if "%" in number_format:
        number *= 100
    places = len(shape[1] or "") if shape else None
    text = _shown(number, places)
    return Cell(f"{text}%" if "%" in number_format else text, number, ref=ref)


def _shown(number: Decimal, places: int | None) -> str:
    """Format places are shown, never fewer than the number holds: what is hidden by a format is still the number."""
    number = number.normalize() if number else Decimal(0)
    own = max(0, -int(number.as_tuple().exponent))
    return f"{number:.{max(own, places or 0)}f}"


def hidden_sheet(title: str) -> str:
    """The note for a sheet that is not read."""
    return f"Trang tính ẩn “{title}” không được đọc."


def hidden_rows(title: str | None, count: int) -> list[str]:
    """The note for rows that are hidden or filtered out, which are read."""
    return [f"Trang tính “{title}” có {count} dòng bị ẩn hoặc bị lọc; vẫn được đọc."] if count else []


def broken_formulas(title: str | None, count: int) -> list[str]:
    """The note for formulas that show an error."""
    text = f"Trang tính “{title}” có {count} ô báo lỗi công thức (như #REF!, #N/A) nên được coi là trống."
    return [text] if count else []
