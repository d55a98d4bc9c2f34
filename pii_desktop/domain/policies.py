"""The register of indicator 1.1.1: which document serves which of the 13 policy groups (seed 001, 1.1.1 (1)-(13))."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pii_desktop.domain.ids import EvidenceId, PolicyMarkId

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
