"""The register of evidence: flat rows, what they are filtered by, and the picture of one document."""

from dataclasses import dataclass
from datetime import date

from pii_desktop.domain.evidence import Evidence, Form, known_by
from pii_desktop.domain.ids import AssignmentId, EvidenceId
from pii_desktop.domain.listing import HistoryRow
from pii_desktop.domain.validity import CutOff, Standing


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One document in the register.

    `standing` is the worst of its indicators', or the one at the end of the period where it proves none. `is_twin`
    says that another document with other content bears the same number and day.
    """

    id: EvidenceId
    number: str
    kind: str
    signed_on: date | None
    issuer: str
    abstract: str
    valid_until: date | None
    form: Form | None
    file_name: str
    file_count: int
    link_count: int
    standing: Standing
    is_twin: bool = False

    @property
    def title(self) -> str:
        """Number and abstract where known, else the file's name."""
        return known_by(self.number, self.abstract) or self.file_name


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What the register is narrowed to; the default leaves every document."""

    text: str = ""
    standings: frozenset[Standing] = frozenset()
    assignment_id: AssignmentId | None = None
    kind: str | None = None
    year: int | None = None
    is_unlinked: bool = False
    lacks_number: bool = False
    is_twin: bool = False


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The first rows of what a filter leaves, and how many there are in all."""

    rows: tuple[RegisterRow, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many rows are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many documents each chip leaves; `files` and `size` (bytes) are those of the whole register."""

    total: int = 0
    by_standing: tuple[tuple[Standing, int], ...] = ()
    unlinked: int = 0
    without_number: int = 0
    twins: int = 0
    files: int = 0
    size: int = 0
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def of(self, *standings: Standing) -> int:
        """How many documents stand so."""
        return sum(count for each, count in self.by_standing if each in standings)


@dataclass(frozen=True, slots=True)
class ProvenRow:
    """An assignment that a document proves: its code, its name, the cut-off day, the verdict."""

    assignment_id: AssignmentId
    code: str
    name: str
    plan: str
    cut: CutOff
    standing: Standing


@dataclass(frozen=True, slots=True)
class Proof:
    """What the documents of one assignment are worth on its cut-off day; `own_day` ("06-30") is the user's own."""

    cut: CutOff
    own_day: str | None
    verdicts: tuple[tuple[EvidenceId, Standing], ...] = ()

    def of(self, evidence_id: EvidenceId) -> Standing | None:
        """The verdict on a document, None where it proves something else."""
        return dict(self.verdicts).get(evidence_id)


@dataclass(frozen=True, slots=True)
class Twin:
    """Another document with the same number and day but other content."""

    id: EvidenceId
    title: str
    file_name: str


@dataclass(frozen=True, slots=True)
class EvidenceDetail:
    """Everything the panel shows of one document. `missing` are the hashes of files that are not in the store."""

    document: Evidence
    proves: tuple[ProvenRow, ...]
    standing: Standing
    cut: CutOff
    twins: tuple[Twin, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AssignmentChoice:
    """An assignment that documents can be linked to."""

    id: AssignmentId
    code: str
    name: str
    plan: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The first assignments that fit, and how many do."""

    rows: tuple[AssignmentChoice, ...]
    total: int
