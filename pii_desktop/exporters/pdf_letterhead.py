"""The head of page 1: parent and issuing body, country and motto, number, place and date, kind and abstract."""

from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from pii_desktop.domain.report import Align, Letterhead, Style
from pii_desktop.domain.report_form import COUNTRY, MOTTO, addressee_lines, number_line, place_and_date
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import SERIF, face, glyphs, text_width
from pii_desktop.exporters.layout import MM
from pii_desktop.exporters.pdf_styles import paragraph_style, title_style
from pii_desktop.exporters.printable import markup, printable

_LEFT_SHARE = 0.42
_LINE = 1.2
# Below the baseline, clear of descenders and of the dot under "ọ" and "ệ".
_RULE_DROP = 6.0
_RULE_ROOM = 8.0


@dataclass(frozen=True, slots=True)
class _Line:
    """One centred line: `rule` is the length of the rule under it as a share of its width."""

    text: str
    font: str
    size: float
    rule: float = 0.0


class HeadColumns(Flowable):
    """The two columns at the top; their last lines, number and date, share a baseline."""

    def __init__(self, head: Letterhead) -> None:
        super().__init__()
        self._head = head
        self._left: list[_Line] = []
        self._right: list[_Line] = []

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = available_width
        self._left = _left_lines(self._head, available_width * _LEFT_SHARE)
        self._right = _right_lines(available_width * (1 - _LEFT_SHARE))
        upper = max(_height(self._left), _height(self._right))
        self.height = upper + layout.PLACE_SIZE * _LINE + 6
        return self.width, self.height

    def draw(self) -> None:
        """Both columns from the top, then number and date on one baseline."""
        left, right = self.width * _LEFT_SHARE / 2, self.width * (1 + _LEFT_SHARE) / 2
        _draw_lines(self.canv, self._left, left, self.height)
        _draw_lines(self.canv, self._right, right, self.height)
        _draw_centred(self.canv, _Line(number_line(self._head), SERIF, layout.NUMBER_SIZE), left, 4)
        date = _fitting(
            place_and_date(self._head), face(italic=True), layout.PLACE_SIZE, self.width * (1 - _LEFT_SHARE)
        )
        half = text_width(printable(date.text, glyphs()), date.font, date.size) / 2
        # A long name of a place begins further left, so that it ends at the margin.
        _draw_centred(self.canv, date, min(right, self.width - half), 4)


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
    abstract = Paragraph(markup(head.abstract, glyphs()), title_style(layout.ABSTRACT_SIZE, bold=True))
    return [
        HeadColumns(head),
        Spacer(1, 12),
        Paragraph(markup(head.kind, glyphs()), title_style(layout.KIND_SIZE, bold=True)),
        abstract,
        Rule(_abstract_rule(head.abstract, width)),
        Spacer(1, 10),
        *_addressees(head),
        *_legal_basis(head),
    ]


def _addressees(head: Letterhead) -> list[Flowable]:
    lines = addressee_lines(head.addressees)
    if not lines:
        return []
    if len(lines) == 1:
        style = title_style(layout.ADDRESSEE_SIZE)
        return [Paragraph(markup(f"Kính gửi: {lines[0]}.", glyphs()), style), Spacer(1, 12)]
    style = title_style(layout.ADDRESSEE_SIZE, align=Align.LEFT)
    first, rest = style.clone("addressees-title", leftIndent=30 * MM), style.clone("addressees", leftIndent=45 * MM)
    listed = [Paragraph(markup(line, glyphs()), rest) for line in lines]
    return [Paragraph("Kính gửi:", first), *listed, Spacer(1, 12)]


def _legal_basis(head: Letterhead) -> list[Flowable]:
    lines = [line.rstrip(";. ") for line in head.legal_basis]
    ended = [f"{line}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, start=1)]
    return [Paragraph(markup(line, glyphs()), paragraph_style(Style.LEGAL_BASIS)) for line in ended]


def _abstract_rule(abstract: str, width: float) -> float:
    """A third to a half of the line above it."""
    font, size = face(bold=True), layout.ABSTRACT_SIZE
    lines = simpleSplit(printable(abstract, glyphs()), font, size, width) or [""]
    return text_width(lines[-1], font, size) * 0.4


def _fitting(text: str, font: str, size: float, width: float) -> _Line:
    """The text a point smaller, which the decree allows, where it would be too wide."""
    fits = text_width(printable(text, glyphs()), font, size) <= width
    return _Line(text, font, size if fits else size - 1)


def _left_lines(head: Letterhead, width: float) -> list[_Line]:
    """Both bodies in one size: a point smaller where that keeps the issuing body on one line."""
    bold, name = face(bold=True), head.issuing_body.upper()
    smaller = _fitting(name, bold, layout.BODY_NAME_SIZE, width).size
    size = smaller if text_width(printable(name, glyphs()), bold, smaller) <= width else layout.BODY_NAME_SIZE
    parent = [_Line(text, SERIF, size) for text in _wrapped(head.parent_body.upper(), SERIF, size, width)]
    *upper, last = _wrapped(name, bold, size, width)
    return [*parent, *(_Line(text, bold, size) for text in upper), _Line(last, bold, size, rule=0.45)]


def _right_lines(width: float) -> list[_Line]:
    """Country and motto; 12 instead of 13 points where 13 would not fit on one line."""
    bold = face(bold=True)
    return [_fitting(COUNTRY, bold, layout.COUNTRY_SIZE, width), _Line(MOTTO, bold, layout.MOTTO_SIZE, rule=1.0)]


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines no wider than `width`; the name of a province is not torn from its "TỈNH", nor a name after "VÀ"."""
    shown = printable(text, glyphs())
    if text_width(shown, font, size) <= width:
        return [shown]
    for word in (" TỈNH ", " THÀNH PHỐ ", " VÀ "):
        start, found, rest = shown.partition(word)
        parts = [start, f"{word}{rest}".strip()]
        if found and all(text_width(part, font, size) <= width for part in parts):
            return parts
    return _balanced(shown, font, size, width)


def _balanced(text: str, font: str, size: float, width: float) -> list[str]:
    """As few lines as `width` allows, and those as even as they can be: no single word is left for the last."""
    lines = list(simpleSplit(text, font, size, width)) or [""]
    narrower = width
    while narrower > width / 2:
        narrower -= size / 2
        closer = list(simpleSplit(text, font, size, narrower))
        if len(closer) > len(lines) or any(text_width(line, font, size) > narrower for line in closer):
            break
        lines = closer
    return lines


def _height(lines: list[_Line]) -> float:
    return sum(line.size * _LINE + (_RULE_ROOM if line.rule else 0) for line in lines)


def _draw_lines(canvas: Canvas, lines: list[_Line], centre: float, top: float) -> None:
    for line in lines:
        top -= line.size * _LINE
        _draw_centred(canvas, line, centre, top)
        top -= _RULE_ROOM if line.rule else 0


def _draw_centred(canvas: Canvas, line: _Line, centre: float, baseline: float) -> None:
    shown = printable(line.text, glyphs())
    width = text_width(shown, line.font, line.size)
    canvas.setFont(line.font, line.size)
    canvas.drawString(centre - width / 2, baseline, shown)
    if line.rule:
        canvas.setLineWidth(layout.RULE_WIDTH)
        half = width * line.rule / 2
        canvas.line(centre - half, baseline - _RULE_DROP, centre + half, baseline - _RULE_DROP)
