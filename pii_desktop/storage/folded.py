"""Searching folded text: what a person typed is text, never a pattern (reliability.md 12)."""

from typing import Any

from sqlalchemy import Column, ColumnElement

from pii_desktop.text.normalise import search_key

_ESCAPE = "\\"


def contains(column: Column[Any], typed: str) -> ColumnElement[bool]:
    """The condition that a folded column holds what was typed, `%` and `_` included as themselves."""
    pattern = search_key(typed)
    for sign in (_ESCAPE, "%", "_"):
        pattern = pattern.replace(sign, _ESCAPE + sign)
    return column.like(f"%{pattern}%", escape=_ESCAPE)
