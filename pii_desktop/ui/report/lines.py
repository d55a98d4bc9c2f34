"""What the page shows of a report's text: sections and sentences, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What the user made of a sentence."""

    EDITED = "edited"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; a value comes from the records and goes on following them."""

    text: str
    is_value: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `generated` is what the records say by themselves now, blank for one the user added.

    `lead` is what always stands before it and cannot be reworded here ("- Chỉ số 2.2.2. Chi cho nghiên cứu:").
    """

    key: str
    parts: tuple[Part, ...]
    marks: frozenset[Mark] = frozenset()
    generated: str = ""
    lead: str = ""

    @property
    def text(self) -> str:
        """The sentence as it will stand in the report."""
        return "".join(part.text for part in self.parts)

    @property
    def whole_text(self) -> str:
        """With what stands before it."""
        return f"{self.lead}{self.text}"

    @property
    def values(self) -> tuple[str, ...]:
        """What the records fill, each once, in the order of the sentence."""
        return tuple(dict.fromkeys(part.text for part in self.parts if part.is_value))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as printed ("I. TÌNH HÌNH CHUNG", blank before the first one) and its sentences."""

    title: str
    lines: tuple[Line, ...]
