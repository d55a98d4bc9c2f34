"""The plan in its own column order: its rows as the importer reads them back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from pii_desktop.domain.plan import ParsedRow, PlanDocument, RowKind, Series
from pii_desktop.domain.report import Align, Cell, Column, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_form import official_date, people_committee, province_kind
from pii_desktop.domain.report_material import PlanPart
from pii_desktop.text.normalise import one_line, search_key

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column of a plan with a cell for each row; `meaning` is the importer's word for it."""

    meaning: str
    column: Column
    cells: tuple[Cell, ...]


def source_sheet(name: str, part: PlanPart) -> Sheet:
    """The plan's own rows, of all kinds, under headers an importer knows; what it prints stays as printed."""
    # What the body of the plan says stands in no table: read again, it would come as a row of one.
    rows = tuple(row for row in part.rows if not row.place.is_body)
    columns = plan_columns(part, rows)
    lines = zip(*(each.cells for each in columns), strict=True)
    strong = [not row.kind.is_assignment for row in rows]
    table = Table(
        tuple(each.column for each in columns),
        tuple(Row(tuple(line), is_strong=is_strong) for line, is_strong in zip(lines, strong, strict=True)),
    )
    return Sheet(name, source_titles(part.plan.document), table, is_source=True)


def plan_columns(part: PlanPart, rows: tuple[ParsedRow, ...]) -> tuple[PlanColumn, ...]:
    """The columns that the plan prints or that its rows fill, in the plan's order and under its words."""
    first = next((meaning for meaning, _ in part.columns if meaning in ("stt", "code")), "stt")
    titles = {_first_as_stt(meaning, first): words for meaning, words in part.columns}
    kept = [each for each in _columns(part, rows) if any(each.cells) or each.meaning in titles]
    added = {each.meaning for each in kept} - titles.keys()
    named = [_under_own_words(each, titles.get(each.meaning, ""), added) for each in kept]
    return tuple(sorted(named, key=_order(list(titles), [each.meaning for each in named])))


def _first_as_stt(meaning: str, first: str) -> str:
    """The column that begins each row is called one thing here, whether it prints numbers or codes."""
    return "stt" if meaning == first else meaning


def _under_own_words(each: PlanColumn, words: str, added: set[str]) -> PlanColumn:
    """Not where a column of the plan was parted in two: its words would then be about both."""
    title = one_line(words)
    is_parted = each.meaning == "name" and added & {"code", "tasks"}
    if not title or is_parted or len(title) > _LONGEST_TITLE:
        return each
    return replace(each, column=replace(each.column, title=title))


def _order(printed: list[str], usual: list[str]) -> "_Place":
    """The plan's order; what it does not print stands behind the column that is usually before it.

    Work items that the plan prints below the names stand beside them.
    """
    order = [meaning for meaning in printed if meaning in usual]
    for at, meaning in enumerate(usual):
        if meaning not in order:
            before = ["name"] if meaning == "tasks" else usual[:at]
            places = [order.index(other) for other in before if other in order]
            order.insert(places[-1] + 1 if places else 0, meaning)
    return lambda each: order.index(each.meaning)


_Place = Callable[[PlanColumn], int]


