"""Who answers for a whole pillar: "Là cơ quan đầu mối phụ trách trụ cột 2. Vốn con người" (seed 001 2.3.a)."""

import re
from collections.abc import Iterable, Iterator

from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan_body import Duty, DutyGroup, FocalPoint
from pii_desktop.text.normalise import search_key
from pii_desktop.text.roman import parse_roman

_FOCAL = re.compile(r"đầu mối\b[^.;:]{0,60}?\btrụ cột\s*(?P<rest>[^;]*)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:số\s+|thứ\s+)?((?:\d|[IVX]+\b)(?:\s*(?:,|và|;)\s*(?:trụ cột\s+)?(?:\d|[IVX]+)\b)*)")
_ONE = re.compile(r"\d|[IVX]+")


def focal_points_in(groups: Iterable[DutyGroup], framework: Framework | None) -> Iterator[FocalPoint]:
    """Each pillar that a duty puts under its department; pillars are told by number, else by name."""
    for group in groups:
        for duty in group.duties:
            for pillar in dict.fromkeys(_pillars(duty, framework)):
                yield FocalPoint(pillar, group.departments, duty.text, duty.number, duty.paragraph)


def _pillars(duty: Duty, framework: Framework | None) -> Iterator[str]:
    for found in _FOCAL.finditer(duty.text):
        numbers = _NUMBERS.match(found["rest"])
        if numbers:
            yield from (str(parse_roman(each) or each) for each in _ONE.findall(numbers[1]))
        elif framework is not None:
            said = search_key(found["rest"])
            yield from (pillar.code for pillar in framework.pillars if said.startswith(search_key(pillar.name)))
