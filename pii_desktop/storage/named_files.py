"""Which contents of the store something asks for: documents, what undo and the trash may bring back, frozen reports."""

import sqlite3
from typing import Final

_OF_DOCUMENTS: Final = "SELECT sha256 FROM evidence_file"
_OF_STEPS: Final = """
SELECT json_extract(before, '$.sha256') FROM undo_change WHERE table_name = 'evidence_file' UNION
SELECT json_extract(after, '$.sha256') FROM undo_change WHERE table_name = 'evidence_file'"""
_OF_FROZEN_REPORTS: Final = """
SELECT json_extract(file.value, '$.sha256') FROM report_content,
json_each(CASE WHEN json_valid(facts) THEN facts ELSE '{}' END, '$.documents') AS document,
json_each(document.value, '$.files') AS file"""
"""The pack of a report that was submitted, signed or sent holds them, whatever became of the documents."""
_OF_ONE_FILE: Final = "SELECT sha256 FROM evidence"
"""In schema 1 a document had one file."""


def named_files(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The SHA-256 of each content in order; of any released schema."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "evidence_file" not in tables:
        queries = [_OF_ONE_FILE]
    else:
        queries = [_OF_DOCUMENTS, _OF_STEPS, *([_OF_FROZEN_REPORTS] if "report_content" in tables else [])]
    found = connection.execute(f"{' UNION '.join(queries)} ORDER BY 1")
    return tuple(sha256 for (sha256,) in found if sha256 is not None)
