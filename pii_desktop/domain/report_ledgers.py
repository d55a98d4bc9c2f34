"""What a workbook tells beside the results: background figures, the last changes, the names in the evidence pack."""

from dataclasses import dataclass, field

from pii_desktop.domain.denominators import Denominator
from pii_desktop.domain.history import HistoryLine
from pii_desktop.domain.ids import EvidenceId

MOST_CHANGES = 300
"""So many changes are listed, the newest; the title says how many there are."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """`changes` are the newest of `change_count` since the period began; `packed` are paths beside the workbook.

    Such a path begins with the folder of the pack, so that links lead somewhere where it is unpacked.
    """

    figures: tuple[Denominator, ...] = ()
    changes: tuple[HistoryLine, ...] = ()
    change_count: int = 0
    packed: dict[EvidenceId, tuple[str, ...]] = field(default_factory=dict)
    pack: str = ""
