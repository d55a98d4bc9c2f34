"""The history as a workbook: a line for each field that changed. Every cell is text, so that nothing is a formula."""

from collections.abc import Iterable
from pathlib import Path

from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.report import Align, Column, Properties, Row, Sheet, Table
from pii_desktop.exporters.ledger_xlsx import render_sheet

_COLUMNS = (
    Column("STT", 0.5, Align.CENTER),
    Column("Thời điểm", 1.2, Align.CENTER),
    Column("Người", 1.2),
    Column("Mã", 0.8, Align.CENTER),
    Column("Chỉ số, chỉ tiêu", 2.2),
    Column("Thao tác", 2.0),
    Column("Mục", 1.3),
    Column("Cũ", 2.2),
    Column("Mới", 2.2),
    Column("Lý do", 1.6),
)


def write_history(lines: Iterable[tuple[HistoryLine, tuple[str, str, str]]], who: str, target: Path) -> None:
    """Write lines, each with its field, old and new in words, whole or not at all. Raises OutputError."""
    rows = tuple(Row(_cells(number, *line)) for number, line in enumerate(lines, start=1))
    sheet = Sheet("Lịch sử", ("LỊCH SỬ THAY ĐỔI SỔ DỮ LIỆU",), Table(_COLUMNS, rows))
    render_sheet(sheet, Properties("Lịch sử thay đổi sổ dữ liệu", who), target)


def _cells(number: int, line: HistoryLine, words: tuple[str, str, str]) -> tuple[str, ...]:
    at = line.row.at.astimezone().strftime("%d/%m/%Y %H:%M:%S")
    return (str(number), at, line.row.who, line.code, line.name, line.row.action, *words, line.row.why)
