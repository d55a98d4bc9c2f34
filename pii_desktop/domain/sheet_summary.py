"""The first sheet: counts as formulas over the lists, with the numbers they give."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.letterhead_change import document_line
from pii_desktop.domain.progress import WorkState
from pii_desktop.domain.report import Align, Cell, Column, FormulaCell, Letterhead, LinkCell, Row, Sheet, Table
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_tables import is_assessed, is_missing
from pii_desktop.domain.sheet_lists import EVIDENCE, HAS_NONE, HAS_RESULT, INDICATORS, WORK

_COLUMNS = (
    Column("Nội dung", 6.0),
    Column("Số lượng", 1.8, Align.RIGHT, "#,##0", name="TH_SoLuong"),
    Column("Tỷ lệ", 1.8, Align.RIGHT, "0.0%", name="TH_TyLe"),
)


_ALL = "COUNT(CS_TT)"
_ALL_WORK = "COUNT(NV_TT)"


@dataclass(frozen=True, slots=True)
class _Count:
    """A line: what is counted, how, what came out, and of what it is a part. `sheet` is where the counted stands."""

    text: str
    formula: str
    value: int
    whole: str = ""
    of: int = 0
    sheet: str = ""


def summary_sheet(content: ReportContent, head: Letterhead, lists: tuple[Sheet, ...]) -> Sheet:
    """How much was assigned, reported, reached and proved. `lists` are the sheets that are counted."""
    names = {column.name for sheet in lists for column in sheet.table.columns}
    titles = (head.issuing_body.upper(), head.kind, head.abstract, document_line(head))
    return Sheet("Tổng hợp", titles, Table(_COLUMNS, tuple(_rows(content, names))), is_locked=True)


def _rows(content: ReportContent, names: set[str]) -> Iterator[Row]:
    """Groups of lines; one that counts a column which nobody filled is left out with it."""
    groups = (
        ("Chỉ số, chỉ tiêu", _assigned(content)),
        ("Theo trụ cột", _pillars(content) if "CS_TruCot" in names else ()),
        ("Đánh giá so với mục tiêu", _assessed(content) if "CS_DanhGia" in names else ()),
        ("Nhiệm vụ, giải pháp", _work(content)),
        ("Tài liệu minh chứng", _documents(content)),
    )
    for title, counts in groups:
        if counts:
            yield Row((title,), is_group=True)
        for each in counts:
            yield Row((_text(each), FormulaCell(each.formula, Decimal(each.value)), _share(each)))


def _assigned(content: ReportContent) -> tuple[_Count, ...]:
    rows = content.rows
    missing = sum(map(is_missing, rows))
    parts = [(f"Số nội dung {role.label.lower()}", "CS_VaiTro", role.label, len(content.of(role))) for role in Role]
    parts += [
        ("Đã có số liệu, kết quả", "CS_CoKetQua", HAS_RESULT, len(rows) - missing),
        ("Chưa có số liệu, kết quả", "CS_CoKetQua", HAS_NONE, missing),
    ]
    return (
        _Count("Số nội dung được giao", _ALL, len(rows), sheet=INDICATORS),
        *(_Count(text, _equal(name, word), value, _ALL, len(rows)) for text, name, word, value in parts),
    )


def _pillars(content: ReportContent) -> tuple[_Count, ...]:
    rows = content.rows
    names = {row.assignment.row.pillar or "": row.pillar_name for row in rows}
    return tuple(
        _Count(f"Trụ cột {pillar}: {name}" if name else f"Trụ cột {pillar}", _equal("CS_TruCot", pillar),
               sum(row.assignment.row.pillar == pillar for row in rows), _ALL, len(rows))
        for pillar, name in sorted(names.items())
        if pillar
    )  # fmt: skip


def _assessed(content: ReportContent) -> tuple[_Count, ...]:
    assessed = sum(map(is_assessed, content.rows))
    parts = ((Verdict.REACHED, "Đạt mục tiêu"), (Verdict.MISSED, "Chưa đạt mục tiêu"))
    both = "+".join(_equal("CS_DanhGia", verdict.label) for verdict, _ in parts)
    counted = [
        (text, verdict, sum(row.assessment.verdict is verdict for row in content.rows)) for verdict, text in parts
    ]
    return (
        _Count("Đã đánh giá so với mục tiêu", both, assessed, _ALL, len(content.rows)),
        *(_Count(text, _equal("CS_DanhGia", verdict.label), n, f"({both})", assessed) for text, verdict, n in counted),
    )


def _work(content: ReportContent) -> tuple[_Count, ...]:
    items = content.work_items
    return (
        _Count("Số nhiệm vụ, giải pháp", _ALL_WORK, len(items), sheet=WORK),
        *(
            _Count(state.label, _equal("NV_TinhTrang", state.label), sum(item.state is state for item in items),
                   _ALL_WORK, len(items))
            for state in WorkState
        ),
    )  # fmt: skip


def _documents(content: ReportContent) -> tuple[_Count, ...]:
    proved = sum(bool(row.evidence_count) for row in content.rows)
    return (
        _Count("Số tài liệu minh chứng", "COUNT(MC_TT)", len(content.evidence), sheet=EVIDENCE),
        _Count("Số nội dung đã có minh chứng", "COUNT(CS_MinhChung)", proved, _ALL, len(content.rows)),
    )


def _equal(name: str, word: str) -> str:
    return f'COUNTIF({name},"{word}")'


def _text(each: _Count) -> Cell:
    return LinkCell(each.text, f"#'{each.sheet}'!A1") if each.sheet else each.text


def _share(each: _Count) -> Cell:
    """The part of the whole, 0 where there is no whole; the number is the one a spreadsheet computes."""
    if not each.whole:
        return ""
    share = Decimal(str(each.value / each.of)) if each.of else Decimal(0)
    return FormulaCell(f"IF({each.whole}=0,0,({each.formula})/{each.whole})", share)
