"""Which words differ between two texts, as pieces for a table cell or a paragraph."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from pii_desktop.text.normalise import one_line
from pii_desktop.ui.models.columns import Change, Piece

_LONGEST_KEPT = 32  # what stays is shortened around the change, so that the change can be seen
_EDGE = 22
_WORDS = re.compile(r"(?:[^\s;,]|(?<=\d),(?=\d))+|[;,]")  # the comma of "0,47" belongs to the number
_MARKS = re.compile(r" ([;,])")  # a mark is a word of its own, and stands close to the one before it


@lru_cache(maxsize=512)
def changed_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """`old` with the words that go, `new` with the words that come; long stretches that stay are shortened."""
    olds, news = _compared(old, new)
    return _spaced(_shortened(olds)), _spaced(_shortened(news))


def all_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The same with every word, for a paragraph."""
    olds, news = _compared(old, new)
    return _spaced(olds), _spaced(news)


def _compared(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    before, after = _words(old), _words(new)
    olds: list[Piece] = []
    news: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        change = tag != "equal"
        _add(olds, " ".join(before[i1:i2]), Change.REMOVED if change else Change.KEPT)
        _add(news, " ".join(after[j1:j2]), Change.ADDED if change else Change.KEPT)
    return olds, news


def _words(text: str) -> list[str]:
    return _WORDS.findall(one_line(text))


def _add(pieces: list[Piece], text: str, change: Change) -> None:
    if text:
        pieces.append(Piece(_MARKS.sub(r"\1", text), change))


def _shortened(pieces: list[Piece]) -> list[Piece]:
    last = len(pieces) - 1
    return [
        Piece(_cut(piece.text, is_first=number == 0, is_last=number == last), piece.change)
        if piece.change is Change.KEPT and last
        else piece
        for number, piece in enumerate(pieces)
    ]


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    """The last piece is cut by the cell itself."""
    if is_last or len(text) <= _LONGEST_KEPT:
        return text
    tail = "…" + text[-_EDGE:].partition(" ")[2]
    return tail if is_first else text[:_EDGE].rpartition(" ")[0] + tail


def _spaced(pieces: list[Piece]) -> tuple[Piece, ...]:
    """A space between two pieces belongs to neither: it is a piece that stays."""
    spaced: list[Piece] = []
    for piece in pieces:
        if spaced and piece.text[0] not in ";,":
            spaced.append(Piece(" "))
        spaced.append(piece)
    return tuple(spaced)
