"""Text typed with the fonts of before Unicode: TCVN3, VNI, windows-1258 and the Symbol font.

Convert before `clean_text`: the soft hyphen that cleaning removes is the letter ư of TCVN3.
"""

import re
import unicodedata
from enum import StrEnum

from pii_desktop.text.legacy_tables import SYMBOL, TCVN3, VNI_PAIRS, VNI_SINGLE
from pii_desktop.text.tcvn3_hyphens import restore_horns


class LegacyEncoding(StrEnum):
    """How a text that is not Unicode was typed."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"
    SYMBOL = "symbol"
    MISREAD_UTF8 = "misread-utf8"


_TCVN3_TABLE = str.maketrans(TCVN3)
_SYMBOL_TABLE = str.maketrans(SYMBOL)
_FROM_PRIVATE_USE = str.maketrans({chr(0xF000 + code): chr(code) for code in range(0x20, 0x100)})
_VNI_LETTER = re.compile("|".join([*VNI_PAIRS, *VNI_SINGLE]))
_VNI_TABLE = VNI_PAIRS | VNI_SINGLE
_UNICODE_LETTER = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_VIETNAMESE_MARKED = re.compile("[AaEeIiOoUuYyÂâÊêÔô][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_COMPARED = re.compile(r"(?<![^\s(\[{;:,/])([³£])(?=\s*\d)")
_WORD = re.compile(r"(?!(?<=\s)×\s*\d)[A-Za-z\u00a1-\u00ff]+")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_STYLE = re.compile(r"[ ,_-]+(?:bold|italic|regular|oblique|medium|normal|bolditalic|mt|ps)+$", re.IGNORECASE)
_BARE_TCVN3_FONT = re.compile(r"Vn[A-Z][a-z].*", re.DOTALL)
_CAPITALS_FONT = re.compile(r".*(?:H|timeh|arialh)", re.DOTALL)
_SYMBOL_FONT = re.compile(r"symbol(?:mt|ps)?", re.IGNORECASE)


def encoding_of_font(font_name: str | None) -> LegacyEncoding | None:
    """The encoding that a font name of Word, Excel or a PDF stands for; None for a Unicode font.

    >>> encoding_of_font(".VnTimeH").value, encoding_of_font("ABCDEF+VNI-Times,Bold").value
    ('tcvn3-capitals', 'vni')
    """
    name = _STYLE.sub("", _SUBSET.sub("", (font_name or "").strip()))
    if name.lower().startswith(".vn") or _BARE_TCVN3_FONT.fullmatch(name):
        return LegacyEncoding.TCVN3_CAPITALS if _CAPITALS_FONT.fullmatch(name) else LegacyEncoding.TCVN3
    if re.match("vni[-_ ]", name, re.IGNORECASE):
        return LegacyEncoding.VNI
    return LegacyEncoding.SYMBOL if _SYMBOL_FONT.fullmatch(name) else None


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """`text` of a TCVN3 font (.VnTime) in Unicode, NFC; `capitals` for a font whose name ends with H.

    A word typed in capitals ("TØNH") gets them on every letter; "³ 25" is "≥ 25", "ph-¬ng" is "phương". Text that
    holds letters only Unicode has is returned as it is.
    """
    if is_unicode_vietnamese(text):
        return text
    typed = tcvn3_signs(text.translate(_FROM_PRIVATE_USE))
    if capitals:
        return _WORD.sub(lambda word: word[0].translate(_TCVN3_TABLE), typed).upper()
    shouted = is_shouted(typed)
    return _WORD.sub(lambda word: tcvn3_word(word[0], shouted=shouted), typed)


def tcvn3_signs(text: str) -> str:
    """TCVN3 `text` with its signs told from its letters.

    ³ and £ before a number are the ≥ and ≤ of the Symbol font; a hyphen that can only be ư becomes the soft hyphen.
    """
    return restore_horns(_COMPARED.sub(lambda sign: SYMBOL[sign[0]], text))


def tcvn3_word(word: str, *, shouted: bool = False) -> str:
    """One word of TCVN3 in Unicode; in a `shouted` line one capital makes the whole word capital."""
    capitals = sum("A" <= letter <= "Z" for letter in word)
    small = any("a" <= letter <= "z" for letter in word)
    letters = word.translate(_TCVN3_TABLE)
    return letters.upper() if not small and capitals > (0 if shouted else 1) else letters


def is_shouted(text: str) -> bool:
    """True where a text is typed in capitals: two of them together and no small letter of ASCII."""
    return re.search("[A-Z]{2}", text) is not None and re.search("[a-z]", text) is None


def from_vni(text: str) -> str:
    """`text` of a VNI font (VNI-Times) in Unicode, NFC. Text with letters only Unicode has is returned as it is."""
    if is_unicode_vietnamese(text):
        return text
    return vni_word(text.translate(_FROM_PRIVATE_USE))


def vni_word(word: str) -> str:
    """`word` with each letter and mark of VNI turned into one Unicode letter."""
    return _VNI_LETTER.sub(lambda letter: _VNI_TABLE[letter[0]], word)


def from_symbol_font(text: str) -> str:
    """`text` in the Symbol font as Unicode: "³ 25", with U+00B3 or U+F0B3, is "≥ 25". Unicode signs stay."""
    typed = text.translate(_FROM_PRIVATE_USE)
    return typed if is_unicode_vietnamese(text) else typed.translate(_SYMBOL_TABLE)


def decode_windows_1258(data: bytes) -> str:
    """The text of windows-1258 bytes, composed (NFC). Bytes that the table leaves free become U+FFFD."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def is_unicode_vietnamese(text: str) -> bool:
    """True where `text` holds a letter that no 8-bit Vietnamese font can be asked for: "ố", "đ", "o" and a mark."""
    return _UNICODE_LETTER.search(text) is not None or _VIETNAMESE_MARKED.search(text) is not None
