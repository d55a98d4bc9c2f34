"""What a text becomes in a file, told apart from the code that makes it so."""

import unicodedata
from collections.abc import Container

_STAND_INS = {"\u2010": "-", "\u2011": "-", "\u2007": "\u00a0", "\u202f": "\u00a0", "\t": " "}


def kept(text: str) -> str:
    """In NFC without control characters and halves of characters: what Word and Excel can hold."""
    return unicodedata.normalize("NFC", "".join(letter for letter in text if not _is_control(letter)))


def printed(text: str, glyphs: Container[int]) -> str:
    """The same as paper shows it: nothing that draws nothing, a box for what the font lacks."""
    seen = "".join(_STAND_INS.get(letter, letter) for letter in text if not _is_unseen(letter))
    return "".join(letter if letter == "\n" or ord(letter) in glyphs else "\u25a1" for letter in kept(seen))


def _is_control(letter: str) -> bool:
    return letter not in "\n\t" and (unicodedata.category(letter) in ("Cc", "Cs") or letter in "\ufffe\uffff")


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Zl", "Zp") or "\ufe00" <= letter <= "\ufe0f"
