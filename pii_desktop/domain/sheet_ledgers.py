"""Sheets of background figures and of changes."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.history_words import told
from pii_desktop.domain.report import Align, Cell, Column, DateCell, NumberCell, Row, Sheet, Table
from pii_desktop.domain.report_material import ReportContent
from pii_desktop.domain.report_tables import Field, filled
from pii_desktop.domain.report_wording import period_words
from pii_desktop.domain.sheet_lists import FINAL, PROVISIONAL
from pii_desktop.text.normalise import clean_text

_HISTORY_COLUMNS = (
    Column("STT", 0.7, Align.CENTER),
    Column("Thời điểm", 1.6, Align.CENTER, "dd/mm/yyyy hh:mm:ss"),
    Column("Người", 1.3),
    Column("Mã", 1.0, Align.CENTER),
    Column("Chỉ số, chỉ tiêu", 3.6),
    Column("Thao tác", 2.2),
    Column("Mục", 1.3),
    Column("Cũ", 2.2),
    Column("Mới", 2.2),
    Column("Lý do", 1.6),
)
_Words = tuple[str, str, str]


def figures_sheet(content: ReportContent) -> Sheet:
    """The background figures of the period's year and of the year before, with the rows that divide by them."""
    figures = tuple(enumerate(content.ledgers.figures, start=1))
    state = Column("Số liệu", 1.3, Align.CENTER, choices="DM_SoLieu")
    fields: tuple[Field[tuple[int, Denominator]], ...] = (
        Field(Column("TT", 0.7, Align.CENTER, name="SL_TT"), lambda _, each: NumberCell(Decimal(each[0]))),
        Field(
            Column("Số liệu nền", 3.6, name="SL_Ten"), lambda _, each: each[1].fields.name or each[1].fields.kind.label
        ),
        Field(
            Column("Năm", 0.9, Align.CENTER, "0", name="SL_Nam"),
            lambda _, each: NumberCell(Decimal(each[1].fields.year)),
        ),
        Field(Column("Giá trị", 1.8, Align.RIGHT, name="SL_GiaTri"), lambda _, each: _value(each[1])),
        Field(Column("Đơn vị tính", 1.4, Align.CENTER), lambda _, each: each[1].fields.unit),
        Field(Column("Thời điểm", 1.4, Align.CENTER), lambda _, each: _as_of(each[1])),
        Field(state, lambda _, each: FINAL if each[1].fields.is_final else PROVISIONAL),
        Field(Column("Nguồn", 3.2), lambda _, each: each[1].fields.document),
        Field(Column("Dùng tính chỉ số", 2.0), lambda c, each: _used_for(c, each[1]), is_optional=True),
        Field(Column("Ghi chú", 2.4), lambda _, each: clean_text(each[1].fields.note), is_optional=True),
    )
    title = f"SỐ LIỆU NỀN DÙNG LÀM MẪU SỐ {period_words(content.period).upper()}"
    return Sheet("Số liệu nền", (title,), filled(content, figures, fields))


def changes_sheet(content: ReportContent) -> Sheet:
    """The newest changes since the period began."""
    ledgers = content.ledgers
    cut = f"({len(ledgers.changes)} thay đổi mới nhất; toàn bộ xem ở trang Lịch sử của chương trình)"
    title = f"LỊCH SỬ CẬP NHẬT {period_words(content.period).upper()}"
    lines = ((line, words_of(line)) for line in ledgers.changes)
    return Sheet("Lịch sử", (title, cut) if ledgers.has_more_changes else (title,), history_table(lines))


def words_of(line: HistoryLine) -> _Words:
    """Field, old and new of a line."""
    change = told(line.row)
    return change.name, change.old, change.new


def history_table(lines: Iterable[tuple[HistoryLine, _Words]]) -> Table:
    """A line for each field that changed: when, who, what, from what to what and why."""
    rows = tuple(Row(_cells(number, *line)) for number, line in enumerate(lines, start=1))
    return Table(_HISTORY_COLUMNS, rows)


def _cells(number: int, line: HistoryLine, words: _Words) -> tuple[Cell, ...]:
    row = line.row
    told_of = (row.who, line.code, line.name, row.action, *words, row.why)
    return (NumberCell(Decimal(number)), _moment(row.at), *told_of)


def _moment(at: datetime) -> DateCell:
    """By the user's clock."""
    local = at.astimezone()
    return DateCell(local.date(), local.hour * 3600 + local.minute * 60 + local.second)


def _value(figure: Denominator) -> Cell:
    return "" if figure.fields.value is None else NumberCell(figure.fields.value)


def _as_of(figure: Denominator) -> Cell:
    return DateCell(figure.fields.as_of) if figure.fields.as_of else ""


def _used_for(content: ReportContent, figure: Denominator) -> str:
    codes = content.framework.divided_by(figure.fields.kind) if content.framework else ()
    followed = {row.assignment.row.code for row in content.rows}
    return "; ".join(code for code in codes if code in followed)
