"""The check code that a report carries, so that a receiver sees whether it is as it was written.

It tells changes made in passing or by mistake. Who writes a new code over a changed file is not found out: for that
the code is compared with the sender's, and there are digital signatures.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pii_desktop.domain.pack_findings import Kind, PackFinding, finding

PROPERTY: Final = "PII-Seal "
"""How the names of the properties in a Word or Excel file begin, one for each part: their texts may not be long."""

CUSTOM_PART: Final = "docProps/custom.xml"
"""The part of a Word or Excel file that holds it; it seals every other part."""

FIRST_PART: Final = "[Content_Types].xml"
"""The part with which such a file begins; the one of the code is its last."""

WRITTEN_AT: Final = (2000, 1, 1, 0, 0, 0)
"""The day of every part."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PDF_LINE = re.compile(rb"%PII-SEAL ([0-9a-f]{64})\n")
_PDF_END = b"startxref\n"
_PDF_LAST = re.compile(rb"%%EOF\r?\n?")
_SHOWN = 12
_WORDS = (
    (re.compile(r"word/document\.xml"), "phần lời văn và các bảng"),
    (re.compile(r"word/header\d*\.xml"), "đầu trang"),
    (re.compile(r"(?:word|xl)/media/.+"), "hình"),
    (re.compile(r"xl/worksheets/sheet(\d+)\.xml"), "trang tính thứ {}"),
    (re.compile(r"xl/charts/.+"), "biểu đồ"),
    (re.compile(r"docProps/.+"), "thuộc tính của tệp"),
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a check of the code found; `code` is what the sender can read out, `added` bytes stand behind a PDF.

    `is_signed` tells that they hold a digital signature; what they show is not looked at.
    """

    findings: tuple[PackFinding, ...]
    code: str
    added: int = 0
    is_signed: bool = False


def parts_seal(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The code of a Word or Excel file: a hash for each part."""
    return {name: hashlib.sha256(parts[name]).hexdigest() for name in sorted(parts)}


def custom_part(seal: Mapping[str, str]) -> bytes:
    """The part of a Word or Excel file that holds its code; names and hashes need no escaping in XML."""
    # The first two numbers are the format's own.
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{PROPERTY}{name}"><vt:lpwstr>{digest}</vt:lpwstr></property>'
        for number, (name, digest) in enumerate(sorted(seal.items()), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    ).encode()


def check_parts(seal: Mapping[str, str], parts: Mapping[str, bytes]) -> Sealed:
    """Compare the parts of a file, the one with the code included, with its code."""
    written = "\n".join(f"{name}={seal[name]}" for name in sorted(seal))
    others = {name: content for name, content in parts.items() if name != CUSTOM_PART}
    found = list(_differences(seal, others))
    if parts.get(CUSTOM_PART) != custom_part(seal):
        found.append(finding(Kind.CHANGED_REPORT, CUSTOM_PART, "phần ghi mã kiểm tra"))
    return Sealed(tuple(found), _code(written.encode("utf-8")))


def seal_pdf(content: bytes) -> bytes:
    """`content` with its code in a line before the place of its table, where no offset is moved.

    Raises ValueError for what does not end as a PDF does.
    """
    before, found, after = content.rpartition(_PDF_END)
    if not found:
        raise ValueError("no end of a PDF")
    line = b"%PII-SEAL " + hashlib.sha256(content).hexdigest().encode("ascii") + b"\n"
    return before + line + found + after


def check_pdf(content: bytes, name: str) -> Sealed | None:
    """Compare a PDF with its code; None where it carries none. What was added behind it (signatures) is no change."""
    match = _PDF_LINE.search(content)
    if match is None:
        return None
    last = _PDF_LAST.search(content, match.end())
    end = last.end() if last else len(content)
    written = content[: match.start()] + content[match.end() : end]
    is_same = hashlib.sha256(written).hexdigest().encode("ascii") == match[1]
    found = () if is_same else (finding(Kind.CHANGED_REPORT, name, "nội dung"),)
    return Sealed(found, _code(match[1]), len(content) - end, b"/ByteRange" in content[end:])


def _differences(wanted: Mapping[str, str], parts: Mapping[str, bytes]) -> Iterator[PackFinding]:
    """One finding for all parts that a clerk calls the same: a program that saves anew touches dozens of them."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name, words in _different(wanted, parts):
        alike[words].append(name)
    for words, names in alike.items():
        yield finding(Kind.CHANGED_REPORT, names[0], words if len(names) == 1 else f"{words} ({len(names)} chỗ)")


def _different(wanted: Mapping[str, str], parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, digest in wanted.items():
        if name not in parts:
            yield name, f"{part_words(name)} bị bỏ đi"
        elif hashlib.sha256(parts[name]).hexdigest() != digest:
            yield name, part_words(name)
    for name in sorted(parts.keys() - wanted.keys()):
        yield name, f"{part_words(name)} được thêm vào"


def part_words(name: str) -> str:
    """What a clerk calls a part of a Word or Excel file."""
    for pattern, words in _WORDS:
        match = pattern.fullmatch(name)
        if match is not None:
            return words.format(*match.groups())
    return "phần kỹ thuật của tệp"


def _code(seal: bytes) -> str:
    """Short enough to be read out on the telephone."""
    digest = hashlib.sha256(seal).hexdigest()[:_SHOWN].upper()
    return "-".join(digest[at : at + 4] for at in range(0, _SHOWN, 4))
