"""The tables of reports (db/SCHEMA.md): versions, what was frozen in them, and the user's own wording."""

from sqlalchemy import INTEGER, TEXT, Column, ForeignKey, Index, UniqueConstraint

from pii_desktop.domain.period import PeriodState
from pii_desktop.domain.versions import VersionKind
from pii_desktop.storage.columns import DateText, EnumText, Flag, MomentText
from pii_desktop.storage.schema import SILENT, needed, numbered, refers, table

report_version = numbered(
    "report_version",
    refers("period_id", "period"),
    Column("number", INTEGER, nullable=False),
    needed("kind", EnumText(VersionKind)),
    needed("state", EnumText(PeriodState)),
    refers("base_id", "report_version", is_needed=False),
    needed("reason"),
    needed("document_number"),
    Column("signed_on", DateText),
    Column("sent_on", DateText),
    Column("frozen_at", MomentText, info=SILENT),
    needed("frozen_by", info=SILENT),
    refers("evidence_id", "evidence", is_needed=False),
    UniqueConstraint("period_id", "number"),
)

report_content = table(
    "report_content",
    Column("version_id", INTEGER, ForeignKey("report_version.id"), primary_key=True),
    needed("facts", TEXT, info=SILENT),
    needed("document", TEXT, info=SILENT),
    needed("sha256", TEXT, info=SILENT),
)

wording = numbered(
    "wording",
    refers("plan_id", "plan", is_needed=False),
    refers("period_id", "period", is_needed=False),
    needed("key"),
    needed("text"),
    needed("based_on", info=SILENT),
    needed("after"),
    needed("is_left_out", Flag),
)
Index(None, wording.c.period_id)
