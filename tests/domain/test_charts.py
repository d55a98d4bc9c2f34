"""Drawings are lists of primitives: what they show can be counted without a screen."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from pii_desktop.domain.chart import Circle, Drawing, Polygon, Rectangle, Text
from pii_desktop.domain.deadline_strip import DatedEvent, EventKind, deadline_strip
from pii_desktop.domain.radar import RadarAxis, radar, radar_legend, scale_top
from pii_desktop.domain.target_bar import BarValues, share, target_bar


def axes(now: tuple[str | None, ...]) -> list[RadarAxis]:
    baseline = ("45.92", "39.67", "60.75", "51.12", "51.97", "23.45", "48.08")
    return [
        RadarAxis(
            (f"{n + 1}",), Decimal(old), Decimal(old), None if new is None else Decimal(new), f"trụ cột {n + 1}", n
        )
        for n, (old, new) in enumerate(zip(baseline, now, strict=True))
    ]


PUBLISHED = ("47.10", "41.25", "59.80", "52.40", "53.05", "24.90", "47.65")
UNPUBLISHED = (None,) * 7


def polygons(drawing: Drawing, ink: str) -> list[Polygon]:
    return [part for part in drawing.primitives if isinstance(part, Polygon) and part.stroke == ink]


def words(drawing: Drawing) -> list[str]:
    return [part.text for part in drawing.primitives if isinstance(part, Text)]


def test_the_scale_ends_at_the_next_ten() -> None:
    assert scale_top(axes(UNPUBLISHED)) == 70
    assert scale_top([RadarAxis(("1",), Decimal(100))]) == 100
    assert scale_top([]) == 20


def test_pillars_not_above_their_target_are_hollow_diamonds() -> None:
    drawing = radar(axes(PUBLISHED))
    assert len(polygons(drawing, "bad")) == 2
    assert len([part for part in drawing.primitives if isinstance(part, Circle)]) == 5


def test_nothing_is_drawn_for_what_is_not_published() -> None:
    drawing = radar(axes(UNPUBLISHED))
    assert polygons(drawing, "accent") == []
    assert "Hiện tại: chưa công bố" in words(radar_legend("Gốc 2024", "Hiện tại", is_published=False))


def test_the_first_axis_points_up_and_has_the_length_of_its_value() -> None:
    (now,) = polygons(radar(axes(PUBLISHED)), "accent")
    x, y = now.points[0]
    assert x == pytest.approx(175)
    assert y == pytest.approx(118 - 92 * 47.10 / 70)


def test_every_pillar_opens_itself() -> None:
    assert [mark.key for mark in radar(axes(PUBLISHED)).marks] == list(range(7))


@pytest.mark.parametrize(
    ("now", "expected"), [("0.120", "0"), ("0.130", "1"), ("0.127", "0.7"), ("0.110", "-1"), ("0.150", "3")]
)
def test_the_share_of_the_way(now: str, expected: str) -> None:
    assert share(BarValues(Decimal("0.120"), Decimal("0.130"), Decimal(now))) == Decimal(expected)


def test_where_less_is_better_the_way_goes_down() -> None:
    assert share(BarValues(Decimal(10), Decimal(6), Decimal(8))) == Decimal("0.5")


def ink_of(values: BarValues) -> str | None:
    bars = [part for part in target_bar(values).primitives if isinstance(part, Rectangle)]
    return bars[1].fill if len(bars) > 1 else None


def test_the_colour_says_reached_on_the_way_or_below() -> None:
    assert ink_of(BarValues(Decimal(0), Decimal(10), Decimal(12))) == "good"
    assert ink_of(BarValues(Decimal(0), Decimal(10), Decimal(7))) == "accent"
    assert ink_of(BarValues(Decimal(0), Decimal(10), Decimal(-1))) == "bad"
    assert ink_of(BarValues(Decimal(0), Decimal(10))) is None


def test_the_assessment_weighs_more_than_the_arithmetic() -> None:
    assert ink_of(BarValues(Decimal(0), Decimal(10), Decimal(10), is_reached=False)) == "accent"


def test_what_leaves_the_track_ends_in_an_arrow_inside_it() -> None:
    for far in (Decimal(99), Decimal(-99)):
        drawing = target_bar(BarValues(Decimal(0), Decimal(10), far))
        (arrow,) = [part for part in drawing.primitives if isinstance(part, Polygon)]
        assert all(0 <= x <= drawing.width for x, _ in arrow.points)


def test_a_word_stands_where_no_bar_makes_sense() -> None:
    assert words(target_bar(BarValues(Decimal(3), Decimal(3), Decimal(3)))) == ["giữ như năm gốc"]
    assert words(target_bar(BarValues(None, Decimal(3)))) == ["chưa có năm gốc"]
    assert words(target_bar(BarValues(word="Ban hành kế hoạch"))) == ["Ban hành kế hoạch"]


EVENTS = (
    DatedEvent(date(2025, 11, 18), "Hôm nay", EventKind.TODAY),
    DatedEvent(date(2025, 11, 25), "Trình ký"),
    DatedEvent(date(2025, 11, 30), "Hạn gửi", EventKind.DEADLINE),
    DatedEvent(date(2025, 12, 15), "Một văn bản hết hiệu lực", EventKind.WARNING),
    DatedEvent(date(2025, 12, 31), "Ngày chốt"),
)


def test_the_strip_names_every_date_that_has_room() -> None:
    drawing = deadline_strip(EVENTS)
    assert [text for text in words(drawing) if "/" in text] == ["18/11", "30/11", "15/12", "25/11", "31/12"]
    assert len(drawing.marks) == 5


def test_of_two_near_labels_the_lesser_goes_into_the_tooltip() -> None:
    near = DatedEvent(date(2025, 11, 29), "Trình ký")
    drawing = deadline_strip((EVENTS[0], near, EVENTS[2], EVENTS[4]))
    assert "Trình ký" not in words(drawing)
    assert "Hạn gửi" in words(drawing)
    assert any("29/11/2025 Trình ký" in mark.tooltip for mark in drawing.marks)


def test_a_number_in_capitals_keeps_away_from_the_deadline() -> None:
    """As wide as it is printed: 257 pixels of 330, 100 of which lie to the left of its mark."""
    expiring = DatedEvent(date(2025, 12, 13), "1219/QĐ-BQLDAĐTXDCTGTNN hết hiệu lực", EventKind.WARNING)
    said = words(deadline_strip((EVENTS[0], EVENTS[2], expiring, EVENTS[4]), 330))
    assert "Hạn gửi" in said
    assert expiring.word not in said


def test_many_dates_do_not_lie_on_each_other() -> None:
    many = [DatedEvent(date(2025, 12, day), f"{day}/QĐ hết hiệu lực", EventKind.WARNING) for day in range(1, 31)]
    drawing = deadline_strip((EVENTS[0], EVENTS[2], *many, EVENTS[4]))
    places = [mark.x for mark in drawing.marks]

    assert all(right - left >= 15 for left, right in pairwise(places))
    assert all(any(f"{day:02d}/12/2025" in mark.tooltip for mark in drawing.marks) for day in range(1, 31))


def test_a_strip_of_one_day_or_none_does_not_fail() -> None:
    assert len(deadline_strip(EVENTS[:1]).marks) == 1
    assert deadline_strip(()).marks == ()


def test_labels_stay_inside_the_strip() -> None:
    long = DatedEvent(date(2025, 12, 31), "Ngày chốt minh chứng của cả năm")
    texts = [part for part in deadline_strip((EVENTS[0], long)).primitives if isinstance(part, Text)]
    assert all(part.x < 528 for part in texts)
