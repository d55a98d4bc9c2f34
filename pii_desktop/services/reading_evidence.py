"""Read from a chosen document what could be typed from it; nothing is stored."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from pii_desktop.domain.evidence_reading import KnownNames, OfferedFields
from pii_desktop.errors import PiiError
from pii_desktop.services.catalogue import directory, province_names

_TYPE_IT = "Vẫn đính kèm được tệp này; hãy tự điền số, ngày, cơ quan ban hành và trích yếu."
_ABOUT_TABLES = ("child-timeout", "child-memory", "child-crashed", "file-too-big", "pdf-pages", "file-damaged")


def offered_fields(file: Path, *, cancelled: Callable[[], bool] | None = None) -> OfferedFields:
    """Number, date, issuer, kind, abstract and validity as the document prints them, read in a child process.

    Each value is an offer with the words it was read from, sure or only likely; the user decides. A scan, a workbook
    and a file without a letterhead give no values and a note that says why. Raises PiiError (ForeignFileError,
    IsolationError) for a file that is missing, damaged, protected or too large; code "cancelled" when `cancelled` said
    so.
    """
    from pii_desktop.importers.registry import read_evidence_isolated

    try:
        return read_evidence_isolated(file, _known_names(), cancelled=cancelled)
    except PiiError as refusal:
        if refusal.code in _ABOUT_TABLES:
            # What helps with a plan, to copy its table out, is no help with a document to be filed.
            raise type(refusal)(refusal.title, refusal.text, _TYPE_IT, refusal.code) from refusal
        raise


@cache
def _known_names() -> KnownNames:
    """The spellings of the catalogue: departments first by their official names, then as they are met."""
    departments = directory().departments
    names = [each.name for each in departments] + [alias for each in departments for alias in each.aliases]
    return KnownNames(tuple(dict.fromkeys(names)), province_names())
