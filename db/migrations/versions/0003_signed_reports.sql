-- The tables that schema 3 adds, and a version for each report that was sent before; read statement by statement.

CREATE TABLE report_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    base_id INTEGER,
    reason TEXT NOT NULL,
    document_number TEXT NOT NULL,
    signed_on TEXT,
    sent_on TEXT,
    frozen_at TEXT,
    frozen_by TEXT NOT NULL,
    evidence_id INTEGER,
    CONSTRAINT uq_report_version_period_id_number UNIQUE (period_id, number),
    CONSTRAINT fk_report_version_period_id_period FOREIGN KEY(period_id) REFERENCES period (id),
    CONSTRAINT fk_report_version_base_id_report_version FOREIGN KEY(base_id) REFERENCES report_version (id),
    CONSTRAINT fk_report_version_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;

CREATE TABLE report_content (
    version_id INTEGER NOT NULL,
    facts TEXT NOT NULL,
    document TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    CONSTRAINT pk_report_content PRIMARY KEY (version_id),
    CONSTRAINT fk_report_content_version_id_report_version FOREIGN KEY(version_id) REFERENCES report_version (id)
)
 STRICT;

CREATE TABLE wording (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER,
    period_id INTEGER,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    based_on TEXT NOT NULL,
    "after" TEXT NOT NULL,
    is_left_out INTEGER NOT NULL,
    CONSTRAINT fk_wording_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id),
    CONSTRAINT fk_wording_period_id_period FOREIGN KEY(period_id) REFERENCES period (id)
)
 STRICT;

CREATE INDEX ix_wording_period_id ON wording (period_id);

INSERT INTO report_version (period_id, number, kind, state, reason, document_number, sent_on, frozen_by)
    SELECT id, 1, 'report', 'sent', '', '', sent_on, '' FROM period WHERE state = 'sent';
