"""The header of a table that is printed again on later pages, or in its middle: found by its words and cut out."""

from collections.abc import Sequence
from dataclasses import replace

from pii_desktop.importers.header import Header
from pii_desktop.importers.pdf_page import PrintedTable
from pii_desktop.text.normalise import search_key

Texts = tuple[str, ...]
_FEWEST_LABELS = 3


def repeated_rows(first: PrintedTable, part: PrintedTable) -> int:
    """How many rows at the top of a part repeat the top of the table; a lone text repeats by chance."""
    wanted, found = _row_texts(first), _row_texts(part)
    count = 0
    while count < min(len(wanted), len(found)) and _is_same(wanted[count], found[count]):
        count += 1
    return count if _is_telling(found[:count]) else 0


def without_repeats(parts: Sequence[PrintedTable], header: Header | None) -> tuple[PrintedTable, ...]:
    """The parts of a table with its header only where it stands first."""
    first = parts[0]
    block = _row_texts(first)[header.row : header.body] if header else []
    kept = [_without(first, _places(first, block, from_row=header.body if header else 0))]
    kept.extend(_without(part, {*range(repeated_rows(first, part)), *_places(part, block)}) for part in parts[1:])
    return tuple(kept)


def _places(part: PrintedTable, block: Sequence[Texts], from_row: int = 0) -> set[int]:
    """The rows that hold the header again."""
    texts, height = _row_texts(part), len(block)
    if not _is_telling(block):
        return set()
    starts = [row for row in range(from_row, part.height) if _are_same(block, texts[row : row + height])]
    return {row for start in starts for row in range(start, start + height)}


def _are_same(wanted: Sequence[Texts], found: Sequence[Texts]) -> bool:
    return len(wanted) == len(found) and all(map(_is_same, wanted, found))


def _is_same(wanted: Texts, found: Texts) -> bool:
    """True for the same words; of a header whose second level is not repeated, a page may show less."""
    if wanted == found:
        return any(found)
    begins = all(any(text.startswith(begun) for text in wanted) for begun in found)
    return begins and len(found) >= max(_FEWEST_LABELS, len(wanted) - 1)


def _without(part: PrintedTable, dropped: set[int]) -> PrintedTable:
    if not dropped:
        return part
    place: dict[int, int] = {}
    for row in range(part.height):
        if row not in dropped:
            place[row] = len(place)
    cells = []
    for cell in part.cells:
        rows = [row for row in range(cell.row, cell.row + cell.rows) if row not in dropped]
        if rows and cell.row not in dropped:
            cells.append(replace(cell, row=place[rows[0]], rows=len(rows)))
    return replace(part, cells=tuple(cells), height=len(place))


def _is_telling(rows: Sequence[Texts]) -> bool:
    return any(len(texts) > 1 for texts in rows)


def _row_texts(table: PrintedTable) -> list[Texts]:
    """The words of each row, each cell where it begins."""
    rows: list[list[tuple[int, str]]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        text = search_key("".join(line.text for line in cell.lines)).replace(" ", "")
        if text:
            rows[cell.row].append((cell.column, text))
    return [tuple(text for _, text in sorted(row)) for row in rows]
