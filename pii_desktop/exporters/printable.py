"""Text as paper can carry it: composed letters, no control characters, a box for what the font lacks."""

import re
import unicodedata
from collections.abc import Container
from xml.sax.saxutils import escape

MISSING = "\u25a1"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Joiners, direction marks and variation selectors draw nothing; without them an emoji is one box, not three.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_STAND_INS = str.maketrans({"\u2011": "-", "\u2010": "-", "\t": " ", "\u2007": "\u00a0", "\u202f": "\u00a0"})


def composed(text: str) -> str:
    """`text` in NFC without control characters; nothing else is changed."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def printable(text: str, glyphs: Container[int]) -> str:
    """`text` in NFC, with every character that `glyphs` (code points of the font) lacks shown as a box."""
    shown = composed(_UNSEEN.sub("", text).translate(_STAND_INS))
    return "".join(letter if letter == "\n" or ord(letter) in glyphs else MISSING for letter in shown)


def markup(text: str, glyphs: Container[int]) -> str:
    """`printable` text for a reportlab Paragraph: never read as markup, line ends kept."""
    return escape(printable(text, glyphs)).replace("\n", "<br/>")
