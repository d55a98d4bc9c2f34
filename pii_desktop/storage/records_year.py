"""The tables of the working year (db/SCHEMA.md): what others supply, who is asked, what evidence is needed, steps."""

from sqlalchemy import INTEGER, TEXT, CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from pii_desktop.domain.coordination import RequestState, Way
from pii_desktop.domain.denominators import DenominatorKind
from pii_desktop.domain.people import Post
from pii_desktop.storage.columns import DateText, DecimalText, EnumText, Flag, MomentText
from pii_desktop.storage.schema import SILENT, needed, numbered, refers, table

denominator = numbered(
    "denominator",
    needed("kind", EnumText(DenominatorKind)),
    needed("name"),
    needed("year", INTEGER),
    Column("value", DecimalText),
    needed("unit"),
    Column("as_of", DateText),
    needed("document"),
    refers("evidence_id", "evidence", is_needed=False),
    needed("is_final", Flag),
    needed("note"),
    needed("search_key", info=SILENT),
    UniqueConstraint("kind", "name", "year"),
)

focal_officer = numbered(
    "focal_officer",
    needed("department"),
    needed("post", EnumText(Post)),
    needed("name"),
    needed("title"),
    needed("phone"),
    needed("email"),
    Column("since", DateText),
    Column("until", DateText),
    needed("document"),
    needed("search_key", info=SILENT),
)

request = numbered(
    "request",
    refers("assignment_id", "assignment"),
    refers("period_id", "period"),
    needed("department"),
    needed("content"),
    Column("asked_on", DateText),
    Column("due_on", DateText),
    needed("state", EnumText(RequestState)),
    Column("replied_on", DateText),
    Column("value", DecimalText),
    Column("numerator", DecimalText),
    Column("denominator", DecimalText),
    needed("result"),
    needed("difficulties"),
    needed("documents"),
    needed("officer"),
    needed("search_key", info=SILENT),
    UniqueConstraint("assignment_id", "period_id", "department"),
)
Index(None, request.c.period_id)

exchange = numbered(
    "exchange",
    Column("happened_on", DateText, key="on", nullable=False),
    needed("way", EnumText(Way)),
    needed("department"),
    needed("content"),
    refers("period_id", "period", is_needed=False),
    needed("file_name"),
    needed("search_key", info=SILENT),
)

note = numbered(
    "note",
    refers("assignment_id", "assignment", is_needed=False),
    refers("period_id", "period", is_needed=False),
    refers("evidence_id", "evidence", is_needed=False),
    refers("denominator_id", "denominator", is_needed=False),
    needed("field"),
    needed("text"),
    needed("is_flagged", Flag),
    Column("follow_up_on", DateText),
    Column("done_at", MomentText),
    needed("written_at", MomentText, info=SILENT),
    needed("written_by", info=SILENT),
    needed("search_key", info=SILENT),
)
Index(None, note.c.assignment_id)

requirement = numbered(
    "requirement",
    refers("assignment_id", "assignment"),
    needed("key"),
    needed("text"),
    needed("is_needed", Flag),
    needed("reason"),
    needed("search_key", info=SILENT),
    UniqueConstraint("assignment_id", "key"),
)

requirement_link = table(
    "requirement_link",
    Column("assignment_id", INTEGER, ForeignKey("assignment.id"), primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("evidence_id", INTEGER, ForeignKey("evidence.id"), primary_key=True),
)
Index(None, requirement_link.c.evidence_id)

policy_mark = numbered(
    "policy_mark",
    refers("evidence_id", "evidence"),
    Column("group", INTEGER, CheckConstraint('"group" BETWEEN 1 AND 13', name="group"), nullable=False),
    needed("is_issued", Flag),
    needed("is_carried_out", Flag),
    needed("carried_out_by"),
    needed("search_key", info=SILENT),
    UniqueConstraint("evidence_id", "group"),
)

work_item_evidence = table(
    "work_item_evidence",
    Column("work_item_id", INTEGER, ForeignKey("work_item.id"), primary_key=True),
    Column("evidence_id", INTEGER, ForeignKey("evidence.id"), primary_key=True),
)
Index(None, work_item_evidence.c.evidence_id)

undo_step = numbered(
    "undo_step",
    needed("at", MomentText),
    needed("who"),
    needed("action"),
    needed("state", TEXT),
    needed("deleted"),
)
Index(None, undo_step.c.state)

undo_change = numbered(
    "undo_change",
    refers("step_id", "undo_step"),
    needed("table_name", TEXT),
    Column("before", TEXT),
    Column("after", TEXT),
)
Index(None, undo_change.c.step_id)
