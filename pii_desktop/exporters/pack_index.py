"""index.xlsx and the paper list of a pack, as bytes: a child that is stopped leaves no file behind."""

import io

from pii_desktop.domain.pack_list import annex_report, list_sheet, title
from pii_desktop.domain.pack_plan import PackPart, PackPlan
from pii_desktop.domain.report import Properties, Report
from pii_desktop.exporters.pdf import write_annexes
from pii_desktop.exporters.xlsx import write_sheets


def index_xlsx(plan: PackPlan, part: PackPart) -> bytes:
    """The workbook of one part, each of its files a link relative to the workbook; the same plan, the same bytes."""
    stream = io.BytesIO()
    write_sheets((list_sheet(plan, part),), Properties(title(plan), plan.profile.called), stream)
    return stream.getvalue()


def list_pdf(report: Report, plan: PackPlan) -> bytes:
    """The list as an annex of the period's report, on paper."""
    stream = io.BytesIO()
    write_annexes(annex_report(report, plan), stream)
    return stream.getvalue()
