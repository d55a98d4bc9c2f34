"""Names inside an evidence pack: "1.1.1_(03)_KH-123-KH-UBND_2024-05-06.pdf".

Names are plain ASCII, so that no unpacking program, system or Unicode form can change them; what a file was called is
told by the index. They are short enough for Windows where the pack is unpacked onto a desktop twice over (a folder of
the archive's name, in it the folder of the pack).
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from pii_desktop.domain.evidence import EvidenceFields
from pii_desktop.text.normalise import search_key, unmarked

LONGEST_PATH = 259
"""What Windows takes without a policy for long paths."""

LONGEST_BASE = 42
LONGEST_NAME = 72
_LONGEST_FOLDER = 12
_ROOM_FOR_COUNT = 3
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.]+")

_PROGRAMS = frozenset({
    ".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh",
    ".hta", ".msi", ".msp", ".msix", ".appx", ".appref-ms", ".application", ".lnk", ".url", ".scf", ".reg", ".inf",
    ".cpl", ".dll", ".sys", ".jar", ".jnlp", ".chm", ".gadget", ".py", ".pyw", ".sh",
})  # fmt: skip

# Abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III, and of kinds above the province.
_KINDS = {
    "nghi quyet": "NQ", "quyet dinh": "QD", "chi thi": "CT", "quy che": "QC", "quy dinh": "QyD", "thong cao": "TC",
    "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr", "ke hoach": "KH", "phuong an": "PA", "de an": "DA",
    "du an": "DA", "bao cao": "BC", "bien ban": "BB", "to trinh": "TTr", "hop dong": "HD", "cong van": "CV",
    "cong dien": "CD", "giay uy quyen": "GUQ", "giay moi": "GM", "thong tu": "TT", "nghi dinh": "ND", "luat": "Luat",
    "giay chung nhan": "GCN", "ket luan": "KL",
}  # fmt: skip
_ABBREVIATIONS = frozenset(_KINDS.values())


def document_words(fields: EvidenceFields, file_name: str) -> str:
    """Kind and symbol made safe ("KH-123-KH-UBND"); without a number the name that the file had."""
    number = plain_part(fields.number)
    if not number:
        return plain_part(PurePosixPath(file_name).stem) or "tai-lieu"
    kind = _kind_of(fields)
    return f"{kind}-{number}" if kind and not number.startswith(f"{kind}-") else number


def code_words(parent: str | None, code: str) -> tuple[str, int | None]:
    """The code that begins a name and the number of a sub-item: ("1.1.1", 3) for "(3)" of 1.1.1, else None."""
    digits = re.sub(r"\D", "", code)
    if parent and digits:
        return plain_part(parent), int(digits)
    return plain_part(code) or "khac", None


def folder_of(pillar: str | None, code: str) -> str:
    """Where the files of a row lie: "data/tru-cot-1/1.1.1"; targets without a pillar in "data/chi-tieu/5.1"."""
    group = f"tru-cot-{plain_part(pillar)}"[:_LONGEST_FOLDER] if pillar else "chi-tieu"
    return f"data/{group}/{_device_free(code[:_LONGEST_FOLDER].rstrip('.-'))}"


def file_stem(code: str, count: int, words: str, day: str) -> str:
    """A name without its suffix, never longer than fits; the words give way, code, count and day stay."""
    head = f"{code[:_LONGEST_FOLDER]}_({count:02d})_"
    tail = f"_{day}" if day else ""
    room = LONGEST_NAME - len(head) - len(tail) - 2 * _ROOM_FOR_COUNT - len(".abcdefgh")
    return f"{head}{words[:room].rstrip('.-')}{tail}"


def suffix_of(file_name: str) -> str:
    """The ending of a file in small letters; blank where it is none that every system knows."""
    suffix = PurePosixPath(file_name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def is_program(file_name: str) -> bool:
    """True for a name by which Windows, or an interpreter that is often there, runs the file when it is opened."""
    return PurePosixPath(file_name.rstrip(" .").lower()).suffix in _PROGRAMS


def named_programs(names: Sequence[str]) -> str:
    """The first three of `names` in quotes, and how many more there are; `names` is not empty."""
    more = f" và {len(names) - 3} tệp khác" if len(names) > 3 else ""
    return ", ".join(f"“{name}”" for name in names[:3]) + more


def base_name(symbol: str, period_title: str) -> str:
    """The folder of a pack, and the usual name of its file: "Goi-minh-chung_STC_nam-2025"."""
    words = ("Goi-minh-chung", plain_part(symbol), plain_part(search_key(period_title)))
    return "_".join(word for word in words if word)[:LONGEST_BASE].rstrip("_.-")


def plain_part(text: str | None) -> str:
    """`text` without accents and signs; blanks and strokes become "-"; never a device of Windows, never ends in "."."""
    return _device_free(_NOT_PLAIN.sub("-", unmarked(text or "")).strip(".-"))


class NameBook:
    """Names given so far; two that differ only by case or by the form of a letter are one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, folder: str, stem: str, suffix: str) -> str:
        """The path of a new file; "_2", "_3" behind a name that is taken in any folder."""
        number, name = 1, f"{stem}{suffix}"
        while search_key(name) in self._taken:
            number += 1
            name = f"{stem}_{number}{suffix}"
        self._taken.add(search_key(name))
        return f"{folder}/{name}"


def _device_free(text: str) -> str:
    return f"_{text}" if _RESERVED.fullmatch(text.partition(".")[0]) else text


def _kind_of(fields: EvidenceFields) -> str:
    """By the kind that was recorded, else by the symbol: "KH" of "123/KH-UBND"; blank where neither tells."""
    told = _KINDS.get(search_key(fields.kind), "")
    symbol = unmarked(fields.number).rpartition("/")[2].partition("-")[0].strip()
    return told or next((each for each in sorted(_ABBREVIATIONS) if each.upper() == symbol.upper()), "")
