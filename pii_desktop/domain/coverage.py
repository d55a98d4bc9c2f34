"""The coverage matrix: each assignment against the evidence it needs, with the gaps."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from pii_desktop.domain.departments import Role
from pii_desktop.domain.framework import SourceClass
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.requirements import Requirement, RequirementLink, checklist
from pii_desktop.domain.validity import Standing
from pii_desktop.text.normalise import search_key


class Cover(StrEnum):
    """How a requirement stands."""

    COVERED = "covered"
    WEAK = "weak"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The words in the matrix."""
        return {
            Cover.COVERED: "Đã có",
            Cover.WEAK: "Có nhưng chưa dùng được",
            Cover.MISSING: "Còn thiếu",
            Cover.NOT_NEEDED: "Không cần",
        }[self]

    @property
    def word(self) -> str:
        """The words where there is little room."""
        return "Chưa tính" if self is Cover.WEAK else self.label

    @property
    def is_gap(self) -> bool:
        """True where something is still to be done."""
        return self in {Cover.MISSING, Cover.WEAK}


@dataclass(frozen=True, slots=True)
class RequiredEvidence:
    """The catalogue: usual requirements by indicator, else by who supplies the number; names of the 13 groups."""

    by_code: Mapping[str, tuple[Requirement, ...]]
    by_class: Mapping[SourceClass, tuple[Requirement, ...]]
    policy_groups: tuple[str, ...] = ()

    def usual(self, code: str | None, source_class: SourceClass | None) -> tuple[Requirement, ...]:
        """The usual requirements of an indicator; rows that are no indicator are proven like local numbers."""
        found = self.by_code.get(code or "")
        return found if found is not None else self.by_class[source_class or SourceClass.LOCAL]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """An assignment as the matrix names it, with its usual requirements; `group` is the head it stands under."""

    assignment_id: AssignmentId
    code: str
    name: str
    role: Role
    requirements: tuple[Requirement, ...]
    document_ids: tuple[EvidenceId, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """A requirement with the documents that are to meet it."""

    requirement: Requirement
    evidence_ids: tuple[EvidenceId, ...]
    cover: Cover

    @property
    def said(self) -> str:
        """How it stands, in words that say why: "Không cần: tỉnh không có khu công nghiệp"."""
        reason = self.requirement.reason if self.cover is Cover.NOT_NEEDED else ""
        return f"{self.cover.label}: {reason}" if reason else self.cover.label


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One assignment. `unsorted_ids` are documents that prove it without being set against a requirement.

    `search_key` is what it is found by.
    """

    line: CoverageLine
    cells: tuple[CoverageCell, ...]
    unsorted_ids: tuple[EvidenceId, ...] = ()
    search_key: str = ""

    def count(self, cover: Cover) -> int:
        """How many of its requirements stand so."""
        return sum(cell.cover is cover for cell in self.cells)

    @property
    def has_gap(self) -> bool:
        """True where something is missing or does not count."""
        return any(cell.cover.is_gap for cell in self.cells)

    @property
    def needed(self) -> int:
        """How many of its requirements are needed at all."""
        return len(self.cells) - self.count(Cover.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """All rows in the order of the plans, those with a gap, and how many requirements stand how."""

    rows: tuple[CoverageRow, ...]
    gaps: tuple[CoverageRow, ...] = ()
    counts: Mapping[Cover, int] = field(default_factory=dict)

    def count(self, cover: Cover) -> int:
        """How many requirements stand so in all."""
        return self.counts.get(cover, 0)


def matrix_of(rows: Iterable[CoverageRow]) -> CoverageMatrix:
    """The rows, counted once: there may be thousands."""
    known = tuple(rows)
    counts = Counter(cell.cover for row in known for cell in row.cells)
    return CoverageMatrix(known, tuple(row for row in known if row.has_gap), counts)


def narrowed(rows: Iterable[CoverageRow], text: str) -> tuple[CoverageRow, ...]:
    """The rows that bear every word of `text` in code, name or requirements."""
    words = search_key(text).split()
    return tuple(row for row in rows if all(word in row.search_key for word in words))


@dataclass(frozen=True, slots=True)
class ProvingDocument:
    """A document of one assignment: what it is called, and what it is worth on the cut-off day."""

    id: EvidenceId
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class RowCoverage:
    """One row with the documents that prove it, oldest first."""

    row: CoverageRow
    documents: tuple[ProvingDocument, ...]

    def document(self, evidence_id: EvidenceId) -> ProvingDocument | None:
        """The document with this id, None where it proves the row no more."""
        return next((each for each in self.documents if each.id == evidence_id), None)


Counts = Callable[[EvidenceId, AssignmentId], bool]
"""Whether a document counts for an assignment on its cut-off day (domain/validity.py)."""


def owes_evidence(role: Role | None) -> bool:
    """Who leads, alone or with all others, owes evidence; who coordinates sends it to who leads."""
    return role in {Role.LEAD, Role.COLLECTIVE}


def coverage(
    lines: Iterable[CoverageLine],
    edited: Mapping[AssignmentId, tuple[Requirement, ...]],
    links: Iterable[RequirementLink],
    counts: Counts,
) -> CoverageMatrix:
    """The matrix of assignments whose usual requirements stand in `lines`; a document that counts covers."""
    linked: defaultdict[tuple[AssignmentId, str], list[EvidenceId]] = defaultdict(list)
    for link in links:
        linked[link.assignment_id, link.key].append(link.evidence_id)
    rows = []
    for line in lines:
        requirements = checklist(line.requirements, edited.get(line.assignment_id, ()))
        cells = tuple(_cells(line.assignment_id, requirements, linked, counts))
        sorted_ids = {evidence_id for cell in cells for evidence_id in cell.evidence_ids}
        unsorted = tuple(each for each in line.document_ids if each not in sorted_ids)
        rows.append(CoverageRow(line, cells, unsorted, _search_key(line, requirements)))
    return matrix_of(rows)


def _search_key(line: CoverageLine, requirements: Iterable[Requirement]) -> str:
    texts = (line.code, line.name, *(each.text for each in requirements))
    return " ".join(map(_folded, texts))


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """Rows share most of their requirements."""
    return search_key(text)


def _cells(
    assignment_id: AssignmentId,
    requirements: Iterable[Requirement],
    linked: Mapping[tuple[AssignmentId, str], list[EvidenceId]],
    counts: Counts,
) -> Iterator[CoverageCell]:
    for requirement in requirements:
        documents = tuple(linked.get((assignment_id, requirement.key), ()))
        yield CoverageCell(requirement, documents, _cover(requirement, documents, assignment_id, counts))


def _cover(
    requirement: Requirement, documents: tuple[EvidenceId, ...], assignment_id: AssignmentId, counts: Counts
) -> Cover:
    if not requirement.is_needed:
        return Cover.NOT_NEEDED
    if not documents:
        return Cover.MISSING
    return Cover.COVERED if any(counts(each, assignment_id) for each in documents) else Cover.WEAK
