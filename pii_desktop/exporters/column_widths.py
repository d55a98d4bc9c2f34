"""How wide the columns of a table are on paper: the same in PDF and Word."""

from collections.abc import Iterable, Mapping

from pii_desktop.domain.report import Table, cell_text
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import face, text_width
from pii_desktop.exporters.printable import composed

# "12/2025/QĐ-UBND" stays on one line; file names and addresses may be broken.
_UNBROKEN = 18
# All digits are equally wide: a thousand numbers are measured as a few.
_DIGITS = str.maketrans("123456789", "000000000")


def row_texts(table: Table) -> dict[int, tuple[str, ...]]:
    """What paper shows of the rows that are no group, by their place from 1: NFC, without control characters."""
    return {
        place: tuple([composed(cell_text(cell)) for cell in row.cells])
        for place, row in enumerate(table.rows, start=1)
        if not row.is_group
    }


def column_widths(table: Table, texts: Mapping[int, tuple[str, ...]], width: float, *, is_annex: bool) -> list[float]:
    """Widths by weight, in points, `width` together, but never narrower than the longest word of the column needs.

    `texts` are those of its rows.
    """
    total = sum(column.weight for column in table.columns)
    wanted = [width * column.weight / total for column in table.columns]
    size = layout.table_size(is_annex=is_annex)
    least = [
        _least(column.title, (row[place] for row in texts.values()), size) for place, column in enumerate(table.columns)
    ]
    short = sum(max(need - have, 0) for need, have in zip(least, wanted, strict=True))
    room = sum(max(have - need, 0) for need, have in zip(least, wanted, strict=True))
    if not short or room <= short:
        return wanted
    keep = 1 - short / room
    return [need + max(have - need, 0) * keep for need, have in zip(least, wanted, strict=True)]


def _least(title: str, texts: Iterable[str], size: float) -> float:
    """Room for the longest word of the header, and for whole cells in a column of codes and numbers."""
    words = {word for text in set(texts) for word in text.split() if len(word) <= _UNBROKEN}
    widths = [text_width(word, face(), size) for word in {word.translate(_DIGITS) for word in words}]
    widths += [text_width(word, face(bold=True), size) for word in title.split()]
    return max(widths, default=0.0) + 2 * layout.CELL_SIDE + 0.5
