"""Text as paper can carry it: composed letters, no control characters, one box for each sign that the font lacks."""

import re
import unicodedata
from collections.abc import Container
from xml.sax.saxutils import escape

from pii_desktop.exporters.stand_ins import stand_in
from pii_desktop.text.unseen import has_unseen, signs_in

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STAND_INS = str.maketrans(
    {"\u2028": None, "\u2029": None, "\u2011": "-", "\u2010": "-", "\t": " ", "\u2007": "\u00a0", "\u202f": "\u00a0"}
)


def composed(text: str) -> str:
    """`text` in NFC without control characters; nothing else is changed."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def printable(text: str, glyphs: Container[int]) -> str:
    """`text` in NFC as the faces of the family can draw it: `glyphs` are the code points they have.

    What draws nothing is left out. A sign that lacks any of its characters is a single box, and is read out of the
    file as what it is.
    """
    shown = composed(text.translate(_STAND_INS))
    if not has_unseen(shown) and _is_drawn(shown, glyphs):
        return shown
    return "".join(sign if _is_drawn(sign, glyphs) else stand_in(sign) for sign in signs_in(shown))


def _is_drawn(sign: str, glyphs: Container[int]) -> bool:
    return all(letter == "\n" or ord(letter) in glyphs for letter in sign)


def markup(text: str, glyphs: Container[int]) -> str:
    """`printable` text for a reportlab Paragraph: never read as markup, line ends kept."""
    return escape(printable(text, glyphs)).replace("\n", "<br/>")
