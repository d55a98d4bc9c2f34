"""A report as workbook: summary, indicators, work items, documents, and the assignment as `read` takes it back."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font

from pii_desktop.domain.report import PRODUCER, Properties, Report, Sheet
from pii_desktop.exporters.xlsx_sheet import FONT, fill
from pii_desktop.exporters.xlsx_text import cell_texts, sheet_name

# Files carry no hour of their own: the same report gives the same bytes, and zip knows no year before 1980.
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def write_xlsx(report: Report, target: Path) -> None:
    """Write the report's sheets to `target`."""
    write_sheets(report.sheets, report.properties, target, report.language)


def write_sheets(sheets: tuple[Sheet, ...], properties: Properties, target: Path, language: str = "vi-VN") -> None:
    """Write a workbook of these sheets to `target`; the same sheets give the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    # Widths of columns are counted in digits of this font; openpyxl has no public name for it.
    workbook._named_styles["Normal"].font = Font(name=FONT, size=11)  # type: ignore[attr-defined]  # noqa: SLF001
    for sheet in sheets:
        fill(workbook.create_sheet(sheet_name(sheet.name, workbook.sheetnames)), sheet)
    workbook.properties = document_properties(properties, language)
    workbook.calculation.fullCalcOnLoad = False
    workbook.save(target)
    workbook.close()
    settle(target)


def document_properties(said: Properties, language: str = "vi-VN") -> DocumentProperties:
    """What a workbook says about itself, without the hour it was written."""
    return DocumentProperties(
        creator=PRODUCER,
        lastModifiedBy=cell_texts(said.author)[0],
        title=cell_texts(said.title)[0],
        subject=cell_texts(said.subject)[0],
        language=language,
        created=_MOMENT.replace(tzinfo=None),
        modified=_MOMENT.replace(tzinfo=None),
    )


def settle(target: Path) -> None:
    """Take the hour of writing out of the file: openpyxl puts it into every member and into the properties."""
    with zipfile.ZipFile(target) as written:
        members = [(member.filename, written.read(member)) for member in written.infolist()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as settled:
        for name, content in members:
            stamp = _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
            fixed = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content) if name == "docProps/core.xml" else content
            settled.writestr(zipfile.ZipInfo(name, _ZIP_MOMENT), fixed, zipfile.ZIP_DEFLATED)
