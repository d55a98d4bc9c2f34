"""A received report as a file: is it whole, and was it this program that wrote it? Nothing of its content is parsed."""

import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from xml.sax.saxutils import unescape

from pii_desktop.domain.pack_findings import Kind, finding
from pii_desktop.domain.report import PRODUCER
from pii_desktop.domain.report_seal import CUSTOM_PART, PROPERTY, Sealed, check_parts, check_pdf, part_words
from pii_desktop.importers.pack_shell import is_as_rendered

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
_LARGEST = 200 << 20
_LARGEST_UNPACKED = 600 << 20
_TAIL: Final = 2048
_START_OF_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_LONGEST_SEAL = 1 << 20
_SEALS = re.compile(rf'name="{PROPERTY}([^"]+)"[^>]*><vt:lpwstr>([0-9a-f]{{64}})</vt:lpwstr>')


@dataclass(frozen=True, slots=True)
class ReportMarks:
    """What a file tells of itself: "PDF", "Excel" or "Word"; `trouble` says what is broken, blank for nothing.

    `sealed` is what its check code says, None where it carries none; `is_tight` is False for bytes that the program
    did not write around the parts.
    """

    format: str
    is_ours: bool
    trouble: str = ""
    sealed: Sealed | None = None
    is_tight: bool = True


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
    trouble = "" if is_whole else "mục lục của tệp không đúng chỗ"
    return ReportMarks("PDF", is_ours, trouble, check_pdf(content, path.name))


def _office(path: Path) -> ReportMarks:
    """Every member is read against its checksum."""
    name = "Word" if path.suffix.lower() == ".docx" else "Excel"
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST_UNPACKED:
                return ReportMarks(name, is_ours=False, trouble="tệp phình to bất thường")
            damaged = archive.testzip()
            if damaged:
                return ReportMarks(name, is_ours=True, trouble=f"phần {damaged} bị hỏng")
            names = Counter(archive.namelist())
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
            is_tight = is_as_rendered(archive, raw)
    except _BROKEN:
        return ReportMarks(name, is_ours=False, trouble="không mở được")
    is_ours = any(PRODUCER.encode() in parts.get(each, b"") for each in _PROPERTIES)
    return ReportMarks(name, is_ours, sealed=_sealed(parts, names), is_tight=is_tight)


def _sealed(parts: dict[str, bytes], names: Counter[str]) -> Sealed | None:
    """What the code says; a program that saves the file again keeps the code and changes the rest."""
    custom = parts.get(CUSTOM_PART, b"")[:_LONGEST_SEAL].decode("utf-8", "replace")
    seal = {unescape(name): digest for name, digest in _SEALS.findall(custom)}
    if not seal:
        return None
    sealed = check_parts(seal, parts)
    # Of two parts of one name a program opens the one or the other, and only one was looked at.
    twice = (finding(Kind.CHANGED_REPORT, name, f"{part_words(name)} có hai bản") for name in names if names[name] > 1)
    return replace(sealed, findings=(*sealed.findings, *twice))
