"""Sentences as the user wants them: which wording stands, what became of it, where own sentences go."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pii_desktop.domain.narrative_edit import Piece, fill, pieces, places_of, unknown_places, without
from pii_desktop.domain.narrative_parts import Citing, Part, Section, Sentence, Value, section_of
from pii_desktop.domain.narrative_patterns import PATTERNS, SECTIONS
from pii_desktop.domain.report import Block, Table
from pii_desktop.domain.wordings import OWN, OutlineLine, SentenceState, Wording


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it stands: its line for the editor, and the pieces of its text."""

    line: OutlineLine
    pieces: tuple[Piece, ...]
    italic: frozenset[str] = frozenset()
    leads: str = ""

    @property
    def stands(self) -> bool:
        """True where it is printed."""
        return self.line.state is not SentenceState.LEFT_OUT and bool(self.line.text)


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A section with its sentences worded."""

    key: str
    title: str
    parts: tuple[Told | Block, ...]


def worded(sections: Iterable[Section], wordings: Iterable[Wording]) -> tuple[ToldSection, ...]:
    """The sections with the wording in force: the program's < all plans' < the plan's < the period's.

    Own sentences stand behind the one they were added to, at the end of its section where that is gone, and before
    the closing in any case.
    """
    known = tuple(wordings)
    own = {each.key: each for each in known if each.period_id is not None and each.key.startswith(OWN)}
    ordered = _with_own(_all_sections(sections), own)
    cited: set[str] = set()
    return tuple(
        ToldSection(each.key, each.title, tuple(_told(part, each, known, cited) for part in each.parts))
        for each in ordered
    )


def basis_of(sentence_pattern: str, values: Mapping[str, Value], edited: str) -> str:
    """What the user saw of the generated sentence beside the places that `edited` keeps: the rest cannot follow."""
    return without(sentence_pattern, resolved(values, frozenset()), places_of(edited))


def resolved(values: Mapping[str, Value], cited: AbstractSet[str]) -> dict[str, str]:
    """The values as words, documents of `cited` in short."""
    return {name: value.words(cited) if isinstance(value, Citing) else value for name, value in values.items()}


def _all_sections(sections: Iterable[Section]) -> list[Section]:
    """Every section there can be, in order: an own sentence may stand in one the records leave empty."""
    there = {section.key: section for section in sections}
    return [there.get(key, Section(key, title, ())) for key, title in SECTIONS.items()]


def _with_own(sections: list[Section], own: Mapping[str, Wording]) -> list[Section]:
    placed = {section.key: list(section.parts) for section in sections}
    for wording in sorted(own.values(), key=_age):
        home = _home(wording, own)
        parts = placed[home]
        sentence = Sentence(wording.key, wording.text)
        parts.insert(_behind(parts, wording.after, home), sentence)
    return [Section(section.key, section.title, tuple(placed[section.key])) for section in sections]


def _age(wording: Wording) -> tuple[int, str]:
    """Own sentences behind one another: the older first is put in first, so that the newest stands next to it."""
    number = wording.key.removeprefix(OWN)
    return (int(number) if number.isdecimal() else 0, wording.key)


def _home(wording: Wording, own: Mapping[str, Wording]) -> str:
    """The section of an own sentence; what hangs on nothing known stands in the last one before the closing."""
    after, seen = wording.after, {wording.key}
    while after in own and after not in seen:
        seen.add(after)
        after = own[after].after
    section = section_of(after)
    return section if section in SECTIONS and section not in ("head", "closing") else "next"


def _behind(parts: list[Part], after: str, section: str) -> int:
    """Where a sentence goes: behind another and the table that one leads to, before the last one of a whole report."""
    for place, part in enumerate(parts, start=1):
        if isinstance(part, Sentence) and part.key == after:
            return place + (part.kind.endswith("/list") and isinstance(parts[place], Table))
    if after == section or not parts:
        return 0
    last = parts[-1]
    return len(parts) - (isinstance(last, Sentence) and last.kind.endswith("/closing"))


def _told(part: Part, section: Section, wordings: tuple[Wording, ...], cited: set[str]) -> Told | Block:
    if not isinstance(part, Sentence):
        return part
    values = resolved(part.values, cited)
    generated = fill(part.pattern, values)
    wording = _wording_of(part, wordings)
    pattern, state, problem = _standing(part, wording)
    filled = pieces(pattern, values)
    text = "".join(piece.text for piece in filled)
    if state is not SentenceState.LEFT_OUT:
        used = (part.values.get(name) for name in places_of(pattern))
        cited |= {document.key for value in used if isinstance(value, Citing) for document in value.documents}
    label = PATTERNS[part.kind].label if part.kind in PATTERNS else SentenceState.OWN.label
    line = OutlineLine(
        part.key, section.title, label, generated, text, pattern, state, tuple(values.items()), problem
    )  # fmt: skip
    return Told(line, filled, part.italic, part.leads)


def _wording_of(sentence: Sentence, wordings: tuple[Wording, ...]) -> Wording | None:
    """The strongest wording of a sentence: its own of the period, else the template of its plan, else of all."""
    fitting = [each for each in wordings if _fits(each, sentence)]
    return max(fitting, key=lambda each: (each.period_id is not None, each.plan_id is not None), default=None)


def _fits(wording: Wording, sentence: Sentence) -> bool:
    if wording.period_id is not None:
        return wording.key == sentence.key
    return wording.key == sentence.kind and wording.plan_id in (None, sentence.plan_id)


def _standing(sentence: Sentence, wording: Wording | None) -> tuple[str, SentenceState, str]:
    """The pattern in force, its state, and what is wrong with the wording."""
    if wording is None:
        return sentence.pattern, SentenceState.GENERATED, ""
    if sentence.key.startswith(OWN):
        return wording.text, SentenceState.OWN, ""
    strange = unknown_places(wording.text, sentence.values)
    problem = "; ".join(f"{{{name}}} không có trong câu này" for name in strange)
    if wording.period_id is None:
        if strange:
            return sentence.pattern, SentenceState.GENERATED, f"Câu chữ mẫu không dùng được: {problem}."
        return wording.text, SentenceState.LEFT_OUT if wording.is_left_out else SentenceState.TEMPLATE, ""
    if wording.is_left_out:
        return wording.text or sentence.pattern, SentenceState.LEFT_OUT, ""
    saw = basis_of(sentence.pattern, sentence.values, wording.text)
    state = SentenceState.EDITED if saw == wording.based_on else SentenceState.CHANGED
    return wording.text, state, f"{problem}." if problem else ""
