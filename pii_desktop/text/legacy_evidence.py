"""How the words of a text speak for Unicode or for a legacy encoding."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from pii_desktop.text.legacy import LegacyEncoding, is_unicode_vietnamese, tcvn3_word, vni_word
from pii_desktop.text.syllables import is_syllable
from pii_desktop.text.tcvn3_hyphens import restore_horns

# A multiplication sign before a number is no letter ("× 100"), though it is ì in TCVN3.
WORD = re.compile(r"(?!(?<=\s)×\s*\d)[A-Za-z\u00a1-\u00ff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]+")

_EIGHT_BIT = re.compile("[\u00a1-\u00ff]")
_BEYOND = re.compile("[\u0100-\u1eff]")
_SIGNS = "".join(chr(code) for code in (*range(0xA1, 0xC0), 0xD7, 0xF7))
_SIGN_WITHIN = re.compile("[A-Za-zÀ-ÿ][¢-¦¨-¬®¶¸¹»-¾][A-Za-zÀ-ÿ]")
_INSIDE = re.compile("[×÷·]")
_ABBREVIATION = re.compile(f"[A-Z{_SIGNS}]+")
# Vietnamese letters of Latin-1; an 8-bit letter beside them is none that Vietnamese Unicode text could hold.
_AT_HOME = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_LONG = 3


class Verdict(Enum):
    """What one word says about its encoding."""

    UNICODE = auto()
    LEGACY = auto()
    OPEN = auto()
    FOREIGN = auto()


@dataclass(slots=True)
class Evidence:
    """Votes of the words of one text or of many for one encoding."""

    legacy: int = 0
    unicode: int = 0
    foreign: int = 0
    signs: int = 0
    is_marked: bool = False
    long_words: set[str] = field(default_factory=set)
    short_words: set[str] = field(default_factory=set)

    @property
    def weight(self) -> float:
        """Different legacy words; one of a single or two letters is half a proof ("où" is VNI for "ó")."""
        return len(self.long_words) + len(self.short_words) / 2

    def add(self, other: "Evidence") -> None:
        """Count the votes of `other` too."""
        self.legacy += other.legacy
        self.unicode += other.unicode
        self.foreign += other.foreign
        self.signs += other.signs
        self.is_marked = self.is_marked or other.is_marked
        self.long_words |= other.long_words
        self.short_words |= other.short_words

    def outweighs(self) -> bool:
        """True where the legacy words are so many that the others are the exception."""
        return self.legacy >= 2 * self.foreign and self.legacy >= 4 * self.unicode


def evidence(text: str, encoding: LegacyEncoding) -> Evidence:
    """The votes of the words of `text` for or against `encoding` (TCVN3 or VNI)."""
    votes = Evidence()
    for word in eight_bit_words(restore_horns(text) if encoding is LegacyEncoding.TCVN3 else text):
        match judge(word, encoding):
            case Verdict.LEGACY:
                _count_legacy(votes, word, encoding)
            case Verdict.UNICODE:
                votes.unicode += 1
            case Verdict.FOREIGN:
                votes.foreign += 1
            case Verdict.OPEN:
                pass
    return votes


def eight_bit_words(text: str) -> Iterator[str]:
    """The words of `text` that hold more than ASCII letters."""
    if not text.isascii():
        yield from (word for word in WORD.findall(text) if not word.isascii())


@lru_cache(maxsize=20_000)
def judge(word: str, encoding: LegacyEncoding) -> Verdict:
    """What `word` is: a Vietnamese syllable as it stands, or only when read as `encoding`, or both, or neither."""
    if _BEYOND.search(word):
        return Verdict.UNICODE if is_unicode_vietnamese(word) else Verdict.FOREIGN
    bare = unicodedata.normalize("NFC", word.replace("\u00ad", "")).strip(_SIGNS)
    if bare.isascii() or _INSIDE.search(bare) or _ABBREVIATION.fullmatch(bare):
        # "®", "5 µm", "n×m", "«R&D»": signs that Unicode text uses too
        return Verdict.OPEN
    stands, converted = is_syllable(bare), is_syllable(decode_word(word, encoding))
    if stands == converted:
        return Verdict.OPEN if stands else Verdict.FOREIGN
    return Verdict.UNICODE if stands else Verdict.LEGACY


def decode_word(word: str, encoding: LegacyEncoding, *, shouted: bool = False) -> str:
    """`word` read as TCVN3 or VNI; `shouted` as in `tcvn3_word`."""
    return vni_word(word) if encoding is LegacyEncoding.VNI else tcvn3_word(word, shouted=shouted)


def _count_legacy(votes: Evidence, word: str, encoding: LegacyEncoding) -> None:
    votes.legacy += 1
    votes.signs += _SIGN_WITHIN.search(word) is not None
    votes.is_marked = votes.is_marked or any(letter not in _AT_HOME for letter in _EIGHT_BIT.findall(word))
    converted = decode_word(word, encoding).lower()
    (votes.long_words if len(converted) >= _LONG else votes.short_words).add(converted)
