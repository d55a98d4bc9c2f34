"""Sheets of indicators, work items and documents: a line each without headings between, to be sorted and filtered.

Columns have names (CS_ of indicators, NV_ of work items, MC_ of documents, DM_ of lists to choose from), so that
formulas of the summary, and those that a reader adds, say what they count.
"""

from datetime import date
from decimal import Decimal

from pii_desktop.domain.assessment import Verdict
from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import Form
from pii_desktop.domain.listing import IndicatorRow
from pii_desktop.domain.progress import WorkItem, WorkState
from pii_desktop.domain.report import Align, Cell, Column, DateCell, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_material import ReportContent, citation_of, full_name
from pii_desktop.domain.report_tables import (
    Field,
    Fields,
    baseline_field,
    filled,
    is_missing,
    plan_title,
    result_number,
    target_field,
    verdict_words,
)
from pii_desktop.domain.report_wording import result_title, rows_called
from pii_desktop.text.normalise import clean_text

INDICATORS, WORK, EVIDENCE = "Chỉ số", "Nhiệm vụ", "Minh chứng"
HAS_RESULT, HAS_NONE = "Đã có", "Chưa có"
FINAL, PROVISIONAL = "Chính thức", "Tạm tính"
_VERDICTS = tuple(verdict.label for verdict in Verdict if verdict.label)
_LISTS = (
    ("Vai trò", "DM_VaiTro", tuple(role.label for role in Role)),
    ("Có kết quả", "DM_CoKetQua", (HAS_RESULT, HAS_NONE)),
    ("Đánh giá", "DM_DanhGia", _VERDICTS),
    ("Tình trạng nhiệm vụ", "DM_TinhTrang", tuple(state.label for state in WorkState)),
    ("Bản", "DM_Ban", tuple(form.label for form in Form)),
    ("Số liệu", "DM_SoLieu", (FINAL, PROVISIONAL)),
)

_Numbered = tuple[int, WorkItem]


def indicator_sheet(content: ReportContent, titles: tuple[str, ...]) -> Sheet:
    """Every followed row with everything that was reported of it."""
    rows = content.rows
    order = {row.assignment.id: number for number, row in enumerate(rows, start=1)}
    fields: Fields = (
        Field(Column("TT", 0.7, Align.CENTER, name="CS_TT"), lambda _, row: count_cell(order[row.assignment.id])),
        Field(Column("Mã", 1.1, Align.CENTER, name="CS_Ma"), lambda _, row: row.assignment.display_code),
        Field(Column(rows_called(rows).capitalize(), 4.2, name="CS_Ten"), lambda _, row: full_name(row)),
        Field(Column("Kế hoạch", 2.2), plan_title, is_optional=True),
        Field(Column("Trụ cột", 1.0, Align.CENTER, name="CS_TruCot"), _pillar, is_optional=True),
        Field(Column("Vai trò", 1.3, Align.CENTER, name="CS_VaiTro", choices="DM_VaiTro"), _role),
        Field(Column("Đơn vị tính", 1.3, Align.CENTER), lambda c, row: c.unit_of(row), is_optional=True),
        baseline_field(content, rows),
        target_field(rows),
        *_numbers(content),
        Field(Column("Có kết quả", 1.2, Align.CENTER, name="CS_CoKetQua", choices="DM_CoKetQua"), _has_result),
        Field(
            Column("Đánh giá", 1.4, Align.CENTER, name="CS_DanhGia", choices="DM_DanhGia"), _verdict, is_optional=True
        ),
        *_words(),
        Field(Column("Số minh chứng", 1.2, Align.RIGHT, name="CS_MinhChung"), lambda _, row: _evidence_count(row)),
    )
    return Sheet(INDICATORS, titles, filled(content, rows, fields))


def _numbers(content: ReportContent) -> Fields:
    """Result, what it was divided from, and what was published: three series, each in a column of its own."""
    result = Column(result_title(content.period), 1.5, Align.RIGHT, name="CS_KetQua")
    return (
        Field(Column("Tử số", 1.3, Align.RIGHT), lambda _, row: _number(row.entry.numerator), is_optional=True),
        Field(Column("Mẫu số", 1.3, Align.RIGHT), lambda _, row: _number(row.entry.denominator), is_optional=True),
        Field(result, lambda _, row: result_number(row)),
        Field(Column("Điểm công bố", 1.2, Align.RIGHT), lambda _, row: _number(row.entry.score), is_optional=True),
        Field(Column("Hạng công bố", 1.2, Align.RIGHT), lambda _, row: _rank(row), is_optional=True),
        Field(Column("Nguồn công bố", 2.2), lambda _, row: row.entry.citation, is_optional=True),
    )


