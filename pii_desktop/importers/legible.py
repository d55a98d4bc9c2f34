"""Turns what a reader saw into clean Unicode: old encodings by the words of the whole document, then tidied.

Readers hand over raw text: tidying removes the soft hyphen, which is the letter ư of TCVN3.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from pii_desktop.importers.fonts import OLD_FONTS
from pii_desktop.importers.refusals import unreadable_text
from pii_desktop.importers.table import Cell, Grid, Source
from pii_desktop.text.legacy_document import convert_document
from pii_desktop.text.legacy_guess import unresolved
from pii_desktop.text.lookalikes import untangle
from pii_desktop.text.normalise import clean_text

_MOST_BROKEN = 0.3
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = unicodedata.normalize("NFC", "".join(base + tone for base in "aăâeêioôơuưy" for tone in _TONES))
# Text of nothing but these was typed in Unicode: most documents need no closer look.
_STRANGE = re.compile(f"[^\\x00-\\x7f{_VOWELS}{_VOWELS.upper()}đĐ\u0300-\u0323\u00a0–—‘’“”…≥≤•]")


def legible(source: Source) -> Source:
    """`source` in clean Unicode. Raises ForeignFileError where most of its words stay garbage."""
    raw = tuple(dict.fromkeys(_texts(source)))
    converted = convert_document(raw) if any(map(_STRANGE.search, raw)) else raw
    clean = {before: clean_text(untangle(after)) for before, after in zip(raw, converted, strict=True)}
    marked = [text for text in clean.values() if not text.isascii()]
    if marked and sum(map(is_garbled, marked)) > _MOST_BROKEN * len(marked):
        raise unreadable_text()
    notes = source.notes
    pairs = zip(raw, converted, strict=True)
    if OLD_FONTS not in notes and any(clean_text(before) != clean_text(after) for before, after in pairs):
        notes = (*notes, OLD_FONTS)
    return replace(source, blocks=tuple(_blocks(source, clean.__getitem__)), notes=notes)


def is_garbled(text: str) -> bool:
    """True where `text` holds lost letters or words of an encoding that could not be told."""
    return _STRANGE.search(text) is not None and unresolved(text)


def _texts(source: Source) -> list[str]:
    found: list[str] = []
    for block in source.blocks:
        if isinstance(block, str):
            found.append(block)
        else:
            found += _texts_of(block)
    return found


def _texts_of(grid: Grid) -> list[str]:
    own = [cell.text for row in grid.rows for cell in row]
    return own + [text for inner in grid.nested for text in _texts_of(inner)]


def _blocks(source: Source, read: Callable[[str], str]) -> Iterator[str | Grid]:
    for block in source.blocks:
        if isinstance(block, str):
            yield from filter(None, read(block).split("\n"))
        else:
            yield _grid(block, read)


def _grid(grid: Grid, read: Callable[[str], str]) -> Grid:
    known: dict[Cell, Cell] = {}

    def cell(raw: Cell) -> Cell:
        if raw not in known:
            known[raw] = replace(raw, text=read(raw.text))
        return known[raw]

    rows = tuple(tuple(map(cell, row)) for row in grid.rows)
    return replace(grid, rows=rows, nested=tuple(_grid(inner, read) for inner in grid.nested))
