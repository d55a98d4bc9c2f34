"""What the user made of the sentences that a report writes from the records (services/wordings.py)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.ids import PeriodId, PlanId, WordingId

OWN = "own/"
"""What the key of a sentence begins with that the user added."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as the user wants it: for one period, or as a template for a plan or (both None) for all plans.

    `key` is that of the generated sentence, or "own/..." for one the user added behind the sentence `after`. `text`
    holds places in braces that the records fill ("{số chỉ số đạt}"). `based_on` is the generated pattern the user saw,
    so that a later change of it can be told. A sentence that is left out keeps its text.
    """

    id: WordingId
    key: str
    text: str
    based_on: str = ""
    after: str = ""
    is_left_out: bool = False
    plan_id: PlanId | None = None
    period_id: PeriodId | None = None


class DrawnAnnex(StrEnum):
    """The annexes that a report can do without; the value is the key of the wording that leaves one out."""

    CHARTS = "annex/charts"
    MATRIX = "annex/matrix"

    @property
    def label(self) -> str:
        """The words on screen."""
        return {DrawnAnnex.CHARTS: "Biểu đồ kết quả", DrawnAnnex.MATRIX: "Ma trận tài liệu minh chứng"}[self]


def leaves_out(wordings: Iterable[Wording], annex: DrawnAnnex) -> bool:
    """True where the annex is left out of the report: by the period's own choice, else by the one for all."""
    choices = [each for each in wordings if each.key == annex]
    strongest = max(choices, key=lambda each: each.period_id is not None, default=None)
    return strongest is not None and strongest.is_left_out


class SentenceState(StrEnum):
    """Where the words of a sentence come from."""

    GENERATED = "generated"
    TEMPLATE = "template"
    EDITED = "edited"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    OWN = "own"

    @property
    def label(self) -> str:
        """The words on screen."""
        return {
            SentenceState.GENERATED: "Tự động",
            SentenceState.TEMPLATE: "Theo câu chữ mẫu",
            SentenceState.EDITED: "Đã sửa",
            SentenceState.CHANGED: "Đã sửa; số liệu gốc đã thay đổi",
            SentenceState.LEFT_OUT: "Không đưa vào báo cáo",
            SentenceState.OWN: "Tự thêm",
        }[self]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One sentence for an editor.

    `section` is the heading it stands under (blank for opening, closing and head), `label` what it says, `generated`
    what the program writes now, `text` what stands in the report (or would, where it is left out), `pattern` the same
    with its places, `places` each place this sentence knows with its value; `problem` says what is wrong with the
    wording, blank where nothing is.
    """

    key: str
    section: str
    label: str
    generated: str
    text: str
    pattern: str
    state: SentenceState
    places: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @property
    def is_own(self) -> bool:
        """True for one that the user added."""
        return self.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Outline:
    """All sentences of a report in their order; `locked` says why they cannot be changed now, blank when they can.

    `annexes` are those that could be drawn, each with True where it stands in the report. `is_part` is true of a
    supplement or a correction, which has no sections.
    """

    lines: tuple[OutlineLine, ...]
    locked: str = ""
    annexes: tuple[tuple[DrawnAnnex, bool], ...] = ()
    is_part: bool = False

    def line(self, key: str) -> OutlineLine | None:
        """The sentence with this key, None where there is none.

        "head/abstract" and "head/legal-basis" name abstract and legal basis of whatever report it is.
        """
        found = next((line for line in self.lines if line.key == key), None)
        section, _, name = key.partition("/")
        if found is not None or section != "head":
            return found
        return next((line for line in self.lines if line.key.partition(":")[0].endswith(f"/{name}")), None)


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One kind of sentence with the pattern in force for a plan.

    `kind` is the key of its template, `default` the program's own pattern, `pattern` the one in force, `plan_id` and
    `is_own` say whose it is: the program's (False), the user's for all plans (True, None), for the plan (True, its id).
    `places` are the names that may stand in it.
    """

    kind: str
    section: str
    label: str
    default: str
    pattern: str
    places: tuple[str, ...]
    is_own: bool = False
    plan_id: PlanId | None = None