def _words() -> Fields:
    return (
        Field(Column("Kết quả thực hiện", 4.6), lambda _, row: clean_text(row.entry.result), is_optional=True),
        Field(Column("Giải trình", 2.8), lambda _, row: clean_text(row.entry.explanation), is_optional=True),
        Field(Column("Khó khăn, vướng mắc", 2.8), lambda _, row: clean_text(row.entry.difficulties), is_optional=True),
        Field(Column("Đề xuất, kiến nghị", 2.8), lambda _, row: clean_text(row.entry.proposals), is_optional=True),
        Field(Column("Nhiệm vụ kỳ tới", 2.8), lambda _, row: clean_text(row.entry.next_steps), is_optional=True),
    )


def work_sheet(content: ReportContent, titles: tuple[str, ...]) -> Sheet:
    """Work items with the row they belong to, in the order of the plan."""
    owners = {row.assignment.id: row for row in content.rows}
    items = tuple(enumerate(content.work_in_order(), start=1))
    state = Column("Tình trạng", 1.6, Align.CENTER, name="NV_TinhTrang", choices="DM_TinhTrang")
    fields: tuple[Field[_Numbered], ...] = (
        Field(Column("TT", 0.7, Align.CENTER, name="NV_TT"), lambda _, each: count_cell(each[0])),
        Field(Column("Chỉ số, chỉ tiêu", 3.2), lambda _, each: citation_of(owners[each[1].assignment_id])),
        Field(Column("Nhiệm vụ, giải pháp", 5.4), lambda _, each: clean_text(each[1].task)),
        Field(Column("Thời gian thực hiện", 1.5, Align.CENTER), lambda _, each: each[1].timing, is_optional=True),
        Field(Column("Hạn", 1.4, Align.CENTER, name="NV_Han"), lambda _, each: day_cell(each[1].due), is_optional=True),
        Field(Column("Cán bộ thực hiện", 1.6), lambda _, each: each[1].officer, is_optional=True),
        Field(state, lambda _, each: each[1].state.label),
        Field(
            Column("Tỷ lệ (%)", 1.0, Align.RIGHT, name="NV_TyLe"), lambda _, each: _percent(each[1]), is_optional=True
        ),
        Field(Column("Kết quả", 4.2), lambda _, each: clean_text(each[1].result)),
    )
    return Sheet(WORK, titles, filled(content, items, fields))


def choices_sheet() -> Sheet:
    """The lists that cells are chosen from; nobody needs to see it."""
    columns = tuple(Column(title, 2.0, name=name) for title, name, _ in _LISTS)
    longest = max(len(words) for _, _, words in _LISTS)
    lines = tuple(Row(tuple(words[at] if at < len(words) else "" for _, _, words in _LISTS)) for at in range(longest))
    return Sheet("Danh mục", (), Table(columns, lines), is_hidden=True)


def _pillar(_: ReportContent, row: IndicatorRow) -> Cell:
    return row.assignment.row.pillar or ""


def _role(_: ReportContent, row: IndicatorRow) -> Cell:
    return row.assignment.role.label if row.assignment.role else ""


def _has_result(_: ReportContent, row: IndicatorRow) -> Cell:
    return HAS_NONE if is_missing(row) else HAS_RESULT


def _verdict(_: ReportContent, row: IndicatorRow) -> Cell:
    return verdict_words(row)


def _rank(row: IndicatorRow) -> Cell:
    return "" if row.entry.rank is None else count_cell(row.entry.rank)


def _evidence_count(row: IndicatorRow) -> Cell:
    return count_cell(row.evidence_count) if row.evidence_count else ""


def _percent(item: WorkItem) -> Cell:
    return "" if item.percent is None else count_cell(item.percent)


def _number(value: Decimal | None) -> Cell:
    return "" if value is None else NumberCell(value)


def count_cell(value: int) -> NumberCell:
    """A whole number."""
    return NumberCell(Decimal(value))


def day_cell(value: date | None) -> Cell:
    """A day as a date, blank for none."""
    return "" if value is None else DateCell(value)
