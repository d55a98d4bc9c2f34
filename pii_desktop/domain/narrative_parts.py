"""What a narrative is made of: sections with sentences, each a key, a pattern and what stands in its places."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pii_desktop.domain.ids import PlanId
from pii_desktop.domain.report import Block


@dataclass(frozen=True, slots=True)
class Cited:
    """A document in running text: in full where it is cited first, short from then on (Nghị định 30/2020)."""

    key: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A place that cites documents; `phrase` makes its words of their citations and says nothing of none."""

    documents: tuple[Cited, ...]
    phrase: Callable[[tuple[str, ...]], str]

    def words(self, cited: AbstractSet[str]) -> str:
        """The words where the documents of `cited` (their keys) have been cited before."""
        names = (each.short if each.key in cited else each.full for each in self.documents)
        return self.phrase(tuple(dict.fromkeys(names)))


Value = str | Citing


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its key, the pattern the program writes, and the values of all places of its kind.

    The kind is the key up to ":", what follows names the record ("results/indicator:12"). `italic` are places printed
    in italics. A sentence that `leads` stands only while another one follows whose key begins so.
    """

    key: str
    pattern: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plan_id: PlanId | None = None
    italic: frozenset[str] = frozenset()
    leads: str = ""

    @property
    def kind(self) -> str:
        """What templates are kept by."""
        return kind_of(self.key)


Part = Sentence | Block


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text; `title` is its heading, blank where it has none."""

    key: str
    title: str
    parts: tuple[Part, ...]


def kind_of(key: str) -> str:
    """The kind of sentence a key belongs to."""
    return key.partition(":")[0]


def section_of(key: str) -> str:
    """The section a key belongs to."""
    return key.partition("/")[0]


def listed(names: tuple[str, ...], most: int = 10, *, parted: str = ",", rest: str = "nội dung khác") -> str:
    """Like "A, B và C"; of more than `most` only those and how many more. Names with commas are `parted` by ";"."""
    if len(names) > most:
        return f"{f'{parted} '.join(names[:most])} và {len(names) - most:02d} {rest}"
    last = " và " if parted == "," else f"{parted} "
    return f"{f'{parted} '.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else "".join(names)
