"""Liberation Serif and Sans, which have the measures of Times New Roman and Arial and all Vietnamese letters."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from pii_desktop.errors import OutputError
from pii_desktop.paths import resources

SERIF = "LiberationSerif"
_FACES = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Name under which a face of the serif family is registered."""
    suffix = f"{'Bold' if bold else ''}{'Italic' if italic else ''}"
    return f"{SERIF}-{suffix}" if suffix else SERIF


@cache
def register() -> None:
    """Make the four serif faces known to reportlab, once.

    Raises OutputError (code "font-missing") where the program's own files are gone.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    from pii_desktop.exporters.stand_ins import ReadableFont

    folder = resources() / "fonts"
    try:
        for suffix, file_part in _FACES.items():
            pdfmetrics.registerFont(ReadableFont(f"{SERIF}{suffix}", folder / f"{SERIF}-{file_part}.ttf"))
    except (TTFError, OSError) as error:
        raise _missing(folder) from error
    pdfmetrics.registerFontFamily(
        SERIF, normal=SERIF, bold=face(bold=True), italic=face(italic=True), boldItalic=face(bold=True, italic=True)
    )


@cache
def glyphs() -> Container[int]:
    """Code points that every face of the family can draw."""
    from reportlab.pdfbase import pdfmetrics

    from pii_desktop.exporters.stand_ins import FIRST, ReadableFont

    register()
    faces = [pdfmetrics.getFont(f"{SERIF}{suffix}") for suffix in _FACES]
    known = [frozenset(font.face.charToGlyph) for font in faces if isinstance(font, ReadableFont)]
    return frozenset.intersection(*known) - frozenset(range(FIRST, FIRST + 0x10000))


def text_width(text: str, name: str, size: float) -> float:
    """Width of `text` in points."""
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(text, name, size))


def _missing(folder: Path) -> OutputError:
    return OutputError(
        title="Không tìm thấy phông chữ của chương trình.",
        text=f"Thư mục {folder.name} thiếu tệp phông Liberation Serif hoặc tệp bị hỏng. Dữ liệu không bị ảnh hưởng.",
        hint="Hãy cài đặt lại chương trình rồi xuất lại báo cáo.",
        code="font-missing",
    )
