"""Puts a plan together from what a reader saw: which tables are assignments, their rows, the document around them."""

from collections.abc import Iterator
from dataclasses import replace

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import (
    ColumnMapping,
    ParsedPlan,
    ParsedRow,
    ParsedTable,
    PillarTarget,
    RowIssue,
    RowKind,
    Severity,
)
from pii_desktop.errors import ForeignFileError
from pii_desktop.importers.body import lines_above, read_body
from pii_desktop.importers.excel_codes import undo_excel
from pii_desktop.importers.kinds import profile_of
from pii_desktop.importers.legible import is_garbled
from pii_desktop.importers.lines import Line, lines_of_table
from pii_desktop.importers.parts import Part, Parts, find_parts, guessed_in, shape_of
from pii_desktop.importers.pillar_table import set_apart
from pii_desktop.importers.repair import propose_codes, repair_codes, repair_numbers
from pii_desktop.importers.rows import Position, read_rows
from pii_desktop.importers.shared_cells import share_out
from pii_desktop.importers.subjects import plan_subject
from pii_desktop.importers.surroundings import surroundings
from pii_desktop.importers.table import Source
from pii_desktop.importers.target_years import aim_at, year_notes
from pii_desktop.importers.titles import read_document
from pii_desktop.importers.twice import said_twice
from pii_desktop.importers.values_apart import put_together


def build_plan(source: Source, framework: Framework | None, mapping: ColumnMapping | None = None) -> ParsedPlan:
    """The plan in a file. Raises ForeignFileError when no table has a header that says who answers for what.

    With a `mapping`, even an empty one, a file whose tables are all skipped gives a plan without rows, so that a clerk
    may map them by hand.
    """
    parts, pillars = set_apart(find_parts(source, mapping), framework)
    first = parts.found[0] if parts.found else None
    document = read_document(*surroundings(source, first))
    parts = replace(parts, found=aim_at(parts.found, document.year))
    read = put_together(_read(parts.found, framework))
    rows = propose_codes(repair_numbers(tuple(row for _, found in read for row in found)), framework)
    rows = repair_codes(rows, framework)
    if mapping is None or not (parts.found or parts.skipped):
        _demand_rows(source, parts, rows)
    years = year_notes(parts.found, document.year)
    notes = (*source.notes, *years, *_unread(parts.found), *_lost_merges(source, rows))
    above = tuple(lines_above(source, first.grid if first else None))
    return ParsedPlan(
        document=document,
        tables=tuple(_table(part, len(found)) for part, found in read),
        rows=tuple(map(_warned_of_garbage, rows)),
        issues=(
            *_lost_tables(parts),
            *said_twice(rows),
            *_doubtful(parts.found),
            *(RowIssue(Severity.NOTE, note) for note in notes),
        ),
        pillar_targets=tuple(_pillar_targets(rows)) or pillars,
        skipped=parts.skipped,
        body=read_body(above, framework),
        subject=plan_subject(above),
    )


def _demand_rows(source: Source, parts: Parts, rows: tuple[ParsedRow, ...]) -> None:
    if not parts.found:
        raise _no_table(source)
    if not any(row.kind.is_assignment or row.kind is RowKind.PILLAR for row in rows):
        raise _no_rows()


def _read(parts: tuple[Part, ...], framework: Framework | None) -> Iterator[tuple[Part, tuple[ParsedRow, ...]]]:
    """Each part with its rows; a table with the header of the one before it goes on where that one ended."""
    before: Part | None = None
    position = Position()
    for part in parts:
        if before is None or (part.header.labels, part.grid.sheet) != (before.header.labels, before.grid.sheet):
            position = Position()
        if part.pillar is not None:
            position = Position(part.pillar)
        grid = undo_excel(part.grid, part.header, part.end)
        lines: tuple[Line, ...] = tuple(share_out(lines_of_table(grid, part.header, part.end)))
        rows, position = read_rows(lines, part.header, profile_of(lines, framework), position)
        before = part
        yield part, rows


def _table(part: Part, rows: int) -> ParsedTable:
    header = part.header
    columns = {meaning.value: column for meaning, column in header.columns.items()}
    shape = shape_of(header.labels)
    return ParsedTable(columns, rows, header.labels, guessed_in(header), shape, part.grid.index, part.grid.sheet)


def _warned_of_garbage(row: ParsedRow) -> ParsedRow:
    """Text that no known encoding explains is shown as it is, and said."""
    texts = (row.name, *row.lead, *row.coordinating, *row.tasks, row.target_printed or "", row.unit or "")
    if not any(map(is_garbled, texts)):
        return row
    text = "Có chữ không đọc được hết (bảng mã lạ hoặc mất chữ); hãy đối chiếu dòng này với bản gốc."
    return replace(row, issues=(*row.issues, RowIssue(Severity.WARNING, text)))


def _lost_merges(source: Source, rows: tuple[ParsedRow, ...]) -> Iterator[str]:
    """A note where rows of a text table name nobody: merged cells may have done."""
    count = sum(row.kind.is_assignment and not row.lead for row in rows)
    if count and not source.keeps_merges:
        yield f"{count} dòng không có đơn vị chủ trì; tệp văn bản không giữ ô gộp, hãy đối chiếu với bản gốc."


def _lost_tables(parts: Parts) -> Iterator[RowIssue]:
    """A warning for each table behind an assignment table of which nothing is read."""
    for table in parts.lost:
        place = f" trên trang “{table.sheet}”" if table.sheet else ""
        words = " | ".join(filter(None, table.header))[:80]
        yield RowIssue(
            Severity.WARNING,
            f"Bảng thứ {table.table + 1}{place} (bắt đầu “{words}”) đứng sau bảng phân công nhưng không dòng nào được "
            f"đọc: {table.reason} Nếu đó là phần tiếp theo, hãy chọn cột cho bảng ấy hoặc thêm dòng tiêu đề rồi nhập "
            "lại; nếu không, không cần làm gì.",
        )


def _doubtful(parts: tuple[Part, ...]) -> Iterator[RowIssue]:
    """A warning for each thing about the columns that a clerk should look at."""
    doubts = dict.fromkeys(doubt for part in parts if not part.header.is_given for doubt in part.header.doubts)
    return (RowIssue(Severity.WARNING, doubt) for doubt in doubts)


def _unread(parts: tuple[Part, ...]) -> Iterator[str]:
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
