"""From content to a report: its text, all that is printed, or the whole of it with the sheets of a workbook."""

from dataclasses import replace

from pii_desktop.domain.report import Letterhead, Properties, Report, Signature
from pii_desktop.domain.report_annexes import annexes
from pii_desktop.domain.report_form import number_headings, people_committee, recipient_lines, signature_lines
from pii_desktop.domain.report_material import PlanPart, ReportContent, settled, unit_called
from pii_desktop.domain.report_narrative import abstract, legal_basis, narrative, told
from pii_desktop.domain.report_sheets import sheets
from pii_desktop.domain.report_wording import abstract_of, addressees_of

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
    head = replace(_letterhead(content), abstract=abstract(sections), legal_basis=legal_basis(sections))
    profile = content.profile
    title = f"{head.kind} {head.abstract}"
    return Report(
        letterhead=head,
        blocks=number_headings(narrative(sections)),
        annexes=(),
        signature=Signature(
            signature_lines(profile.signing_authority, profile.signer_title, profile.department), profile.signer_name
        ),
        recipients=recipient_lines(
            profile.recipients, has_addressee=bool(head.addressees), drafting_unit=profile.drafting_unit
        ),
        properties=Properties(title, unit_called(content), subject=head.abstract),
    )


def _letterhead(content: ReportContent) -> Letterhead:
    profile = content.profile
    symbol = profile.symbol.strip()
    return Letterhead(
        parent_body=profile.parent_body.strip() or people_committee(profile.province),
        issuing_body=unit_called(content),
        symbol=f"BC-{symbol}" if symbol else "BC",
        place=profile.place.strip() or profile.province,
        year=content.period.year,
        abstract=abstract_of(content),
        addressees=addressees_of(content),
    )
