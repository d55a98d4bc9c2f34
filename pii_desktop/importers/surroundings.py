"""The text around the assignment tables: what may name the document, and what may only help."""

from pii_desktop.importers.parts import Part, is_letterhead, pillar_of
from pii_desktop.importers.table import Grid, Source

_MOST_ELSEWHERE = 400


def surroundings(source: Source, first: Part | None) -> tuple[list[str], list[str]]:
    """Lines above the first assignment table, and the text of everything else in the file.

    Of other tables above it only letterheads count: a budget is no title. A heading that names a pillar is none either.
    """
    before: list[str] = []
    elsewhere: list[str] = []
    is_above = True
    for block in source.blocks:
        if isinstance(block, str):
            (before if is_above else elsewhere).append(block)
        elif first is not None and block is first.grid:
            is_above = False
            before += _lines(block, range(max(0, first.header.row)))
            elsewhere += _lines(block, range(len(block.rows)))
        else:
            # A table that holds the first one is the frame of the page.
            holds = first is not None and first.grid in block.nested
            (before if is_above and is_letterhead(block) and not holds else elsewhere).extend(
                _lines(block, range(len(block.rows)))
            )
            is_above = is_above and not holds
    return [line for line in before if pillar_of(line) is None], elsewhere[:_MOST_ELSEWHERE]


def _lines(grid: Grid, rows: range) -> list[str]:
    return [line for row in rows for text in grid.texts(row) for line in text.split("\n")]
