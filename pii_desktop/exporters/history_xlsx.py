"""The history as a workbook: a line for each field that changed."""

from collections.abc import Iterable
from pathlib import Path

from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.report import Properties, Sheet
from pii_desktop.domain.sheet_ledgers import history_table
from pii_desktop.exporters.ledger_xlsx import render_sheet


def write_history(lines: Iterable[tuple[HistoryLine, tuple[str, str, str]]], who: str, target: Path) -> None:
    """Write lines, each with its field, old and new in words, whole or not at all. Raises OutputError."""
    sheet = Sheet("Lịch sử", ("LỊCH SỬ THAY ĐỔI SỔ DỮ LIỆU",), history_table(lines))
    render_sheet(sheet, Properties("Lịch sử thay đổi sổ dữ liệu", who), target)
