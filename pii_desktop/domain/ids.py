"""Names for the numbers that identify things in a workspace."""

from typing import NewType

PlanId = NewType("PlanId", int)
AssignmentId = NewType("AssignmentId", int)
WorkItemId = NewType("WorkItemId", int)
PeriodId = NewType("PeriodId", int)
EvidenceId = NewType("EvidenceId", int)
ImportId = NewType("ImportId", int)
HistoryId = NewType("HistoryId", int)
DenominatorId = NewType("DenominatorId", int)
NoteId = NewType("NoteId", int)
FocalOfficerId = NewType("FocalOfficerId", int)
RequestId = NewType("RequestId", int)
ExchangeId = NewType("ExchangeId", int)
PolicyMarkId = NewType("PolicyMarkId", int)
StepId = NewType("StepId", int)
VersionId = NewType("VersionId", int)
WordingId = NewType("WordingId", int)
