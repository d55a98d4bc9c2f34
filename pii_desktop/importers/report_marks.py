"""A received report as a file: is it whole, and was it this program that wrote it? Nothing of its content is parsed."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pii_desktop.domain.report import PRODUCER

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
_LARGEST = 200 << 20
_LARGEST_UNPACKED = 600 << 20
_TAIL: Final = 2048
_START_OF_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")


@dataclass(frozen=True, slots=True)
class ReportMarks:
    """What a file tells of itself: "PDF", "Excel" or "Word"; `trouble` says what is broken, blank for nothing."""

    format: str
    is_ours: bool
    trouble: str = ""


def read_marks(path: Path) -> ReportMarks | None:
    """The marks of a PDF, Excel or Word file; None for anything else. Raises OSError."""
    with path.open("rb") as stream:
        start = stream.read(8)
    if start.startswith(b"%PDF"):
        return _pdf(path)
    if start.startswith(b"PK") and path.suffix.lower() in (".docx", ".xlsx", ".xlsm"):
        return _office(path)
    return None


def _pdf(path: Path) -> ReportMarks:
    if path.stat().st_size > _LARGEST:
        return ReportMarks("PDF", is_ours=False, trouble="tệp quá lớn")
    content = path.read_bytes()
    is_ours = PRODUCER.encode() in b"".join(re.findall(rb"/Creator\s*\(([^)]*)\)", content))
    end = _START_OF_TABLE.search(content[-_TAIL:])
    if end is None:
        return ReportMarks("PDF", is_ours, "thiếu phần cuối tệp")
    table = content[int(end[1]) : int(end[1]) + 24]
    is_whole = table.startswith(b"xref") or re.match(rb"\d+ \d+ obj", table) is not None
    return ReportMarks("PDF", is_ours, "" if is_whole else "mục lục của tệp không đúng chỗ")


def _office(path: Path) -> ReportMarks:
    """Every member is read against its checksum."""
    name = "Word" if path.suffix.lower() == ".docx" else "Excel"
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_UNPACKED:
                return ReportMarks(name, is_ours=False, trouble="tệp phình to bất thường")
            damaged = archive.testzip()
            said = b"".join(archive.read(name) for name in _PROPERTIES if name in archive.namelist())
    except _BROKEN:
        return ReportMarks(name, is_ours=False, trouble="không mở được")
    return ReportMarks(name, PRODUCER.encode() in said, f"phần {damaged} bị hỏng" if damaged else "")
