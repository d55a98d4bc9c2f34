"""The table of pillar scores and targets in the body of a plan (seed 001 II.2): no assignments, told by its header."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import PillarTarget, SkippedTable
from pii_desktop.domain.target import Op, Target, parse_target
from pii_desktop.errors import InputError
from pii_desktop.importers.header import Header, find_headers
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.marks import MarkKind, parse_mark, split_mark
from pii_desktop.importers.parts import Part, Parts, shape_of
from pii_desktop.importers.table import Cell, Grid
from pii_desktop.text.normalise import one_line, search_key
from pii_desktop.text.numbers import parse_decimal
from pii_desktop.text.roman import parse_roman

_PILLARS = re.compile(r"(ten )?(cac )?(chi so )?(07 |7 )?tru cot( chi so)?( pii)?")
_MOST = 12
_FEWEST = 2
_REASON = "Bảng điểm số và mục tiêu của các trụ cột: không phải phân công, được đọc riêng."


def set_apart(parts: Parts, framework: Framework | None) -> tuple[Parts, tuple[PillarTarget, ...]]:
    """The parts without tables of pillars, and what these say; a file of nothing else stays as it is."""
    told = [(part, () if part.header.is_given else read_pillar_table(part.grid, framework)) for part in parts.found]
    kept = tuple(part for part, found in told if not found)
    if not kept or len(kept) == len(told):
        return parts, ()
    skipped = (_skipped(part) for part, found in told if found)
    targets = tuple(target for _, found in told for target in found)
    return replace(parts, found=kept, skipped=(*parts.skipped, *skipped)), targets


def _skipped(part: Part) -> SkippedTable:
    labels = part.header.labels
    return SkippedTable(part.grid.index, _REASON, labels, shape_of(labels), part.grid.sheet, (labels,))


def read_pillar_table(grid: Grid, framework: Framework | None) -> tuple[PillarTarget, ...]:
    """Baseline and target of each pillar; nothing at all for a table that is of another kind."""
    header = next(iter(find_headers(grid)), None)
    if header is None or not _is_of_pillars(header) or len(grid.rows) - header.body > 2 * _MOST:
        return ()
    found = {each.pillar: each for each in _rows(grid, header, framework)}
    return tuple(found.values()) if len(found) >= _FEWEST else ()


def _is_of_pillars(header: Header) -> bool:
    """Names of pillars beside numbers, and nobody who leads."""
    meanings = header.columns.keys()
    has_numbers = bool(meanings & {Meaning.BASELINE, Meaning.TARGET})
    has_parties = bool(meanings & {Meaning.LEAD, Meaning.COORDINATING, Meaning.TASKS})
    label = search_key(header.label(Meaning.NAME)).strip(" .:")
    return has_numbers and not has_parties and _PILLARS.fullmatch(label) is not None


def _rows(grid: Grid, header: Header, framework: Framework | None) -> Iterator[PillarTarget]:
    for row in grid.rows[header.body :]:
        printed = _text(row, header, Meaning.NAME)
        mark, name = split_mark(printed)
        # "Trụ cột 1" alone is a name too.
        pillar = _number(_text(row, header, Meaning.STT) or _text(row, header, Meaning.CODE))
        pillar = pillar or (mark.code if mark and mark.kind is MarkKind.PILLAR else None) or _by_name(name, framework)
        if pillar is None or not name:
            continue
        baseline = _score(row, header)
        target, words = _target(row, header)
        if baseline is not None or target is not None:
            yield PillarTarget(pillar, name, baseline, target, words)


def _text(row: tuple[Cell, ...], header: Header, meaning: Meaning) -> str:
    column = header.column(meaning)
    return "" if column is None else one_line(row[column].text)


def _number(printed: str) -> str | None:
    mark = parse_mark(printed)
    if mark is None or mark.kind not in (MarkKind.NUMBER, MarkKind.ROMAN, MarkKind.PILLAR):
        return None
    number = parse_roman(mark.code) or int(mark.code)
    return str(number) if 1 <= number <= _MOST else None


def _by_name(name: str, framework: Framework | None) -> str | None:
    if framework is None:
        return None
    said = search_key(name).strip(" .")
    return next((pillar.code for pillar in framework.pillars if search_key(pillar.name) == said), None)


def _score(row: tuple[Cell, ...], header: Header) -> Decimal | None:
    column = header.column(Meaning.BASELINE)
    if column is None:
        return None
    if row[column].number is not None:
        return row[column].number
    try:
        return parse_decimal(one_line(row[column].text))
    except InputError:
        return None


def _target(row: tuple[Cell, ...], header: Header) -> tuple[Target | None, str]:
    column = header.column(Meaning.TARGET)
    if column is None:
        return None, ""
    cell = row[column]
    printed = one_line(cell.text)
    if cell.number is not None:
        return Target(Op.EQUAL, cell.number), printed
    try:
        return parse_target(printed), printed
    except InputError:
        return Target(Op.TEXT, text=printed), printed
