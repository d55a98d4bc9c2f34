"""Characters that look like Vietnamese letters and are others. For Unicode text: after any legacy conversion."""

import re
import unicodedata

from pii_desktop.text.legacy_tables import PRIVATE_USE_SIGNS
from pii_desktop.text.unseen import without_unseen

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXQWaesijopcyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LETTERS = _CYRILLIC | _GREEK
_CROSSED = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_ALPHABET = frozenset("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz" + "".join(_CROSSED).lower())
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MARKS = _TONES | frozenset("\u0302\u0306\u031b")
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SIMPLE = str.maketrans(dict.fromkeys(_BLANKS, " ") | PRIVATE_USE_SIGNS)
_STRANGER = re.compile("[ÐðƉɖ\u0370-\u052f]")
_STRANGE_SCRIPT = re.compile("[\u0370-\u052f]")
_WIDE = re.compile("[\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff]+")
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
_MARKED = re.compile("(.)([\u0300-\u036f]{2,})", re.DOTALL)
_DOTLESS = re.compile("\u0131(?=[\u0300-\u036f])")


def untangle(text: str) -> str:
    """`text` in plain Vietnamese letters, NFC: what looks the same reads and compares the same.

    Cyrillic and Greek letters inside a Latin word, wide forms and ligatures, Ð and ð for Đ and đ, marks in another
    order, blanks that do not break, invisible characters, bullets of the Symbol and Wingdings fonts. Words that are
    Cyrillic or Greek throughout stay, and so do letters with no Latin twin ("kΩ", "µm").
    """
    if text.isascii():
        return text
    plain = _WIDE.sub(_narrow, without_unseen(text).translate(_SIMPLE))
    decomposed = _DOTLESS.sub("i", unicodedata.normalize("NFD", plain))
    ordered = _MARKED.sub(_in_order, decomposed)
    if _STRANGER.search(ordered):
        ordered = _WORD.sub(lambda word: _latin(word[0]), ordered)
    return unicodedata.normalize("NFC", ordered)


def _narrow(wide: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", wide[0])


def _in_order(marked: re.Match[str]) -> str:
    """Hat, breve or horn before the tone: otherwise "é" with a hat never becomes "ế"."""
    marks = sorted(marked[2], key=lambda mark: mark in _TONES)
    return marked[1] + "".join(marks)


def _latin(word: str) -> str:
    letters = [letter for letter in word if letter.isalpha()]
    strangers = [letter for letter in letters if _STRANGE_SCRIPT.match(letter)]
    if strangers and len(strangers) < len(letters) and all(letter in _LETTERS for letter in strangers):
        word = "".join(_LETTERS.get(letter, letter) for letter in word)
    return _crossed(word)


def _crossed(word: str) -> str:
    """`word` with Ð as Đ, unless other letters show that it is Icelandic or the like."""
    letters = {letter for letter in word.lower() if not letter.isdecimal()}
    known = letters <= _ALPHABET | _MARKS
    return "".join(_CROSSED.get(letter, letter) for letter in word) if known else word
