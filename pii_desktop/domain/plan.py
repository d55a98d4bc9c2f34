"""What a plan says: its rows as read from a file, each with the place it came from."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.plan_body import PlanBody
from pii_desktop.domain.target import Target


class RowKind(StrEnum):
    """What a row of an appendix is."""

    PILLAR = "pillar"
    GROUP = "group"
    INDICATOR = "indicator"
    SUBITEM = "subitem"
    SECTION = "section"
    TARGET = "target"
    TASK = "task"

    @property
    def is_assignment(self) -> bool:
        """True for rows somebody answers for; headings are none."""
        return self in (RowKind.INDICATOR, RowKind.SUBITEM, RowKind.TARGET, RowKind.TASK)


class Series(StrEnum):
    """Which of the three series a number belongs to; they are never compared across."""

    VALUE = "value"
    SCORE = "score"
    RANK = "rank"


class Severity(StrEnum):
    """How much an issue or a finding matters."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RowIssue:
    """Something a clerk should know about what was read."""

    severity: Severity
    text: str


HEAD = -2
"""Row of a place for what stands above all tables."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: table counted from 0, row from 0 in its table; sheet and cell in Excel, page in PDF.

    What comes from the body of the plan stands in table -1, `row` is then its paragraph from 0, `cell` its number;
    targets of whole pillars stand in row -1 of it, number and day of the plan itself in row HEAD.
    """

    table: int
    row: int
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def is_body(self) -> bool:
        """True for what stands in the body of the plan and in no table."""
        return self.table < 0


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row of an appendix, as in the JSON of `read` (cli.md)."""

    kind: RowKind
    name: str
    place: Place
    code: str | None = None
    code_printed: str | None = None
    stt: str | None = None
    unit: str | None = None
    baseline: Decimal | None = None
    baseline_printed: str | None = None
    series: Series | None = None
    target: Target | None = None
    target_printed: str | None = None
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    collective_lead: bool = False
    timing: str | None = None
    tasks: tuple[str, ...] = ()
    source_note: str | None = None
    pillar: str | None = None
    group: str | None = None
    parent: str | None = None
    issues: tuple[RowIssue, ...] = ()

    @property
    def display_code(self) -> str:
        """The code a clerk reads: "2.2.2", "1.1.1 (2)", or the number in the plan; blank where it has none."""
        return display_code(self.code, self.parent, self.stt)


def display_code(code: str | None, parent: str | None, stt: str | None) -> str:
    """`ParsedRow.display_code` where only these three are at hand."""
    return f"{parent} {code}" if parent and code else code or stt or ""


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The document of record behind the rows, as far as the file says."""

    title: tuple[str, ...] = ()
    number: str | None = None
    signed_on: date | None = None
    issuer: str | None = None
    year: int | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """One table that was taken as an appendix: meaning → column index, and how many rows it gave.

    `header` holds the printed words over each column, `guessed` the meanings that these words do not say outright,
    `shape` a key that is the same for next year's file of this form, `table` the number of the table in the file.
    """

    columns: dict[str, int]
    rows: int
    header: tuple[str, ...] = ()
    guessed: frozenset[str] = frozenset()
    shape: str = ""
    table: int = 0
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class SkippedTable:
    """A table that was not taken as an appendix, and why; `sample` are its first rows, to map its columns by hand.

    `header` and `shape` belong to its first row with words, which is the header when columns are given by hand.
    """

    table: int
    reason: str
    header: tuple[str, ...] = ()
    shape: str = ""
    sheet: str | None = None
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Columns given by hand, meaning → column: for a table of this file by its number, for others by their shape.

    They override what the header says; what is not named is not read. No columns at all leave a table out.
    """

    tables: dict[int, dict[str, int]] = field(default_factory=dict)
    shapes: dict[str, dict[str, int]] = field(default_factory=dict)

    def columns_of(self, table: int, shape: str) -> dict[str, int] | None:
        """The columns for a table, None where nothing was given."""
        return self.tables.get(table, self.shapes.get(shape))


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """Everything `read` sees in one file; `subject` is what the plan itself says it is about, blank for an annex."""

    document: PlanDocument
    tables: tuple[ParsedTable, ...]
    rows: tuple[ParsedRow, ...]
    issues: tuple[RowIssue, ...] = ()
    file_name: str = ""
    sha256: str = ""
    pillar_targets: tuple["PillarTarget", ...] = field(default=())
    skipped: tuple[SkippedTable, ...] = ()
    body: PlanBody = field(default_factory=PlanBody)
    subject: str = ""

    def assignments(self) -> tuple[ParsedRow, ...]:
        """Rows somebody answers for."""
        return tuple(row for row in self.rows if row.kind.is_assignment)


@dataclass(frozen=True, slots=True)
class PillarTarget:
    """Baseline and target score of a whole pillar, printed in the body of some plans."""

    pillar: str
    name: str
    baseline: Decimal | None
    target: Target | None
    target_printed: str = ""
