"""The lines of the head of page 1, broken and sized for the room there is: the same in PDF and Word."""

from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit

from pii_desktop.domain.report import Letterhead
from pii_desktop.domain.report_form import COUNTRY, MOTTO, number_line, place_and_date, subject_line
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import face, text_width
from pii_desktop.exporters.printable import composed

LEFT_SHARE = 0.42
_SUBJECT_SHARE = 0.94
_ABSTRACT_RULE = 0.4


@dataclass(frozen=True, slots=True)
class HeadText:
    """One text on lines of its own in one face; `rule` is the length of the rule below as a share of the last line."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    rule: float = 0.0

    @property
    def font(self) -> str:
        """The registered name of its face."""
        return face(bold=self.bold, italic=self.italic)

    @property
    def width(self) -> float:
        """Of its last line, in points."""
        return text_width(self.lines[-1], self.font, self.size)

    @property
    def rule_length(self) -> float:
        """In points; 0 without a rule."""
        return self.width * self.rule


def body_texts(head: Letterhead, width: float) -> tuple[HeadText, HeadText]:
    """Parent and issuing body in one size: a point smaller where that keeps the issuing body on one line."""
    bold, name = face(bold=True), composed(head.issuing_body.upper())
    smaller = _fitting_size(name, bold, layout.BODY_NAME_SIZE, width)
    size = smaller if text_width(name, bold, smaller) <= width else layout.BODY_NAME_SIZE
    parent = _wrapped(composed(head.parent_body.upper()), face(), size, width)
    issuing = _wrapped(name, bold, size, width)
    return HeadText(parent, size), HeadText(issuing, size, bold=True, rule=0.45)


def country_texts(width: float) -> tuple[HeadText, HeadText]:
    """Country and motto; 12 instead of 13 points where 13 would not fit on one line."""
    size = _fitting_size(COUNTRY, face(bold=True), layout.COUNTRY_SIZE, width)
    return HeadText((COUNTRY,), size, bold=True), HeadText((MOTTO,), layout.MOTTO_SIZE, bold=True, rule=1.0)


def number_text(head: Letterhead) -> HeadText:
    """The line of the number."""
    return HeadText((composed(number_line(head)),), layout.NUMBER_SIZE)


def subject_text(head: Letterhead, width: float) -> HeadText:
    """What a letter is about, below its number; the lines of a column `width` points wide."""
    subject = composed(subject_line(head))
    return HeadText(_wrapped(subject, face(), layout.SUBJECT_SIZE, width * _SUBJECT_SHARE), layout.SUBJECT_SIZE)


def date_text(head: Letterhead, width: float) -> HeadText:
    """Place and date; a point smaller, which the decree allows, where the line would be too wide."""
    text = composed(place_and_date(head))
    return HeadText((text,), _fitting_size(text, face(italic=True), layout.PLACE_SIZE, width), italic=True)


def abstract_rule(abstract: str, width: float) -> float:
    """A third to a half of the last line of the abstract, in points."""
    font, size = face(bold=True), layout.ABSTRACT_SIZE
    lines = simpleSplit(composed(abstract), font, size, width) or [""]
    return text_width(lines[-1], font, size) * _ABSTRACT_RULE


def _fitting_size(text: str, font: str, size: float, width: float) -> float:
    return size if text_width(text, font, size) <= width else size - 1


def _wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width`; the name of a province is not torn from its "TỈNH", nor a name after "VÀ"."""
    if text_width(text, font, size) <= width:
        return (text,)
    for word in (" TỈNH ", " THÀNH PHỐ ", " VÀ "):
        start, found, rest = text.partition(word)
        parts = (start, f"{word}{rest}".strip())
        if found and all(text_width(part, font, size) <= width for part in parts):
            return parts
    return _balanced(text, font, size, width)


def _balanced(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """As few lines as `width` allows, and those as even as they can be: no single word is left for the last."""
    lines = tuple(simpleSplit(text, font, size, width)) or ("",)
    narrower = width
    while narrower > width / 2:
        narrower -= size / 2
        closer = tuple(simpleSplit(text, font, size, narrower))
        if len(closer) > len(lines) or any(text_width(line, font, size) > narrower for line in closer):
            break
        lines = closer
    return lines
