"""What a use case changed: goes on the bus, and each page reloads what it shows by id."""

from dataclasses import dataclass

from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, PeriodId, PlanId


@dataclass(frozen=True, slots=True)
class Changes:
    """`action` names it in Vietnamese as undo and history show it; the sets hold the ids touched.

    `desk` says that requests, the log, officers or notes changed, which every list of them reads anew.
    """

    action: str
    assignments: frozenset[AssignmentId] = frozenset()
    periods: frozenset[PeriodId] = frozenset()
    evidence: frozenset[EvidenceId] = frozenset()
    plans: frozenset[PlanId] = frozenset()
    denominators: frozenset[DenominatorId] = frozenset()
    desk: bool = False
    profile: bool = False
    everything: bool = False
