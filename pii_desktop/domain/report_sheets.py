"""The report as sheets: what a spreadsheet holds, in the order of its tabs."""

from pii_desktop.domain.report import SOURCE_SHEET, Letterhead, Sheet
from pii_desktop.domain.report_annexes import annex_titles
from pii_desktop.domain.report_form import annex_reference
from pii_desktop.domain.report_material import PlanPart, ReportContent
from pii_desktop.domain.sheet_charts import charts_sheet
from pii_desktop.domain.sheet_evidence import evidence_sheet
from pii_desktop.domain.sheet_ledgers import changes_sheet, figures_sheet
from pii_desktop.domain.sheet_lists import (
    choices_sheet,
    indicator_sheet,
    work_sheet,
)
from pii_desktop.domain.sheet_plan import source_sheet
from pii_desktop.domain.sheet_results import results_sheet
from pii_desktop.domain.sheet_summary import summary_sheet

_RESULTS = "Theo kế hoạch"


def sheets(content: ReportContent, head: Letterhead) -> tuple[Sheet, ...]:
    """Summary, lists, the plans with their results, and the plans alone as `read` takes them back."""
    reference = annex_reference(head)
    titles = [(title, reference) for title in annex_titles(content)]
    lists = (
        indicator_sheet(content, titles[0]),
        work_sheet(content, titles[1]),
        evidence_sheet(content, titles[2]),
    )
    results = [results_sheet(name, content, part) for name, part in _named(_RESULTS, content.plans)]
    sources = [source_sheet(name, part) for name, part in _named(SOURCE_SHEET, content.plans)]
    beside = (figures_sheet(content), changes_sheet(content))
    told = (*lists, *(sheet for sheet in (*results, *beside, *sources) if sheet.table.rows))
    drawn = charts_sheet(content)
    return (summary_sheet(content, head, lists), *told, *((drawn,) if drawn else ()), choices_sheet())


def _named(name: str, parts: tuple[PlanPart, ...]) -> list[tuple[str, PlanPart]]:
    """A sheet a plan; a lone one needs no number."""
    if len(parts) == 1:
        return [(name, parts[0])]
    return [(f"{name} {number}", part) for number, part in enumerate(parts, start=1)]
