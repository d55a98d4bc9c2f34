"""The first schema.

A migration is never changed once it was released; it is written as the plain SQL that it runs.
"""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
CREATE TABLE draft (
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY ("key")
) STRICT""",
    """
CREATE TABLE evidence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL CONSTRAINT ck_evidence_size CHECK (size > 0),
    number TEXT NOT NULL,
    signed_on TEXT,
    issuer TEXT NOT NULL,
    abstract TEXT NOT NULL,
    in_force_from TEXT,
    in_force_to TEXT,
    search_key TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT uq_evidence_sha256 UNIQUE (sha256)
) STRICT""",
    """
CREATE TABLE history (
    id INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    assignment_id INTEGER,
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    why TEXT NOT NULL,
    import_id INTEGER,
    hash TEXT NOT NULL,
    CONSTRAINT pk_history PRIMARY KEY (id)
) STRICT""",
    """
CREATE INDEX ix_history_assignment_id ON history (assignment_id)""",
    """
CREATE INDEX ix_history_entity_entity_id ON history (entity, entity_id)""",
    """
CREATE INDEX ix_history_import_id ON history (import_id)""",
    """
CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY ("key")
) STRICT""",
    """
CREATE TABLE period (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    deadline TEXT,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT""",
    """
CREATE TABLE "plan" (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    signed_on TEXT,
    issuer TEXT,
    year INTEGER,
    province TEXT,
    catalogue_key TEXT,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    imported_at TEXT
) STRICT""",
    """
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
) STRICT""",
    """
CREATE TABLE assignment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    code TEXT,
    code_printed TEXT,
    stt TEXT,
    unit TEXT,
    baseline TEXT,
    baseline_printed TEXT,
    series TEXT,
    target TEXT,
    target_printed TEXT,
    lead TEXT NOT NULL,
    coordinating TEXT NOT NULL,
    collective_lead INTEGER NOT NULL,
    timing TEXT,
    tasks TEXT NOT NULL,
    source_note TEXT,
    pillar TEXT,
    group_code TEXT,
    parent TEXT,
    issues TEXT NOT NULL,
    search_key TEXT NOT NULL,
    role TEXT,
    is_tracked INTEGER NOT NULL,
    own_target TEXT,
    own_target_printed TEXT NOT NULL,
    archived_at TEXT,
    CONSTRAINT fk_assignment_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
) STRICT""",
    """
CREATE INDEX ix_assignment_code ON assignment (code)""",
    """
CREATE INDEX ix_assignment_plan_id_position ON assignment (plan_id, position)""",
    """
CREATE TABLE heading (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    code TEXT,
    code_printed TEXT,
    stt TEXT,
    unit TEXT,
    baseline TEXT,
    baseline_printed TEXT,
    series TEXT,
    target TEXT,
    target_printed TEXT,
    lead TEXT NOT NULL,
    coordinating TEXT NOT NULL,
    collective_lead INTEGER NOT NULL,
    timing TEXT,
    tasks TEXT NOT NULL,
    source_note TEXT,
    pillar TEXT,
    group_code TEXT,
    parent TEXT,
    issues TEXT NOT NULL,
    CONSTRAINT fk_heading_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
) STRICT""",
    """
CREATE INDEX ix_heading_plan_id_position ON heading (plan_id, position)""",
    """
CREATE TABLE import_run (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    plan_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    backup TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    undone_at TEXT,
    CONSTRAINT fk_import_run_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
) STRICT""",
    """
CREATE INDEX ix_import_run_plan_id ON import_run (plan_id)""",
    """
CREATE TABLE pillar_target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL,
    pillar TEXT NOT NULL,
    name TEXT NOT NULL,
    baseline TEXT,
    target TEXT,
    target_printed TEXT NOT NULL,
    CONSTRAINT fk_pillar_target_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
) STRICT""",
    """
CREATE INDEX ix_pillar_target_plan_id ON pillar_target (plan_id)""",
    """
CREATE TABLE evidence_link (
    evidence_id INTEGER NOT NULL,
    assignment_id INTEGER NOT NULL,
    CONSTRAINT pk_evidence_link PRIMARY KEY (evidence_id, assignment_id),
    CONSTRAINT fk_evidence_link_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id),
    CONSTRAINT fk_evidence_link_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id)
) STRICT""",
    """
CREATE INDEX ix_evidence_link_assignment_id ON evidence_link (assignment_id)""",
    """
CREATE TABLE progress (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER NOT NULL,
    period_id INTEGER NOT NULL,
    value TEXT,
    numerator TEXT,
    denominator TEXT,
    result TEXT NOT NULL,
    difficulties TEXT NOT NULL,
    proposals TEXT NOT NULL,
    next_steps TEXT NOT NULL,
    explanation TEXT NOT NULL,
    judgement TEXT,
    judgement_reason TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    CONSTRAINT uq_progress_assignment_id_period_id UNIQUE (assignment_id, period_id),
    CONSTRAINT fk_progress_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_progress_period_id_period FOREIGN KEY(period_id) REFERENCES period (id)
) STRICT""",
    """
CREATE INDEX ix_progress_period_id ON progress (period_id)""",
    """
CREATE TABLE work_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    search_key TEXT NOT NULL,
    state TEXT NOT NULL,
    percent INTEGER CONSTRAINT ck_work_item_percent CHECK (percent BETWEEN 0 AND 100),
    result TEXT NOT NULL,
    due TEXT,
    timing TEXT NOT NULL,
    officer TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    archived_at TEXT,
    CONSTRAINT fk_work_item_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id)
) STRICT""",
    """
CREATE INDEX ix_work_item_assignment_id_position ON work_item (assignment_id, position)""",
    """
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """
CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    """
CREATE TRIGGER history_only_grows BEFORE INSERT ON history WHEN NEW.id <= (SELECT max(id) FROM history)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute("INSERT INTO meta (\"key\", value) VALUES ('min_reader', '1')")
