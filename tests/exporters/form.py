"""The table of Nghị định 30/2020/NĐ-CP (Phụ lục I) as what each line of it asks of the letters of a document."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_desktop.domain.report import Heading, Paragraph, Report, Table
from pii_desktop.domain.report_form import (
    COUNTRY,
    MOTTO,
    annex_label,
    annex_reference,
    legal_basis_lines,
    number_line,
    place_and_date,
    salutation,
    subject_line,
)

Sizes = tuple[float, float]
SMALL, TEXT, TABLE = (12.0, 13.0), (13.0, 14.0), (10.0, 12.0)


@dataclass(frozen=True)
class Element:
    """Words of a document, the sizes they may have, and their face; `align` as Word names it.

    `start` is how much of them stands on one line of a page for certain.
    """

    what: str
    words: str
    sizes: Sizes
    bold: bool = False
    italic: bool = False
    align: str = "center"
    length: int = 25

    @property
    def start(self) -> str:
        """Their first letters."""
        return self.words[: self.length]


def elements(report: Report) -> Iterator[Element]:
    """Everything of the document whose looks the decree prescribes."""
    yield from _head(report)
    yield from _text(report)
    yield from _foot(report)
    yield from _annexes(report)


def _head(report: Report) -> Iterator[Element]:
    head = report.letterhead
    yield Element("quốc hiệu", COUNTRY, SMALL, bold=True, length=99)
    yield Element("tiêu ngữ", MOTTO, TEXT, bold=True, length=99)
    yield Element("cơ quan chủ quản", head.parent_body.upper(), SMALL, length=12)
    yield Element("cơ quan ban hành", head.issuing_body.upper(), SMALL, bold=True, length=10)
    yield Element("số", number_line(head), (13.0, 13.0))
    yield Element("địa danh", place_and_date(head), TEXT, italic=True)
    if head.is_letter:
        yield Element("trích yếu công văn", subject_line(head), SMALL, length=20)
    else:
        yield Element("tên loại", head.kind, TEXT, bold=True)
        yield Element("trích yếu", head.abstract, TEXT, bold=True)
    lines = salutation(head)
    for line in lines:
        yield Element("kính gửi", line, TEXT, align="center" if len(lines) == 1 else "left")
    for line in legal_basis_lines(head):
        yield Element("căn cứ", line, TEXT, italic=True, align="both")


def _text(report: Report) -> Iterator[Element]:
    for each in (block for block in report.blocks if isinstance(block, Heading)):
        yield Element("mục", each.full_text, TEXT, bold=each.level < 3, align="both")
    body = next(block for block in report.blocks if isinstance(block, Paragraph))
    yield Element("thân văn bản", body.text, TEXT, align="both")
    for block in report.blocks:
        if isinstance(block, Table):
            yield Element("đầu bảng", block.columns[0].title, TABLE, bold=True)


def _foot(report: Report) -> Iterator[Element]:
    for line in report.signature.lines:
        yield Element("chức danh", line, TEXT, bold=True)
    yield Element("tên người ký", report.signature.name, TEXT, bold=True)
    yield Element("nơi nhận", "Nơi nhận:", (12.0, 12.0), bold=True, italic=True, align="left")
    for line in report.recipients:
        yield Element("danh sách nơi nhận", line, (11.0, 11.0), align="left")


def _annexes(report: Report) -> Iterator[Element]:
    for annex in report.annexes:
        yield Element("phụ lục", annex_label(annex), (14.0, 14.0), bold=True)
        yield Element("tên phụ lục", annex.title, TEXT, bold=True)
        yield Element("kèm theo", annex_reference(report.letterhead), TEXT, italic=True)
