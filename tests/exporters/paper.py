"""Documents written once and read by many tests: laying out and opening them takes longest."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook, load_workbook

from pii_desktop.domain.report import Report
from pii_desktop.exporters.docx import write_docx
from pii_desktop.exporters.pdf import write_pdf
from pii_desktop.exporters.xlsx import write_xlsx
from tests.exporters.docx_reading import Written, paragraphs
from tests.exporters.pdf_reading import Leaf, leaves, without_blanks

_WRITERS: dict[str, Callable[[Report, Path], object]] = {"pdf": write_pdf, "docx": write_docx, "xlsx": write_xlsx}


class Paper:
    """One document in every format, each written when it is first asked for."""

    def __init__(self, name: str, report: Report, folder: Path, open_files: ExitStack) -> None:
        self.name, self.report = name, report
        self._folder, self._open_files = folder, open_files

    def file(self, ending: str) -> Path:
        """The file of a format."""
        target = self._folder / f"{self.name}.{ending}"
        if not target.exists():
            _WRITERS[ending](self.report, target)
        return target

    @cached_property
    def pages(self) -> list[Any]:
        """The pages of the PDF."""
        return list(self._open_files.enter_context(pdfplumber.open(self.file("pdf"))).pages)

    @cached_property
    def lines(self) -> list[list[Any]]:
        """The lines of each page with their letters."""
        return [page.extract_text_lines(return_chars=True) for page in self.pages]

    def place_of(self, words: str) -> tuple[int, list[Any]]:
        """The page (from 0) and the letters of `words`: the line that says nothing else, else the first that begins
        with them, else the first that holds them. Columns beside one another are one line; words that are broken over
        lines are not found.
        """
        wanted = without_blanks(words)
        found = []
        for number, lines in enumerate(self.lines):
            for line in lines:
                chars = [char for char in line["chars"] if char["text"].strip()]
                start = "".join(char["text"] for char in chars).find(wanted)
                if start >= 0:
                    found.append((len(chars) > len(wanted), start > 0, number, chars[start : start + len(wanted)]))
        assert found, f"no line holds {words!r}"
        _, _, number, letters = min(found, key=lambda each: each[:3])
        return number, letters

    @cached_property
    def leaves(self) -> list[Leaf]:
        """The pages of the PDF as text."""
        return leaves(self.file("pdf"))

    @cached_property
    def letters(self) -> str:
        """All text of the PDF without any blanks: what stays the same however lines are broken."""
        return "".join(without_blanks(leaf.text) for leaf in self.leaves)

    @cached_property
    def word(self) -> WordDocument:
        """The Word file, opened."""
        return Document(str(self.file("docx")))

    @cached_property
    def paragraphs(self) -> list[Written]:
        """Those of the Word file that say something."""
        return paragraphs(self.word)

    @cached_property
    def workbook(self) -> Workbook:
        """The workbook, opened."""
        return load_workbook(self.file("xlsx"))


class Papers:
    """Documents by name, made when they are first asked for."""

    def __init__(self, folder: Path, make: Callable[[str], Report], open_files: ExitStack) -> None:
        self._folder, self._make, self._open_files = folder, make, open_files
        self._known: dict[str, Paper] = {}

    def __getitem__(self, name: str) -> Paper:
        if name not in self._known:
            self._known[name] = Paper(name, self._make(name), self._folder, self._open_files)
        return self._known[name]


def papers_in(folder: Path, make: Callable[[str], Report]) -> Iterator[Papers]:
    """Papers whose files are closed at the end."""
    with ExitStack() as open_files:
        yield Papers(folder, make, open_files)
