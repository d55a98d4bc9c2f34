"""Puts a plan together from what a reader saw: which tables are assignments, their rows, the document around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import (
    ParsedPlan,
    ParsedRow,
    ParsedTable,
    PillarTarget,
    RowIssue,
    RowKind,
    Severity,
)
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.header import Header, find_headers
from pii_desktop.importers.kinds import profile_of
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.lines import Line, lines_of_table
from pii_desktop.importers.marks import parse_mark
from pii_desktop.importers.repair import propose_codes, repair_codes, repair_numbers
from pii_desktop.importers.rows import read_rows
from pii_desktop.importers.table import Grid, Source
from pii_desktop.importers.titles import read_document

_MOST_ELSEWHERE = 400


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a grid under one header."""

    grid: Grid
    header: Header
    end: int


def build_plan(source: Source, framework: Framework | None) -> ParsedPlan:
    """The plan in a file. Raises ForeignFileError when no table has a header that says who answers for what."""
    parts = list(_parts(source))
    if not parts:
        raise _no_table(source)
    read = [(part, _rows_of(part, framework)) for part in parts]
    rows = propose_codes(repair_numbers(tuple(row for _, found in read for row in found)), framework)
    rows = repair_codes(rows, framework)
    if not any(row.kind.is_assignment or row.kind is RowKind.PILLAR for row in rows):
        raise _no_rows()
    before, elsewhere = _surroundings(source, parts[0])
    notes = (*source.notes, *_unread(parts))
    return ParsedPlan(
        document=read_document(before, elsewhere),
        tables=tuple(ParsedTable(_columns(part.header), len(found)) for part, found in read),
        rows=rows,
        issues=tuple(RowIssue(Severity.NOTE, note) for note in notes),
        pillar_targets=tuple(_pillar_targets(rows)),
    )


def _rows_of(part: _Part, framework: Framework | None) -> tuple[ParsedRow, ...]:
    lines: tuple[Line, ...] = tuple(lines_of_table(part.grid, part.header, part.end))
    return read_rows(lines, part.header, profile_of(lines, framework))


def _parts(source: Source) -> Iterator[_Part]:
    """Each table under each header; a table without one goes on with the columns of the table before it."""
    previous: Header | None = None
    for grid in source.grids():
        for part in _parts_of(grid, previous):
            previous = part.header
            yield part


def _parts_of(grid: Grid, previous: Header | None) -> Iterator[_Part]:
    headers = find_headers(grid)
    for number, header in enumerate(headers):
        end = headers[number + 1].row if number + 1 < len(headers) else len(grid.rows)
        yield _Part(grid, header, end)
    if headers:
        return
    if previous is not None and _continues(grid, previous):
        yield _Part(grid, Header(-1, 0, previous.columns, previous.labels), len(grid.rows))
        return
    for inner in grid.nested:
        yield from _parts_of(inner, None)


def _continues(grid: Grid, header: Header) -> bool:
    """True for a table of the same width whose first rows carry codes or numbers where the header had them."""
    column = header.column(Meaning.CODE) or header.column(Meaning.STT)
    if column is None or grid.width != len(header.labels):
        return False
    marked = sum(parse_mark(row[column].text) is not None for row in grid.rows)
    return marked * 2 >= len(grid.rows)


def _surroundings(source: Source, first: _Part) -> tuple[list[str], list[str]]:
    """Lines above the first assignment table, and the text of everything else in the file."""
    before: list[str] = []
    elsewhere: list[str] = []
    seen = False
    for block in source.blocks:
        if isinstance(block, str):
            (elsewhere if seen else before).append(block)
            continue
        holds = block is first.grid or first.grid in block.nested
        seen = seen or holds
        rows = range(max(0, first.header.row)) if block is first.grid else range(len(block.rows))
        if not seen or block is first.grid:
            before += [line for row in rows for text in block.texts(row) for line in text.split("\n")]
        if seen:
            elsewhere += [text for row in range(len(block.rows)) for text in block.texts(row)]
    return before, elsewhere[:_MOST_ELSEWHERE]


def _columns(header: Header) -> dict[str, int]:
    return {meaning.value: column for meaning, column in header.columns.items()}


def _unread(parts: list[_Part]) -> Iterator[str]:
    labels = dict.fromkeys(label for part in parts for label in part.header.unread)
    if labels:
        yield "Cột không dùng đến: " + "; ".join(f"“{label[:60]}”" for label in labels) + "."


def _pillar_targets(rows: tuple[ParsedRow, ...]) -> Iterator[PillarTarget]:
    for row in rows:
        if row.kind is RowKind.PILLAR and row.code is not None and (row.target or row.baseline is not None):
            yield PillarTarget(row.code, row.name, row.baseline, row.target, row.target_printed or "")


def _no_table(source: Source) -> ForeignFileError:
    count = len(source.grids())
    seen = (
        f"Tệp có {count} bảng nhưng không bảng nào có dòng tiêu đề nêu tên chỉ số hoặc chỉ tiêu "
        "cùng với đơn vị chủ trì hoặc mục tiêu."
        if count
        else "Tệp không có bảng nào, hoặc các bảng đều trống."
    )
    return ForeignFileError(
        "Không tìm thấy bảng phân công trong tệp.",
        f"{seen} Chưa có gì được lưu.",
        "Hãy chọn phụ lục của kế hoạch, với dòng tiêu đề như “TT, Chỉ số, Nhiệm vụ, Đơn vị chủ trì, Đơn vị phối hợp”.",
        "no-table",
    )


def _no_rows() -> ForeignFileError:
    return ForeignFileError(
        "Bảng phân công trong tệp không có dòng nào.",
        "Đã nhận ra dòng tiêu đề nhưng bên dưới không có chỉ số hay chỉ tiêu. Chưa có gì được lưu.",
        "Hãy kiểm tra lại tệp, nhất là các dòng bị ẩn hoặc nằm ở trang tính khác.",
        "no-rows",
    )
