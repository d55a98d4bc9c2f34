"""Converts a stretch of text by the font it is set in: .VnTime, VNI-Times, Symbol."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pii_desktop.text.legacy import LegacyEncoding, encoding_of_font, from_symbol_font
from pii_desktop.text.legacy_guess import convert

OLD_FONTS = "Tệp có chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI); đã chuyển sang Unicode."
"""What a clerk is told of a file that was converted."""


def by_font(text: str, font: str | None) -> str:
    """`text` in Unicode where `font` is one of before Unicode; words that are Unicode already stay."""
    return _converted(text, encoding_of_font(font))


def by_fonts(runs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """The texts of runs with their fonts; runs of one encoding are read together, for a word may lie in several."""
    known: dict[str | None, LegacyEncoding | None] = {}

    def encoding(run: tuple[str, str | None]) -> LegacyEncoding | None:
        font = run[1]
        if font not in known:
            known[font] = encoding_of_font(font)
        return known[font]

    for old, together in groupby(runs, encoding):
        yield _converted("".join(text for text, _ in together), old)


def is_typed_old(runs: Sequence[tuple[str, str | None]]) -> bool:
    """True where a font of TCVN3 or VNI, and not only its name, changes what the runs say."""
    fonts = {font for _, font in runs}
    of_old = {font for font in fonts if encoding_of_font(font) not in (None, LegacyEncoding.SYMBOL)}
    old = [(text, font) for text, font in runs if font in of_old and not text.isascii()]
    return "".join(by_fonts(old)) != "".join(text for text, _ in old)


def _converted(text: str, encoding: LegacyEncoding | None) -> str:
    match encoding:
        case None:
            return text
        case LegacyEncoding.SYMBOL:
            # Plain letters in Symbol are mostly a wrong font name and no Greek.
            return "".join(sign if sign.isascii() else from_symbol_font(sign) for sign in text)
        case _:
            return convert(text, encoding)
