-- The tables that schema 4 rebuilds, each with the folded text it is found by; read by 0004_found_texts.py.

CREATE TABLE requirement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assignment_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    text TEXT NOT NULL,
    is_needed INTEGER NOT NULL,
    reason TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT uq_requirement_assignment_id_key UNIQUE (assignment_id, "key"),
    CONSTRAINT fk_requirement_assignment_id_assignment FOREIGN KEY(assignment_id) REFERENCES assignment (id)
)
 STRICT;

CREATE TABLE policy_mark (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    evidence_id INTEGER NOT NULL,
    "group" INTEGER NOT NULL CONSTRAINT ck_policy_mark_group CHECK ("group" BETWEEN 1 AND 13),
    is_issued INTEGER NOT NULL,
    is_carried_out INTEGER NOT NULL,
    carried_out_by TEXT NOT NULL,
    search_key TEXT NOT NULL,
    CONSTRAINT uq_policy_mark_evidence_id_group UNIQUE (evidence_id, "group"),
    CONSTRAINT fk_policy_mark_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id)
)
 STRICT;
