"""What a text becomes in a file, told apart from the code that makes it so."""

import unicodedata

from pii_desktop.text.unseen import without_unseen

_STAND_INS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\t": " ",
    "\u2028": "",
    "\u2029": "",
}


def kept(text: str) -> str:
    """In NFC without control characters and halves of characters: what Word and Excel can hold."""
    return unicodedata.normalize("NFC", "".join(letter for letter in text if not _is_control(letter)))


def printed(text: str) -> str:
    """The same as it is read out of paper: nothing that draws nothing."""
    return without_unseen(kept("".join(_STAND_INS.get(letter, letter) for letter in text)))


def _is_control(letter: str) -> bool:
    return letter not in "\n\t" and (unicodedata.category(letter) in ("Cc", "Cs") or letter in "\ufffe\uffff")
