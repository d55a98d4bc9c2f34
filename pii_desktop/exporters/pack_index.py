"""index.xlsx and the paper list of a pack, as bytes."""

import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink

from pii_desktop.domain.pack_list import FILE_COLUMN, annex_report, list_sheet, title
from pii_desktop.domain.pack_plan import PackPart, PackPlan
from pii_desktop.domain.report import Properties, Report
from pii_desktop.exporters.pdf import write_annexes
from pii_desktop.exporters.xlsx import document_properties, settle
from pii_desktop.exporters.xlsx_sheet import FONT, fill


def index_xlsx(plan: PackPlan, part: PackPart) -> bytes:
    """The workbook of one part, each of its files a link relative to the workbook; the same plan, the same bytes."""
    sheet = list_sheet(plan, part)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    worksheet = workbook.create_sheet(sheet.name)
    fill(worksheet, sheet)
    inside = {file.name: file.path for file in part.files}
    for (cell,) in worksheet.iter_rows(min_col=FILE_COLUMN + 1, max_col=FILE_COLUMN + 1):
        if isinstance(cell.value, str) and cell.value in inside:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, target=inside[cell.value], tooltip="Mở tệp")
            cell.font = Font(name=FONT, size=11, color="FF0B5CAD", underline="single")
    workbook.properties = document_properties(Properties(title(plan), plan.profile.department))
    with tempfile.TemporaryDirectory(prefix="pii-") as folder:
        target = Path(folder) / "index.xlsx"
        workbook.save(target)
        workbook.close()
        settle(target)
        return target.read_bytes()


def list_pdf(report: Report, plan: PackPlan) -> bytes:
    """The list as an annex of the period's report, on paper."""
    with tempfile.TemporaryDirectory(prefix="pii-") as folder:
        target = Path(folder) / "list.pdf"
        write_annexes(annex_report(report, plan), target)
        return target.read_bytes()