def _columns(part: PlanPart, rows: tuple[ParsedRow, ...]) -> tuple[PlanColumn, ...]:
    """Every column with its cells; headings print number and name only, as they do in an appendix."""
    has_both = any(row.stt and row.code and row.stt != row.code_printed for row in part.rows)
    own = [row if row.kind.is_assignment else ParsedRow(row.kind, row.name, row.place) for row in rows]
    number = Column("TT" if any(row.stt for row in part.rows) else "Mã chỉ số", 0.9, Align.CENTER)
    return (
        PlanColumn("stt", number, tuple(_number_in_plan(row, has_both=has_both) for row in rows)),
        PlanColumn(
            "code",
            Column("Mã chỉ số", 1.0, Align.CENTER),
            tuple(_printed_code(row) if has_both else "" for row in rows),
        ),
        PlanColumn("name", Column(_name_header(part.rows), 4), tuple(row.name for row in rows)),
        PlanColumn("unit", Column("Đơn vị tính", 1.2, Align.CENTER), tuple(row.unit or "" for row in own)),
        PlanColumn("baseline", Column(_baseline_header(part), 1.2, Align.CENTER), tuple(_baseline(row) for row in own)),
        PlanColumn(
            "target", Column(_target_header(part), 1.4, Align.CENTER), tuple(row.target_printed or "" for row in own)
        ),
        PlanColumn("tasks", Column("Nhiệm vụ, giải pháp", 6), tuple("\n".join(row.tasks) for row in own)),
        PlanColumn("lead", Column("Đơn vị chủ trì", 2.4), tuple("; ".join(row.lead) for row in own)),
        PlanColumn("coordinating", Column("Đơn vị phối hợp", 2.4), tuple("; ".join(row.coordinating) for row in own)),
        PlanColumn("timing", Column("Thời gian thực hiện", 1.4, Align.CENTER), tuple(row.timing or "" for row in own)),
        PlanColumn("source_note", Column("Ghi chú (nguồn)", 1.6), tuple(row.source_note or "" for row in own)),
    )


def _number_in_plan(row: ParsedRow, *, has_both: bool) -> str:
    return row.stt or "" if has_both else _printed_code(row) or row.stt or ""


def _printed_code(row: ParsedRow) -> str:
    return row.code_printed or row.code or ""


def _name_header(rows: tuple[ParsedRow, ...]) -> str:
    return "Trụ cột/Chỉ số thành phần" if any(row.kind is RowKind.INDICATOR for row in rows) else "Chỉ tiêu"


def _baseline_header(part: PlanPart) -> str:
    year = part.plan.document.year
    series = next((row.series for row in part.rows if row.series), None)
    measure = {Series.SCORE: "Điểm số", Series.RANK: "Thứ hạng"}.get(series or Series.VALUE, "Giá trị")
    return f"{measure} năm {year - 1}" if year else f"{measure} năm gốc"


def _target_header(part: PlanPart) -> str:
    """Names the year only beside a column of times: an importer would otherwise take it for the time of every row."""
    has_times = any(row.timing for row in part.rows if row.kind.is_assignment)
    year = part.plan.document.year
    return f"Mục tiêu năm {year}" if year and has_times else "Mục tiêu"


def _baseline(row: ParsedRow) -> Cell:
    """A number where a spreadsheet shows it as it was printed, else the printed text."""
    printed = row.baseline_printed or ""
    if row.baseline is None or (printed and not re.fullmatch(r"-?\d+(\.\d+)?", printed)):
        return printed
    return NumberCell(Decimal(printed) if printed else row.baseline, printed)


def source_titles(document: PlanDocument) -> tuple[str, ...]:
    """The title lines as read; where they do not name the issuer's province or the plan's number, a line that does."""
    said = search_key(" ".join(document.title))
    lines = list(document.title)
    if document.province and search_key(document.province) not in said:
        lines.insert(0, people_committee(document.province).upper())
    if document.number and search_key(document.number) not in said:
        signed = f" ngày {official_date(document.signed_on)}" if document.signed_on else ""
        kind = province_kind(document.province or "")
        issuer = document.issuer or f"UBND {kind}"
        lines.append(f"(Kèm theo Kế hoạch số {document.number}{signed} của {issuer})")
    if document.year and not _tells_year(document):
        lines.append(f"NĂM {document.year}")
    return tuple(lines)


def _tells_year(document: PlanDocument) -> bool:
    """What stands in brackets is about the plan that the table belongs to, and about its date."""
    title = re.sub(r"\([^)]*\)", "", " ".join(document.title))
    if re.search(r"\b(19|20)\d\d\b", title):
        return True
    return document.signed_on is not None and document.signed_on.year == document.year
