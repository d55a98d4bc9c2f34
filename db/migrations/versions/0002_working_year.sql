-- The tables of schema 2 that are new or changed; read by 0002_working_year.py, statement by statement.

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
    imported_at TEXT,
    recipient TEXT NOT NULL,
    continues_id INTEGER,
    CONSTRAINT fk_plan_continues_id_plan FOREIGN KEY(continues_id) REFERENCES "plan" (id)
)
 STRICT;

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
    cut_off TEXT,
    continues_id INTEGER,
    CONSTRAINT fk_assignment_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id),
    CONSTRAINT fk_assignment_continues_id_assignment FOREIGN KEY(continues_id) REFERENCES assignment (id)
)
 STRICT;

CREATE INDEX ix_assignment_code ON assignment (code);

CREATE INDEX ix_assignment_plan_id_position ON assignment (plan_id, position);

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
    is_continuous INTEGER NOT NULL,
    archived_at TEXT,
    CONSTRAINT fk_work_item_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id)
)
 STRICT;

CREATE INDEX ix_work_item_assignment_id_position ON work_item (assignment_id, position);

CREATE TABLE period (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    deadline TEXT,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    plan_id INTEGER,
    sent_on TEXT,
    CONSTRAINT fk_period_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
)
 STRICT;

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
    score TEXT,
    rank INTEGER CONSTRAINT ck_progress_rank CHECK (rank > 0),
    citation TEXT NOT NULL,
    denominator_id INTEGER,
    search_key TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    CONSTRAINT uq_progress_assignment_id_period_id UNIQUE (assignment_id, period_id),
    CONSTRAINT fk_progress_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_progress_period_id_period FOREIGN KEY(period_id) REFERENCES period (id),
    CONSTRAINT fk_progress_denominator_id_denominator FOREIGN KEY(denominator_id) REFERENCES denominator (id)
)
 STRICT;

CREATE INDEX ix_progress_denominator_id ON progress (denominator_id);

CREATE INDEX ix_progress_period_id ON progress (period_id);

CREATE TABLE evidence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL,
    signed_on TEXT,
    issuer TEXT NOT NULL,
    abstract TEXT NOT NULL,
    in_force_from TEXT,
    in_force_to TEXT,
    kind TEXT NOT NULL,
    expires_on TEXT,
    form TEXT,
    note TEXT NOT NULL,
    search_key TEXT NOT NULL,
    added_at TEXT NOT NULL
)
 STRICT;

CREATE TABLE focal_officer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    department TEXT NOT NULL,
    post TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    since TEXT,
    until TEXT,
    document TEXT NOT NULL,
    search_key TEXT NOT NULL
)
 STRICT;

CREATE TABLE undo_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    deleted TEXT NOT NULL
)
 STRICT;

CREATE INDEX ix_undo_step_state ON undo_step (state);

CREATE TABLE denominator (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    year INTEGER NOT NULL,
    value TEXT,
    unit TEXT NOT NULL,
    as_of TEXT,
    document TEXT NOT NULL,
    evidence_id INTEGER,
    is_final INTEGER NOT NULL,
    note TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT uq_denominator_kind_name_year UNIQUE (kind, name, year),
    CONSTRAINT fk_denominator_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE TABLE evidence_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    evidence_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL CONSTRAINT ck_evidence_file_size CHECK (size > 0),
    CONSTRAINT uq_evidence_file_sha256 UNIQUE (sha256),
    CONSTRAINT fk_evidence_file_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE INDEX ix_evidence_file_evidence_id ON evidence_file (evidence_id);

CREATE TABLE policy_mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    evidence_id INTEGER NOT NULL,
    "group" INTEGER NOT NULL CONSTRAINT ck_policy_mark_group CHECK ("group" BETWEEN 1 AND 13),
    is_issued INTEGER NOT NULL,
    is_carried_out INTEGER NOT NULL,
    carried_out_by TEXT NOT NULL,
    CONSTRAINT uq_policy_mark_evidence_id_group UNIQUE (evidence_id, "group"),
    CONSTRAINT fk_policy_mark_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE TABLE undo_change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT fk_undo_change_step_id_undo_step FOREIGN KEY(step_id) REFERENCES undo_step (id)
)
 STRICT;

CREATE INDEX ix_undo_change_step_id ON undo_change (step_id);

CREATE TABLE exchange (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    happened_on TEXT NOT NULL,
    way TEXT NOT NULL,
    department TEXT NOT NULL,
    content TEXT NOT NULL,
    period_id INTEGER,
    file_name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT fk_exchange_period_id_period FOREIGN KEY(period_id) REFERENCES period (id)
)
 STRICT;

CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER,
    period_id INTEGER,
    evidence_id INTEGER,
    denominator_id INTEGER,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    is_flagged INTEGER NOT NULL,
    follow_up_on TEXT,
    done_at TEXT,
    written_at TEXT NOT NULL,
    written_by TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT fk_note_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_note_period_id_period FOREIGN KEY(period_id) REFERENCES period (id),
    CONSTRAINT fk_note_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id),
    CONSTRAINT fk_note_denominator_id_denominator FOREIGN KEY(denominator_id) REFERENCES denominator (id)
)
 STRICT;

CREATE INDEX ix_note_assignment_id ON note (assignment_id);

CREATE TABLE request (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER NOT NULL,
    period_id INTEGER NOT NULL,
    department TEXT NOT NULL,
    content TEXT NOT NULL,
    asked_on TEXT,
    due_on TEXT,
    state TEXT NOT NULL,
    replied_on TEXT,
    value TEXT,
    numerator TEXT,
    denominator TEXT,
    result TEXT NOT NULL,
    difficulties TEXT NOT NULL,
    documents TEXT NOT NULL,
    officer TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT uq_request_assignment_id_period_id_department UNIQUE (assignment_id, period_id, department),
    CONSTRAINT fk_request_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_request_period_id_period FOREIGN KEY(period_id) REFERENCES period (id)
)
 STRICT;

CREATE INDEX ix_request_period_id ON request (period_id);

CREATE TABLE requirement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    is_needed INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT uq_requirement_assignment_id_key UNIQUE (assignment_id, "key"),
    CONSTRAINT fk_requirement_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id)
)
 STRICT;

CREATE TABLE requirement_link (
    assignment_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    evidence_id INTEGER NOT NULL,
    CONSTRAINT pk_requirement_link PRIMARY KEY (assignment_id, "key", evidence_id),
    CONSTRAINT fk_requirement_link_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT fk_requirement_link_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE INDEX ix_requirement_link_evidence_id ON requirement_link (evidence_id);

CREATE TABLE work_item_evidence (
    work_item_id INTEGER NOT NULL,
    evidence_id INTEGER NOT NULL,
    CONSTRAINT pk_work_item_evidence PRIMARY KEY (work_item_id, evidence_id),
    CONSTRAINT fk_work_item_evidence_work_item_id_work_item FOREIGN KEY(work_item_id) REFERENCES work_item (id),
    CONSTRAINT fk_work_item_evidence_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE INDEX ix_work_item_evidence_evidence_id ON work_item_evidence (evidence_id);
