"""The lines of the head of page 1, broken and sized for the room there is: the same in PDF and Word."""

import re
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.utils import simpleSplit

from pii_desktop.domain.bodies import COMMITTEE, committee_area
from pii_desktop.domain.report import Letterhead
from pii_desktop.domain.report_form import COUNTRY, MOTTO, number_line, place_and_date, subject_line
from pii_desktop.exporters import layout
from pii_desktop.exporters.fonts import face, text_width
from pii_desktop.exporters.printable import composed

LEFT_SHARE = 0.42
_SUBJECT_SHARE = 0.94
_ABSTRACT_RULE = 0.4
# What titles of this field say in two syllables, and what a number or a bracket belongs to.
_ONE_WORD = re.compile(
    r"(chỉ (số|tiêu)|nhiệm vụ|giải pháp|đổi mới|sáng tạo|địa phương|minh chứng|tài liệu|danh mục|kết quả|thực hiện"
    r"|kế hoạch|báo cáo|bổ sung|đính chính|đầu mối|cán bộ|đơn vị|công (việc|nghệ|thương)|bàn giao|theo dõi|phối hợp"
    r"|chủ trì|nội (dung|vụ)|số liệu|cung cấp|tổng hợp|phục vụ|khoa học|tài chính|môi trường|nông nghiệp|giáo dục"
    r"|đào tạo|tổ chức|bộ máy|sắp xếp|xây dựng|doanh nghiệp|phát triển|bắc (ninh|giang)|biểu đồ|phụ lục|sở \w+|ủy ban"
    r"|nhân dân|nâng cao|cải thiện|nghị quyết|chính phủ|ngân hàng|nhà nước|việt nam|khu vực|thống kê|thành phố"
    r"|chính sách|xã hội|chi nhánh|chế xuất)[,;:]?"
    r"|.* (\d.*|\(.*)"
)
# Other programs measure a line a little wider: as much room as draws no further word into it.
_SLACKS = (6.0, 4.0, 2.0, 1.0)


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
    """Parent and issuing body in one size: a point smaller where that keeps the issuing body on one line.

    A People's Committee stands alone, its place on a line of its own; its parent has no lines.
    """
    bold, name = face(bold=True), composed(head.issuing_body.upper())
    smaller = _fitting_size(name, bold, layout.BODY_NAME_SIZE, width)
    size = smaller if text_width(name, bold, smaller) <= width else layout.BODY_NAME_SIZE
    parent = _wrapped(composed(head.parent_body.upper()), face(), size, width) if head.parent_body.strip() else ()
    place = committee_area(name).upper()
    issuing = (COMMITTEE.upper(), *_wrapped(place, bold, size, width)) if place else _wrapped(name, bold, size, width)
    return HeadText(parent, size), HeadText(issuing, size, bold=True, rule=0.45)


def country_texts(width: float) -> tuple[HeadText, HeadText]:
    """Country and motto; 12 instead of 13 points where 13 would not fit on one line."""
    size = _fitting_size(COUNTRY, face(bold=True), layout.COUNTRY_SIZE, width)
    return HeadText((COUNTRY,), size, bold=True), HeadText((MOTTO,), layout.MOTTO_SIZE, bold=True, rule=1.0)


def number_text(head: Letterhead, width: float) -> HeadText:
    """The line of the number; a long symbol goes on below it rather than out of a column `width` points wide."""
    text = composed(number_line(head))
    return HeadText(_cut(text, face(), layout.NUMBER_SIZE, width), layout.NUMBER_SIZE)


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
    return text_width(title_lines(abstract, font, size, width)[-1], font, size) * _ABSTRACT_RULE


def title_lines(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """The lines of a centred text: even, none with a lone short word, no term torn where that can be helped."""
    return _balanced(composed(text), font, size, width)


def title_side(text: str, font: str, size: float, width: float) -> float:
    """How far a text is drawn in at both sides to be broken so by another program, in points; 0 for a single line.

    The text itself stays whole there, for who goes on writing.
    """
    shown = composed(text)
    lines = title_lines(text, font, size, width)
    if len(lines) == 1:
        return 0.0
    longest = max(text_width(line, font, size) for line in lines)
    rooms = (min(longest + slack, width) for slack in _SLACKS)
    room = next((each for each in rooms if tuple(simpleSplit(shown, font, size, each)) == lines), longest)
    return max((width - room) / 2, 0.0)


def _fitting_size(text: str, font: str, size: float, width: float) -> float:
    return size if text_width(text, font, size) <= width else size - 1


def _wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width`; no name is torn from its "TỈNH" or "KHU VỰC", nor a name after "VÀ"."""
    if text_width(text, font, size) <= width:
        return (text,)
    for word in (" TỈNH ", " THÀNH PHỐ ", " KHU VỰC ", " VIỆT NAM", " VÀ "):
        start, found, rest = text.partition(word)
        parts = (start, f"{word}{rest}".strip())
        if found and all(text_width(part, font, size) <= width for part in parts):
            return parts
    return _balanced(text, font, size, width)


def _cut(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width` of a text that need not have blanks, cut behind a sign where one stands late."""
    lines, rest = [], text
    while text_width(rest, font, size) > width:
        fitting = next(
            at for at in range(len(rest) - 1, 0, -1) if at == 1 or text_width(rest[:at], font, size) <= width
        )
        sign = max(rest.rfind(each, 0, fitting) for each in "-/. ") + 1
        at = sign if sign > fitting / 2 else fitting
        lines.append(rest[:at])
        rest = rest[at:]
    return (*lines, rest)


def _balanced(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """As few lines as `width` allows, no term torn where that can be helped, and then as even as they can be."""
    lines = tuple(simpleSplit(text, font, size, width)) or ("",)
    found, narrower = [lines], width
    while len(lines) > 1 and narrower > width / 2:
        narrower -= size / 2
        closer = tuple(simpleSplit(text, font, size, narrower))
        if len(closer) > len(lines) or any(text_width(line, font, size) > narrower for line in closer):
            break
        found.append(closer)
    return min(reversed(found), key=lambda each: (_torn(each), _has_lone_word(each)))


def _torn(lines: tuple[str, ...]) -> int:
    """How many line ends part what is read as one word."""
    ends = [f"{above.split()[-1]} {below.split()[0]}".casefold() for above, below in pairwise(lines) if above and below]
    return sum(_ONE_WORD.fullmatch(end) is not None for end in ends)


def _has_lone_word(lines: tuple[str, ...]) -> bool:
    return any(" " not in line for line in lines)
