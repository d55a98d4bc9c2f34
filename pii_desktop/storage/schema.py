"""What every table is made with: naming of constraints, strictness, ids that are never given twice."""

from typing import Any, Final

from sqlalchemy import INTEGER, Column, ForeignKey, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from pii_desktop.storage.columns import Words

SILENT: Final = {"silent": True}
"""Marks columns whose changes are no history: positions, places, folded text."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *items: SchemaItem) -> Table:
    """A strict table."""
    return Table(name, metadata, *items, sqlite_strict=True)


def numbered(name: str, *items: SchemaItem) -> Table:
    """A strict table whose ids are never given twice: the history goes on naming what was deleted."""
    key = Column("id", INTEGER, primary_key=True)
    return Table(name, metadata, key, *items, sqlite_strict=True, sqlite_autoincrement=True)


def needed(name: str, kind: Any = Words, **options: Any) -> Column[Any]:  # noqa: ANN401 - a type or its instance
    """A column that is never NULL."""
    return Column(name, kind, nullable=False, **options)


def refers(name: str, target: str, *, is_needed: bool = True) -> Column[Any]:
    """A column with the id of a row in the table `target`."""
    return Column(name, INTEGER, ForeignKey(f"{target}.id"), nullable=not is_needed)
