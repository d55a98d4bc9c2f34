"""What stands on one page of a PDF: bordered tables with their merged cells, and the lines outside them."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from pii_desktop.importers.fonts import by_fonts, is_typed_old
from pii_desktop.importers.pdf_lines import PrintedLine

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

Char = dict[str, Any]
_UNMAPPED = re.compile(r"\(cid:\d+\)")
# Lost signs are kept as one mark, as other programs print them.
LOST = "\ufffd"
_MOST_CROSSINGS = 250_000
_MOST_CHARS = 60_000
_WORD_GAP = 0.15
_SNAP = 3.0
_FEWEST_UPRIGHT = 3
_APART = 24.0
_LONGEST_MARK = 5
_CELL_MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a page's table: its first row and column, how many it covers, its lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table, or the part of one that a page holds; `edges` are its column borders in points from its left side.

    `is_cut_off` marks a table that runs over the edge of the paper.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    height: int
    cells: tuple[PrintedCell, ...]
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page, counted from 1. `pictured` is the share of it under images, `signs` counts its printed letters.

    `is_typed_old` says that some of them are set in a font of before Unicode.
    """

    number: int
    tables: tuple[PrintedTable, ...]
    lines: tuple[PrintedLine, ...]
    height: float
    signs: int
    lost: int
    pictured: float
    is_crowded: bool = False
    is_typed_old: bool = False

    @property
    def is_picture(self) -> bool:
        """True for a scanned page: an image and hardly any letters."""
        return (self.pictured > 0.4 and self.signs < 40) or (self.pictured > 0 and not self.signs)


def read_page(page: "Page", number: int) -> PrintedPage:
    """The tables and lines of a page. What pdfminer raises on a broken page goes up."""
    is_crowded = len(page.chars) > _MOST_CHARS or _crossings(page) > _MOST_CROSSINGS
    chars = [] if len(page.chars) > _MOST_CHARS else _readable(page)
    found = [] if is_crowded else [table for table in _find_tables(page) if len(table.columns) > 1]
    free, tables = chars, []
    for table in sorted(found, key=lambda each: float(each.bbox[1])):
        inside, free = _split(free, table.bbox)
        is_cut_off = table.bbox[0] < _SNAP or table.bbox[2] > page.width - _SNAP
        tables.append(replace(_table(table.cells, inside, number), is_cut_off=is_cut_off))
    tables = [table for table in tables if any(cell.lines for cell in table.cells)]
    left, right = _text_sides(free, [table.bbox for table in found])
    lines = tuple(line for part in _lines(free) for line in _printed(part, left, right))
    printed = [char for char in chars if not char["text"].isspace()]
    lost = sum(LOST in char["text"] for char in printed)
    is_old = is_typed_old([(char["text"], char.get("fontname")) for char in chars])
    return PrintedPage(
        number, tuple(tables), lines, float(page.height), len(printed), lost, _pictured(page), is_crowded, is_old
    )


def _crossings(page: "Page") -> int:
    """How many crossings of lines table finding would have to look at."""
    upright = {round(edge["x0"]) for edge in page.edges if edge["orientation"] == "v"}
    level = {round(edge["top"]) for edge in page.edges if edge["orientation"] == "h"}
    return len(upright) * len(level)


def _find_tables(page: "Page") -> "list[Table]":
    return page.find_tables({"explicit_horizontal_lines": _open_ends(page)})


def _open_ends(page: "Page") -> list[float]:
    """Heights where the upright lines of a table end together without a line across: a row that a page breaks off."""
    from pdfplumber.table import merge_edges

    edges = merge_edges([edge for edge in page.edges if edge["orientation"] in ("h", "v")], *[_SNAP] * 4)
    level = [edge for edge in edges if edge["orientation"] == "h"]
    found: list[float] = []
    for end in ("top", "bottom"):
        ends = Counter(round(edge[end]) for edge in edges if edge["orientation"] == "v" and edge["height"] > _SNAP)
        for height, count in ends.items():
            upright = [edge for edge in edges if edge["orientation"] == "v" and abs(edge[end] - height) <= 1]
            is_closed = any(
                abs(line["top"] - height) <= _SNAP and line["x0"] - _SNAP <= edge["x0"] <= line["x1"] + _SNAP
                for line in level
                for edge in upright
            )
            if count >= _FEWEST_UPRIGHT and not is_closed:
                found.append(sum(float(edge[end]) for edge in upright) / len(upright))
    return found


def _readable(page: "Page") -> list[Char]:
    """The characters of a page, bold ones that are printed twice once, signs without a meaning marked."""
    # Looking for letters printed twice takes as long as all the rest, so only where there are some.
    places = {(char["text"], round(char["x0"] / 2), round(char["top"] / 2)) for char in page.chars}
    kept = []
    for char in page.chars if len(places) == len(page.chars) else page.dedupe_chars().chars:
        text = _UNMAPPED.sub(LOST, char["text"])
        kept.append(char if text == char["text"] else {**char, "text": text})
    return kept


