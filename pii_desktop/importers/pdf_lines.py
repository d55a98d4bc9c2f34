"""Printed lines back into paragraphs: what was only wrapped is joined, what was meant as a new line stays one.

A PDF knows no paragraphs. Where the first word of a line would still have had room behind the line above, the writer
began a new line; where it would not, the program that laid out the text did.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pii_desktop.text.syllables import is_syllable


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of text as printed; all measures in points.

    `left` and `right` are the room between the text and the sides of its cell (or of the page's text); `first_word`
    and `first_sign` the widths of what the line begins with. `is_apart` marks a part of a line printed in two columns;
    `mended` holds each word that lost a letter, as printed and as read.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    first_word: float
    first_sign: float
    ends_in_space: bool = False
    is_apart: bool = False
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> float:
        """Height of the letters."""
        return self.bottom - self.top


_BULLET = re.compile(r"(?:[-–+•*●○▪]|\(?\d{1,2}[.)]|[a-zđ][.)]|[IVX]{1,5}\.)\s*(?=\S)(?P<rest>.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"[.;:!?…]$")
_TIED = re.compile(r"\S[-–/&]$")
_TIED_BELOW = re.compile(r"&\S")
_CENTRED_WITHIN = 3.0
_FULL_WITHIN = 1.0
_SPACE = 0.25
_NARROWLY = 0.5
_LARGEST_PADDING = 9.0


def padding_of(lines: Sequence[PrintedLine]) -> float:
    """The margin inside the cells of a table: the least that any of its lines keeps to a side."""
    gaps = [gap for line in lines for gap in (line.left, line.right)]
    return min(max(min(gaps, default=0.0), 0.0), _LARGEST_PADDING)


def paragraphs(lines: Sequence[PrintedLine], padding: float) -> str:
    """The text of a cell, a line for each paragraph."""
    text = ""
    for number, line in enumerate(lines):
        if number == 0:
            text = line.text
        elif goes_on(lines[number - 1], line, padding):
            text += _glue(lines[number - 1], line, padding) + line.text
        else:
            text += "\n" + line.text
    return text


def goes_on(above: PrintedLine, below: PrintedLine, padding: float) -> bool:
    """True where `below` is the same paragraph: its first word had no room in the line above."""
    if above.is_apart or below.is_apart:
        return False
    bullet = _BULLET.fullmatch(below.text)
    starts_low = below.text[:1].islower()
    if below.first_word + _SPACE * below.height + _NARROWLY <= _room(above, padding):
        # Words tied together by a blank that must not break are longer than they look.
        return above.ends_in_space and starts_low and bullet is None and not _SENTENCE_END.search(above.text)
    if bullet is not None:
        return not (_SENTENCE_END.search(above.text) or bullet["rest"][:1].isupper())
    return True


def is_cut(line: PrintedLine, padding: float) -> bool:
    """True for a last line that looks wrapped: set to the full width and without the end of a sentence."""
    return _room(line, padding) < _FULL_WITHIN and " " in line.text and not _SENTENCE_END.search(line.text)


def is_centred(line: PrintedLine, padding: float) -> bool:
    """True where a line keeps the same distance to both sides."""
    left, right = line.left - padding, line.right - padding
    return abs(left - right) < _CENTRED_WITHIN and left > _CENTRED_WITHIN


def _room(line: PrintedLine, padding: float) -> float:
    """What is left free behind the text; a centred line has the free room of both sides."""
    left, right = line.left - padding, line.right - padding
    return left + right if is_centred(line, padding) else right


def _glue(above: PrintedLine, below: PrintedLine, padding: float) -> str:
    """A blank, or nothing inside a word: behind its hyphen ("QĐ-TTg"), or where it is longer than the line."""
    if above.ends_in_space:
        return " "
    if _TIED.search(above.text) or _TIED_BELOW.match(below.text):
        return ""
    is_full = " " not in above.text and _room(above, padding) < below.first_sign
    return "" if is_full and not _are_words(above.text, below.text.partition(" ")[0]) else " "


def _are_words(*words: str) -> bool:
    return all(is_syllable(word.strip("“”\"'(),.;:")) for word in words)
