"""Head and foot of the Word file: bodies, country, number, date, kind; recipients and signature."""

from pii_desktop.domain.report import Letterhead, Report
from pii_desktop.domain.report_form import legal_basis_lines, salutation
from pii_desktop.exporters import layout
from pii_desktop.exporters.docx_looks import STYLES, Look
from pii_desktop.exporters.docx_styles import twips
from pii_desktop.exporters.docx_tables import plain_table
from pii_desktop.exporters.docx_xml import KEEP_NEXT, gap, line, paragraph, run
from pii_desktop.exporters.fonts import face
from pii_desktop.exporters.head_lines import (
    LEFT_SHARE,
    HeadText,
    abstract_rule,
    body_texts,
    country_texts,
    date_text,
    number_text,
    subject_text,
    title_side,
)

# The room for day and month is not equally wide in all programs.
_SLACK = 16.0
_LOWERED = f'<w:spacing w:before="{twips(layout.FOOT_SPACE)}"/>'


def head_xml(head: Letterhead, width: float) -> str:
    """Everything above the text of the report, `width` points wide."""
    columns = _columns(head, width)
    basis = "".join(line(Look.LEGAL_BASIS, text) for text in legal_basis_lines(head))
    return f"{columns}{_kind(head, width)}{_addressees(head)}{basis}"


def foot_xml(report: Report, width: float) -> str:
    """Recipients on the left, signature on the right, in one row that never breaks.

    Kept with the unseen paragraph that ends the section, which would otherwise begin a page where the row just fits.
    """
    left = width * layout.RECIPIENTS_SHARE
    listed = (line(Look.RECIPIENTS, each, KEEP_NEXT) for each in report.recipients)
    title = line(Look.RECIPIENTS_TITLE, "Nơi nhận:", KEEP_NEXT)
    recipients = f"{title}{''.join(listed)}" if report.recipients else gap(properties=KEEP_NEXT)
    titles = "".join(
        line(Look.SIGNER_TITLE, each, KEEP_NEXT + (_LOWERED if place == 0 else ""))
        for place, each in enumerate(report.signature.lines)
    )
    name = line(Look.SIGNER_NAME, report.signature.name, KEEP_NEXT)
    return plain_table((left, width - left), [(recipients, titles + name)])


def _columns(head: Letterhead, width: float) -> str:
    left = width * LEFT_SHARE
    right = width - left
    parent, issuing = body_texts(head, left)
    country, motto = country_texts(right)
    above = _text(Look.PARENT_BODY, parent) if parent.lines else ""
    bodies = f"{above}{_text(Look.ISSUING_BODY, issuing)}{_rule(issuing.rule_length, left)}"
    nation = f"{_text(Look.COUNTRY, country)}{_text(Look.MOTTO, motto)}{_rule(motto.rule_length, right)}"
    number = _text(Look.NUMBER, number_text(head, left))
    if head.is_letter:
        number += _text(Look.SUBJECT, subject_text(head, left))
    return plain_table((left, right), [(bodies, nation), (number, _date(head, right))])


def _date(head: Letterhead, width: float) -> str:
    """A long name of a place begins further left, in the other column, so that the line is not broken."""
    text = date_text(head, width)
    over = text.width + _SLACK - width
    return _text(Look.PLACE, text, f'<w:ind w:left="{-twips(over)}" w:firstLine="0"/>' if over > 0 else "")


def _text(look: Look, text: HeadText, properties: str = "") -> str:
    """One paragraph with its lines broken where the PDF breaks them."""
    size = text.size if text.size != STYLES[look].size else 0.0
    return paragraph(look, run("\n".join(text.lines), size=size), properties)


def _rule(length: float, width: float) -> str:
    """The border of an empty paragraph that is drawn in at both sides."""
    side = twips((width - length) / 2)
    return paragraph(Look.RULE, "", f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>')


def _kind(head: Letterhead, width: float) -> str:
    if head.is_letter:
        return ""
    rule = _rule(abstract_rule(head.abstract, width), width)
    return f"{line(Look.KIND, head.kind)}{title(Look.ABSTRACT, head.abstract, width)}{rule}"


def title(look: Look, text: str, width: float) -> str:
    """A centred text, drawn in so that its lines are even."""
    style = STYLES[look]
    side = twips(title_side(text, face(bold=style.bold), style.size, width))
    drawn_in = f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>' if side else ""
    return line(look, text, drawn_in)


def _addressees(head: Letterhead) -> str:
    lines = salutation(head)
    if len(lines) < 2:
        return "".join(line(Look.ADDRESSEE, text) for text in lines)
    *between, last = lines[1:]
    listed = "".join(line(Look.ADDRESSEE_LINE, text) for text in between)
    ended = line(Look.ADDRESSEE_LINE, last, f'<w:spacing w:after="{twips(STYLES[Look.ADDRESSEE].after)}"/>')
    return f"{line(Look.ADDRESSEE_TITLE, lines[0])}{listed}{ended}"
