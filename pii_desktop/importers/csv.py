"""Reads tables kept as text into a grid: encoding and separator are found by what they make of the text."""

import csv
import io
from collections import Counter
from dataclasses import replace

from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.header import find_headers
from pii_desktop.importers.refusals import too_many_cells, unreadable_text
from pii_desktop.importers.sheet_cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from pii_desktop.importers.table import Cell, Grid, Source, lay_out
from pii_desktop.text.legacy import decode_windows_1258
from pii_desktop.text.legacy_document import convert_document
from pii_desktop.text.legacy_guess import guess_bytes

_SEPARATORS = (",", ";", "\t", "|")
_TRIED = 300
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MANY_ZEROS = 0.2
_WHOLE_FOR_BROKEN = 20
_DAMAGED = "Một vài chữ trong tệp bị hỏng; dòng có chữ hỏng được đánh dấu."
_MOST_LINES = 80


def read(content: bytes) -> Source:
    """The table in a .csv or .tsv. Raises ForeignFileError when its letters cannot be told or it is far too large."""
    text, notes = decode(content)
    source = read_text(text)
    return replace(source, notes=notes)


def read_text(text: str, separators: tuple[str, ...] = _SEPARATORS) -> Source:
    """The table in a text; of the separators the one that gives a header and even rows. Raises ForeignFileError."""
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"').lower()
    if declared.startswith("sep=") and len(declared) == len("sep=;"):
        separators, text = (declared[-1],), rest
    best = max(separators, key=lambda separator: _fitness(text, separator))
    rows = _rows(text, best)
    return Source((_grid(rows, MOST_ROWS),) if rows else (), keeps_merges=False)


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes and what to say about it: Unicode with or without a mark, TCVN3, VNI, windows-1258.

    Raises ForeignFileError when it is none of these.
    """
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None) or _silent_utf16(content)
    try:
        return content.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        damaged = content.decode(encoding or "utf-8", "replace")
        if _is_mostly_whole(damaged):
            return damaged, (_DAMAGED,)
        if encoding is not None or b"\0" in content:
            raise unreadable_text() from error
    if guess_bytes(content) is None:
        return decode_windows_1258(content), ()
    # The letters of both stand as in Latin-1; dashes and quotes lie where only windows-1252 has them.
    lines = content.decode("cp1252", errors="replace").split("\n")
    return "\n".join(convert_document(lines)), (OLD_FONTS,)


def _is_mostly_whole(text: str) -> bool:
    """True for Unicode in which only a few letters are broken: the file was cut off or a byte of it changed."""
    broken = text.count("\ufffd")
    whole = sum(not letter.isascii() for letter in text) - broken
    return whole > _WHOLE_FOR_BROKEN * broken


def _silent_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    head = content[:4000]
    if head.count(0) < _MANY_ZEROS * len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _fitness(text: str, separator: str) -> tuple[int, float, int]:
    """How well a separator fits: columns the header names, share of rows of the usual width, that width."""
    rows = _rows(text, separator, _TRIED)
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0, 0.0, 0
    width, count = max(widths.items(), key=lambda entry: (entry[0] > 1, entry[1]))
    named = max((len(header.columns) for header in find_headers(_grid(rows, _TRIED))), default=0)
    return named, count / sum(widths.values()) if width > 1 else 0.0, width


def _rows(text: str, separator: str, most: int = MOST_ROWS + 1) -> list[list[str]]:
    """The rows, fields in quotes over several lines kept whole; a stray quote that never ends is no quote."""
    try:
        rows = _parsed(text, separator, most, quoted=True)
        if all(field.count("\n") <= _MOST_LINES for row in rows for field in row):
            return rows
    except csv.Error:
        pass
    try:
        return _parsed(text, separator, most, quoted=False)
    except csv.Error as error:
        raise too_many_cells() from error


def _parsed(text: str, separator: str, most: int, *, quoted: bool) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    if quoted:
        reader = csv.reader(lines, delimiter=separator)
    else:
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return [row for _, row in zip(range(most), reader, strict=False)]


def _grid(rows: list[list[str]], most: int) -> Grid:
    cells = {(row, column): Cell(text) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text}
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    if height > most or width > MOST_COLUMNS or height * width > MOST_CELLS:
        raise too_many_cells()
    return Grid(lay_out(cells, [], (height, width)))
