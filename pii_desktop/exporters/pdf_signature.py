"""The foot of the text: recipients on the left, signature on the right, never parted by a page break."""

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from pii_desktop.domain.report import Align, Report
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import SERIF, glyphs
from pii_desktop.exporters.pdf_styles import title_style
from pii_desktop.exporters.printable import markup


def foot(report: Report, width: float, last_lines: list[Flowable]) -> Flowable:
    """Both blocks as one piece with the last lines of the text: a signature never stands alone on a page."""
    cells = [[_recipients(report), _signature(report)]]
    table = Table(
        cells,
        colWidths=[width * layout.RECIPIENTS_SHARE, width * (1 - layout.RECIPIENTS_SHARE)],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("FONTNAME", (0, 0), (-1, -1), SERIF),
        ],
        splitInRow=1,  # only where the recipients alone are higher than a page; kept together otherwise
    )
    return KeepTogether([*last_lines, Spacer(1, layout.FOOT_SPACE), table])


def _recipients(report: Report) -> list[Flowable]:
    heading = title_style(layout.RECIPIENTS_TITLE_SIZE, bold=True, italic=True, align=Align.LEFT)
    # "Nơi nhận:" stands at the height of the signer's title, whose line is higher.
    title = heading.clone("recipients-title", leading=layout.SIGNATURE_SIZE * layout.TITLE_LEADING)
    listed = title_style(layout.RECIPIENTS_SIZE, align=Align.LEFT).clone("recipients", rightIndent=8)
    lines = [Paragraph(markup(line, glyphs()), listed) for line in report.recipients]
    return [Paragraph("Nơi nhận:", title), *lines] if lines else []


def _signature(report: Report) -> list[Flowable]:
    style = title_style(layout.SIGNATURE_SIZE, bold=True)
    signature = report.signature
    lines: list[Flowable] = [Paragraph(markup(line, glyphs()), style) for line in signature.lines]
    name = [Paragraph(markup(signature.name, glyphs()), style)] if signature.name else []
    return [*lines, Spacer(1, layout.SEAL_ROOM), *name]
