"""Parts of the rows model: a group of rows, and runs of neighbours."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Group(Generic[T]):
    """A head and the rows under it; `number` never changes while the group is shown.

    `rows` are those the view holds, the first ones of `whole`.
    """

    number: int
    key: Hashable
    rows: list[T] = field(default_factory=list)
    whole: Sequence[T] = ()


def first_rows(whole: Mapping[Hashable, list[T]], most: int) -> dict[Hashable, list[T]]:
    """The first `most` rows of all groups together; groups that get none are left out."""
    found: dict[Hashable, list[T]] = {}
    for key, rows in whole.items():
        if most <= 0:
            break
        found[key] = rows[:most]
        most -= len(rows)
    return found


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
