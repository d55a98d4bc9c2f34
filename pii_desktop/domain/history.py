"""The history as one list over everything: what is asked for, and its lines."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId
from pii_desktop.domain.listing import HistoryRow


class Kind(StrEnum):
    """What a line is about, as people call it."""

    PROGRESS = "progress"
    WORK = "work"
    EVIDENCE = "evidence"
    PERIODS = "periods"
    DENOMINATORS = "denominators"
    PLANS = "plans"
    COORDINATION = "coordination"
    NOTES = "notes"
    SETTINGS = "settings"

    @property
    def label(self) -> str:
        """The word in the list of kinds."""
        return _LABELS[self]

    @property
    def entities(self) -> tuple[str, ...]:
        """The names by which the history knows such things."""
        return _ENTITIES[self]


_LABELS = {
    Kind.PROGRESS: "Tiến độ", Kind.WORK: "Nhiệm vụ", Kind.EVIDENCE: "Minh chứng", Kind.PERIODS: "Kỳ báo cáo",
    Kind.DENOMINATORS: "Số liệu nền", Kind.PLANS: "Kế hoạch, phân công", Kind.COORDINATION: "Phối hợp, đầu mối",
    Kind.NOTES: "Ghi chú", Kind.SETTINGS: "Cài đặt",
}  # fmt: skip
_ENTITIES = {
    Kind.PROGRESS: ("progress",),
    Kind.WORK: ("work_item",),
    Kind.EVIDENCE: ("evidence", "requirement", "policy"),
    Kind.PERIODS: ("period", "report", "wording"),
    Kind.DENOMINATORS: ("denominator",),
    Kind.PLANS: ("plan", "assignment"),
    Kind.COORDINATION: ("officer", "request", "exchange"),
    Kind.NOTES: ("note",),
    Kind.SETTINGS: ("settings",),
}


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What is asked for; an empty filter asks for everything.

    Every word of `text` is found, without accents, in the action, the values, the reason, the person or the
    indicator. `since` and `until` are days of the user's clock, both included. Without `kinds` all are asked for.
    """

    text: str = ""
    who: str | None = None
    kinds: tuple[Kind, ...] = ()
    since: date | None = None
    until: date | None = None
    assignment_id: AssignmentId | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field that changed, and the indicator it belongs to, if any."""

    row: HistoryRow
    assignment_id: AssignmentId | None = None
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class HistoryList:
    """The newest lines and how many there are in all; `is_cut` when only the newest were searched for words."""

    lines: tuple[HistoryLine, ...]
    total: int
    is_cut: bool = False
