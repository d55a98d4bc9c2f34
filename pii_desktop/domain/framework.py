"""The PII tree of one version: pillars, groups, indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pii_desktop.domain.denominators import DenominatorKind


class SourceClass(StrEnum):
    """Who supplies the number (domain.md 3)."""

    LOCAL = "LOC"
    MIXED = "MIX"
    CENTRAL = "TW"
    INDEX = "IDX"
    MINISTRY = "MOST"

    @property
    def is_typed_by_departments(self) -> bool:
        """True where a department enters the number itself."""
        return self in (SourceClass.LOCAL, SourceClass.MIXED)


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the component indicators. `denominator_kind` names the background figure that it divides by, if any."""

    code: str
    name: str
    short_name: str
    unit: str | None
    direction: Direction
    formula: str
    numerator: str | None
    denominator: str | None
    source: str
    source_class: SourceClass
    definition: str = ""
    citation: str = ""
    note: str = ""
    denominator_kind: DenominatorKind | None = None

    @property
    def pillar(self) -> str:
        """Code of the pillar, "1" to "7"."""
        return self.code.split(".")[0]

    @property
    def group(self) -> str:
        """Code of the group, "1.1"."""
        return ".".join(self.code.split(".")[:2])


@dataclass(frozen=True, slots=True)
class Heading:
    """A pillar or a group: code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A dated version of the tree. The number of groups changes with the year: count, never assume."""

    key: str
    title: str
    pillars: tuple[Heading, ...]
    groups: tuple[Heading, ...]
    indicators: tuple[Indicator, ...]

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this canonical code."""
        return next((i for i in self.indicators if i.code == code), None)

    def divided_by(self, kind: DenominatorKind) -> tuple[str, ...]:
        """Codes of the indicators that divide by a background figure of this kind, in their order."""
        return tuple(each.code for each in self.indicators if each.denominator_kind is kind)

    def pillar_name(self, code: str) -> str:
        """Name of a pillar, empty when the tree has none of that code."""
        return next((p.name for p in self.pillars if p.code == code), "")

    def headings(self) -> Iterator[Heading]:
        """Pillars and groups in the order of their codes."""
        yield from sorted((*self.pillars, *self.groups), key=lambda h: h.code)
