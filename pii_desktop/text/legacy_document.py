"""A whole document whose fonts are gone, some of its texts perhaps Unicode already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pii_desktop.text.legacy import LegacyEncoding
from pii_desktop.text.legacy_evidence import eight_bit_words, evidence
from pii_desktop.text.legacy_guess import convert, guess_document
from pii_desktop.text.misread_utf8 import from_misread_utf8


class _Side(Enum):
    UNICODE = auto()
    LEGACY = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class _Document:
    """What the decided texts tell about the open ones."""

    encoding: LegacyEncoding
    known_words: Counter[str]
    is_mixed: bool
    is_mostly_legacy: bool


def convert_document(texts: Sequence[str]) -> tuple[str, ...]:
    """All texts of a document in Unicode, in the same order; Unicode texts are the same as before.

    A short text that says nothing by itself ("Sè") is converted where nothing is Unicode for sure; in a mixed document
    it goes with the words of the other texts, then with the majority.
    """
    read = [from_misread_utf8(text) or text for text in texts]
    encoding = guess_document(read)
    if encoding is None:
        return tuple(read)
    sides = [_side(text, encoding) for text in read]
    legacy, unicode = sides.count(_Side.LEGACY), sides.count(_Side.UNICODE)
    document = _Document(encoding, _words_of(read, sides, encoding), unicode > 0, legacy > unicode)
    return tuple(_converted(text, side, document) for text, side in zip(read, sides, strict=True))


def _side(text: str, encoding: LegacyEncoding) -> _Side:
    votes = evidence(text, encoding)
    if votes.legacy and votes.outweighs():
        return _Side.LEGACY
    if votes.unicode:
        # A text of both kinds is split word by word.
        return _Side.LEGACY if votes.signs and votes.legacy >= votes.unicode else _Side.UNICODE
    return _Side.OPEN


def _words_of(texts: Sequence[str], sides: Sequence[_Side], encoding: LegacyEncoding) -> Counter[str]:
    """The words of the texts that are decided, as they read in Unicode."""
    words: Counter[str] = Counter()
    for text, side in zip(texts, sides, strict=True):
        if side is not _Side.OPEN:
            words.update(eight_bit_words(convert(text, encoding).lower() if side is _Side.LEGACY else text.lower()))
    return words


def _converted(text: str, side: _Side, document: _Document) -> str:
    if text.isascii() or side is _Side.UNICODE:
        return text
    converted = convert(text, document.encoding)
    if side is _Side.LEGACY or not document.is_mixed:
        return converted
    for_legacy, for_unicode = _known(converted, document), _known(text, document)
    if for_legacy == for_unicode:
        return converted if document.is_mostly_legacy else text
    return converted if for_legacy > for_unicode else text


def _known(text: str, document: _Document) -> int:
    return sum(document.known_words[word] for word in eight_bit_words(text.lower()))
