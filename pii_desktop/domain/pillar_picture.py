"""The pillars of a plan as the radar of a page: names in full, numbers beside them."""

from collections.abc import Sequence

from pii_desktop.domain.chart import Drawing
from pii_desktop.domain.chart_words import ON_PAPER, wrapped
from pii_desktop.domain.listing import PillarScore
from pii_desktop.domain.radar import RadarAxis, radar_legend, radar_on_paper
from pii_desktop.domain.target import format_target
from pii_desktop.text.numbers import format_decimal

_ROOM = 158.0
_NAME_LINES = 2


def pillar_picture(pillars: Sequence[PillarScore], baseline_title: str) -> Drawing:
    """Baseline, target and, once published, the present score on one scale; `baseline_title` is like "Gốc 2024"."""
    is_published = any(each.now is not None for each in pillars)
    legend = radar_legend(baseline_title, "Hiện tại (đã công bố)", is_published=is_published)
    return radar_on_paper([_axis(each) for each in pillars], legend)


def pillar_sentence(pillar: PillarScore) -> str:
    """The pillar in words, its numbers with it."""
    return f"{pillar.pillar}. {pillar_name(pillar)}: {', '.join(_numbers(pillar)) or 'chưa có số liệu'}"


def _axis(pillar: PillarScore) -> RadarAxis:
    target = pillar.target.value if pillar.target else None
    name = wrapped(f"{pillar.pillar}. {pillar_name(pillar)}", _ROOM, _NAME_LINES, ON_PAPER)
    numbers = _numbers(pillar)
    said = (", ".join(numbers[:2]), *numbers[2:])
    return RadarAxis((*name, *filter(None, said)), pillar.baseline, target, pillar.now, pillar_sentence(pillar))


def pillar_name(pillar: PillarScore) -> str:
    """The name as running text writes it: plans print pillars in capitals."""
    name = pillar.name
    return name[:1] + name[1:].lower() if name.isupper() else name


def _numbers(pillar: PillarScore) -> list[str]:
    known = (
        ("gốc", "" if pillar.baseline is None else format_decimal(pillar.baseline)),
        ("mục tiêu", format_target(pillar.target) if pillar.target else ""),
        ("hiện tại", "" if pillar.now is None else format_decimal(pillar.now)),
    )
    return [f"{what} {number}" for what, number in known if number]
