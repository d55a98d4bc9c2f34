"""Bars of many rows on paper: from the baseline to the result, the target as a tick, the numbers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pii_desktop.domain.chart import Anchor, Circle, Drawing, Line, Polygon, Primitive, Rectangle, Text, diamond
from pii_desktop.domain.chart_words import ON_PAPER, cut, moved, room_of, wrapped
from pii_desktop.domain.target_bar import HEIGHT as BAR_HEIGHT
from pii_desktop.domain.target_bar import BarValues, target_bar
from pii_desktop.text.numbers import format_decimal

WIDTH = 560.0
_CODE, _NAME, _BAR, _NUMBER = 60.0, 204.0, 104.0, 64.0
_BAR_LEFT = _CODE + _NAME
_HEAD, _FOOT = 22.0, 24.0
_LINE, _PADDING = 14.0, 8.0
_LINES = 6
_BLANK = "–"


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row: what it is called, its numbers, the target in words, whether the result meets it.

    `shown` is the result as reports print it, None as it is.
    """

    code: str
    name: str
    baseline: Decimal | None
    target: Decimal
    target_words: str
    now: Decimal
    is_reached: bool
    shown: Decimal | None = None

    @property
    def printed(self) -> Decimal:
        """The result that is read."""
        return self.now if self.shown is None else self.shown

    @property
    def sentence(self) -> str:
        """The row in words."""
        baseline = "chưa có" if self.baseline is None else format_decimal(self.baseline)
        verdict = "đạt" if self.is_reached else "chưa đạt"
        numbers = f"gốc {baseline}, mục tiêu {self.target_words}, kết quả {format_decimal(self.printed)} ({verdict})"
        return f"{self.code} {self.name}: {numbers}"


def bars_picture(rows: Sequence[BarRow], baseline_title: str) -> Drawing:
    """One line a row, 560 wide. `baseline_title` heads the first column of numbers: "Năm 2024"."""
    parts: list[Primitive] = [*_head(baseline_title)]
    top = _HEAD
    for row in rows:
        lines, height = _lines_of(row)
        parts += moved(tuple(_row(row, lines, height)), 0, top)
        top += height
        parts.append(Line(0, top, WIDTH, top, "chart_grid"))
    parts += _legend(top + 16)
    return Drawing(WIDTH, top + _FOOT, tuple(parts), (), "; ".join(row.sentence for row in rows))


def bar_parts(rows: Sequence[BarRow], first_room: float, room: float) -> tuple[tuple[BarRow, ...], ...]:
    """The rows in parts that are drawn no higher than `room`, the first one than `first_room`; none is empty."""
    parts: list[list[BarRow]] = []
    left = first_room
    for row in rows:
        _, height = _lines_of(row)
        if not parts or height > left:
            left = (room if parts else first_room) - _HEAD - _FOOT
            parts.append([])
        parts[-1].append(row)
        left -= height
    return tuple(map(tuple, parts))


def _lines_of(row: BarRow) -> tuple[tuple[str, ...], float]:
    """The name as it is broken, and the height of the row."""
    lines = wrapped(row.name, _NAME - 10, _LINES, ON_PAPER)
    return lines, len(lines) * _LINE + _PADDING


def _head(baseline_title: str) -> list[Primitive]:
    titles = (cut(baseline_title, _NUMBER, ON_PAPER), "Mục tiêu", "Kết quả")
    named = [
        Text(WIDTH - (2 - place) * _NUMBER, 14, title, "text2", anchor=Anchor.END) for place, title in enumerate(titles)
    ]
    return [*named, Line(0, _HEAD, WIDTH, _HEAD, "line")]


def _row(row: BarRow, lines: tuple[str, ...], height: float) -> list[Primitive]:
    first = _PADDING / 2 + 11
    middle = height / 2
    numbers = (
        _BLANK if row.baseline is None else format_decimal(row.baseline),
        row.target_words,
        format_decimal(row.printed),
    )
    shown: list[Primitive] = [Text(0, first, cut(row.code, _CODE - 2, ON_PAPER))]
    shown += [Text(_CODE, first + place * _LINE, line) for place, line in enumerate(lines)]
    shown += moved(target_bar(_values(row), _BAR).primitives, _BAR_LEFT, middle - BAR_HEIGHT / 2)
    for place, number in enumerate(numbers):
        right = WIDTH - (2 - place) * _NUMBER
        words = cut(number, _NUMBER, ON_PAPER)
        shown.append(Text(right, middle + 4, words, anchor=Anchor.END, is_bold=place == 2))
    return shown


def _values(row: BarRow) -> BarValues:
    """Without a baseline the bar begins at nought."""
    return BarValues(Decimal(0) if row.baseline is None else row.baseline, row.target, row.now, row.is_reached)


def _legend(baseline: float) -> list[Primitive]:
    middle = baseline - 4
    parts: list[Primitive] = []
    left = 0.0
    for words, symbol in (
        ("gốc", (Line(4, middle - 6, 4, middle + 6, "text3"),)),
        ("mục tiêu", (Line(4, middle - 8, 4, middle + 8, "text", 2),)),
        ("kết quả", (Rectangle(0, middle - 3, 12, 6, fill="accent"), Circle(12, middle, 4, fill="accent"))),
        ("thấp hơn gốc", (diamond(8, middle, 8, "bad"),)),
        ("vượt ngoài thang", (Polygon(((2, middle - 5), (9, middle), (2, middle + 5)), fill="good"),)),
    ):
        parts += moved(symbol, left, 0)
        left += 20
        parts.append(Text(left, baseline, words, "text2"))
        left += room_of(words) + 14
    return parts
