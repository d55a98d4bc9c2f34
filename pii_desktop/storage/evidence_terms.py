"""Terms that queries of documents share."""

from sqlalchemy import ColumnElement

from pii_desktop.storage.records import evidence, evidence_file


def is_main_file() -> ColumnElement[bool]:
    """True for the file that stands for its document: the one shown first, and opened."""
    return (evidence_file.c.evidence_id == evidence.c.id) & (evidence_file.c.position == 0)
