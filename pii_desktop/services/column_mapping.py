"""Columns given by hand: remembered by the shape of a table, and used for the next file of that shape.

They stand under the key "column-mappings" as JSON, shape → columns; no columns at all leave such tables out.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pii_desktop.domain.changes import Changes
from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.services.named_settings import named_setting, put_named_setting

if TYPE_CHECKING:
    from pii_desktop.services.ports import UnitOfWork

_KEY = "column-mappings"
NAME = "name"
_ASSIGNING = ("lead", "coordinating", "target", "tasks")


def remembered(uow: "UnitOfWork") -> ColumnMapping:
    """The columns that were given by hand so far, by shape."""
    return ColumnMapping(shapes=named_setting(uow, _KEY))


def remember(uow: "UnitOfWork", shapes: Mapping[str, Mapping[str, int]]) -> Changes:
    """Keep columns for tables of these shapes."""
    with uow.action("Ghi nhớ cột của bảng"):
        given = {shape: dict(columns) for shape, columns in shapes.items()}
        put_named_setting(uow, _KEY, named_setting(uow, _KEY) | given)
    return Changes("Ghi nhớ cột của bảng")


def forget(uow: "UnitOfWork", shapes: Iterable[str]) -> Changes:
    """Read tables of these shapes by their headers again."""
    gone = frozenset(shapes)
    with uow.action("Bỏ ghi nhớ cột của bảng"):
        stored = named_setting(uow, _KEY)
        put_named_setting(uow, _KEY, {shape: columns for shape, columns in stored.items() if shape not in gone})
    return Changes("Bỏ ghi nhớ cột của bảng")


def used_in(parsed: ParsedPlan, mapping: ColumnMapping) -> frozenset[str]:
    """The remembered shapes that stand in a file."""
    shapes = {table.shape for table in parsed.tables} | {table.shape for table in parsed.skipped}
    return frozenset(shapes & mapping.shapes.keys())


def guess(header: Sequence[str]) -> dict[str, int]:
    """Meaning → column as far as printed words tell, the first column that fits; for a table that was not taken."""
    from pii_desktop.importers.labels import meaning_of

    found: dict[str, int] = {}
    for column, words in enumerate(header):
        meaning = meaning_of(words)
        if meaning is not None:
            found.setdefault(meaning.value, column)
    return found


def is_enough(columns: Mapping[str, int]) -> bool:
    """True where a table can be read with these columns: names, and something that is asked of somebody."""
    return NAME in columns and any(meaning in columns for meaning in _ASSIGNING)
