"""One line of an assignment table by meaning: what stands under each label, and what was inherited from above."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pii_desktop.domain.plan import Place, RowIssue
from pii_desktop.importers.excel_codes import repair_note
from pii_desktop.importers.header import Header
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.marks import Mark, MarkKind, is_codes_only, parse_mark, split_mark
from pii_desktop.importers.table import Cell, Grid
from pii_desktop.text.normalise import one_line, search_key

_FOOTNOTE = re.compile(r"\s*\[(?:\d{1,3}|\*{1,3})\]")
# Of a cell that holds nothing else the mark is the text.
_MARK_BEHIND = re.compile(r"(?<=[^\s\[])\s*\[(?:\d{1,3}|\*{1,3})\]")
_MARKED = (Meaning.UNIT, Meaning.BASELINE, Meaning.TARGET, Meaning.LEAD, Meaning.COORDINATING, Meaning.TIMING)
_ASSIGNING = (
    Meaning.UNIT, Meaning.BASELINE, Meaning.TARGET, Meaning.TASKS, Meaning.LEAD, Meaning.COORDINATING,
)  # fmt: skip
# What stands under a table and belongs to no row of it.
_END = re.compile(
    r"(noi nhan|luu: ?vt|- luu|- nhu tren|tm\. |kt\. |tl\. |tuq\. |q\. |nguoi lap|\(?ky, ?(ghi|dong)|thu truong|"
    r"(t/m|tm) |xac nhan cua|(chu tich|pho chu tich|giam doc|pho giam doc|chanh van phong)$|"
    r".{0,40}ngay[ .…\d]+thang[ .…\d]+nam[ .…\d]*$)"
)
# The same beside other texts: only what no cell of a plan begins with.
_SIGNED = re.compile(r"(noi nhan:?$|(tm|kt|tl|tuq)\. \D|nguoi lap( bieu| bang)?$|thu truong don vi$)")
_LISTED = re.compile(r"\s*[-–+•*]\s+")
_REMARK = re.compile(r"(\[\d{1,3}\]|\(?\*+\)?\s|ghi chu\s*[:.]|luu y\s*:|chu thich\s*:|nguon\s*:|_{3,}|[-–—]{4,})")
_TOTAL = re.compile(r"(tong( cong| so diem| diem| so)?|cong)( \(.*\))?[:.]?( ?\d+ [^:;.]{1,40}[.]?)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the header. `texts` holds what is printed or inherited; `inherited` names what came from above.

    `sole` is the only text of a row that has but one; `after_blank` says that empty rows stand before it. `repairs`
    tell what was read otherwise than the file shows, `dates` where a workbook holds a date, `issues` what the reader
    noticed in its cells; `repeated` names what is inherited by a ditto mark.
    """

    place: Place
    texts: dict[Meaning, str]
    numbers: dict[Meaning, Decimal]
    inherited: frozenset[Meaning]
    mark: Mark | None
    name: str
    stt: str | None
    sole: str | None
    after_blank: bool
    is_wide: bool
    repairs: tuple[str, ...] = ()
    dates: frozenset[Meaning] = frozenset()
    issues: tuple[RowIssue, ...] = ()
    repeated: frozenset[Meaning] = frozenset()

    def text(self, meaning: Meaning) -> str:
        """What stands under this meaning, empty when nothing does."""
        return self.texts.get(meaning, "")

    def own(self, meaning: Meaning) -> str:
        """What is printed in this row itself under this meaning."""
        return "" if meaning in self.inherited else self.text(meaning)

    @property
    def assigns(self) -> bool:
        """True where the row says more than its name and a time."""
        return any(self.text(meaning) for meaning in _ASSIGNING)

    @property
    def ends_table(self) -> bool:
        """True for signatures and recipients below a table."""
        if self.mark is None and any(_SIGNED.match(search_key(text)) for text in self.texts.values()):
            return True
        return self.sole is not None and self.mark is None and _END.match(search_key(self.sole)) is not None

    @property
    def is_no_row(self) -> bool:
        """True for remarks, footnotes, rules and totals, which are no rows of the plan."""
        if self.sole is not None and _REMARK.match(search_key(self.sole)):
            return True
        return _TOTAL.fullmatch(search_key(self.name)) is not None and not self.text(Meaning.LEAD)


def lines_of_table(grid: Grid, header: Header, end: int) -> Iterator[Line]:
    """The rows between a header and row `end`; empty rows and repeated headers are left out."""
    after_blank = False
    for row in range(header.body, end):
        texts = grid.texts(row)
        if not texts and not any(not cell.is_blank for cell in grid.rows[row]):
            after_blank = True
            continue
        line = _line(grid, header, row, after_blank=after_blank)
        if line.texts:
            yield line
            after_blank = False


