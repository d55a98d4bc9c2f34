"""Parts of the rows model: its roles, a group of rows, runs of neighbours."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

T = TypeVar("T")
SortKey = tuple[bool, Any]
"""Whether a cell is blank, and what it is sorted by."""


class Role(IntEnum):
    """Roles beyond Qt's: the row itself, its key for sorting."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


@dataclass(slots=True, eq=False)
class Group(Generic[T]):
    """A head and the rows under it; `number` never changes while the group is shown.

    `rows` are those the view holds, a part of `whole`.
    """

    number: int
    key: Hashable
    rows: list[T] = field(default_factory=list)
    whole: Sequence[T] = ()


def part_of(whole: Mapping[Hashable, list[T]], start: int, most: int) -> dict[Hashable, list[T]]:
    """`most` rows of all groups together, from the one in place `start`; groups that get none are left out."""
    found: dict[Hashable, list[T]] = {}
    for key, rows in whole.items():
        part = rows[max(0, start) : max(0, start + most)]
        if part:
            found[key] = part
        start -= len(rows)
    return found


def in_order(keyed: Iterable[tuple[SortKey, T]], *, is_falling: bool) -> list[T]:
    """Rows by their keys; those whose key says that they are blank stand last both ways."""
    pairs = list(keyed)
    filled = [pair for pair in pairs if not pair[0][0]]
    filled.sort(key=lambda pair: pair[0][1], reverse=is_falling)
    return [row for _, row in filled] + [row for (is_blank, _), row in pairs if is_blank]


def are_same(old: Sequence[T], new: Sequence[T]) -> bool:
    """Whether these are the very same rows; equal ones that were read anew are not."""
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))


def runs(numbers: Iterator[int]) -> list[tuple[int, int]]:
    """Ranges of neighbours, the last range first, so that removing one leaves the others in place."""
    found: list[tuple[int, int]] = []
    for _, members in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in members]
        found.append((run[0], run[-1]))
    return found[::-1]
