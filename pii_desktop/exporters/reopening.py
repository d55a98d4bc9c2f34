"""Opens a file that was just written, as its reader will. Raises ValueError where that fails."""

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from pii_desktop.exporters.pdfium import TURN


def check_pdf(path: Path) -> None:
    """At least one page, and the last one can be loaded."""
    from pypdfium2 import PdfDocument, PdfiumError

    with TURN:
        try:
            document = PdfDocument(path.absolute())  # which takes a "~" at the beginning for somebody's home
        except PdfiumError as error:
            raise ValueError("not a PDF") from error
        try:
            document[len(document) - 1].close()
        except (PdfiumError, IndexError) as error:
            raise ValueError("no readable page") from error
        finally:
            document.close()


def check_xlsx(path: Path) -> None:
    """Every member of the archive is whole, and every sheet is listed."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
        workbook = load_workbook(path, read_only=True)
    except zipfile.BadZipFile as error:
        raise ValueError("not a workbook") from error
    names = list(workbook.sheetnames)
    workbook.close()
    if damaged or not names:
        raise ValueError("damaged workbook")


def check_docx(path: Path) -> None:
    """Every member of the archive is whole and well formed, and there is a text with something in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error) as error:
        raise ValueError("not a Word file") from error
    for name in (name for name in members if name.endswith((".xml", ".rels"))):
        try:
            expat.ParserCreate().Parse(members[name], True)  # noqa: FBT003 - takes no keywords
        except expat.ExpatError as error:
            raise ValueError(f"damaged part: {name}") from error
    if b"<w:p>" not in members.get("word/document.xml", b""):
        raise ValueError("no text")
