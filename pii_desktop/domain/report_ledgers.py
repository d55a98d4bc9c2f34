"""What a workbook tells beside the results: background figures and the last changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryLine, Kind

MOST_CHANGES = 300
"""So many changes are listed, the newest; the title says where there are more."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The figures of the period's year and of the year before; `changes` are the newest since the period began."""

    figures: tuple[Denominator, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    has_more_changes: bool = False


def told_once(lines: Sequence[HistoryLine]) -> tuple[HistoryLine, ...]:
    """The lines without those of a document that also stand there with the code of the row it was attached to.

    The store keeps one line for the document and one for each of its rows; to a reader the first says nothing more.
    At most half of the lines are left out.
    """
    with_code = {_document_step(line) for line in lines if _is_of_document(line) and line.code}
    return tuple(
        line for line in lines if line.code or not _is_of_document(line) or _document_step(line) not in with_code
    )


def _is_of_document(line: HistoryLine) -> bool:
    return line.row.entity in Kind.EVIDENCE.entities and line.row.field in {"", "link"}


def _document_step(line: HistoryLine) -> tuple[object, ...]:
    row = line.row
    return row.at, row.who, row.entity, row.entity_id, row.old, row.new
