"""What evidence an assignment needs: the usual list of its indicator, as the department edited it."""

from dataclasses import dataclass

from pii_desktop.domain.ids import AssignmentId, EvidenceId


@dataclass(frozen=True, slots=True)
class Requirement:
    """One piece of required evidence.

    `key` names it for links: "1.1.1/03" from the catalogue, "own/7" from the department. Where the department said
    that it is not needed, `is_needed` is False and `reason` says why; the reason is printed.
    """

    key: str
    text: str
    is_needed: bool = True
    reason: str = ""

    @property
    def is_own(self) -> bool:
        """True where the department added it."""
        return self.key.startswith("own/")


@dataclass(frozen=True, slots=True)
class RequirementLink:
    """A document that meets a requirement of an assignment."""

    assignment_id: AssignmentId
    key: str
    evidence_id: EvidenceId


def checklist(usual: tuple[Requirement, ...], edited: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """The list in force: the usual ones as edited, in their order, then the department's own."""
    changed = {each.key: each for each in edited}
    known = {each.key for each in usual}
    kept = tuple(changed.get(each.key, each) for each in usual)
    return kept + tuple(each for each in edited if each.key not in known)
