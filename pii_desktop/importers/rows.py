"""From the lines of a table to the rows of a plan: what kind each is, whose it is, and what hangs under it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pii_desktop.domain.collectives import reach_of
from pii_desktop.domain.plan import ParsedRow, RowIssue, RowKind, Severity
from pii_desktop.importers.departments import Parties, split_departments, split_parties
from pii_desktop.importers.header import Header
from pii_desktop.importers.kinds import Profile, kind_of
from pii_desktop.importers.labels import Meaning
from pii_desktop.importers.lines import Line
from pii_desktop.importers.marks import MarkKind
from pii_desktop.importers.row_notes import names_code_only, notes_on, unread_code
from pii_desktop.importers.values import read_values, timing_in
from pii_desktop.text.normalise import lines_of, one_line, without_bullet
from pii_desktop.text.roman import parse_roman

_BROKEN_OFF = re.compile(r"\s(và|các|của|quản lý|trung tâm|văn phòng|chi nhánh)$", re.IGNORECASE)
# By their accents: "Sở" and "Số hóa" fold to the same letters.
_OWNER = re.compile(
    r"(sở|cục|chi cục|công an|văn phòng|thanh tra|kho bạc|ngân hàng|ban quản lý|bộ chỉ huy|bảo hiểm xã hội|ubnd|"
    r"[uủ][yỷ] ban nhân dân|thuế tỉnh|thống kê tỉnh)\b(?=.{0,80}$)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Position:
    """Where in the plan the reading stands: the headings above the present row."""

    pillar: str | None = None
    group: str | None = None
    timing: str | None = None
    parent: str | None = None
    owner: str = ""


@dataclass(slots=True)
class _State(Position):
    """The position and the rows so far."""

    rows: list[ParsedRow] = field(default_factory=list)

    @property
    def last(self) -> ParsedRow | None:
        """The last row, when somebody answers for it."""
        return self.rows[-1] if self.rows and self.rows[-1].kind.is_assignment else None


def read_rows(
    lines: Iterable[Line], header: Header, profile: Profile, above: Position | None = None
) -> tuple[tuple[ParsedRow, ...], Position]:
    """The rows of one table and the position after the last. Remarks, totals and signatures are left out.

    `above` is where the reading stands before the first row: a table may go on after a page.
    """
    above = above or Position()
    state = _State(above.pillar, above.group, above.timing, above.parent, above.owner)
    is_below = False
    for line in lines:
        if line.ends_table:
            break
        if line.is_no_row:
            is_below = line.sole is not None
            continue
        kind = kind_of(line, profile, state.last)
        # A lone text after an empty row or a footnote stands below the table, and so does what follows it.
        is_below = kind is None and line.sole is not None and (line.after_blank or is_below)
        if kind is not None:
            _enter(state, kind, line)
            state.rows.append(_row(state, kind, line, header))
        elif state.last is not None and not is_below:
            state.rows[-1] = _continued(state.last, line)
    return tuple(state.rows), state


def _enter(state: _State, kind: RowKind, line: Line) -> None:
    """Moves to the heading or the parent that this row opens."""
    code = line.mark.code if line.mark else None
    match kind:
        case RowKind.PILLAR:
            value = parse_roman(code) if code else None
            state.pillar, state.group, state.parent = (str(value) if value else code), None, None
        case RowKind.GROUP:
            is_code = line.mark is not None and line.mark.kind is MarkKind.GROUP
            state.group, state.parent = (code if is_code else None), code
        case RowKind.SECTION:
            state.timing, state.group, state.parent = _section_timing(line.name), None, None
            heading = line.name or one_line(line.text(Meaning.TASKS))
            state.owner = heading if _OWNER.match(heading) else ""
        case RowKind.INDICATOR | RowKind.TARGET:
            state.parent = code or line.stt
        case RowKind.SUBITEM | RowKind.TASK:
            pass


def _section_timing(name: str) -> str | None:
    """The heading itself, when it is a time ("Đến năm 2030"); a heading that only mentions one is none."""
    timing = timing_in(name)
    return timing if timing and len(name) <= len(timing) + 25 else None


def _row(state: _State, kind: RowKind, line: Line, header: Header) -> ParsedRow:
    name, tasks = _name_and_tasks(kind, line)
    bare = ParsedRow(kind, name, line.place, stt=line.stt)
    coded = _coded(bare, state, line)
    unread = unread_code(kind, line)
    if unread and coded.code_printed is None:
        coded = replace(coded, code_printed=unread)
    values = read_values(line, header.series)
    parties = _parties(line)
    if kind.is_assignment and state.owner and header.column(Meaning.LEAD) is None:
        # The table lists by department: the heading says who answers for the rows below it.
        parties = Parties(split_departments(state.owner), parties.coordinating)
    return replace(
        coded,
        unit=one_line(line.text(Meaning.UNIT)) or None,
        baseline=values.baseline,
        baseline_printed=values.baseline_printed,
        series=header.series if values.baseline is not None else None,
        target=values.target,
        target_printed=values.target_printed,
        lead=parties.lead,
        coordinating=parties.coordinating,
        collective_lead=any(reach_of(name) is not None for name in parties.lead),
        timing=_timing(state, line, header) if kind.is_assignment else state.timing,
        tasks=tasks,
        source_note=one_line(line.text(Meaning.SOURCE)) or None,
        issues=notes_on(line, values.issues, unread),
    )


def _name_and_tasks(kind: RowKind, line: Line) -> tuple[str, tuple[str, ...]]:
    """A work item beside a merged name, or without one, is called by its own words."""
    if kind is RowKind.TASK:
        own = line.own(Meaning.NAME) and line.name
        name = without_bullet(one_line(own or line.own(Meaning.TASKS)))
        return name, lines_of(line.own(Meaning.TASKS)) if own else ()
    if names_code_only(line):
        return without_bullet(one_line(line.own(Meaning.TASKS))), ()
    return line.name or one_line(line.text(Meaning.TASKS)), lines_of(line.text(Meaning.TASKS)) if line.name else ()


def _coded(row: ParsedRow, state: _State, line: Line) -> ParsedRow:
    """The row with its code, its headings and its parent; numbers of targets are an STT and no code."""
    mark = line.mark
    code = mark.code if mark else None
    printed = mark.printed if mark else None
    match row.kind:
        case RowKind.PILLAR:
            return replace(row, code=state.pillar, code_printed=printed, pillar=state.pillar)
        case RowKind.GROUP if mark is not None and mark.kind is MarkKind.GROUP:
            return replace(row, code=code, code_printed=printed, pillar=code and code.partition(".")[0], group=code)
        case RowKind.INDICATOR if code is not None:
            pillar, group, _ = code.split(".")
            return replace(row, code=code, code_printed=printed, pillar=pillar, group=f"{pillar}.{group}")
        case RowKind.SUBITEM:
            is_number = mark is None or mark.kind is MarkKind.GROUP
            parent = code.rpartition(".")[0] if code and is_number else state.parent
            above = _headings_of(state)
            return replace(
                row,
                code=None if is_number else code,
                code_printed=None if is_number else printed,
                stt=row.stt or printed,
                pillar=above[0],
                group=above[1],
                parent=parent,
            )
        case RowKind.TASK:
            above = _headings_of(state)
            return replace(row, pillar=above[0], group=above[1], parent=state.parent)
        case RowKind.GROUP | RowKind.SECTION | RowKind.TARGET | RowKind.INDICATOR:
            return replace(row, stt=row.stt or printed, pillar=state.pillar)


def _headings_of(state: _State) -> tuple[str | None, str | None]:
    """Pillar and group of the indicator above."""
    above = next((row for row in reversed(state.rows) if row.kind is RowKind.INDICATOR), None)
    return (above.pillar, above.group) if above is not None and above.code == state.parent else (None, None)


def _parties(line: Line) -> Parties:
    lead = split_parties(line.text(Meaning.LEAD))
    # The column says that all of them coordinate, one that is "đầu mối" among them too.
    beside = split_parties(line.text(Meaning.COORDINATING))
    coordinating = dict.fromkeys((*lead.coordinating, *beside.lead, *beside.coordinating))
    return Parties(lead.lead, tuple(coordinating))


def _timing(state: _State, line: Line, header: Header) -> str | None:
    """From its column, else from the section, else from the label over the target that the row prints (cli.md)."""
    own = one_line(line.text(Meaning.TIMING))
    if own or header.column(Meaning.TIMING) is not None:
        return own or state.timing
    return state.timing or (timing_in(header.label(Meaning.TARGET)) if line.text(Meaning.TARGET) else None)


def _continued(row: ParsedRow, line: Line) -> ParsedRow:
    """The row with the work items and the further departments of a line below it, each once."""
    tasks = (*lines_of(line.own(Meaning.NAME)), *lines_of(line.own(Meaning.TASKS)))
    more = _parties(replace(line, texts={meaning: line.own(meaning) for meaning in line.texts}))
    lead = _with_more(row.lead, more.lead)
    return replace(
        row,
        lead=lead,
        coordinating=_with_more(row.coordinating, more.coordinating),
        collective_lead=any(reach_of(name) is not None for name in lead),
        tasks=(*row.tasks, *tasks),
        issues=(*row.issues, *line.issues, *_further_target(row, line)),
    )


def _with_more(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Names and those of a line below, where a name that breaks off goes on."""
    if names and more and _BROKEN_OFF.search(names[-1]):
        names, more = (*names[:-1], f"{names[-1]} {more[0]}"), more[1:]
    return tuple(dict.fromkeys((*names, *more)))


def _further_target(row: ParsedRow, line: Line) -> tuple[RowIssue, ...]:
    """A warning for a second target under one indicator: a row has one, and the first is kept."""
    further = one_line(line.own(Meaning.TARGET))
    if not further or further == row.target_printed:
        return ()
    whose = ", ".join(_parties(line).lead)
    text = f"Còn mục tiêu khác ở dòng dưới: “{further}”{f' ({whose})' if whose else ''}; chỉ mục tiêu đầu được lấy."
    return (RowIssue(Severity.WARNING, text),)
