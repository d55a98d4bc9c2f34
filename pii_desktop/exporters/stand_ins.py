"""Signs that the font of a PDF lacks: each is drawn as one box and read out of the file as what it is.

A sign gets a code of the private use area and in the file the text that this code is read as (ToUnicode). One that
begins with a letter of the font ("1" in its key) is drawn as that letter.
"""

import re
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

BOX: Final = "\u25a1"
FIRST: Final = 0xF0000
"""The first code that stands for a sign: beyond whatever a font can draw."""

_CODE = re.compile(r"(?<=> )<(F[0-9A-F]{4})>")
_CODES = count(FIRST)
_SIGNS: dict[int, str] = {}


_FACES: list["ReadableFont"] = []


class ReadableFont(TTFont):
    """A font whose stand-ins are read as the signs they stand for."""

    def __init__(self, name: str, file: Path) -> None:
        """Raises TTFError and OSError where the file is no font."""
        super().__init__(name, str(file))
        _FACES.append(self)
        for code, sign in tuple(_SIGNS.items()):
            self.draw_as(code, sign)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's
        """Put the font into the document."""
        super().addObjects(doc)
        for name, part in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(part, PDFStream):
                part.content = _CODE.sub(_read_as, part.content)

    def draw_as(self, code: int, sign: str) -> None:
        """Let `code` be drawn as the first letter of `sign`, or as a box."""
        letter = ord(sign[0]) if ord(sign[0]) in self.face.charToGlyph else ord(BOX)
        self.face.charWidths[code] = self.face.charWidths[letter]
        self.face.charToGlyph[code] = self.face.charToGlyph[letter]


@cache
def stand_in(sign: str) -> str:
    """The character that stands for a sign in every face."""
    code = next(_CODES)
    _SIGNS[code] = sign
    for each in _FACES:
        each.draw_as(code, sign)
    return chr(code)


def _read_as(code: re.Match[str]) -> str:
    sign = _SIGNS.get(int(code[1], 16), BOX)
    return f"<{sign.encode('utf-16-be').hex().upper()}>"
