"""Who leads in one annex, what is to be reached in another: rows of the same indicators put together."""

from collections.abc import Iterable
from dataclasses import replace

from pii_desktop.domain.plan import ParsedRow, RowIssue, RowKind, Severity
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.parts import Part

_FEWEST = 2
_ANSWERS = {Meaning.LEAD, Meaning.COORDINATING}
_VALUES = {Meaning.TARGET, Meaning.BASELINE}
_Read = tuple[Part, tuple[ParsedRow, ...]]


def put_together(read: Iterable[_Read]) -> tuple[_Read, ...]:
    """The tables with their rows; one that only prints values gives them to that which only says who answers.

    Both have to print the same codes, each once; rows that only the values have stay where they are.
    """
    tables = list(read)
    for place, (part, rows) in enumerate(tables):
        if not _says(part, _VALUES, _ANSWERS | {Meaning.TASKS}):
            continue
        for other, (who, assigned) in enumerate(tables):
            if _says(who, _ANSWERS, _VALUES) and _are_the_same(assigned, rows):
                tables[other] = who, _with_values(assigned, rows, part)
                tables[place] = part, _rest(rows, assigned)
                break
    return tuple(tables)


def _says(part: Part, something: set[Meaning], nothing: set[Meaning]) -> bool:
    columns = part.header.columns.keys()
    return bool(columns & something) and not columns & nothing


def _codes(rows: Iterable[ParsedRow]) -> list[str]:
    return [row.code for row in rows if row.kind is RowKind.INDICATOR and row.code]


def _are_the_same(assigned: tuple[ParsedRow, ...], rows: tuple[ParsedRow, ...]) -> bool:
    """True for enough codes in common, none of them twice in a table."""
    known, found = _codes(assigned), _codes(rows)
    shared = set(known) & set(found)
    is_clear = len(set(known)) == len(known) and len(set(found)) == len(found)
    return is_clear and len(shared) >= _FEWEST and len(shared) * 2 >= len(found)


def _with_values(assigned: tuple[ParsedRow, ...], rows: tuple[ParsedRow, ...], part: Part) -> tuple[ParsedRow, ...]:
    values = {row.code: row for row in rows if row.kind is RowKind.INDICATOR}
    return tuple(
        _filled(row, values[row.code], part) if row.kind is RowKind.INDICATOR and row.code in values else row
        for row in assigned
    )


def _filled(row: ParsedRow, value: ParsedRow, part: Part) -> ParsedRow:
    place = f"trang tính “{part.grid.sheet}”" if part.grid.sheet else f"bảng thứ {part.grid.index + 1}"
    note = RowIssue(Severity.NOTE, f"Mục tiêu và năm gốc lấy từ {place} trong cùng tệp.")
    return replace(
        row,
        unit=row.unit or value.unit,
        baseline=value.baseline,
        baseline_printed=value.baseline_printed,
        series=value.series,
        target=value.target,
        target_printed=value.target_printed,
        issues=(*row.issues, *value.issues, note),
    )


def _rest(rows: tuple[ParsedRow, ...], assigned: tuple[ParsedRow, ...]) -> tuple[ParsedRow, ...]:
    """What the other table lacks; headings only where rows of their own stay, pillars for their targets."""
    taken = set(_codes(assigned))
    stays = [row for row in rows if not (row.kind is RowKind.INDICATOR and row.code in taken)]
    has_rows = any(row.kind.is_assignment for row in stays)
    return tuple(row for row in stays if has_rows or (row.kind is RowKind.PILLAR and row.target is not None))
