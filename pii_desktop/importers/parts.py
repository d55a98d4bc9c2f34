"""Which tables of a file are assignments: found by their headers, or told by a clerk; the others with the reason."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pii_desktop.domain.plan import ColumnMapping, SkippedTable
from pii_desktop.importers.going_on import going_on
from pii_desktop.importers.header import Header, body_below, find_headers
from pii_desktop.importers.labels import Meaning, meaning_by_rule, meaning_of
from pii_desktop.importers.marks import MarkKind, split_mark
from pii_desktop.importers.table import Grid, Source
from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.roman import parse_roman

_NEAR_ABOVE = 3
_SAMPLE_ROWS = 8
_MOST_SKIPPED = 60
_LETTERHEAD = (6, 3)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a grid under one header; `pillar` is the one named by a heading directly above the table."""

    grid: Grid
    header: Header
    end: int
    pillar: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The assignment tables of a file and those that are none; `lost` are those of these that stand below one."""

    found: tuple[Part, ...]
    skipped: tuple[SkippedTable, ...]
    lost: tuple[SkippedTable, ...] = ()


def find_parts(source: Source, mapping: ColumnMapping | None) -> Parts:
    """Each table under each header; a table without one goes on with the columns of the table before it."""
    search = _Search(mapping or ColumnMapping())
    found: list[Part] = []
    above: list[str] = []
    for block in source.blocks:
        if isinstance(block, str):
            above.append(block)
            continue
        pillar = _pillar_above(above, block)
        found += [replace(part, pillar=pillar) for part in search.parts_of(block)]
        above = []
    return Parts(tuple(found), tuple(search.skipped[:_MOST_SKIPPED]), tuple(search.lost[:_MOST_SKIPPED]))


def pillar_of(line: str) -> str | None:
    """The pillar that a heading names: "Trụ cột 1: Thể chế" and "I. TRỤ CỘT 1" give "1"."""
    mark, rest = split_mark(one_line(line))
    if mark is not None and mark.kind is MarkKind.PILLAR:
        return mark.code
    if mark is not None and mark.kind in (MarkKind.ROMAN, MarkKind.NUMBER):
        return pillar_of(rest)
    bare = re.fullmatch(r"tru cot (\d|[ivx]+)[ .:]*", search_key(line))
    if bare is None:
        return None
    numeral = parse_roman(bare[1].upper())
    return bare[1] if numeral is None else str(numeral)


def is_letterhead(grid: Grid) -> bool:
    """True for the small table without rules that holds issuer, number and motto at the head of a document."""
    return len(grid.rows) <= _LETTERHEAD[0] and grid.width <= _LETTERHEAD[1]


def shape_of(labels: tuple[str, ...]) -> str:
    """A key of the words of a header, the same for next year's table: numbers and punctuation are left out."""
    words = "|".join(re.sub(r"[\W\d_]+", " ", search_key(label)).strip() for label in labels)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def guessed_in(header: Header) -> frozenset[str]:
    """The meanings that the printed words do not say outright."""
    return frozenset(
        meaning.value
        for meaning, column in header.columns.items()
        if not header.is_given and meaning_by_rule(header.labels[column]) is not meaning
    )


def _pillar_above(lines: list[str], grid: Grid) -> str | None:
    near = [pillar_of(line) for line in (*([grid.sheet] if grid.sheet else []), *lines[-_NEAR_ABOVE:])]
    return next((pillar for pillar in reversed(near) if pillar is not None), None)


class _Search:
    """Goes through the tables in order and remembers the last header."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self.skipped: list[SkippedTable] = []
        self.lost: list[SkippedTable] = []
        self._mapping = mapping
        self._previous: Header | None = None

    def parts_of(self, grid: Grid) -> list[Part]:
        """The parts of a table and of the tables inside it."""
        headers = find_headers(grid)
        first = _first_row(grid)
        shape = shape_of(headers[0].labels if headers else _texts(grid, first))
        given = self._mapping.columns_of(grid.index, shape)
        if given is not None and not given:
            self._skip(grid, "Bảng được bỏ qua theo lựa chọn của bạn.", is_chosen=True)
            return []
        if given:
            headers = _given(grid, headers, given)
        if headers:
            self._previous = headers[-1]
            return list(_stretches(grid, headers))
        fitted = going_on(grid, self._previous) if self._previous is not None else None
        if fitted is not None and self._previous is not None:
            return [Part(fitted, replace(self._previous, row=-1, body=0, unread=()), len(grid.rows))]
        inner = [part for nested in grid.nested for part in self.parts_of(nested)]
        if not inner and given is None and len(grid.rows) > 1 and grid.width > 1:
            self._skip(grid, _reason(grid, first))
        elif given:
            self._skip(grid, "Các cột được chọn không có cột tên chỉ số hoặc nằm ngoài bảng.")
        return inner

    def _skip(self, grid: Grid, reason: str, *, is_chosen: bool = False) -> None:
        first = _first_row(grid)
        header = _texts(grid, first)
        sample = tuple(_texts(grid, row) for row in range(first, min(len(grid.rows), first + _SAMPLE_ROWS)))
        skipped = SkippedTable(grid.index, reason, header, shape_of(header), grid.sheet, sample)
        self.skipped.append(skipped)
        if self._previous is not None and not is_letterhead(grid) and not is_chosen:
            self.lost.append(skipped)


def _stretches(grid: Grid, headers: tuple[Header, ...]) -> Iterator[Part]:
    for number, header in enumerate(headers):
        end = headers[number + 1].row if number + 1 < len(headers) else len(grid.rows)
        yield Part(grid, header, end)


def _given(grid: Grid, headers: tuple[Header, ...], given: dict[str, int]) -> tuple[Header, ...]:
    """The headers with the columns a clerk gave; without a header the first row with words is taken for it."""
    known = {meaning.value: meaning for meaning in Meaning}
    columns = {known[key]: place for key, place in given.items() if key in known and 0 <= place < grid.width}
    if Meaning.NAME not in columns:
        return ()
    if not headers:
        first = _first_row(grid)
        headers = (Header(first, body_below(grid, first + 1), {}, _texts(grid, first)),)
    return tuple(replace(each, columns=columns, more_tasks=(), unread=(), is_given=True) for each in headers)


def _first_row(grid: Grid) -> int:
    """The first row that prints several words, else the first."""
    several = (row for row in range(len(grid.rows)) if len(set(grid.texts(row))) > 1)
    return next(several, 0)


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(one_line(cell.text) for cell in grid.rows[row]) if grid.rows else ()


def _reason(grid: Grid, first: int) -> str:
    meanings = {meaning_of(text) for text in _texts(grid, first)}
    if Meaning.NAME in meanings:
        return "Có cột tên nhưng không nhận ra cột đơn vị chủ trì, phối hợp hay mục tiêu."
    if meanings & {Meaning.LEAD, Meaning.COORDINATING}:
        return "Có cột đơn vị thực hiện nhưng không nhận ra cột tên chỉ số, chỉ tiêu hay nhiệm vụ."
    if is_letterhead(grid):
        return "Bảng nhỏ không có dòng tiêu đề, thường là phần đầu hoặc chữ ký của văn bản."
    return "Không có dòng tiêu đề của một bảng phân công."
