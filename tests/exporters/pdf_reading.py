"""What a reader gets out of a PDF: words, places of letters in mm, fonts.

PDFium reads a page a hundred times faster than pdfplumber, which is for where letters stand and in which face.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from pii_desktop.domain.report import Report
from pii_desktop.exporters.pdf import write_pdf

MM = 25.4 / 72


class Pages:
    """The pages of a written report, closed when left."""

    def __init__(self, report: Report, folder: Path) -> None:
        self.path = folder / "bao-cao.pdf"
        write_pdf(report, self.path)

    def __enter__(self) -> list[Any]:
        self._document = pdfplumber.open(self.path)
        return list(self._document.pages)

    def __exit__(self, *raised: object) -> None:
        self._document.close()


@dataclass(frozen=True)
class Leaf:
    """A page as text, cell by cell in the order it was drawn; what stands in the top margin apart; mm."""

    text: str
    top: str
    width: int
    height: int


def leaves(file: Path) -> list[Leaf]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [_leaf(page) for page in document]
    finally:
        document.close()


def _leaf(page: Any) -> Leaf:
    width, height = page.get_size()
    text = page.get_textpage()
    top = text.get_text_bounded(0, height - 16 / MM, width, height).strip()
    # PDFium marks a hyphen at the end of a line as one that may go.
    return Leaf(text.get_text_range().replace("\ufffe", "-"), top, round(width * MM), round(height * MM))


def text_of(report: Report, folder: Path) -> str:
    """All text in the order it was drawn, blanks and line ends as single blanks."""
    return " ".join(" ".join(leaf.text.split()) for leaf in leaves(Pages(report, folder).path))


def letters_of(report: Report, folder: Path) -> str:
    """All text without any blanks: what stays the same however lines are broken."""
    return without_blanks(text_of(report, folder))


def without_blanks(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def reads(leaves: list[Leaf], letters: str) -> bool:
    """True where the letters stand in one piece, or go on from page to page as those of a cell that is broken do."""
    pages = [without_blanks(leaf.text) for leaf in leaves]
    return letters in "".join(pages) or any(_goes_on(pages[start:], letters) for start in range(len(pages)))


def _goes_on(pages: list[str], letters: str) -> bool:
    left = letters
    for page in pages:
        fits = _longest_beginning(page, left)
        left = left[fits:]
        if not fits or not left:
            break
    return not left


def _longest_beginning(page: str, letters: str) -> int:
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters[:middle] in page else (low, middle - 1)
    return low


def line_with(page: Any, words: str) -> list[Any]:
    """The characters of the line that holds `words`, from their first letter to their last."""
    wanted = without_blanks(words)
    for line in page.extract_text_lines(return_chars=True):
        chars = [char for char in line["chars"] if char["text"].strip()]
        start = "".join(char["text"] for char in chars).find(wanted)
        if start >= 0:
            return chars[start : start + len(wanted)]
    raise AssertionError(f"no line holds {words!r}")


def middle(chars: list[Any]) -> float:
    """The centre of a run of characters, in mm from the left edge."""
    return float(chars[0]["x0"] + chars[-1]["x1"]) / 2 * MM