def clean_name(text: str) -> str:
    """A name on one line without footnote marks ("[3]")."""
    return one_line(_FOOTNOTE.sub("", text))


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands under the labels in one row, and which of it came from above."""

    texts: dict[Meaning, str]
    numbers: dict[Meaning, Decimal]
    inherited: frozenset[Meaning]


def _line(grid: Grid, header: Header, row: int, *, after_blank: bool) -> Line:
    under = _under(grid, header, row)
    sole, is_wide = _sole(grid, header, row)
    texts, inherited = (under.texts, under.inherited) if sole is None else ({Meaning.NAME: sole}, frozenset())
    if Meaning.TASKS not in header.columns:
        texts |= _listed_below(texts)
    mark, name, stt = _identify(texts)
    own = {
        meaning: grid.rows[row][header.columns[meaning]]
        for meaning in texts
        if meaning in header.columns and meaning not in inherited
    }
    typed = next((cell.typed for cell in own.values() if cell.typed and mark and parse_mark(cell.text) == mark), None)
    return Line(
        place=Place(grid.index, row, page=grid.page_of(row), sheet=grid.sheet, cell=_reference(grid, header, row)),
        texts=texts,
        numbers=under.numbers,
        inherited=inherited,
        mark=replace(mark, printed=typed) if mark and typed else mark,
        name=name,
        stt=stt,
        sole=sole,
        after_blank=after_blank,
        is_wide=is_wide,
        repairs=tuple(repair_note(cell) for cell in own.values() if cell.typed),
        dates=frozenset(meaning for meaning, cell in own.items() if cell.is_date),
        issues=tuple(dict.fromkeys(issue for cell in own.values() for issue in cell.issues)),
    )


def _under(grid: Grid, header: Header, row: int) -> _Under:
    """A merged cell over several labels counts for the first of them."""
    texts: dict[Meaning, str] = {}
    numbers: dict[Meaning, Decimal] = {}
    inherited: set[Meaning] = set()
    owned: set[tuple[int, int]] = set()
    for meaning, column in sorted(header.columns.items(), key=lambda entry: entry[1]):
        cell = grid.rows[row][column]
        if cell.is_blank or cell.origin in owned:
            continue
        owned.add(cell.origin)
        printed = (cell.month if meaning is Meaning.TIMING else "") or cell.text
        texts[meaning] = _MARK_BEHIND.sub("", printed) if meaning in _MARKED else printed
        if cell.number is not None:
            numbers[meaning] = cell.number
        if cell.origin[0] < row:
            inherited.add(meaning)
    more = (grid.rows[row][column] for column in header.more_tasks)
    further = [cell.text for cell in more if not cell.is_blank and cell.origin not in owned]
    if further:
        texts[Meaning.TASKS] = "\n".join(filter(None, (texts.get(Meaning.TASKS, ""), *further)))
    return _Under(texts, numbers, frozenset(inherited))


def _listed_below(texts: dict[Meaning, str]) -> dict[Meaning, str]:
    """Name and work items of a cell that lists these under an indicator; empty where it does not."""
    name, *below = texts.get(Meaning.NAME, "").split("\n")
    first = next((place for place, line in enumerate(below) if _LISTED.match(line)), None)
    if first is None or any(split_mark(_LISTED.sub("", line))[0] is not None for line in below):
        return {}
    head = "\n".join((name, *below[:first]))
    mark = _identify(texts | {Meaning.NAME: head})[0]
    if mark is None or mark.kind is not MarkKind.INDICATOR or not head.strip():
        return {}
    return {Meaning.NAME: head, Meaning.TASKS: "\n".join(below[first:])}


def _sole(grid: Grid, header: Header, row: int) -> tuple[str | None, bool]:
    """The one text of a row that prints no other, and whether it lies over the columns of several meanings.

    Remarks are no text of the row; a lone text under tasks, leads or targets continues the row above and is none.
    """
    own = list(grid.own_cells(row))
    inherits = any(not cell.is_blank and cell.origin[0] < row for cell in grid.rows[row])
    if len(own) != 1 or inherits:
        return None, False
    column, cell = own[0]
    name = header.columns[Meaning.NAME]
    covers_name = column <= name < column + cell.column_span
    if not covers_name and ((column in header.columns.values() and column > name) or parse_mark(cell.text)):
        return None, False
    return cell.text, cell.column_span > max(2, grid.width // 2)


def _identify(texts: dict[Meaning, str]) -> tuple[Mark | None, str, str | None]:
    """The mark of a row, wherever it is printed, its name without it, and the STT."""
    stt_text, code_text = one_line(texts.get(Meaning.STT, "")), texts.get(Meaning.CODE, "")
    named = texts.get(Meaning.NAME, "")
    # Codes alone tell what a work item is for: they are no name, and the row is none of these indicators.
    in_name, bare = (None, named) if is_codes_only(named) else split_mark(named)
    outside = parse_mark(code_text) or parse_mark(stt_text)
    stt = stt_text.rstrip(".,") or None
    if in_name is None:
        return outside, clean_name(bare), stt
    if outside is None or (outside.kind is MarkKind.NUMBER and _says_more(in_name)):
        return in_name, clean_name(bare), stt or (in_name.printed if in_name.kind is not MarkKind.INDICATOR else None)
    if in_name.kind in (MarkKind.INDICATOR, MarkKind.PILLAR) or in_name.code == outside.code:
        return (in_name if _says_more(in_name) else outside), clean_name(bare), stt
    return outside, clean_name(texts[Meaning.NAME]), stt


def _says_more(mark: Mark) -> bool:
    return mark.kind in (MarkKind.INDICATOR, MarkKind.GROUP, MarkKind.PILLAR, MarkKind.BRACKET)


def _reference(grid: Grid, header: Header, row: int) -> str | None:
    """The cell of the name in a workbook ("B10")."""
    cells: list[Cell] = [grid.rows[row][header.columns[Meaning.NAME]], *(cell for _, cell in grid.own_cells(row))]
    return next((cell.ref for cell in cells if cell.ref is not None), None)
