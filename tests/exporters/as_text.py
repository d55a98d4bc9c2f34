"""A report as plain text, block by block, so that a golden file shows in a difference what changed."""

from pii_desktop.domain.report import Block, Heading, PageBreak, Paragraph, Picture, Report, Row, Table, cell_text
from pii_desktop.domain.report_form import (
    COUNTRY,
    DRAFT_MARK,
    MOTTO,
    addressee_lines,
    annex_label,
    annex_reference,
    number_line,
    place_and_date,
    subject_line,
)


def words(report: Report) -> str:
    """What the text says, a paragraph a line."""
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def as_text(report: Report) -> str:
    head = report.letterhead
    lines = [
        *([f"[{DRAFT_MARK}]"] if report.is_draft else []),
        f"{head.parent_body.upper()} / {head.issuing_body.upper()} | {COUNTRY} / {MOTTO}",
        f"{number_line(head)} | {place_and_date(head)}",
        *([subject_line(head)] if head.is_letter else [head.kind, head.abstract]),
        "Kính gửi:",
        *addressee_lines(head.addressees),
        *(text for block in report.blocks for text in _block(block)),
        "Nơi nhận:",
        *report.recipients,
        *report.signature.lines,
        report.signature.name,
    ]
    for annex in report.annexes:
        lines += ["", annex_label(annex), annex.title, annex_reference(head)]
        lines += [text for block in annex.blocks for text in _block(block)]
    for sheet in report.sheets:
        lines += ["", f"[{sheet.name}]", *sheet.title_lines, *_block(sheet.table)]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Heading():
            return ["", block.full_text]
        case Paragraph():
            return [block.text]
        case Table():
            return [" | ".join(column.title for column in block.columns), *map(_row, block.rows)]
        case PageBreak():
            return ["----"]
        case Picture():
            return [f"[{block.caption}] {block.description}"]


def _row(row: Row) -> str:
    cells = [cell_text(cell).replace("\n", " / ") for cell in row.cells]
    return f"== {cells[0]}" if row.is_group else " | ".join(cells)
