"""Words of a PDF that lost a letter ("ch số", "tnh", "B�c Giang"): read by the words that are known (domain.md 8.5).

Some fonts do not say what one of their letters is: it is left out, or stands as a replacement sign. A word is mended
only where one reading is left: by the words beside it, then by the letters that the whole document lost.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pii_desktop.text.normalise import to_nfc
from pii_desktop.text.syllables import is_syllable

LOST = "\ufffd"
_WORD = re.compile(rf"(?:[^\W\d_]|{LOST})+")
_LONG_ENOUGH_ALONE = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A text as read, and each word that was mended: as printed, as read."""

    text: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: where it stands, and whether only blanks lie between it and the next."""

    text: str
    line: int
    start: int
    is_tied: bool

    @property
    def key(self) -> str:
        return self.text.lower()


class Mender:
    """Knows the words of a document and of the catalogue, and mends texts by them."""

    def __init__(self, texts: Sequence[Sequence[str]], known: Iterable[str]) -> None:
        """`texts` are the cells and paragraphs of the document by lines, `known` texts that lost nothing."""
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        for lines in (*texts, *((text,) for text in known)):
            self._learn(_words(lines))
        self._readings: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for word in self._words:
            for place, letter in enumerate(word):
                self._readings[f"{word[:place]}{LOST}{word[place + 1 :]}"].add((word, letter))
                if not letter.isascii():
                    self._readings[word[:place] + word[place + 1 :]].add((word, letter))
        self._printed = {letter for word in self._words_of(texts) if not self._is_broken(word) for letter in word}
        self._lost: Counter[str] = Counter()
        for lines in texts:
            self.mend(lines)

    def mend(self, lines: Sequence[str]) -> tuple[Mended, ...]:
        """The lines of one text with lost letters put back where one reading is left."""
        words = _words(lines)
        found: list[list[tuple[int, str, str]]] = [[] for _ in lines]
        for place, word in enumerate(words):
            if self._is_broken(word.key) and not _is_abbreviation(word.text):
                reading = self._reading(words, place)
                if reading is not None:
                    found[word.line].append((word.start, word.text, _in_case_of(word.text, reading)))
        return tuple(_replaced(line, changes) for line, changes in zip(lines, found, strict=True))

    def _learn(self, words: Sequence[_Word]) -> None:
        self._words |= {word.key for word in words if is_syllable(word.key)}
        self._pairs |= {
            (left.key, right.key)
            for left, right in pairwise(words)
            if left.is_tied and is_syllable(right.key) and LOST not in left.key
        }
        self._pairs |= {
            (left.key, right.key)
            for left, right in pairwise(words)
            if left.is_tied and is_syllable(left.key) and LOST not in right.key
        }

    @staticmethod
    def _words_of(texts: Sequence[Sequence[str]]) -> Iterable[str]:
        return (word.key for lines in texts for word in _words(lines))

    def _is_broken(self, word: str) -> bool:
        return LOST in word or (not is_syllable(word) and bool(self._readings.get(word)))

    def _reading(self, words: Sequence[_Word], place: int) -> str | None:
        """The one word that the printed one can be."""
        readings = self._readings.get(words[place].key, set())
        support = {reading: self._support(words, place, reading[0]) for reading in readings}
        best = max(support.values(), default=0)
        left = [reading for reading in readings if support[reading] == best]
        if not best and LOST not in words[place].text and len(words[place].text) < _LONG_ENOUGH_ALONE:
            return None
        for letters in (None, self._lost.keys(), self._never_printed(left)):
            kept = [reading for reading in left if letters is None or reading[1] in letters]
            if len(kept) == 1:
                self._lost[kept[0][1]] += bool(best)
                return kept[0][0]
        return None

    def _never_printed(self, readings: Iterable[tuple[str, str]]) -> set[str]:
        return {letter for _, letter in readings if letter not in self._printed}

    def _support(self, words: Sequence[_Word], place: int, reading: str) -> int:
        """How many of the words beside it go with a reading."""
        before = words[place - 1] if place and words[place - 1].is_tied else None
        after = words[place + 1] if place + 1 < len(words) and words[place].is_tied else None
        left = before is not None and any((each, reading) in self._pairs for each in self._may_be(before.key))
        right = after is not None and any((reading, each) in self._pairs for each in self._may_be(after.key))
        return left + right

    def _may_be(self, word: str) -> set[str]:
        return {reading for reading, _ in self._readings.get(word, ())} if self._is_broken(word) else {word}


def _words(lines: Sequence[str]) -> list[_Word]:
    """The words of a text over its lines."""
    words: list[_Word] = []
    for number, line in enumerate(lines):
        text = to_nfc(line)
        found = list(_WORD.finditer(text))
        for place, word in enumerate(found):
            end = found[place + 1].start() if place + 1 < len(found) else len(text)
            words.append(_Word(word[0], number, word.start(), not text[word.end() : end].strip()))
    return words


def _is_abbreviation(word: str) -> bool:
    return LOST not in word and word.isupper()


def _in_case_of(printed: str, reading: str) -> str:
    letters = printed.replace(LOST, "")
    if len(letters) > 1 and letters.isupper():
        return reading.upper()
    return reading.capitalize() if printed[:1].isupper() else reading


def _replaced(line: str, changes: Sequence[tuple[int, str, str]]) -> Mended:
    text = to_nfc(line)
    for start, printed, reading in reversed(changes):
        text = text[:start] + reading + text[start + len(printed) :]
    return Mended(text, tuple((printed, reading) for _, printed, reading in changes))
