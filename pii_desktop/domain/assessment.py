"""How far a result is from its target, with the rule that says so (domain.md 4)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """What can be said of a result against its target."""

    REACHED = "reached"
    MISSED = "missed"
    NO_NUMBER = "no_number"
    NO_TARGET = "no_target"
    NOT_JUDGED = "not_judged"
    OTHER_SERIES = "other_series"

    @property
    def label(self) -> str:
        """The word in lists and reports; empty where no assessment is due."""
        return {
            Verdict.REACHED: "Đạt",
            Verdict.MISSED: "Chưa đạt",
            Verdict.NO_NUMBER: "Chưa có số liệu",
            Verdict.NO_TARGET: "",
            Verdict.NOT_JUDGED: "Chưa đánh giá",
            Verdict.OTHER_SERIES: "Không so sánh được",
        }[self]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict; `progress` is (now - baseline) / (target - baseline), 1 = reached, None where it has no meaning;
    `rule` is the Vietnamese sentence shown beside the status."""

    verdict: Verdict
    progress: Decimal | None = None
    rule: str = ""
