"""The tables (db/SCHEMA.md describes them). A column's key is the name of the dataclass field it keeps."""

from typing import Any

from sqlalchemy import INTEGER, TEXT, CheckConstraint, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint
from sqlalchemy.sql.schema import SchemaItem

from pii_desktop.domain.departments import Role
from pii_desktop.domain.listing import EntryState
from pii_desktop.domain.period import PeriodKind, PeriodState
from pii_desktop.domain.plan import RowKind, Series
from pii_desktop.domain.progress import Judgement, WorkState
from pii_desktop.storage.columns import (
    DateText,
    DecimalText,
    EnumText,
    Flag,
    IssueList,
    MomentText,
    PlaceText,
    TargetText,
    WordList,
    Words,
)

SCHEMA = 1
"""The newest schema this program knows: `user_version` of a database, and the number of the last migration."""

REVISION = f"{SCHEMA:04d}"
"""The name Alembic knows that schema by."""

SILENT = {"silent": True}
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


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True)


def _numbered(name: str, *items: SchemaItem) -> Table:
    """A table whose ids are never given twice: the history goes on naming what was deleted."""
    key = Column("id", INTEGER, primary_key=True)
    return Table(name, metadata, key, *items, sqlite_strict=True, sqlite_autoincrement=True)


def _needed(name: str, kind: Any = Words, **options: Any) -> Column[Any]:  # noqa: ANN401 - a type or its instance
    return Column(name, kind, nullable=False, **options)


def _refers(name: str, target: str) -> Column[Any]:
    return Column(name, INTEGER, ForeignKey(f"{target}.id"), nullable=False)


def _row_columns() -> tuple[Column[Any], ...]:
    """One column for each field of a ParsedRow."""
    return (
        _needed("kind", EnumText(RowKind)),
        _needed("name"),
        _needed("place", PlaceText, info=SILENT),
        Column("code", Words),
        Column("code_printed", Words),
        Column("stt", Words),
        Column("unit", Words),
        Column("baseline", DecimalText),
        Column("baseline_printed", Words),
        Column("series", EnumText(Series)),
        Column("target", TargetText),
        Column("target_printed", Words),
        _needed("lead", WordList),
        _needed("coordinating", WordList),
        _needed("collective_lead", Flag),
        Column("timing", Words),
        _needed("tasks", WordList),
        Column("source_note", Words),
        Column("pillar", Words),
        Column("group_code", Words, key="group"),
        Column("parent", Words),
        _needed("issues", IssueList, info=SILENT),
    )


meta = _table("meta", Column("key", TEXT, primary_key=True), _needed("value"))

setting = _table("setting", Column("key", TEXT, primary_key=True), _needed("value"))

draft = _table("draft", Column("key", TEXT, primary_key=True), _needed("text"), _needed("saved_at", MomentText))

plan = _numbered(
    "plan",
    _needed("label"),
    _needed("title", WordList),
    Column("number", Words),
    Column("signed_on", DateText),
    Column("issuer", Words),
    Column("year", INTEGER),
    Column("province", Words),
    Column("catalogue_key", Words),
    _needed("source_name"),
    _needed("source_sha256"),
    Column("imported_at", MomentText, info=SILENT),
)

heading = _numbered("heading", _refers("plan_id", "plan"), _needed("position", INTEGER), *_row_columns())
Index(None, heading.c.plan_id, heading.c.position)

pillar_target = _numbered(
    "pillar_target",
    _refers("plan_id", "plan"),
    _needed("pillar"),
    _needed("name"),
    Column("baseline", DecimalText),
    Column("target", TargetText),
    _needed("target_printed"),
)
Index(None, pillar_target.c.plan_id)

assignment = _numbered(
    "assignment",
    _refers("plan_id", "plan"),
    _needed("position", INTEGER, info=SILENT),
    *_row_columns(),
    _needed("search_key", info=SILENT),
    Column("role", EnumText(Role)),
    _needed("is_tracked", Flag),
    Column("own_target", TargetText),
    _needed("own_target_printed"),
    Column("archived_at", MomentText),
)
Index(None, assignment.c.plan_id, assignment.c.position)
Index(None, assignment.c.code)

