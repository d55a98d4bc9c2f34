"""Frozen dataclasses as JSON and back: what was frozen must be read for as long as the workspace lives.

Every dataclass is written with its name, every field with its name. A field that came later is read as its default
where it is missing; a name that is not known is refused, for a document that is read in part is another document.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pii_desktop.errors import WorkspaceError

T = TypeVar("T")
Hint: TypeAlias = Any
"""A type as an annotation names it."""
Written: TypeAlias = Any
"""What `json.loads` gives."""
Reader: TypeAlias = Callable[[Written], Any]

_NAME: Final = "is"
_PLAIN: Final = (str, int, float, bool, NoneType)


def encode(value: object) -> str:
    """The value as JSON on one line. Raises TypeError for what is no dataclass, tuple, number, text, day or None."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(text: str, kind: type[T], *, unread: frozenset[str] = frozenset()) -> T:
    """The value of `kind` that was written as `text`; its fields `unread` are left at their defaults.

    Raises WorkspaceError (code "frozen-unknown") for what this version of the program does not know.
    """
    try:
        written = json.loads(text)
    except ValueError as error:
        raise _unknown("…") from error
    if unread and isinstance(written, dict):
        written = {name: value for name, value in written.items() if name not in unread}
    return cast("T", _reader(cast("Hint", kind))(written))


def _plain(value: object) -> Written:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Hint = type(value)
        return {_NAME: kind.__name__} | {name: _plain(getattr(value, name)) for name in _names(kind)}
    raise TypeError(f"{type(value).__name__} cannot be frozen")


@cache
def _names(kind: Hint) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(hint: Hint) -> Reader:
    """What reads a value of a type. Raises TypeError for one of which the written text would not tell what it was."""
    if hint in _ATOMS:
        return _ATOMS[hint]
    if isinstance(hint, NewType):
        return _reader(hint.__supertype__)
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(_object, {hint.__name__: hint})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return partial(_parsed, hint)
    origin: Hint = get_origin(hint)
    parts = get_args(hint)
    if origin is tuple:
        return _tuple_reader(parts)
    if origin in (Union, UnionType):
        return _union_reader(parts)
    raise TypeError(f"{hint} cannot be frozen")


def _tuple_reader(parts: tuple[Hint, ...]) -> Reader:
    if parts[1:] == (...,):
        return partial(_items, parts[0])
    return partial(_placed, parts)


def _union_reader(parts: tuple[Hint, ...]) -> Reader:
    classes = {part.__name__: part for part in parts if isinstance(part, type) and is_dataclass(part)}
    atoms = [part for part in parts if part is not NoneType and part not in classes.values()]
    if len(atoms) > 1:
        raise TypeError(f"which of {atoms} it was could not be told")
    atom = _reader(atoms[0]) if atoms else partial(_object, classes)

    def read(value: Written) -> object:
        if value is None and NoneType in parts:
            return None
        return _object(classes, value) if classes and isinstance(value, dict) else atom(value)

    return read


def _items(hint: Hint, value: Written) -> tuple[Any, ...]:
    return tuple(map(_reader(hint), _list(value)))


def _placed(hints: tuple[Hint, ...], value: Written) -> tuple[Any, ...]:
    values = _list(value)
    if len(values) != len(hints):
        raise _unknown(str(values))
    return tuple(_reader(hint)(each) for hint, each in zip(hints, values, strict=True))


def _object(classes: Mapping[str, type], value: Written) -> object:
    """One of the dataclasses, by the name it was written with."""
    name = value.get(_NAME) if isinstance(value, dict) else value
    kind = classes.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _unknown(str(name))
    readers, needed = _shape(kind)
    given = {field: written for field, written in value.items() if field != _NAME}
    if strange := [*(given.keys() - readers.keys()), *(needed - given.keys())]:
        raise _unknown(f"{name}.{strange[0]}")
    return kind(**{field: readers[field](written) for field, written in given.items()})


@cache
def _shape(kind: type) -> tuple[Mapping[str, Reader], frozenset[str]]:
    """A reader for each field, and the fields without a default."""
    hints = get_type_hints(kind)
    known = fields(kind)
    needed = (field for field in known if field.default is MISSING and field.default_factory is MISSING)
    return {field.name: _reader(hints[field.name]) for field in known}, frozenset(field.name for field in needed)


def _list(value: Written) -> list[Any]:
    if not isinstance(value, list):
        raise _unknown(str(value))
    return value


def _key(value: Written) -> object:
    return tuple(map(_key, value)) if isinstance(value, list) else _exactly(str, int, NoneType)(value)


def _exactly(*kinds: type) -> Reader:
    """Reads a value that JSON has a type of its own for; true is no number."""

    def read(value: Written) -> object:
        if type(value) not in kinds:
            raise _unknown(str(value))
        return value

    return read


def _parsed(parse: Callable[[str], Any], value: Written) -> object:
    try:
        return parse(value)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise _unknown(str(value)) from error


_ATOMS: Final[Mapping[Any, Reader]] = {
    str: _exactly(str),
    int: _exactly(int),
    float: _exactly(float, int),
    bool: _exactly(bool),
    NoneType: _exactly(NoneType),
    Decimal: partial(_parsed, Decimal),
    date: partial(_parsed, date.fromisoformat),
    datetime: partial(_parsed, datetime.fromisoformat),
    Hashable: _key,
}
"""`Hashable` is what a place in a drawing opens when clicked: the id of a record, its name, both, or nothing."""


def _unknown(what: str) -> WorkspaceError:
    return WorkspaceError(
        title="Không đọc được bản báo cáo đã lưu.",
        text=f"Trong bản lưu có “{what[:60]}” mà phiên bản này của chương trình không biết. Bản lưu vẫn còn nguyên.",
        hint="Hãy mở sổ dữ liệu bằng phiên bản mới hơn của chương trình.",
        code="frozen-unknown",
    )
