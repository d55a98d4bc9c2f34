"""The strip of a document: from when to when it is in force, and the cut-off day (look.md, "Validity")."""

from datetime import date

from pii_desktop.domain.chart import Anchor, Drawing, Line, Mark, Primitive, Rectangle, Text
from pii_desktop.domain.evidence import EvidenceFields

WIDTH, HEIGHT = 366.0, 54.0
_TRACK, _MIDDLE, _TICK = 6.0, 24.0, 24.0
_AIR = 8.0
_OPEN = 0.94  # where an end that is not known stands: the bar runs to the edge
_LETTER = 7.0


def validity_strip(fields: EvidenceFields, cut_off: date, width: float = WIDTH) -> Drawing:
    """`width` by 54. The ending date is in `warn` when it lies before the cut-off day; without a beginning no bar."""
    begins, ends = fields.in_force_from or fields.signed_on, fields.valid_until
    left, right = _AIR, width - _AIR
    track = Rectangle(left, _MIDDLE - _TRACK / 2, right - left, _TRACK, fill="chart_grid", radius=_TRACK / 2)
    parts: list[Primitive] = [track]
    days = [day for day in (begins, ends, cut_off) if day is not None]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)

    def place(day: date) -> float:
        return left + 12 + (right - left - 24) * _OPEN * (day - first).days / span

    is_early = ends is not None and ends < cut_off
    if begins is not None:
        stop = right if ends is None else max(place(ends), place(begins) + 2)
        parts.append(Rectangle(place(begins), _MIDDLE - _TRACK / 2, stop - place(begins), _TRACK, fill="accent"))
        parts.append(Text(place(begins), 12, _words(begins), "text2"))
    if ends is not None:
        parts.append(Text(right, 12, f"hết {_words(ends)}", "warn" if is_early else "text2", anchor=Anchor.END))
    at = place(cut_off)
    parts.append(Line(at, _MIDDLE - _TICK / 2 + 4, at, _MIDDLE + _TICK / 2, "text", 2))
    said = f"ngày chốt {_words(cut_off)}"
    half = len(said) * _LETTER / 2
    middle = min(max(at, left + half), right - half)
    parts.append(Text(middle, 50, said, "text2", anchor=Anchor.MIDDLE))
    return Drawing(width, HEIGHT, tuple(parts), (Mark(0, 0, width, HEIGHT, _sentence(fields, cut_off)),), said)


def _sentence(fields: EvidenceFields, cut_off: date) -> str:
    begins, ends = fields.in_force_from or fields.signed_on, fields.valid_until
    parts = [f"từ {_words(begins)}" if begins else "", f"hết {_words(ends)}" if ends else "không ghi ngày hết"]
    return f"Hiệu lực {', '.join(part for part in parts if part)}; ngày chốt {_words(cut_off)}"


def _words(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
