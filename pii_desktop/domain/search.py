"""What a search over everything finds."""

from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, PeriodId, PlanId


class HitKind(StrEnum):
    """What was found, in the order in which results stand."""

    ASSIGNMENT = "assignment"
    WORK_ITEM = "work_item"
    EVIDENCE = "evidence"
    REQUIREMENT = "requirement"
    POLICY = "policy"
    PROGRESS = "progress"
    DENOMINATOR = "denominator"
    NOTE = "note"
    REQUEST = "request"
    OFFICER = "officer"
    EXCHANGE = "exchange"
    PERIOD = "period"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """The word beside a result."""
        return {
            HitKind.ASSIGNMENT: "Chỉ số, chỉ tiêu",
            HitKind.WORK_ITEM: "Nhiệm vụ",
            HitKind.EVIDENCE: "Minh chứng",
            HitKind.REQUIREMENT: "Minh chứng cần có",
            HitKind.POLICY: "Chính sách 1.1.1",
            HitKind.PROGRESS: "Tiến độ",
            HitKind.DENOMINATOR: "Số liệu nền",
            HitKind.NOTE: "Ghi chú",
            HitKind.REQUEST: "Phối hợp",
            HitKind.OFFICER: "Cán bộ",
            HitKind.EXCHANGE: "Gửi, nhận",
            HitKind.PERIOD: "Kỳ báo cáo",
            HitKind.PLAN: "Kế hoạch",
        }[self]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its id, how it is called, a second line, and the row, its plan and the period it belongs to.

    `part` is what of it: the field of a progress record, the key of required evidence, the number of a policy group.
    A policy has the id of its document, 0 for a whole group. `is_own` marks an officer of the user's own department.
    """

    kind: HitKind
    id: int
    title: str
    detail: str = ""
    assignment_id: AssignmentId | None = None
    period_id: PeriodId | None = None
    plan_id: PlanId | None = None
    is_own: bool = False
    part: str = ""
