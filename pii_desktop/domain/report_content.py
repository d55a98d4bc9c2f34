"""From content to a report: its text, all that is printed, or the whole of it with the sheets of a workbook."""

from dataclasses import replace

from pii_desktop.domain.report import Properties, Report
from pii_desktop.domain.report_annexes import annexes
from pii_desktop.domain.report_form import number_headings
from pii_desktop.domain.report_head import letterhead_of, recipients_of, signature_of
from pii_desktop.domain.report_material import PlanPart, ReportContent, settled, unit_called
from pii_desktop.domain.report_narrative import abstract, legal_basis, narrative, told
from pii_desktop.domain.report_sheets import sheets

__all__ = ["PlanPart", "ReportContent", "build_printed", "build_report", "build_text"]


def build_report(content: ReportContent) -> Report:
    """The report of one period: text, annexes and sheets, with number and date left to the records office."""
    report = build_printed(content)
    return replace(report, sheets=sheets(settled(content), report.letterhead))


def build_printed(content: ReportContent) -> Report:
    """The same without the sheets: what is printed, previewed and checked. It takes a third of the time."""
    return replace(build_text(content), annexes=annexes(settled(content)))


def build_text(content: ReportContent) -> Report:
    """The same without annexes and sheets: what is told in sentences."""
    content = settled(content)
    sections = told(content)
    head = replace(letterhead_of(content), abstract=abstract(sections), legal_basis=legal_basis(sections))
    title = f"{head.kind} {head.abstract}"
    return Report(
        letterhead=head,
        blocks=number_headings(narrative(sections)),
        annexes=(),
        signature=signature_of(content.profile),
        recipients=recipients_of(content.profile, has_addressee=bool(head.addressees)),
        properties=Properties(title, unit_called(content), subject=head.abstract),
    )
