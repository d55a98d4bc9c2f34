"""Column types: what a STRICT table keeps as TEXT or INTEGER, and what the program sees.

Every type turns its value into the text the history shows, and back; STRICT tables know no NUMERIC and no DATE.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import INTEGER, TEXT, Column
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from pii_desktop.domain.plan import Place, RowIssue, Severity
from pii_desktop.domain.target import Op, Target
from pii_desktop.text.normalise import to_nfc

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reading = Callable[[str | None], T | None]


class TextCodec(TypeDecorator[T], Generic[T]):
    """A value kept as text: `dump` and `load` are each other's inverse; None stays NULL."""

    impl = TEXT
    cache_ok = True

    def dump(self, value: T) -> str:
        """The text that is stored."""
        raise NotImplementedError

    def load(self, text: str) -> T:
        """The value of a stored text."""
        raise NotImplementedError

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """SQLAlchemy's door into the database."""
        return None if value is None else self.dump(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:  # noqa: ARG002
        """SQLAlchemy's door out of the database."""
        return None if value is None else self.load(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading[T] | None:  # noqa: ARG002
        """The same door for a whole result: one call for a value instead of three."""
        load = self.load
        return lambda text: None if text is None else load(text)


class Words(TextCodec[str]):
    """Text in composed letters (NFC) that can be written as UTF-8."""

    cache_ok = True

    def dump(self, value: str) -> str:
        """Lone surrogates, which UTF-8 cannot hold, become question marks."""
        return to_nfc(value).encode("utf-8", "replace").decode("utf-8")

    def load(self, text: str) -> str:
        """As stored."""
        return text

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Nothing to do for any value of a result."""


class DecimalText(TextCodec[Decimal]):
    """A number with its decimal places as typed, never in exponent form."""

    cache_ok = True

    def dump(self, value: Decimal) -> str:
        """Plain digits with a point."""
        return format(value, "f")

    def load(self, text: str) -> Decimal:
        """The number."""
        return Decimal(text)


class DateText(TextCodec[date]):
    """A day as ISO 8601."""

    cache_ok = True

    def dump(self, value: date) -> str:
        """As in "2025-05-06"."""
        return value.isoformat()

    def load(self, text: str) -> date:
        """The day."""
        return date.fromisoformat(text)


class MomentText(TextCodec[datetime]):
    """An aware moment, kept in UTC so that its text sorts by time."""

    cache_ok = True

    def dump(self, value: datetime) -> str:
        """ISO 8601 in UTC with microseconds."""
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def load(self, text: str) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.fromisoformat(text)


class EnumText(TextCodec[E]):
    """A member of one StrEnum, by its value."""

    cache_ok = True

    def __init__(self, members: type[E]) -> None:
        super().__init__()
        self.members = members
        self._by_value = {member.value: member for member in members}

    def dump(self, value: E) -> str:
        """The member's value."""
        return value.value

    def load(self, text: str) -> E:
        """The member. Raises ValueError for a text that names none."""
        return self._by_value.get(text) or self.members(text)


class WordList(TextCodec[tuple[str, ...]]):
    """Several texts as a JSON list."""

    cache_ok = True

    def dump(self, value: tuple[str, ...]) -> str:
        """JSON with Vietnamese letters as they are; nothing at all for an empty list."""
        return _json([to_nfc(part) for part in value]) if value else ""

    def load(self, text: str) -> tuple[str, ...]:
        """The texts."""
        return tuple(json.loads(text)) if text else ()


class IssueList(TextCodec[tuple[RowIssue, ...]]):
    """What the importer found odd about a row, as JSON pairs."""

    cache_ok = True

    def dump(self, value: tuple[RowIssue, ...]) -> str:
        """JSON pairs of severity and text."""
        return _json([[issue.severity.value, to_nfc(issue.text)] for issue in value]) if value else ""

    def load(self, text: str) -> tuple[RowIssue, ...]:
        """The issues."""
        return tuple(RowIssue(Severity(kind), words) for kind, words in json.loads(text)) if text else ()


class PlaceText(TextCodec[Place]):
    """Where a row stood in its file, as JSON."""

    cache_ok = True

    def dump(self, value: Place) -> str:
        """A JSON list in the order of the fields."""
        return _json([value.table, value.row, value.page, value.sheet, value.cell])

    def load(self, text: str) -> Place:
        """The place."""
        return Place(*json.loads(text))


class TargetText(TextCodec[Target]):
    """A target as JSON, its numbers as text so that their places stay as typed."""

    cache_ok = True

    def dump(self, value: Target) -> str:
        """A JSON object without the fields that are blank."""
        parts = {
            "op": value.op.value,
            "value": None if value.value is None else format(value.value, "f"),
            "high": None if value.high is None else format(value.high, "f"),
            "unit": value.unit,
            "text": to_nfc(value.text),
        }
        return _json({name: part for name, part in parts.items() if part is not None})

    def load(self, text: str) -> Target:
        """The target."""
        parts: dict[str, str] = json.loads(text)
        value, high = (Decimal(parts[name]) if name in parts else None for name in ("value", "high"))
        return Target(Op(parts["op"]), value, high, parts.get("unit"), parts.get("text", ""))


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0: STRICT tables know no BOOLEAN."""

    impl = INTEGER
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001
        """SQLAlchemy's door into the database."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """SQLAlchemy's door out of the database."""
        return None if value is None else bool(value)


def stored_text(column: Column[Any], value: object) -> str:
    """`value` as the history shows it: ISO dates, plain decimals, JSON for lists, "" for blank."""
    if value is None:
        return ""
    kind = column.type
    return kind.dump(value) if isinstance(kind, TextCodec) else str(int(value) if isinstance(value, bool) else value)


def value_of_text(column: Column[Any], text: str) -> object:
    """The inverse of `stored_text`; "" gives None where the column may be blank."""
    if text == "" and column.nullable:
        return None
    kind = column.type
    if isinstance(kind, TextCodec):
        return kind.load(text)
    return bool(int(text)) if isinstance(kind, Flag) else int(text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
