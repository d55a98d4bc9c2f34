"""A report as workbook: summary, indicators, work items, documents, and the assignment as `read` takes it back."""

from pathlib import Path
from typing import BinaryIO

from pii_desktop.domain.report import Properties, Report, Sheet
from pii_desktop.exporters.xlsx_charts import Charts
from pii_desktop.exporters.xlsx_looks import Looks
from pii_desktop.exporters.xlsx_package import Book, write_package
from pii_desktop.exporters.xlsx_sheet import SheetPart, sheet_part
from pii_desktop.exporters.xlsx_text import sheet_name


def write_xlsx(report: Report, target: Path) -> None:
    """Write the report's sheets to `target`."""
    write_sheets(report.sheets, report.properties, target, report.language)


def write_sheets(
    sheets: tuple[Sheet, ...], properties: Properties, target: Path | BinaryIO, language: str = "vi-VN"
) -> None:
    """Write a workbook of these sheets to `target`; the same sheets give the same bytes."""
    looks, parts, charts = Looks(), list[SheetPart](), Charts([])
    for sheet in sheets:
        name = sheet_name(sheet.name, [part.name for part in parts])
        parts.append(sheet_part(sheet, name, looks, is_first=not parts))
        charts.add(sheet, parts[-1])
    keeps_order = any(column.is_open for sheet in sheets for column in sheet.table.columns)
    write_package(Book(tuple(parts), looks.xml(), properties, language, keeps_order, tuple(charts.extras)), target)
