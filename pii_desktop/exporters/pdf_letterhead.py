"""The head of page 1: parent and issuing body, country and motto, number, place and date, kind and abstract."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from pii_desktop.domain.report import Align, Letterhead, Style
from pii_desktop.domain.report_form import legal_basis_lines, salutation
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import glyphs, text_width
from pii_desktop.exporters.head_lines import (
    LEFT_SHARE,
    HeadText,
    abstract_rule,
    body_texts,
    country_texts,
    date_text,
    number_text,
    subject_text,
    title_lines,
)
from pii_desktop.exporters.pdf_styles import paragraph_style, title_style
from pii_desktop.exporters.printable import markup, printable

_LINE = layout.HEAD_LEADING
# Below the baseline, clear of descenders and of the dot under "ọ" and "ệ".
_RULE_DROP = 6.0
_RULE_ROOM = 8.0
_NUMBER_DROP = 4.0


class HeadColumns(Flowable):
    """The two columns at the top; number and date share a baseline, a letter's subject stands below its number."""

    def __init__(self, head: Letterhead) -> None:
        super().__init__()
        self._head = head
        self._left: tuple[HeadText, ...] = ()
        self._right: tuple[HeadText, ...] = ()
        self._number = HeadText(("",), layout.NUMBER_SIZE)
        self._subject: tuple[HeadText, ...] = ()

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = available_width
        left = available_width * LEFT_SHARE
        self._left = body_texts(self._head, left)
        self._right = country_texts(available_width - left)
        self._number = number_text(self._head, left)
        self._subject = (subject_text(self._head, left),) if self._head.is_letter else ()
        upper = max(_height(self._left), _height(self._right))
        self.height = upper + layout.PLACE_SIZE * _LINE + 6 + self._below
        return self.width, self.height

    def draw(self) -> None:
        """Both columns from the top, then number and date on one baseline, then the subject."""
        left, right = self.width * LEFT_SHARE / 2, self.width * (1 + LEFT_SHARE) / 2
        _draw_texts(self.canv, self._left, left, self.height)
        _draw_texts(self.canv, self._right, right, self.height)
        baseline = self._below + _NUMBER_DROP
        date = date_text(self._head, self.width * (1 - LEFT_SHARE))
        for place, line in enumerate(self._number.lines):
            _draw_centred(self.canv, line, self._number, (left, baseline - place * self._number.size * _LINE))
        _draw_texts(self.canv, self._subject, left, _height(self._subject))
        half = text_width(printable(date.lines[0], glyphs()), date.font, date.size) / 2
        # A long name of a place begins further left, so that it ends at the margin.
        _draw_centred(self.canv, date.lines[0], date, (min(right, self.width - half), baseline))

    @property
    def _below(self) -> float:
        """Height of what stands below the line of number and date."""
        return (len(self._number.lines) - 1) * self._number.size * _LINE + _height(self._subject)


class Rule(Flowable):
    """A centred rule, as long as a share of a line's width."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self._length = length

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = available_width
        return available_width, 8.0

    def draw(self) -> None:
        """One stroke."""
        self.canv.setLineWidth(layout.RULE_WIDTH)
        start = (self.width - self._length) / 2
        self.canv.line(start, 2, start + self._length, 2)


def head_flowables(head: Letterhead, width: float) -> list[Flowable]:
    """Everything above the text of the report, `width` points wide."""
    return [HeadColumns(head), Spacer(1, 12), *_kind(head, width), *_addressees(head), *_legal_basis(head)]


def title(text: str, size: float, width: float) -> Flowable:
    """A bold centred text of even lines, on a page `width` points wide."""
    style = title_style(size, bold=True)
    lines = title_lines(text, style.fontName, size, width)
    return Paragraph(markup("\n".join(lines), glyphs()), style)


def _kind(head: Letterhead, width: float) -> list[Flowable]:
    if head.is_letter:
        return []
    return [
        Paragraph(markup(head.kind, glyphs()), title_style(layout.KIND_SIZE, bold=True)),
        title(head.abstract, layout.ABSTRACT_SIZE, width),
        Rule(abstract_rule(head.abstract, width)),
        Spacer(1, 10),
    ]


def _addressees(head: Letterhead) -> list[Flowable]:
    lines = salutation(head)
    if not lines:
        return []
    if len(lines) == 1:
        return [Paragraph(markup(lines[0], glyphs()), title_style(layout.ADDRESSEE_SIZE)), Spacer(1, 12)]
    style = title_style(layout.ADDRESSEE_SIZE, align=Align.LEFT)
    first = style.clone("addressees-title", leftIndent=layout.ADDRESSEE_TITLE_INDENT)
    rest = style.clone("addressees", leftIndent=layout.ADDRESSEE_INDENT)
    listed = [Paragraph(markup(line, glyphs()), rest) for line in lines[1:]]
    return [Paragraph(markup(lines[0], glyphs()), first), *listed, Spacer(1, 12)]


def _legal_basis(head: Letterhead) -> list[Flowable]:
    style = paragraph_style(Style.LEGAL_BASIS)
    return [Paragraph(markup(line, glyphs()), style) for line in legal_basis_lines(head)]


def _height(texts: tuple[HeadText, ...]) -> float:
    return sum(len(text.lines) * text.size * _LINE + (_RULE_ROOM if text.rule else 0) for text in texts)


def _draw_texts(canvas: Canvas, texts: tuple[HeadText, ...], centre: float, top: float) -> None:
    for text in texts:
        for line in text.lines:
            top -= text.size * _LINE
            _draw_centred(canvas, line, text, (centre, top))
        if text.rule:
            canvas.setLineWidth(layout.RULE_WIDTH)
            half = text.rule_length / 2
            canvas.line(centre - half, top - _RULE_DROP, centre + half, top - _RULE_DROP)
            top -= _RULE_ROOM


def _draw_centred(canvas: Canvas, line: str, text: HeadText, place: tuple[float, float]) -> None:
    """`place` is the middle of the line and its baseline."""
    shown = printable(line, glyphs())
    canvas.setFont(text.font, text.size)
    canvas.drawString(place[0] - text_width(shown, text.font, text.size) / 2, place[1], shown)
