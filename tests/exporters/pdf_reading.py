"""What a reader gets out of a PDF: words, places of letters in mm, fonts."""

import unicodedata
from pathlib import Path
from typing import Any

import pdfplumber

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


def text_of(report: Report, folder: Path) -> str:
    """All text in reading order, blanks and line ends as single blanks."""
    with Pages(report, folder) as pages:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pages)


def letters_of(report: Report, folder: Path) -> str:
    """All text without any blanks: what stays the same however lines are broken."""
    return without_blanks(text_of(report, folder))


def without_blanks(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


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