work_item = _numbered(
    "work_item",
    _refers("assignment_id", "assignment"),
    _needed("position", INTEGER, info=SILENT),
    _needed("text"),
    _needed("search_key", info=SILENT),
    _needed("state", EnumText(WorkState)),
    Column("percent", INTEGER, CheckConstraint("percent BETWEEN 0 AND 100", name="percent")),
    _needed("result"),
    Column("due", DateText),
    _needed("timing"),
    _needed("officer"),
    _needed("is_own", Flag),
    Column("archived_at", MomentText),
)
Index(None, work_item.c.assignment_id, work_item.c.position)

period = _numbered(
    "period",
    _needed("kind", EnumText(PeriodKind)),
    _needed("year", INTEGER),
    Column("number", INTEGER, key="index", nullable=False),
    Column("deadline", DateText),
    _needed("recipient"),
    _needed("state", EnumText(PeriodState)),
)

progress = _numbered(
    "progress",
    _refers("assignment_id", "assignment"),
    _refers("period_id", "period"),
    Column("value", DecimalText),
    Column("numerator", DecimalText),
    Column("denominator", DecimalText),
    _needed("result"),
    _needed("difficulties"),
    _needed("proposals"),
    _needed("next_steps"),
    _needed("explanation"),
    Column("judgement", EnumText(Judgement)),
    _needed("judgement_reason"),
    _needed("state", EnumText(EntryState)),
    _needed("changed_at", MomentText, info=SILENT),
    _needed("changed_by", info=SILENT),
    UniqueConstraint("assignment_id", "period_id"),
)
Index(None, progress.c.period_id)

evidence = _numbered(
    "evidence",
    _needed("file_name"),
    _needed("sha256", TEXT),
    Column("size", INTEGER, CheckConstraint("size > 0", name="size"), nullable=False),
    _needed("number"),
    Column("signed_on", DateText),
    _needed("issuer"),
    _needed("abstract"),
    Column("in_force_from", DateText),
    Column("in_force_to", DateText),
    _needed("search_key", info=SILENT),
    _needed("added_at", MomentText, info=SILENT),
    UniqueConstraint("sha256"),
)

evidence_link = _table(
    "evidence_link",
    Column("evidence_id", INTEGER, ForeignKey("evidence.id"), primary_key=True),
    Column("assignment_id", INTEGER, ForeignKey("assignment.id"), primary_key=True),
)
Index(None, evidence_link.c.assignment_id)

import_run = _numbered(
    "import_run",
    _needed("at", MomentText),
    _needed("who"),
    _refers("plan_id", "plan"),
    _needed("file_name"),
    _needed("sha256", TEXT),
    _needed("backup"),
    _needed("added", INTEGER),
    _needed("changed", INTEGER),
    _needed("removed", INTEGER),
    Column("undone_at", MomentText),
)
Index(None, import_run.c.plan_id)

history = _table(
    "history",
    Column("id", INTEGER, primary_key=True),
    _needed("at", MomentText),
    _needed("who"),
    _needed("action"),
    _needed("entity", TEXT),
    _needed("entity_id", INTEGER),
    Column("assignment_id", INTEGER),
    _needed("field"),
    _needed("old"),
    _needed("new"),
    _needed("why"),
    Column("import_id", INTEGER),
    _needed("hash", TEXT),
)
Index(None, history.c.entity, history.c.entity_id)
Index(None, history.c.assignment_id)
Index(None, history.c.import_id)

TRIGGERS = (
    """\
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """\
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """\
CREATE TRIGGER history_only_grows BEFORE INSERT ON history WHEN NEW.id <= (SELECT max(id) FROM history)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
)
"""The history is append-only; INSERT OR REPLACE, which fires no delete trigger, is caught by the last one."""
