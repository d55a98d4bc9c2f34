"""What an evidence pack holds and where: worked out before a byte is written.

A document that proves several rows is stored once, under the first of them, and listed under each.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pii_desktop.domain.evidence import Evidence
from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.pack_names import (
    NameBook,
    base_name,
    code_words,
    document_words,
    file_stem,
    folder_of,
    suffix_of,
)
from pii_desktop.domain.period import Period, period_end
from pii_desktop.domain.profile import Profile
from pii_desktop.domain.report_material import plain_name
from pii_desktop.text.normalise import one_line

_NO_DAY = date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class History:
    """How many lines the history of the workspace has, and the hash of the last (reliability.md 15)."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class PackContent:
    """What a pack is made of: the followed rows of a period in their order, and the documents that prove them."""

    profile: Profile
    period: Period
    rows: tuple[IndicatorRow, ...]
    documents: tuple[Evidence, ...]
    history: History


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file: its path in the pack, hash and size in bytes of its content, the name it had."""

    path: str
    sha256: str
    size: int
    file_name: str

    @property
    def name(self) -> str:
        """The last part of the path; no two files of a pack share one."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document with its files; `number` counts from 1, `proves` are the codes of the rows it is listed under."""

    number: int
    document: Evidence
    files: tuple[PackedFile, ...]
    proves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackedRow:
    """A row of the plan with what proves it. `group` is the pillar's heading, blank where it has none."""

    code: str
    name: str
    group: str
    documents: tuple[PackedDocument, ...]
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """The whole pack. `base` is its folder, `day` the day of the report, never the clock's.

    `report_version` says which version of the report it goes with, blank while that is a draft.
    """

    base: str
    profile: Profile
    period: Period
    day: date
    history: History
    rows: tuple[PackedRow, ...]
    documents: tuple[PackedDocument, ...]
    report_version: str = ""

    @property
    def files(self) -> tuple[PackedFile, ...]:
        """Every file, in the order of the documents."""
        return tuple(file for document in self.documents for file in document.files)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def period_key(self) -> str:
        """The period as programs name it: "year-2025-1"."""
        return f"{self.period.kind}-{self.period.year}-{self.period.index}"


@dataclass(frozen=True, slots=True)
class PackPart:
    """One bag of a pack: all of it, or a part that fits the size asked for; `number` counts from 1."""

    number: int
    count: int
    files: tuple[PackedFile, ...]

    @property
    def is_whole(self) -> bool:
        """True where the pack was not split."""
        return self.count == 1


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """One archive that was written: where, its size in bytes, how many documents' files, the code to compare."""

    path: Path
    size: int
    files: int
    code: str


def plan_pack(content: PackContent) -> PackPlan:
    """Where every file goes."""
    proving = _proving(content)
    documents = _documents(content, proving)
    by_id = {each.document.id: each for each in documents}
    rows = tuple(
        PackedRow(
            code=row.assignment.display_code,
            name=plain_name(row),
            group=_heading(row),
            documents=tuple(by_id[each.id] for each in proving.get(row.assignment.id, ())),
            explanation=one_line(row.entry.explanation),
        )
        for row in content.rows
    )
    period = content.period
    return PackPlan(
        base=base_name(content.profile.symbol or content.profile.department, period.title),
        profile=content.profile,
        period=period,
        day=period.sent_on or period.deadline or period_end(period),
        history=content.history,
        rows=rows,
        documents=documents,
    )


def split(files: Iterable[PackedFile], limit: int | None) -> tuple[PackPart, ...]:
    """The files in parts of at most `limit` bytes, in order; a file that is larger than that has a part of its own."""
    parts: list[list[PackedFile]] = [[]]
    size = 0
    for file in files:
        if limit is not None and parts[-1] and size + file.size > limit:
            parts.append([])
            size = 0
        parts[-1].append(file)
        size += file.size
    return tuple(PackPart(number, len(parts), tuple(held)) for number, held in enumerate(parts, start=1))


def _documents(content: PackContent, proving: dict[AssignmentId, list[Evidence]]) -> tuple[PackedDocument, ...]:
    """Each document once, under the first row that it proves."""
    codes = {row.assignment.id: _label(row) for row in content.rows}
    order = {each: at for at, each in enumerate(codes)}
    names, counts = NameBook(), Counter[str]()
    placed: dict[int, PackedDocument] = {}
    for row in content.rows:
        for document in proving.get(row.assignment.id, ()):
            if document.id not in placed:
                files = _place(row, document, names, counts)
                listed = sorted(order.keys() & set(document.assignment_ids), key=order.__getitem__)
                proves = tuple(dict.fromkeys(codes[each] for each in listed))
                placed[document.id] = PackedDocument(len(placed) + 1, document, files, proves)
    return tuple(placed.values())


def _label(row: IndicatorRow) -> str:
    return row.assignment.display_code or one_line(row.assignment.row.name)


def _proving(content: PackContent) -> dict[AssignmentId, list[Evidence]]:
    """The documents of each row by the day they were signed, undated ones last."""
    found: dict[AssignmentId, list[Evidence]] = {}
    for each in sorted(content.documents, key=lambda each: (each.fields.signed_on or _NO_DAY, each.id)):
        for assignment in each.assignment_ids:
            found.setdefault(assignment, []).append(each)
    return found


def _place(row: IndicatorRow, document: Evidence, names: NameBook, counts: "Counter[str]") -> tuple[PackedFile, ...]:
    parsed = row.assignment.row
    code, sub_item = code_words(parsed.parent, parsed.code or parsed.stt or "")
    counts[code] += sub_item is None
    day = document.fields.signed_on
    stem = file_stem(
        code,
        counts[code] if sub_item is None else sub_item,
        document_words(document.fields, document.file_name),
        day.isoformat() if day else "",
    )
    folder = folder_of(parsed.pillar, code)
    several = len(document.files) > 1
    return tuple(
        PackedFile(
            names.take(folder, f"{stem}_{number}" if several else stem, suffix_of(file.file_name)),
            file.sha256,
            file.size,
            file.file_name,
        )
        for number, file in enumerate(document.files, start=1)
    )


def _heading(row: IndicatorRow) -> str:
    pillar = row.assignment.row.pillar
    if not pillar:
        return ""
    return f"Trụ cột {pillar}. {row.pillar_name}" if row.pillar_name else f"Trụ cột {pillar}"