def _split(chars: Iterable[Char], box: tuple[float, ...]) -> tuple[list[Char], list[Char]]:
    """The characters inside a box and those outside."""
    parts: tuple[list[Char], list[Char]] = ([], [])
    for char in chars:
        x, y = _middle(char)
        parts[not (box[0] <= x < box[2] and box[1] <= y < box[3])].append(char)
    return parts


def _middle(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _table(boxes: Sequence[tuple[float, ...]], chars: list[Char], page: int) -> PrintedTable:
    edges = sorted({x for box in boxes for x in (box[0], box[2])})
    levels = sorted({y for box in boxes for y in (box[1], box[3])})
    owner: dict[tuple[int, int], int] = {}
    for number, box in enumerate(boxes):
        for row in range(levels.index(box[1]), levels.index(box[3])):
            for column in range(edges.index(box[0]), edges.index(box[2])):
                owner.setdefault((row, column), number)
    held: defaultdict[int, list[Char]] = defaultdict(list)
    for char in chars:
        x, y = _middle(char)
        number = owner.get((bisect_right(levels, y) - 1, bisect_right(edges, x) - 1), -1)
        held[number].append(char)
    cells = tuple(
        PrintedCell(
            levels.index(box[1]),
            edges.index(box[0]),
            levels.index(box[3]) - levels.index(box[1]),
            edges.index(box[2]) - edges.index(box[0]),
            tuple(line for part in _lines(held[number]) for line in _in_cell(part, box)),
        )
        for number, box in enumerate(boxes)
    )
    relative = tuple(edge - edges[0] for edge in edges)
    return PrintedTable(page, levels[0], levels[-1], relative, len(levels) - 1, cells)


def _lines(chars: list[Char]) -> list[list[Char]]:
    """The characters line by line, raised and lowered ones with their line; from top to bottom, left to right."""
    from pdfplumber.utils.clustering import cluster_objects

    printed = [char for char in chars if not char["text"].isspace()]
    if not printed:
        return []
    near = 0.35 * median(char["bottom"] - char["top"] for char in printed)
    rows = cluster_objects(chars, lambda char: _middle(char)[1], near)
    return [row for row in rows if any(not char["text"].isspace() for char in row)]


def _in_cell(chars: list[Char], box: tuple[float, ...]) -> Iterable[PrintedLine]:
    words = _words(chars)
    if words:
        yield _line(words, chars, (box[0], box[2]))


def _printed(chars: list[Char], left: float, right: float) -> Iterable[PrintedLine]:
    """A line outside tables; what stands far apart, as in the head of a letter, is not one line."""
    words = _words(chars)
    parts = [words[:1]] if words else []
    for before, word in pairwise(words):
        said = "".join(each["text"] for each in parts[-1])
        if word["x0"] - before["x1"] > _APART and len(said) > _LONGEST_MARK:
            parts.append([])
        parts[-1].append(word)
    for part in parts:
        yield _line(part, chars, (left, right), is_apart=len(parts) > 1)


def _words(chars: list[Char]) -> list[Char]:
    from pdfplumber.utils.text import extract_words

    words: list[Char] = extract_words(
        chars, x_tolerance_ratio=_WORD_GAP, y_tolerance=100, return_chars=True, use_text_flow=False
    )
    return words


def _line(words: list[Char], chars: list[Char], sides: tuple[float, float], *, is_apart: bool = False) -> PrintedLine:
    first, last = words[0], words[-1]
    return PrintedLine(
        text=_text(words),
        left=first["x0"] - sides[0],
        right=sides[1] - last["x1"],
        top=min(word["top"] for word in words),
        bottom=max(word["bottom"] for word in words),
        first_word=first["x1"] - first["x0"],
        first_sign=first["chars"][0]["x1"] - first["x0"],
        ends_in_space=any(char["text"].isspace() and char["x0"] >= last["x1"] - 1 for char in chars),
        is_apart=is_apart,
    )


def _text(words: list[Char]) -> str:
    """The words of a line, read by the font where it is one of before Unicode."""
    runs: list[tuple[str, str | None]] = []
    for word in words:
        runs += [(char["text"], char.get("fontname")) for char in word["chars"]]
        runs.append((" ", runs[-1][1]))
    return "".join(by_fonts(runs[:-1]))


def _text_sides(chars: list[Char], boxes: Sequence[tuple[float, ...]]) -> tuple[float, float]:
    """Where the text of a page begins and ends; tables stick out by the margin inside their cells."""
    printed = [char for char in chars if not char["text"].isspace()]
    starts = [char["x0"] for char in printed] + [box[0] + _CELL_MARGIN for box in boxes]
    ends = [char["x1"] for char in printed] + [box[2] - _CELL_MARGIN for box in boxes]
    return min(starts, default=0.0), max(ends, default=0.0)


def _pictured(page: "Page") -> float:
    area = float(page.width) * float(page.height) or 1.0
    covered = [abs(float(image["width"]) * float(image["height"])) for image in page.images]
    return min(sum(covered) / area, 1.0)
