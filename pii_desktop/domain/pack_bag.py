"""The texts of a BagIt bag (RFC 8493): what they say, and how they are read."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pii_desktop.domain.pack_plan import PackPart, PackPlan
from pii_desktop.domain.report import PRODUCER

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
TAG_COUNT = "PII-Tag-Count"
"""The label under which bag-info.txt tells how many files stand outside data/, itself and both lists included."""
BAGIT_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAGS = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST)
"""What every bag of ours has."""

PACKED_AT = (1980, 1, 1, 0, 0, 0)
"""The day of every member: the clock would change the bytes, and zip knows no earlier one."""

_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(.*)")
_ESCAPED = {"%0D": "\r", "%0d": "\r", "%0A": "\n", "%0a": "\n", "%25": "%"}
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The hashes a manifest lists by path, and the lines of it that make no sense, or name a file twice."""

    hashes: Mapping[str, str]
    bad_lines: tuple[str, ...] = ()


def manifest_text(hashes: Mapping[str, str]) -> str:
    """A manifest, sorted by path."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))


def parse_manifest(text: str) -> Manifest:
    """The lines of a manifest; a blank line is one too many: ours has none."""
    hashes: dict[str, str] = {}
    bad: list[str] = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        found = _LINE.fullmatch(line.removesuffix("\r"))
        path = re.sub("%0[DdAa]|%25", lambda code: _ESCAPED[code[0]], found[2]) if found else ""
        if found is None or not path or path in hashes:
            bad.append(line)
        else:
            hashes[path] = found[1].lower()
    return Manifest(hashes, tuple(bad))


def bag_info_text(plan: PackPlan, part: PackPart, tag_count: int) -> str:
    """What the bag says about itself: nothing of the machine, nothing of the clock. `tag_count` is of all tag files."""
    size = sum(file.size for file in part.files)
    lines = [
        ("Source-Organization", f"{plan.profile.called}, {plan.profile.province}"),
        ("External-Description", f"Gói tài liệu minh chứng kèm theo báo cáo {plan.period.in_sentence}"),
        ("External-Identifier", part_name(plan.base, part)),
        ("Bagging-Date", plan.day.isoformat()),
        ("Bag-Size", size_words(size)),
        ("Payload-Oxum", f"{size}.{len(part.files)}"),
        ("Bag-Software-Agent", PRODUCER),
        (TAG_COUNT, str(tag_count)),
        ("PII-Period", plan.period_key),
        ("PII-History-Count", str(plan.history.count)),
        ("PII-History-Head", plan.history.head),
    ]
    if plan.report_version:
        lines.append(("PII-Report-Version", plan.report_version))
    if not part.is_whole:
        group = hashlib.sha256(manifest_text({file.path: file.sha256 for file in plan.files}).encode()).hexdigest()
        lines += [
            ("Bag-Group-Identifier", f"{plan.base}-{group[:12]}"),
            ("Bag-Count", f"{part.number} of {part.count}"),
        ]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines)


def parse_bag_info(text: str) -> dict[str, str]:
    """Labels and values; a folded line goes on with the one before."""
    values: dict[str, str] = {}
    label = ""
    for line in text.splitlines():
        if line[:1] in " \t" and label:
            values[label] += f" {line.strip()}"
        elif ":" in line:
            label, _, value = line.partition(":")
            values[label] = value.strip()
    return values


def part_name(base: str, part: PackPart) -> str:
    """The folder of one part: "Goi-minh-chung_STC_nam-2025_p2", without a number where there is one bag only."""
    return base if part.is_whole else f"{base}_p{part.number}"


def pack_code(tag_manifest: bytes) -> str:
    """What sender and receiver compare by telephone: it changes with any byte of any file, also with a forged list."""
    digits = hashlib.sha256(tag_manifest).hexdigest()[:16].upper()
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def size_words(size: int) -> str:
    """A size in bytes as people say it, with a decimal comma: "1,4 MB"."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {name}".replace(".", ",")
    return f"{size} B"


def is_deflated(path: str) -> bool:
    """True for text, which shrinks; what people send is packed already, and stored bytes can be checked in one pass."""
    return path.rpartition(".")[2].lower() in {
        "txt",
        "html",
        "htm",
        "csv",
        "tsv",
        "xml",
        "json",
        "py",
        "ps1",
        "cmd",
        "svg",
    }


def packing_order(paths: Iterable[str]) -> list[str]:
    """The order of the members: the payload, then what describes it and is made meanwhile, each by name."""
    return sorted(paths, key=lambda path: (not path.startswith("data/"), path))
