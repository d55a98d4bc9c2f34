"""What a table shows, as data: columns, groups, changed words."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from pii_desktop.text.collation import sort_key as vietnamese
from pii_desktop.ui.icons import Icon

T = TypeVar("T")

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight


class Look(StrEnum):
    """How a cell is painted: plain, semibold for the current value, second tone, or a filled tag."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    TAG = "tag"


class Change(StrEnum):
    """Whether a piece of text stayed, was taken out, or was put in."""

    KEPT = "kept"
    STRONG = "strong"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text in which words changed."""

    text: str
    change: Change = Change.KEPT


@dataclass(frozen=True, kw_only=True)  # slots would forbid writing Column[Row](...)
class Column(Generic[T]):
    """One column: what it is called and how it is read from a row.

    `width` is in logical pixels, 0 takes the surplus. `value` gives the text that is shown, copied and, in
    Vietnamese order, sorted by, unless `sort_key` says better (None sorts last). `tone` names a token, `icon`
    stands before the word, `pieces` shows changed words, `check` puts a box before the text (the model then
    emits `check_toggled`), `radio` a circle that a click fills in the same way. `whole` is the text of the tooltip.
    Of one that `runs_on` no word is cut as long as the right-aligned column behind it has room.
    """

    key: str
    title: str
    value: Callable[[T], str]
    width: int = 0
    alignment: Qt.AlignmentFlag = LEFT
    look: Look = Look.PLAIN
    sort_key: Callable[[T], Any] | None = None
    whole: Callable[[T], str] | None = None
    tone: Callable[[T], str | None] | None = None
    icon: Callable[[T], Icon | None] | None = None
    pieces: Callable[[T], Sequence[Piece]] | None = None
    check: Callable[[T], Qt.CheckState | None] | None = None
    radio: Callable[[T], bool | None] | None = None
    is_hidden: bool = False
    runs_on: bool = False

    def order(self, row: T) -> tuple[bool, Any]:
        """Key to sort by: blanks last, texts in Vietnamese order."""
        found = self.sort_key(row) if self.sort_key is not None else self.value(row) or None
        if found is None:
            return True, ""
        return False, vietnamese(found) if isinstance(found, str) else found


@dataclass(frozen=True, kw_only=True)
class Grouping(Generic[T]):
    """Group rows: `key` tells the group of a row, `title` and `note` what its head says of its visible rows.

    Groups stand in the order of `order(key)`, by default in that of their first row. `look` gives the colour token of
    the title and the icon before it, in place of the arrow.
    """

    key: Callable[[T], Hashable]
    title: Callable[[Sequence[T]], str]
    note: Callable[[Sequence[T]], str] | None = None
    order: Callable[[Any], Any] | None = None
    check: Callable[[Sequence[T]], Qt.CheckState | None] | None = None
    tag: Callable[[Sequence[T]], tuple[str, str, Icon | None] | None] | None = None
    look: Callable[[Sequence[T]], tuple[str, Icon]] | None = None
