"""The bundled fonts: the right version, every Vietnamese letter, and their licence beside them."""

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from pii_desktop import paths

FAMILIES = ("LiberationSerif", "LiberationSans")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES} | {"đ"}
LETTERS = LOWER | {letter.upper() for letter in LOWER}
SIGNS = set("–—…≥≤×•“”‘’₫€\u00a0")


@pytest.mark.parametrize("name", [f"{family}-{face}" for family in FAMILIES for face in FACES])
def test_every_face_has_every_vietnamese_letter(name: str) -> None:
    font = TTFontFile(str(paths.resources() / "fonts" / f"{name}.ttf"))

    assert len(LETTERS) == 146
    assert [letter for letter in sorted(LETTERS | SIGNS) if ord(letter) not in font.charToGlyph] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_version_is_the_one_with_all_letters(family: str) -> None:
    content = (paths.resources() / "fonts" / f"{family}-Regular.ttf").read_bytes()

    assert "Version 2.1.5".encode("utf-16-be") in content


def test_the_licence_travels_with_the_fonts() -> None:
    licence = (paths.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence
