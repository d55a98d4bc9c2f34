"""The coverage matrix as a drawing (look.md, "Matrix"): a mark for each requirement, told apart by its shape."""

from collections.abc import Sequence

from pii_desktop.domain.chart import (
    RING_NUMBER,
    Anchor,
    Drawing,
    Line,
    Mark,
    Polygon,
    Primitive,
    Rectangle,
    Text,
)
from pii_desktop.domain.chart_words import ON_PAPER, cut, room_of, wrapped
from pii_desktop.domain.coverage import Cover, CoverageCell, CoverageRow

CELL_WIDTH, CELL_HEIGHT = 38.0, 26.0
_MARK_WIDTH, _MARK_HEIGHT, _RADIUS = 32.0, 20.0, 3.0
_CODE, _NAME, _DONE = 72.0, 220.0, 48.0
_WIDTH = 560.0
_HEAD, _FOOT = 24.0, 28.0
_SOFT = {
    Cover.COVERED: ("good_soft", "good"),
    Cover.WEAK: ("warn_soft", "warn"),
    Cover.MISSING: ("bad_soft", "bad"),
    Cover.NOT_NEEDED: ("neutral_soft", "text3"),
}


def coverage_picture(rows: Sequence[CoverageRow]) -> Drawing:
    """One line a row, one mark a requirement, the legend with counts below; each mark says what is asked for.

    As wide as a page, wider where the requirements ask for it; names take the room that is left.

    A click on a mark opens (AssignmentId, key of the requirement). A long matrix is to be given in parts.
    """
    most = max((len(row.cells) for row in rows), default=0)
    legend = [(cover, sum(row.count(cover) for row in rows)) for cover in Cover]
    name = max(_NAME, _WIDTH - _CODE - most * CELL_WIDTH - _DONE)
    width = max(_CODE + name + most * CELL_WIDTH + _DONE, _legend_width(legend))
    parts: list[Primitive] = [
        Text(_left(name, place) + CELL_WIDTH / 2, 16, str(place + 1), "text2", anchor=Anchor.MIDDLE)
        for place in range(most)
    ]
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        top = _HEAD + number * CELL_HEIGHT
        parts += _row(row, top, name, _left(name, most))
        for place, cell in enumerate(row.cells):
            parts += _mark(cell.cover, _left(name, place) + CELL_WIDTH / 2, top + CELL_HEIGHT / 2)
            marks.append(_place(row, cell, _left(name, place), top))
    height = _HEAD + len(rows) * CELL_HEIGHT + _FOOT
    parts += _legend(legend, height - 10)
    return Drawing(width, height, tuple(parts), tuple(marks), _described(legend, len(rows)))


def _left(name: float, place: int) -> float:
    return _CODE + name + place * CELL_WIDTH


def _row(row: CoverageRow, top: float, name: float, right: float) -> list[Primitive]:
    baseline = top + CELL_HEIGHT / 2 + 4
    return [
        Text(0, baseline, cut(row.line.code, _CODE + 6), is_bold=True),
        *_name(row.line.name, baseline, name - 8),
        Text(right + _DONE, baseline, f"{row.count(Cover.COVERED)}/{row.needed}", "text2", anchor=Anchor.END),
    ]


def _name(name: str, baseline: float, width: float) -> list[Primitive]:
    """On one line, or smaller on two."""
    lines = wrapped(name, width, 2, ON_PAPER)
    if len(lines) < 2:
        return [Text(_CODE, baseline, line) for line in lines]
    return [Text(_CODE, baseline + rise, line, size=RING_NUMBER) for rise, line in zip((-6, 6), lines, strict=True)]


def _mark(cover: Cover, x: float, y: float) -> list[Primitive]:
    """A soft box around (x, y) with a check, an hourglass, a cross or a dash."""
    soft, ink = _SOFT[cover]
    corner = (x - _MARK_WIDTH / 2, y - _MARK_HEIGHT / 2)
    box = Rectangle(*corner, _MARK_WIDTH, _MARK_HEIGHT, fill=soft, radius=_RADIUS)
    return [box, *_symbol(cover, x, y, ink)]


def _symbol(cover: Cover, x: float, y: float, ink: str) -> list[Primitive]:
    match cover:
        case Cover.COVERED:
            return [Line(x - 5, y, x - 1, y + 4, ink, 1.75), Line(x - 1, y + 4, x + 6, y - 4, ink, 1.75)]
        case Cover.WEAK:
            upper, lower = ((x - 4, y - 5), (x + 4, y - 5), (x, y)), ((x, y), (x + 4, y + 5), (x - 4, y + 5))
            return [Polygon(upper, stroke=ink, width=1.5), Polygon(lower, stroke=ink, width=1.5)]
        case Cover.MISSING:
            return [Line(x - 4, y - 4, x + 4, y + 4, ink, 1.75), Line(x - 4, y + 4, x + 4, y - 4, ink, 1.75)]
        case Cover.NOT_NEEDED:
            return [Line(x - 4, y, x + 4, y, ink, 1.75)]


def _place(row: CoverageRow, cell: CoverageCell, left: float, top: float) -> Mark:
    words = f"{row.line.code}: {cell.requirement.text} – {cell.said}"
    return Mark(left, top, CELL_WIDTH, CELL_HEIGHT, words, (row.line.assignment_id, cell.requirement.key))


def _legend(counts: Sequence[tuple[Cover, int]], baseline: float) -> list[Primitive]:
    parts: list[Primitive] = []
    x = 8.0
    for cover, count in counts:
        words = f"{cover.label} {count}"
        parts += [*_symbol(cover, x, baseline - 4, _SOFT[cover][1]), Text(x + 12, baseline, words, "text2")]
        x += _step(words)
    return parts


def _legend_width(counts: Sequence[tuple[Cover, int]]) -> float:
    return 8 + sum(_step(f"{cover.label} {count}") for cover, count in counts)


def _step(words: str) -> float:
    return room_of(words) + 30


def _described(counts: Sequence[tuple[Cover, int]], rows: int) -> str:
    return f"{rows} dòng; " + "; ".join(f"{cover.label} {count}" for cover, count in counts)
