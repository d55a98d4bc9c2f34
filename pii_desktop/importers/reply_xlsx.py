"""The door for forms that come back from other departments: read in a child process, found by header and keys.

The sheet may have been sorted, columns moved, rows deleted or added: a row is known by its hidden key, else by its
code, and a column by the words of its header.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pii_desktop import isolation
from pii_desktop.domain.request_form import (
    ANSWERS,
    FilledForm,
    FilledRow,
    FormCell,
    FormColumn,
    FormMark,
    mark_of,
)
from pii_desktop.errors import ForeignFileError, InputError
from pii_desktop.importers.guard import Format, read_file, recognise
from pii_desktop.importers.refusals import refused
from pii_desktop.importers.table import Cell, Grid, Source
from pii_desktop.text.normalise import clean_text, one_line, search_key
from pii_desktop.text.numbers import AMBIGUOUS, parse_decimal

SUFFIXES = (".xlsx", ".xlsm", ".xls")
_CHILD = "pii_desktop.importers.reply_xlsx:read_reply_content"
_LEAST_TITLES = 4
_HEADER_WITHIN = 40
_TITLES = {search_key(column.label): column for column in FormColumn}
_READINGS = re.compile(r"(-?)(\d+)[.,](\d{3})")


def read_reply_isolated(path: Path, *, cancelled: Callable[[], bool] | None = None) -> FilledForm:
    """The form in a file, parsed in a child process with caps.

    Raises ForeignFileError for a file that is no form of this program (code "reply-foreign") or cannot be read,
    IsolationError when a cap was hit.
    """
    content = read_file(path)
    recognise(content, path.name)
    form = isolation.run(_CHILD, content, path.name, cancelled=cancelled)
    if not isinstance(form, FilledForm):
        raise TypeError(f"the child answered with {type(form).__name__}")
    return replace(form, file_name=one_line(path.name))


def read_reply_content(content: bytes, name: str) -> FilledForm:
    """The form in these bytes, parsed in this process. Raises ForeignFileError."""
    source = _source(content, name)
    for grid in (block for block in source.blocks if isinstance(block, Grid)):
        found = _header(grid)
        if found is not None:
            row, columns = found
            missing = tuple(column for column in ANSWERS if column not in columns)
            return FilledForm(_mark(grid), tuple(_rows(grid, row, columns)), missing, source.notes)
    raise _foreign()


def _source(content: bytes, name: str) -> Source:
    kind = recognise(content, name)
    if kind is Format.XLSX:
        from pii_desktop.importers import xlsx

        return xlsx.read(content)
    if kind is Format.XLS:
        from pii_desktop.importers import xls

        return xls.read(content)
    raise refused(
        "Phiếu trả lời phải là tệp Excel.",
        "Chương trình chỉ đọc lại phiếu Excel (.xlsx, .xls) do chính chương trình xuất ra. Chưa có gì được lưu.",
        "Hãy chọn tệp phiếu đã gửi đi và được điền trả lại.",
        "reply-format",
    )


def _header(grid: Grid) -> tuple[int, dict[FormColumn, int]] | None:
    """The row with the words of the header and the place of each column; the first one of two with the same words."""
    for number, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        columns: dict[FormColumn, int] = {}
        for place, cell in enumerate(row):
            column = _TITLES.get(search_key(cell.text))
            if column is not None and cell.origin == (number, place):
                columns.setdefault(column, place)
            elif mark_of(cell.text):
                columns.setdefault(FormColumn.KEY, place)
        if len(columns) >= _LEAST_TITLES and FormColumn.CODE in columns:
            return number, columns
    return None


def _mark(grid: Grid) -> FormMark | None:
    cells = (cell for row in grid.rows[:_HEADER_WITHIN] for cell in row)
    return next((mark for cell in cells if (mark := mark_of(cell.text))), None)


def _rows(grid: Grid, header: int, columns: Mapping[FormColumn, int]) -> Iterator[FilledRow]:
    for number in range(header + 1, len(grid.rows)):
        row = grid.rows[number]
        texts = {column: one_line(row[place].text) for column, place in columns.items() if not column.is_answer}
        cells = {column: cell for column in ANSWERS if (cell := _cell(row, columns.get(column), column))}
        key, code, name = (texts.get(column, "") for column in (FormColumn.KEY, FormColumn.CODE, FormColumn.NAME))
        if key or cells or (code and name):
            yield FilledRow(number + 1, key, code, name, cells)


def _cell(row: tuple[Cell, ...], place: int | None, column: FormColumn) -> FormCell | None:
    """What was filled in; None for a blank cell, and for one that is merged into another."""
    cell = row[place] if place is not None else Cell()
    text = clean_text(cell.text)
    if not text:
        return None
    return _number(cell, text) if column.is_number else FormCell(text)


def _number(cell: Cell, text: str) -> FormCell:
    if cell.is_date:
        return FormCell(text, problem="Excel đã đổi số thành ngày: hãy hỏi lại đơn vị.")
    if cell.number is not None:
        return FormCell(text, cell.number)
    typed = one_line(text).removesuffix("%").strip()
    try:
        return FormCell(text, parse_decimal(typed))
    except InputError as error:
        both = _READINGS.fullmatch(typed.replace(" ", ""))
        if error.code == AMBIGUOUS and both is not None:
            sign, whole, places = both.groups()
            readings = (Decimal(f"{sign}{whole}{places}"), Decimal(f"{sign}{whole}.{places}"))
            return FormCell(text, readings=readings, problem=f"“{typed}” có hai cách hiểu: hãy chọn một.")
        return FormCell(text, problem=f"{error.title} Hãy hỏi lại đơn vị.")


def _foreign() -> ForeignFileError:
    return refused(
        "Đây không phải phiếu cung cấp số liệu.",
        "Không tìm thấy dòng tiêu đề của phiếu (Mã, Giá trị, Kết quả thực hiện…). Chưa có gì được lưu.",
        "Hãy chọn tệp phiếu do chương trình xuất ra và được đơn vị điền trả lại.",
        "reply-foreign",
    )
