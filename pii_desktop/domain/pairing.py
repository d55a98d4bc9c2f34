"""Which row of a new file continues which stored row: by code, name and neighbours, never by its line or STT."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pii_desktop.domain.directory import name_key
from pii_desktop.domain.listing import StoredAssignment
from pii_desktop.domain.plan import ParsedRow
from pii_desktop.text.normalise import search_key

_SAME_NAME = 0.75
# Two indicators of different codes are often called much alike: KCN and cụm CN, 5.2.2 and 5.2.3.
_SAME_NAME_OTHER_CODE = 0.9
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What continues what.

    `partners` gives for the index of a new row the stored row it continues, `parents` for what a new row calls the row
    above it the stored row which that one continues, `references` for what a stored row calls it the new name.
    """

    partners: dict[int, StoredAssignment] = field(default_factory=dict)
    references: dict[_Key, str] = field(default_factory=dict)
    parents: dict[_Key, StoredAssignment] = field(default_factory=dict)

    def parent_now(self, row: ParsedRow) -> str | None:
        """What the parent of a stored row is called in the new file; its old name where it is not known there."""
        return None if row.parent is None else self._now(row)

    def parent_of(self, row: ParsedRow) -> StoredAssignment | None:
        """The stored row that a new row stands under, where it was there before."""
        return self._of(row) if row.parent else None

    def _now(self, row: ParsedRow) -> str:
        old = row.parent or ""
        return self.references.get((old, ""), self.references.get((old, search_key(row.timing or "")), old))

    def _of(self, row: ParsedRow) -> StoredAssignment | None:
        new = row.parent or ""
        return self.parents.get((new, "")) or self.parents.get((new, search_key(row.timing or "")))


def pair(before: tuple[StoredAssignment, ...], after: tuple[ParsedRow, ...]) -> Pairs:
    """The pairs of all rows: first those that stand by themselves, then those below them; the surest likeness first.

    A row below another one moves with it, whatever number that one has now. What is in use comes before the archived.
    """
    before = tuple(sorted(before, key=lambda old: old.archived_at is not None))
    pairs = Pairs()
    top = [index for index, row in enumerate(after) if not row.parent]
    below = [index for index, row in enumerate(after) if row.parent]
    for old_rows, new_rows in (
        ([old for old in before if not old.row.parent], top),
        ([old for old in before if old.row.parent], below),
    ):
        _pair_level(_Level(old_rows, [(index, after[index]) for index in new_rows], pairs))
        _note_parents(pairs, after)
    everything = _Level(list(before), list(enumerate(after)), pairs)
    _pair_single(everything, lambda row: (row.kind, row.code or "", search_key(row.name)))
    _pair_single(everything, lambda row: (row.kind, search_key(row.name)))
    _pair_by_likeness(everything)
    return pairs


@dataclass(frozen=True, slots=True)
class _Level:
    """Rows that may continue one another, and what is known so far."""

    before: list[StoredAssignment]
    after: list[tuple[int, ParsedRow]]
    pairs: Pairs

    def free(self) -> list[StoredAssignment]:
        """The stored rows that nothing continues yet."""
        taken = {old.id for old in self.pairs.partners.values()}
        return [old for old in self.before if old.id not in taken]

    def waiting(self) -> list[tuple[int, ParsedRow]]:
        """The new rows that continue nothing yet."""
        return [(index, row) for index, row in self.after if index not in self.pairs.partners]

    def old_key(self, row: ParsedRow, key: Callable[[ParsedRow], _Key]) -> _Key:
        """The key of a stored row below the parent as it is called now."""
        return (self.pairs.parent_now(row) or "", *key(row))


def _pair_level(level: _Level) -> None:
    for key in (_twin_key, _exact_key, _name_key, _code_key):
        candidates: dict[_Key, list[StoredAssignment]] = defaultdict(list)
        for old in level.free():
            if any(own := key(old.row)):
                candidates[(level.pairs.parent_now(old.row) or "", *own)].append(old)
        for index, row in level.waiting():
            if found := candidates.get((row.parent or "", *key(row))):
                level.pairs.partners[index] = found.pop(0)


def _note_parents(pairs: Pairs, after: tuple[ParsedRow, ...]) -> None:
    for index, old in pairs.partners.items():
        new = after[index]
        pairs.references.setdefault(_reference(old.row), new.code or new.stt or "")
        pairs.parents.setdefault(_reference(new), old)


def _reference(row: ParsedRow) -> _Key:
    """What rows below this one call it: by its code, or by its number within its section."""
    return (row.code, "") if row.code else (row.stt or "", search_key(row.timing or ""))


def _pair_single(level: _Level, key: Callable[[ParsedRow], _Key]) -> None:
    """Pair what is left over on both sides exactly once: moved to another section, or below another row."""
    old_rows: dict[_Key, list[StoredAssignment]] = defaultdict(list)
    new_rows: dict[_Key, list[int]] = defaultdict(list)
    for old in level.free():
        old_rows[key(old.row)].append(old)
    for index, row in level.waiting():
        new_rows[key(row)].append(index)
    for own, indexes in new_rows.items():
        if len(indexes) == 1 and len(old_rows[own]) == 1:
            level.pairs.partners[indexes[0]] = old_rows[own][0]


def _pair_by_likeness(level: _Level) -> None:
    """What is left over, without a common code: the nearest names in the same section, the nearest of all first."""
    taken: set[int] = set()
    for _, old, index in sorted(_likenesses(level), key=lambda found: -found[0]):
        if old.id not in taken and index not in level.pairs.partners:
            taken.add(old.id)
            level.pairs.partners[index] = old


def _likenesses(level: _Level) -> Iterator[tuple[float, StoredAssignment, int]]:
    sections: dict[_Key, list[tuple[str, StoredAssignment]]] = defaultdict(list)
    for old in level.free():
        sections[level.old_key(old.row, _section)].append((search_key(old.row.name), old))
    for index, row in level.waiting():
        # The matcher keeps what it found out of its second text.
        matcher = SequenceMatcher(None, "", search_key(row.name), autojunk=False)
        for name, old in sections.get((row.parent or "", *_section(row)), ()):
            both_coded = bool(old.row.code and row.code)
            least = _SAME_NAME_OTHER_CODE if both_coded else _SAME_NAME
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least:
                yield matcher.ratio(), old, index


def _section(row: ParsedRow) -> _Key:
    """Where a row belongs: "Đến năm 2030" and "Đến năm 2045" repeat the same names (domain.md 8.3)."""
    return ("" if row.code else search_key(row.timing or ""),)


def _exact_key(row: ParsedRow) -> _Key:
    return (*_section(row), row.code or "", search_key(row.name))


def _twin_key(row: ParsedRow) -> _Key:
    """Tells rows of one name apart by who leads."""
    return (*_exact_key(row), *sorted(map(name_key, row.lead)))


def _name_key(row: ParsedRow) -> _Key:
    return (*_section(row), search_key(row.name))


def _code_key(row: ParsedRow) -> _Key:
    return (row.code,) if row.code else ()
