"""The one Vietnamese order: letters first, then tones, then case, as ICU orders `vi`."""

import unicodedata
from functools import lru_cache

_LETTERS = {letter: number for number, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: number for number, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=2)}
_SHAPES = {"\u0302", "\u0306", "\u031b"}
_SIGNS = {sign: number for number, sign in enumerate("_-‐‑‒–—,;:!?.…'‘’\"“”()[]{}@*/\\&#%`^+±<=>|~$")}
_PLAIN = 1
_OTHER_MARK = 9
_SEPARATOR = "\x00"
_SPACE, _SIGN, _DIGIT, _LETTER, _OTHER = 1, 0x100, 0x400, 0x500, 0x600


@lru_cache(maxsize=32768)
def sort_key(text: str) -> str:
    """A string whose plain comparison gives the Vietnamese order of `text`.

    a ă â b c d đ e ê ... o ô ơ ... u ư; tones level, huyền, hỏi, ngã, sắc, nặng; small before capital.
    Blanks come before signs, digits and letters. Lists are sorted again with every change: keys are remembered.
    """
    composed = unicodedata.normalize("NFC", text)
    letters = composed.translate(_TABLES[0])
    if _SEPARATOR in letters:  # a mark stands alone: it belongs to what comes before it
        return _SEPARATOR.join(_weights(text))
    return _SEPARATOR.join((letters, composed.translate(_TABLES[1]), composed.translate(_TABLES[2])))


class _Table(dict[int, str]):
    """One of the three weights of each character, worked out when it is first met.

    Lists of thousands are sorted while somebody waits: `str.translate` looks up what is known without a call.
    """

    def __init__(self, part: int) -> None:
        """`part` says which one: letters, tones, cases."""
        super().__init__()
        self._part = part

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_mark = unicodedata.combining(unicodedata.normalize("NFD", character)[0])
        self[code] = _SEPARATOR if is_mark else _weights(character)[self._part]
        return self[code]


_TABLES = (_Table(0), _Table(1), _Table(2))


def _weights(text: str) -> tuple[str, str, str]:
    """Letters, tones and cases, a character each for each letter."""
    letters: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for cluster in _clusters(text):
        letter, tone = _letter_and_tone(cluster)
        letters.append(chr(_weight(letter.lower())))
        tones.append(chr(tone))
        cases.append("B" if letter != letter.lower() else "A")
    return "".join(letters), "".join(tones), "".join(cases)


def _clusters(text: str) -> list[str]:
    """Each base character with the marks that follow it, decomposed."""
    clusters: list[str] = []
    for character in unicodedata.normalize("NFD", text):
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _letter_and_tone(cluster: str) -> tuple[str, int]:
    """The letter with its hat, breve or horn, and the weight of its tone."""
    letter = cluster[0]
    tone = _PLAIN
    for mark in cluster[1:]:
        shaped = unicodedata.normalize("NFC", letter + mark)
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark in _SHAPES and shaped.lower() in _LETTERS:
            letter = shaped
        else:
            tone = _OTHER_MARK
    return letter, tone


def _weight(letter: str) -> int:
    if letter in _LETTERS:
        return _LETTER + _LETTERS[letter]
    if letter.isspace():
        return _SPACE
    if letter in _SIGNS:
        return _SIGN + _SIGNS[letter]
    if letter.isdecimal():
        return _DIGIT + unicodedata.decimal(letter)
    code = _OTHER + ord(letter[0])
    # The surrogate range holds no characters: step over it, so that every key can be stored.
    return min(code if code < 0xD800 else code + 0x800, 0x10FFFF)
