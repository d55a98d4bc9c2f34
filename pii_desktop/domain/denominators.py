"""Background figures: the shared denominators, each with its as-of date and its document (seed 001 2.9)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.ids import AssignmentId, DenominatorId, EvidenceId, PeriodId


class DenominatorKind(StrEnum):
    """What is counted: the five of seed 001 2.9, and any other that a department names itself."""

    POPULATION = "population"
    GRDP = "grdp"
    ENTERPRISES = "enterprises"
    NEW_ENTERPRISES = "new_enterprises"
    COMMUNES = "communes"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The name in lists and reports."""
        return {
            DenominatorKind.POPULATION: "Dân số trung bình",
            DenominatorKind.GRDP: "GRDP",
            DenominatorKind.ENTERPRISES: "Doanh nghiệp đang hoạt động có kết quả sản xuất kinh doanh",
            DenominatorKind.NEW_ENTERPRISES: "Doanh nghiệp thành lập mới",
            DenominatorKind.COMMUNES: "Đơn vị hành chính cấp xã",
            DenominatorKind.OTHER: "Số liệu khác",
        }[self]

    @property
    def short_label(self) -> str:
        """The name where there is little room."""
        return "Doanh nghiệp đang hoạt động" if self is DenominatorKind.ENTERPRISES else self.label

    @property
    def unit(self) -> str:
        """The usual unit."""
        return {
            DenominatorKind.POPULATION: "người",
            DenominatorKind.GRDP: "tỷ đồng",
            DenominatorKind.ENTERPRISES: "doanh nghiệp",
            DenominatorKind.NEW_ENTERPRISES: "doanh nghiệp",
            DenominatorKind.COMMUNES: "đơn vị",
            DenominatorKind.OTHER: "",
        }[self]


@dataclass(frozen=True, slots=True)
class DenominatorFields:
    """What is typed of a background figure. `name` is needed for OTHER only; `value` is in `unit`; blank is not 0.

    `document` is what the figure is taken from, as cited; `evidence_id` its stored copy, if there is one.
    """

    kind: DenominatorKind
    year: int
    value: Decimal | None = None
    unit: str = ""
    as_of: date | None = None
    document: str = ""
    evidence_id: EvidenceId | None = None
    is_final: bool = False
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Denominator:
    """A stored background figure; (kind, name, year) stands once."""

    id: DenominatorId
    fields: DenominatorFields

    @property
    def title(self) -> str:
        """As a clerk names it: "Dân số trung bình năm 2025"."""
        return f"{self.fields.name or self.fields.kind.label} năm {self.fields.year}"


@dataclass(frozen=True, slots=True)
class Naming:
    """An entry that names a figure as the source of its denominator; `is_sent` where its report is on its way."""

    assignment_id: AssignmentId
    period_id: PeriodId
    is_sent: bool


@dataclass(frozen=True, slots=True)
class EvidenceChoice:
    """A kept document that may be the source of a figure."""

    id: EvidenceId
    number: str
    abstract: str
    issuer: str

    @property
    def title(self) -> str:
        """As a list names it: number and abstract, whichever there is."""
        return " – ".join(part for part in (self.number, self.abstract) if part) or f"Minh chứng số {self.id}"
