"""The tables (db/SCHEMA.md describes them). A column's key is the name of the dataclass field it keeps."""

from typing import Any

from sqlalchemy import INTEGER, TEXT, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from pii_desktop.domain.departments import Role
from pii_desktop.domain.evidence import Form
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
from pii_desktop.storage.schema import SILENT, needed, numbered, refers, table

SCHEMA = 4
"""The newest schema this program knows: `user_version` of a database, and the number of the last migration."""

REVISION = f"{SCHEMA:04d}"
"""The name Alembic knows that schema by."""


def _row_columns() -> tuple[Column[Any], ...]:
    """One column for each field of a ParsedRow."""
    return (
        needed("kind", EnumText(RowKind)),
        needed("name"),
        needed("place", PlaceText, info=SILENT),
        Column("code", Words),
        Column("code_printed", Words),
        Column("stt", Words),
        Column("unit", Words),
        Column("baseline", DecimalText),
        Column("baseline_printed", Words),
        Column("series", EnumText(Series)),
        Column("target", TargetText),
        Column("target_printed", Words),
        needed("lead", WordList),
        needed("coordinating", WordList),
        needed("collective_lead", Flag),
        Column("timing", Words),
        needed("tasks", WordList),
        Column("source_note", Words),
        Column("pillar", Words),
        Column("group_code", Words, key="group"),
        Column("parent", Words),
        needed("issues", IssueList, info=SILENT),
    )


meta = table("meta", Column("key", TEXT, primary_key=True), needed("value"))

setting = table("setting", Column("key", TEXT, primary_key=True), needed("value"))

draft = table("draft", Column("key", TEXT, primary_key=True), needed("text"), needed("saved_at", MomentText))

plan = numbered(
    "plan",
    needed("label"),
    needed("title", WordList),
    Column("number", Words),
    Column("signed_on", DateText),
    Column("issuer", Words),
    Column("year", INTEGER),
    Column("province", Words),
    Column("catalogue_key", Words),
    needed("source_name"),
    needed("source_sha256"),
    Column("imported_at", MomentText, info=SILENT),
    needed("recipient"),
    refers("continues_id", "plan", is_needed=False),
)

heading = numbered("heading", refers("plan_id", "plan"), needed("position", INTEGER), *_row_columns())
Index(None, heading.c.plan_id, heading.c.position)

pillar_target = numbered(
    "pillar_target",
    refers("plan_id", "plan"),
    needed("pillar"),
    needed("name"),
    Column("baseline", DecimalText),
    Column("target", TargetText),
    needed("target_printed"),
)
Index(None, pillar_target.c.plan_id)

assignment = numbered(
    "assignment",
    refers("plan_id", "plan"),
    needed("position", INTEGER, info=SILENT),
    *_row_columns(),
    needed("search_key", info=SILENT),
    Column("role", EnumText(Role)),
    needed("is_tracked", Flag),
    Column("own_target", TargetText),
    needed("own_target_printed"),
    Column("archived_at", MomentText),
    Column("cut_off", Words),
    refers("continues_id", "assignment", is_needed=False),
)
Index(None, assignment.c.plan_id, assignment.c.position)
Index(None, assignment.c.code)

work_item = numbered(
    "work_item",
    refers("assignment_id", "assignment"),
    needed("position", INTEGER, info=SILENT),
    needed("text"),
    needed("search_key", info=SILENT),
    needed("state", EnumText(WorkState)),
    Column("percent", INTEGER, CheckConstraint("percent BETWEEN 0 AND 100", name="percent")),
    needed("result"),
    Column("due", DateText),
    needed("timing"),
    needed("officer"),
    needed("is_own", Flag),
    needed("is_continuous", Flag),
    Column("archived_at", MomentText),
)
Index(None, work_item.c.assignment_id, work_item.c.position)

period = numbered(
    "period",
    needed("kind", EnumText(PeriodKind)),
    needed("year", INTEGER),
    Column("number", INTEGER, key="index", nullable=False),
    Column("deadline", DateText),
    needed("recipient"),
    needed("state", EnumText(PeriodState)),
    refers("plan_id", "plan", is_needed=False),
    Column("sent_on", DateText),
)

progress = numbered(
    "progress",
    refers("assignment_id", "assignment"),
    refers("period_id", "period"),
    Column("value", DecimalText),
    Column("numerator", DecimalText),
    Column("denominator", DecimalText),
    needed("result"),
    needed("difficulties"),
    needed("proposals"),
    needed("next_steps"),
    needed("explanation"),
    Column("judgement", EnumText(Judgement)),
    needed("judgement_reason"),
    Column("score", DecimalText),
    Column("rank", INTEGER, CheckConstraint("rank > 0", name="rank")),
    needed("citation"),
    refers("denominator_id", "denominator", is_needed=False),
    needed("search_key", info=SILENT),
    needed("state", EnumText(EntryState)),
    needed("changed_at", MomentText, info=SILENT),
    needed("changed_by", info=SILENT),
    UniqueConstraint("assignment_id", "period_id"),
)
Index(None, progress.c.period_id)
Index(None, progress.c.denominator_id)

evidence = numbered(
    "evidence",
    needed("number"),
    Column("signed_on", DateText),
    needed("issuer"),
    needed("abstract"),
    Column("in_force_from", DateText),
    Column("in_force_to", DateText),
    needed("kind"),
    Column("expires_on", DateText),
    Column("form", EnumText(Form)),
    needed("note"),
    needed("search_key", info=SILENT),
    needed("added_at", MomentText, info=SILENT),
)

evidence_file = numbered(
    "evidence_file",
    refers("evidence_id", "evidence"),
    needed("position", INTEGER, info=SILENT),
    needed("file_name"),
    needed("sha256", TEXT),
    Column("size", INTEGER, CheckConstraint("size > 0", name="size"), nullable=False),
    UniqueConstraint("sha256"),
)
Index(None, evidence_file.c.evidence_id)

evidence_link = table(
    "evidence_link",
    Column("evidence_id", INTEGER, ForeignKey("evidence.id"), primary_key=True),
    Column("assignment_id", INTEGER, ForeignKey("assignment.id"), primary_key=True),
)
Index(None, evidence_link.c.assignment_id)

import_run = numbered(
    "import_run",
    needed("at", MomentText),
    needed("who"),
    refers("plan_id", "plan"),
    needed("file_name"),
    needed("sha256", TEXT),
    needed("backup"),
    needed("added", INTEGER),
    needed("changed", INTEGER),
    needed("removed", INTEGER),
    Column("undone_at", MomentText),
)
Index(None, import_run.c.plan_id)

history = table(
    "history",
    Column("id", INTEGER, primary_key=True),
    needed("at", MomentText),
    needed("who"),
    needed("action"),
    needed("entity", TEXT),
    needed("entity_id", INTEGER),
    Column("assignment_id", INTEGER),
    needed("field"),
    needed("old"),
    needed("new"),
    needed("why"),
    Column("import_id", INTEGER),
    needed("hash", TEXT),
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
