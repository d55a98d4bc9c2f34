"""Targets as plans print them, and how a result is judged against one (domain.md 4)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Op(StrEnum):
    """How a target compares, in ASCII as in the JSON of `read`."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    RANGE = "range"
    TEXT = "text"
    BOOL = "bool"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: numbers as typed, `high` only for a range, `text` for words that go with it."""

    op: Op
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    text: str = ""
