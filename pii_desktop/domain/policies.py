"""The register of indicator 1.1.1: which document serves which of the 13 policy groups (seed 001, 1.1.1 (1)-(13))."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.evidence import known_by
from pii_desktop.domain.ids import EvidenceId, PolicyMarkId
from pii_desktop.domain.validity import Standing

GROUPS = 13
"""How many policy groups indicator 1.1.1 counts."""


@dataclass(frozen=True, slots=True)
class PolicyMark:
    """A document in a group, from 1 to 13. It counts when it is issued and also carried out.

    `carried_out_by` says how: the plan, the report or the spending that shows it.
    """

    id: PolicyMarkId
    evidence_id: EvidenceId
    group: int
    is_issued: bool = True
    is_carried_out: bool = False
    carried_out_by: str = ""

    @property
    def counts(self) -> bool:
        """Seed 001 counts policies that are issued and carried out."""
        return self.is_issued and self.is_carried_out


@dataclass(frozen=True, slots=True)
class PolicyGroup:
    """One of the 13 groups with the documents in it."""

    number: int
    name: str
    marks: tuple[PolicyMark, ...]

    @property
    def counted(self) -> int:
        """How many of its documents count."""
        return sum(mark.counts for mark in self.marks)


def policy_groups(names: Sequence[str], marks: Iterable[PolicyMark]) -> tuple[PolicyGroup, ...]:
    """All groups in their order, also the empty ones."""
    known = sorted(marks, key=lambda mark: (mark.group, mark.evidence_id))
    return tuple(
        PolicyGroup(number, name, tuple(mark for mark in known if mark.group == number))
        for number, name in enumerate(names, start=1)
    )


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A document as the register of policies names it; `standing` is its worst verdict, as in the register."""

    id: EvidenceId
    number: str
    abstract: str
    issuer: str
    signed_on: date | None
    file_name: str
    standing: Standing

    @property
    def title(self) -> str:
        """Number and abstract where known, else the file's name."""
        return known_by(self.number, self.abstract) or self.file_name


@dataclass(frozen=True, slots=True)
class PolicyRegister:
    """The 13 groups, every document they name or are offered, and by group those that prove its sub-item (offered)."""

    groups: tuple[PolicyGroup, ...]
    documents: Mapping[EvidenceId, PolicyDocument]
    offers: Mapping[int, tuple[EvidenceId, ...]]

    @property
    def counted(self) -> int:
        """How many documents count in all groups together; one that stands in two counts twice."""
        return sum(group.counted for group in self.groups)


def offered(pairs: Iterable[tuple[int, EvidenceId]], marks: Iterable[PolicyMark]) -> dict[int, tuple[EvidenceId, ...]]:
    """By group the documents that prove its sub-item, 1.1.1 (1) to (13), and do not stand in it yet."""
    there = {(mark.group, mark.evidence_id) for mark in marks}
    found: dict[int, list[EvidenceId]] = {}
    for group, evidence_id in sorted(set(pairs) - there):
        found.setdefault(group, []).append(evidence_id)
    return {group: tuple(ids) for group, ids in found.items()}
