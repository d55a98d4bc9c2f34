"""What a workbook tells beside the results: background figures and the last changes."""

from dataclasses import dataclass

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryLine

MOST_CHANGES = 300
"""So many changes are listed, the newest; the title says where there are more."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The figures of the period's year and of the year before; `changes` are the newest since the period began."""

    figures: tuple[Denominator, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    has_more_changes: bool = False
