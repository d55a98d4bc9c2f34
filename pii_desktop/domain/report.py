"""A report as blocks: built once from the records, rendered by one exporter per format.

The blocks say what stands in the document, never how a format draws it. Measures of Nghị định 30/2020/NĐ-CP
are the exporters' business; the words (numbers of sections, zeros in dates, order of recipients) are settled here.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pii_desktop.domain.chart import Drawing
from pii_desktop.text.numbers import format_decimal

# What a workbook of this program says about itself, so that the importer takes its sheets of assignments and no other.
PRODUCER = "PII Desktop"
SOURCE_SHEET = "Phân công"


class Align(StrEnum):
    """Where text stands in a column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Style(StrEnum):
    """What a paragraph is; each format knows how it looks."""

    BODY = "body"
    LEGAL_BASIS = "legal_basis"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one face. Never markup."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of runs; `key` names the sentence it was written from, blank where nothing can be reworded."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    key: str = ""

    @property
    def text(self) -> str:
        """All runs as one string."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section: level 1 "I.", 2 "1.", 3 "a)"; `label` is filled in by `number_headings`."""

    level: int
    text: str
    label: str = ""

    @property
    def full_text(self) -> str:
        """Label and text as printed: the highest level in capitals."""
        text = self.text.upper() if self.level == 1 else self.text
        return f"{self.label} {text}" if self.label else text


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number with the text that stands for it on paper; spreadsheets keep the number."""

    value: Decimal
    printed: str = ""

    @property
    def text(self) -> str:
        """What paper shows."""
        return self.printed or format_decimal(self.value)


@dataclass(frozen=True, slots=True)
class DateCell:
    """A day, with `seconds` since midnight a moment of the user's clock; spreadsheets keep it as a date."""

    day: date
    seconds: int | None = None

    @property
    def text(self) -> str:
        """What paper shows: "06/05/2025", "06/05/2025 14:30"."""
        day = self.day.strftime("%d/%m/%Y")
        return day if self.seconds is None else f"{day} {self.seconds // 3600:02d}:{self.seconds // 60 % 60:02d}"


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """A formula of a spreadsheet, without its "=", and the number it gives; paper shows the number."""

    formula: str
    value: Decimal

    @property
    def text(self) -> str:
        """What paper shows."""
        return format_decimal(self.value)


@dataclass(frozen=True, slots=True)
class LinkCell:
    """Text that leads somewhere: to a place in the workbook ("#'Chỉ số'!A1") or to a path relative to the file."""

    text: str
    target: str


Cell = str | NumberCell | DateCell | FormulaCell | LinkCell


def cell_text(cell: Cell) -> str:
    """What paper shows of a cell."""
    return cell if isinstance(cell, str) else cell.text


@dataclass(frozen=True, slots=True)
class Column:
    """A column as data: `weight` shares out the width, `number_format` is a spreadsheet's, "" by the cell.

    What follows is for spreadsheets: `name` is that of its cells, in formulas and lists; `choices` the name of the list
    that its cells are chosen from; `is_number` asks for numbers, `is_open` lets a locked sheet be filled in here.
    """

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT
    number_format: str = ""
    name: str = ""
    choices: str = ""
    is_number: bool = False
    is_open: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row; a group row has one cell and spans the table, a strong one is a heading among the cells."""

    cells: tuple[Cell, ...]
    is_group: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the header is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SideBySide(Table):
    """A table without rules on paper: what stands next to each other, as the signatures of two sides."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption below; `description` says in words what it shows, for who cannot see it.

    A drawing on paper carries no marks: nothing is clicked there.
    """

    drawing: Drawing
    caption: str
    description: str


Block = Heading | Paragraph | Table | SideBySide | PageBreak | Picture


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the document. `number` is blank and `signed_on` None until the records office fills them in.

    The bodies are named as in running text ("Sở Tài chính"); capitals are the exporters' business. A letter (công
    văn) has a blank `kind`: what it is about then stands below its number instead of in the middle of the page.
    """

    parent_body: str
    issuing_body: str
    symbol: str
    place: str
    year: int
    abstract: str
    kind: str = "BÁO CÁO"
    number: str = ""
    signed_on: date | None = None
    addressees: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()

    @property
    def is_letter(self) -> bool:
        """True for a document without a name of its kind."""
        return not self.kind.strip()


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines above the name ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") and the name, blank where not known."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own; `number` counts from 1 and is 0 where there is only one."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    is_landscape: bool = True


class ChartKind(StrEnum):
    """How a spreadsheet draws a part of its table; in lines each row is one, in the others each column."""

    RADAR = "radar"
    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart of a spreadsheet over its own cells, all counted from 0.

    `rows` are the first and the last of the table, `columns` those of the numbers, `label` is the column of names.
    """

    kind: ChartKind
    title: str
    rows: tuple[int, int]
    columns: tuple[int, ...]
    label: int = 0
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the spreadsheet: lines above the table and the table. `is_source` marks what `read` takes back.

    A locked one guards its formulas against slips, without a password. `characters` is how wide all columns are
    together, 0 as the page allows; no row is lower than `least_lines`. `charts` stand beside the table.
    """

    name: str
    title_lines: tuple[str, ...]
    table: Table
    is_source: bool = False
    is_locked: bool = False
    is_hidden: bool = False
    characters: float = 0.0
    least_lines: int = 1
    charts: tuple[SheetChart, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What file properties say."""

    title: str
    author: str
    subject: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document; `sheets` is the same matter for a spreadsheet."""

    letterhead: Letterhead
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    signature: Signature
    recipients: tuple[str, ...]
    properties: Properties
    sheets: tuple[Sheet, ...] = ()
    language: str = "vi-VN"

    @property
    def is_draft(self) -> bool:
        """True until the document carries a number: it then says DỰ THẢO."""
        return not self.letterhead.number.strip()

    @property
    def parted(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """The text, and its last paragraph, which never stands on another page than the signature."""
        ends_in_words = bool(self.blocks) and isinstance(self.blocks[-1], Paragraph)
        return (self.blocks[:-1], self.blocks[-1:]) if ends_in_words else (self.blocks, ())


def plain(text: str, *, style: Style = Style.BODY, italic: bool = False, key: str = "") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, italic=italic),), style, key)
