"""Searching folded text: what a person typed is text, never a pattern (reliability.md 12)."""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import ColumnElement

from pii_desktop.text.normalise import search_key

_ESCAPE = "\\"


class _Letters(defaultdict[int, str]):
    """Each letter as a search folds it, found out when it is first met."""

    def __missing__(self, letter: int) -> str:
        sign = chr(letter)
        self[letter] = folded = search_key(sign) or (sign if sign.isspace() else "")
        return folded


_LETTERS: Final = _Letters()


def fold(text: str) -> str:
    """Stored text, which is composed, as a search folds it, letter by letter: for columns that have no folded text."""
    return text.lower().translate(_LETTERS)


def contains(column: ColumnElement[Any], typed: str) -> ColumnElement[bool]:
    """The condition that a folded column holds what was typed, `%` and `_` included as themselves."""
    pattern = search_key(typed)
    for sign in (_ESCAPE, "%", "_"):
        pattern = pattern.replace(sign, _ESCAPE + sign)
    return column.like(f"%{pattern}%", escape=_ESCAPE)
