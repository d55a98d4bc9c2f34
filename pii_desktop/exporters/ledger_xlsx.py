"""A workbook of lists, such as the misprint ledger: the same look as the sheets of a report."""

from pathlib import Path

from pii_desktop.domain.report import Properties, Sheet
from pii_desktop.exporters.atomic import atomic_write


def render_sheet(sheet: Sheet, properties: Properties, target: Path) -> None:
    """Write `sheet` to `target`, whole or not at all. Raises OutputError as `atomic_write` does."""
    render_book((sheet,), properties, target)


def render_book(sheets: tuple[Sheet, ...], properties: Properties, target: Path) -> None:
    """Write a workbook of these sheets. Raises OutputError as `atomic_write` does."""
    from pii_desktop.exporters.reopening import check_xlsx
    from pii_desktop.exporters.xlsx import write_sheets

    atomic_write(target, lambda temporary: write_sheets(sheets, properties, temporary), validate=check_xlsx)
