"""A report whose head changed after it was built: number and date come from the records office."""

from dataclasses import replace

from pii_desktop.domain.report import Letterhead, Report, Sheet
from pii_desktop.domain.report_form import DRAFT_MARK, annex_reference, date_words, number_line


def with_letterhead(report: Report, head: Letterhead) -> Report:
    """The report under another head; lines of its sheets that name number and date say the new ones."""
    lines = {
        annex_reference(report.letterhead): annex_reference(head),
        document_line(report.letterhead): document_line(head),
    }
    return replace(report, letterhead=head, sheets=tuple(_with_lines(sheet, lines) for sheet in report.sheets))


def document_line(head: Letterhead) -> str:
    """What a sheet says of the document it belongs to: that it is a draft, or number and date."""
    if not head.number.strip():
        return f"({DRAFT_MARK})"
    return f"({number_line(head)}, {date_words(head)})"


def _with_lines(sheet: Sheet, lines: dict[str, str]) -> Sheet:
    return replace(sheet, title_lines=tuple(lines.get(line, line) for line in sheet.title_lines))
