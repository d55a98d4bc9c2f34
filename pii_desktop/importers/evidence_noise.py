"""What an office prints, stamps or signs over the letterhead of a document: none of it is the document's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pii_desktop.importers.evidence_lines import PageLine

_SIGNED = re.compile(
    r"(?:ky boi|nguoi ky|ky ngay|ngay ky|thoi gian ky|thoi gian|digitally signed|signed by|signer|signature|date|email|"
    r"e-mail|co quan|to chuc|chuc vu|don vi ky|reason|location|serial|ma xac thuc|tra cuu)\s*:|"
    r"da duoc ky so|digitally signed|chu ky so|quet ma|ma qr|http|www\."
)
_ZONE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:\+\d\d:\d\d|[ap]m)?\s*$")
_RECEIVED = re.compile(r"(?:cong van |van ban )?den\b(?:\s*(?:so|ngay|gio)\b.*|[\s:.…]*)$|.*\bcong van den\b")
_OF_RECEIVED = re.compile(
    r"(?:so(?: den| cv den)?\s*[:.…]*\s*[\d.…]*|(?:ngay|gio)(?: den)?\s*[:.…]*[\s\d/.…-]*|"
    r"(?:chuyen|luu ho so|luu|so va ky hieu hs|noi nhan xu ly)\b.*)$"
)
_MARKS = re.compile(
    r"(?:du thao(?: lan \d+)?|hoa toc(?: hen gio)?|thuong khan|khan|mat|toi mat|tuyet mat|ban sao|sao y(?: ban chinh)?|"
    r"sao luc|trich sao|ban dien tu|ban chinh|ban goc|mau so \d+.*|trang \d+.*|\d{1,3}(?:\s*/\s*\d{1,3})?|"
    r"\(ban hanh kem theo mau.*|quoc huy|\W+)$"
)
_COPY = re.compile(r"sao y|sao luc|trich sao|chung thuc ban sao")
_TOKEN = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9+/=_-]{16,}")
_MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap\s*[-–—]?\s*tu do.*")
_MOST_STAMPED = 4


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Lines without noise; the texts of signature marks; whether an office has stamped that it received the paper."""

    lines: tuple[PageLine, ...]
    signatures: tuple[str, ...]
    is_received: bool


def without_noise(lines: Sequence[PageLine]) -> Cleaned:
    """The lines without stamps of receipt, signature marks and degrees of haste."""
    kept: list[PageLine] = []
    stamps: list[str] = []
    after_stamp = 0
    is_received = False
    for line in lines:
        if _RECEIVED.match(line.key):
            after_stamp, is_received = _MOST_STAMPED, True
            # The body that received it stands on top of its stamp.
            kept[-1:] = [replace(above, is_stamped=True) for above in kept[-1:]]
        elif after_stamp and _OF_RECEIVED.match(line.key):
            after_stamp -= 1
        elif _is_signature(line):
            stamps.append(line.text)
        elif not _is_mark(line):
            kept.append(line)
    return Cleaned(tuple(kept), tuple(stamps), is_received)


def is_motto(line: PageLine) -> bool:
    """True for the name of the country and its motto, and for the line that heads documents of the Party."""
    return _MOTTO.fullmatch(line.key.strip(" -–—.*")) is not None


def has_motto(lines: Sequence[PageLine]) -> bool:
    """True where any line is one."""
    return any(map(is_motto, lines))


def marks_copy(lines: Sequence[PageLine]) -> Iterator[str]:
    """The lines that say this is a copy of another document."""
    return (line.text for line in lines if _COPY.match(line.key))


def _is_signature(line: PageLine) -> bool:
    return _SIGNED.match(line.key) is not None or _ZONE.search(line.key) is not None


def _is_mark(line: PageLine) -> bool:
    return _MARKS.fullmatch(line.key) is not None or _TOKEN.fullmatch(line.text) is not None
