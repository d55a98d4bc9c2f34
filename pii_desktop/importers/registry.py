"""The door for plan files: recognises the format, reads it in a child process, gives back a parsed plan."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pii_desktop import isolation
from pii_desktop.domain.evidence_reading import KnownNames, OfferedFields
from pii_desktop.domain.framework import Framework
from pii_desktop.domain.plan import ColumnMapping, ParsedPlan
from pii_desktop.importers.guard import SUFFIXES, Format, read_file, recognise
from pii_desktop.importers.legible import legible
from pii_desktop.importers.plan import build_plan
from pii_desktop.importers.table import Source
from pii_desktop.text.normalise import one_line

__all__ = [
    "SUFFIXES", "get_ready", "read", "read_content", "read_evidence_isolated", "read_isolated", "read_pasted",
    "read_pasted_content",
]  # fmt: skip

_CHILD = "pii_desktop.importers.registry:read_content"
_PASTED_CHILD = "pii_desktop.importers.registry:read_pasted_content"
_EVIDENCE_CHILD = "pii_desktop.importers.evidence_fields:read_content"


def get_ready() -> None:
    """Start the child of the next reading ahead of it, with what Word files and workbooks need."""
    isolation.prepare(__name__, "pii_desktop.importers.xlsx", "pii_desktop.importers.docx", "openpyxl", "docx")


def read_isolated(
    path: Path,
    framework: Framework | None = None,
    *,
    mapping: ColumnMapping | None = None,
    limits: isolation.Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedPlan:
    """The plan in a file, parsed in a child process with caps; name and SHA-256 are those of the bytes parsed.

    `mapping` gives columns by hand; with one, a file without a recognised table gives a plan without rows.

    Raises ForeignFileError for a file that cannot be read as a plan, IsolationError when a cap was hit.
    """
    content = read_file(path)
    recognise(content, path.name)
    plan = isolation.run(_CHILD, content, path.name, framework, mapping, limits=limits, cancelled=cancelled)
    if not isinstance(plan, ParsedPlan):
        raise TypeError(f"the child answered with {type(plan).__name__}")
    return _named(plan, path, content)


def read_evidence_isolated(
    path: Path,
    known: KnownNames,
    *,
    limits: isolation.Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> OfferedFields:
    """What a document says about itself, read in a child process with caps; `known` are right spellings of bodies.

    Raises ForeignFileError for a file that cannot be read, IsolationError when a cap was hit.
    """
    content = read_file(path)
    recognise(content, path.name)
    offered = isolation.run(_EVIDENCE_CHILD, content, path.name, known, limits=limits, cancelled=cancelled)
    if not isinstance(offered, OfferedFields):
        raise TypeError(f"the child answered with {type(offered).__name__}")
    return offered


def read(path: Path, *, framework: Framework | None = None) -> ParsedPlan:
    """The plan in a file, parsed in this process: for files of our own. Raises ForeignFileError."""
    content = read_file(path)
    return _named(read_content(content, path.name, framework), path, content)


def read_content(
    content: bytes, name: str, framework: Framework | None, mapping: ColumnMapping | None = None
) -> ParsedPlan:
    """The plan in these bytes, with columns given by hand. Raises ForeignFileError."""
    source = _source(content, name, framework, may_be_mapped=mapping is not None)
    return build_plan(legible(source), framework, mapping)


def read_pasted(
    html: str | None, text: str, framework: Framework | None = None, mapping: ColumnMapping | None = None
) -> ParsedPlan:
    """The plan in what was copied from Word or Excel, parsed in a child process.

    `html` and `text` are the two forms the clipboard holds. Raises ForeignFileError, IsolationError.
    """
    plan = isolation.run(_PASTED_CHILD, html, text, framework, mapping)
    if not isinstance(plan, ParsedPlan):
        raise TypeError(f"the child answered with {type(plan).__name__}")
    return plan


def read_pasted_content(
    html: str | None, text: str, framework: Framework | None, mapping: ColumnMapping | None = None
) -> ParsedPlan:
    """The same in this process. Raises ForeignFileError."""
    from pii_desktop.importers import pasted

    return build_plan(legible(pasted.read(html, text)), framework, mapping)


def _source(content: bytes, name: str, framework: Framework | None, *, may_be_mapped: bool) -> Source:
    # Only the reader that is needed: the child starts faster.
    match recognise(content, name):
        case Format.DOCX:
            from pii_desktop.importers import docx

            return docx.read(content)
        case Format.XLSX:
            from pii_desktop.importers import xlsx

            return xlsx.read(content)
        case Format.XLS:
            from pii_desktop.importers import xls

            return xls.read(content)
        case Format.CSV:
            from pii_desktop.importers import csv

            return csv.read(content)
        case Format.PDF:
            from pii_desktop.importers import pdf
            from pii_desktop.importers.plan_words import known_words

            return pdf.read(content, known_words(framework), may_be_mapped=may_be_mapped)


def _named(plan: ParsedPlan, path: Path, content: bytes) -> ParsedPlan:
    return replace(plan, file_name=one_line(path.name), sha256=hashlib.sha256(content).hexdigest())
